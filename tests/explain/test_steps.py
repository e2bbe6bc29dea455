"""Steps: what is called the least is the least, and what is given up stays the same demand."""

from __future__ import annotations

from optimizer.domain.catalogue import Precedence, PrecedenceKind
from optimizer.domain.explanations import Demand, DemandKind, FrontierPoint
from optimizer.domain.problem import Problem
from optimizer.domain.result import Verdict
from optimizer.explain.demands import demands_of, given_up
from optimizer.explain.frontier import _unbeaten
from optimizer.explain.heads import with_heads
from optimizer.explain.ladders import ladder_of
from tests.builders.small import small_problem


def ordered() -> Problem:
    """Two orders of sessions asked for."""
    rules = tuple(
        Precedence(kind=kind, first="briefing", second="demo")
        for kind in (PrecedenceKind.BEFORE, PrecedenceKind.NOT_SAME_DAY)
    )
    base = small_problem()
    return base.with_wishes(base.wishes.model_copy(update={"precedence": rules}))


def test_orders_are_given_up_one_after_the_other() -> None:
    """With one order gone, the other one is still the one that is named."""
    problem = ordered()
    first, second = (one for one in demands_of(problem) if one.kind is DemandKind.PRECEDENCE)
    for one, other in ((first, second), (second, first)):
        eased = ladder_of(problem, one).at(0).problem
        assert [rule.key for rule in eased.wishes.precedence] == [other.key]
        assert given_up(eased, [other])[0].wishes.precedence == ()


def test_a_limit_is_eased_by_the_minute() -> None:
    """Each step is one minute, and the last one is the host's own number."""
    base = small_problem()
    host = base.catalogue.rules.day_end
    limits = base.wishes.limits.model_copy(update={"day_end": host - 37})
    problem = base.with_wishes(base.wishes.model_copy(update={"limits": limits}))
    ladder = ladder_of(problem, Demand(kind=DemandKind.LIMIT, key="day_end"))
    assert [ladder.at(n).new for n in range(ladder.count)] == [host - 36 + n for n in range(37)]
    assert ladder.is_gapless


def test_another_head_count_is_never_called_the_least() -> None:
    """Only some sizes are tried; one between them might do."""
    ladder = ladder_of(with_heads(small_problem(), 400), Demand(kind=DemandKind.HEADS))
    assert ladder.count
    assert not ladder.is_gapless


def test_a_point_that_a_cheaper_one_beats_is_no_point_of_the_frontier() -> None:
    """One that was not proved, and has as many points as the next one for more."""

    def point(points: int, cents: int) -> FrontierPoint:
        return FrontierPoint(
            limit_cents=None,
            verdict=Verdict.FEASIBLE,
            points=points,
            cost_cents=cents,
            points_bound=60,
            cost_bound=0,
            days=2,
            visits=(),
        )

    found = [point(50, 900), point(40, 800), point(40, 700), point(30, 600)]
    assert [(one.points, one.cost_cents) for one in _unbeaten(found)] == [
        (50, 900),
        (40, 700),
        (30, 600),
    ]
    assert [one.cost_cents for one in _unbeaten([*found, point(55, 500)])] == [500]
