"""Explanations in words: facts with units, in both languages, and nothing that is not known."""

from __future__ import annotations

import pytest

from optimizer.domain.explanations import (
    Change,
    Conflict,
    Demand,
    DemandKind,
    Explanation,
    Frontier,
    FrontierPoint,
    Impossible,
    LeftOut,
    LeftOutVerdict,
    Price,
    Repair,
)
from optimizer.domain.result import Reason, Verdict
from optimizer.explain.corrections import NEVER_GIVEN_UP
from optimizer.explain.demands import demands_of
from optimizer.explain.ladders import ladder_of
from optimizer.optimise.past import BREAKS, NOT_OFFERED
from optimizer.prepare.reasons import CODES
from optimizer.report import explanation_text, frontier_rows, frontier_text, itinerary_text
from optimizer.report.demands import change_text, demand_text
from optimizer.report.phrases import PHRASES
from optimizer.report.words import Words
from tests.builders.small import small_problem
from tests.costing import example
from tests.report.results import result

PROBLEM = small_problem()
PRICE = Price(
    points=30,
    cost_and_time_cents=1250,
    cents=1250,
    minutes=-75,
    displaced=("demo",),
    added=("briefing",),
    is_proved=True,
)


def left_out(verdict: LeftOutVerdict, **more: object) -> str:
    """The English text of one record."""
    record = LeftOut(wish="briefing-wish", weight=5, verdict=verdict, **more)
    return " ".join(explanation_text(PROBLEM, _of(record), "en").split())


def _of(record: LeftOut) -> Explanation:
    return Explanation(verdict=Verdict.OPTIMAL, left_out=(record,))


def test_a_price_has_points_euros_minutes_and_names() -> None:
    """Each number has its unit and its direction."""
    text = left_out(LeftOutVerdict.NOT_WORTH_IT, cost_if_forced=PRICE, worth_it_from=36)
    assert "loses 30 points, costs 12.50 € more, takes 1 h 15 less" in text
    assert "proved" in text
    assert f"It displaces: {PROBLEM.catalogue.session('demo').name.en}." in text
    assert "Counted 36 points or more" in text


def test_a_bound_is_told_as_a_bound() -> None:
    """What is not proved is not told as if it were."""
    price = PRICE.model_copy(update={"is_proved": False, "least_points": 7})
    text = left_out(LeftOutVerdict.NOT_WORTH_IT, cost_if_forced=price)
    assert "loses at least 7 points, proved; the best found loses 30 points" in text


def test_unknown_stays_unknown() -> None:
    """Without a proof the text gives no reason."""
    assert "Not known: the time ended before a proof." in left_out(LeftOutVerdict.UNKNOWN)


def test_the_itinerary_tells_explanations_where_they_are_given() -> None:
    """In the place of the line that says that nothing is explained."""
    record = LeftOut(wish="want-smoke", weight=30, verdict=LeftOutVerdict.TIE)
    told = itinerary_text(example.problem(), result(Verdict.OPTIMAL), "en", [record])
    assert "An equally good plan has it" in told
    assert "not explained" not in told


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_demand_and_every_change_has_words(language: str) -> None:
    """Each demand of the small problem is named, and each rung of its ladder is a sentence."""
    words = Words(PROBLEM, language)
    seen = set()
    for demand in demands_of(PROBLEM):
        seen.add(demand.kind)
        assert demand_text(words, demand)
        if demand.kind in NEVER_GIVEN_UP:
            continue
        if demand.kind in (DemandKind.BUDGET, DemandKind.CAP):
            assert change_text(words, Change(demand=demand, old=100, new=250))
            continue
        ladder = ladder_of(PROBLEM, demand)
        for number in (0, ladder.count - 1) if ladder.count else ():
            rung = ladder.at(number)
            assert change_text(words, Change(demand=demand, old=rung.old, new=rung.new))
    assert len(seen) > 12


def test_every_kind_of_demand_has_its_phrase() -> None:
    """Nothing that a conflict can name is left without words."""
    assert not [kind for kind in DemandKind if f"demand.{kind.value}" not in PHRASES]


def test_reasons_have_words_or_tell_their_own_message() -> None:
    """Every phrase of a reason is one of a code; a code without words is told as it came."""
    told = {key.removeprefix("reason.") for key in PHRASES if key.startswith("reason.")}
    assert told <= {*CODES, BREAKS, NOT_OFFERED}
    reason = Reason(code="of-tomorrow", session="demo", message="Nobody has words for this.")
    text = left_out(LeftOutVerdict.IMPOSSIBLE_ALONE, reasons=(reason,), codes=(reason.code,))
    assert "Nobody has words for this." in text


def test_conflicts_and_repairs_are_listed() -> None:
    """The members of a conflict, that two searches proved it, and the plan of each repair."""
    demand, plan = Demand(kind=DemandKind.BUDGET), result(Verdict.OPTIMAL)
    repair = Repair(
        changes=(Change(demand=demand, old=100_000, new=134_000),),
        by=34_000,
        unit="cents",
        is_least=True,
        wishes=PROBLEM.wishes,
        plan=plan,
    )
    found = Impossible(
        verdict=Verdict.INFEASIBLE,
        conflicts=(Conflict(demands=(demand,), is_minimal=True, is_confirmed=True),),
        repairs=(repair,),
        is_complete=True,
    )
    text = explanation_text(
        PROBLEM, Explanation(verdict=Verdict.INFEASIBLE, impossible=found), "en"
    )
    assert "• budget 25 000.00 €" in text
    assert "Proved by two searches" in text
    assert "1. 340.00 € more budget: 1 340.00 € in all (no less will do, proved)" in " ".join(
        text.split()
    )


def _frontier(*values: tuple[int, int], is_complete: bool = True) -> Frontier:
    points = [
        FrontierPoint(
            limit_cents=None,
            verdict=Verdict.OPTIMAL,
            points=points,
            cost_cents=cents,
            points_bound=points,
            cost_bound=cents,
            days=2,
            visits=("demo",),
        )
        for points, cents in values
    ]
    missing = None if is_complete else points[-1].cost_cents
    return Frontier(points=tuple(points), is_complete=is_complete, missing_below=missing)


def test_the_frontier_is_a_table_with_the_price_of_the_next_points() -> None:
    """Cheapest first; each row says what it adds and what that costs."""
    text = frontier_text(_frontier((50, 90_000), (30, 70_000)))
    assert text.index("700.00 €") < text.index("900.00 €")
    assert "+20 p for 200.00 €" in text
    assert "no point is left out" in text
    assert "below 700.00 €" in frontier_text(_frontier((30, 70_000), is_complete=False))


def test_the_frontier_as_rows_and_as_plots() -> None:
    """Rows are plain numbers; the plot is an SVG or a PNG, the same bytes each time."""
    from optimizer.report.frontier_plot import frontier_plot

    found = _frontier((50, 90_000), (30, 70_000))
    assert frontier_rows(found)[1][:2] == (50, 90_000)
    svg = frontier_plot(PROBLEM, found, "svg")
    assert svg.lstrip().startswith(b"<?xml")
    assert b"Least cost" in svg
    assert svg == frontier_plot(PROBLEM, found, "svg")
    assert frontier_plot(PROBLEM, found, "png").startswith(b"\x89PNG")
