"""Plans kept as they were changed: their warnings, and no more claimed of them than is known."""

from __future__ import annotations

import pytest

from optimizer.check import check, score
from optimizer.domain.edits import Drop, Exclude, Move, PinHere, StopKind, StopName, Unpin
from optimizer.domain.itinerary import Itinerary, MealStop, Visit
from optimizer.domain.levels import Level
from optimizer.domain.problem import Problem
from optimizer.domain.reached import goals_reached
from optimizer.domain.result import SolveResult, Tier, Verdict
from optimizer.domain.rules import Rule
from optimizer.drafting import Blocked, kept
from optimizer.report import itinerary_text, verdict_sentence
from tests.scenarios.upset_trips import published

PROBLEM, BEST = published()


def _plan() -> Itinerary:
    assert BEST.itinerary is not None
    return BEST.itinerary


def _without_lunch() -> Drop:
    """The first lunch taken out: only the delegation asks for it."""
    date, meal = next(
        (day.date, one)
        for day in _plan().days
        for one in day.items
        if isinstance(one, MealStop) and one.meal == "lunch"
    )
    return Drop(stop=StopName(date=date, kind=StopKind.MEAL, id="lunch", start=meal.start))


def _first() -> tuple[StopName, Visit]:
    date, visit = next(iter(_plan().visits))
    return StopName(date=date, id=visit.sessions[0], start=visit.start), visit


def test_what_only_warns_is_kept_with_its_warnings() -> None:
    """The plan is the draft, the score its own, and the checker's word stands with it."""
    problem, found = kept(PROBLEM, BEST, (_without_lunch(),))
    assert found.verdict is Verdict.FEASIBLE
    assert found.itinerary is not None
    assert found.by_hand is not None
    assert found.by_hand.warnings == check(problem, found.itinerary)
    assert {one.rule for one in found.by_hand.warnings} == {Rule.LUNCH}
    assert found.score == score(problem, found.itinerary)
    assert found.itinerary.problem_hash == problem.content_hash
    assert SolveResult.model_validate_json(found.model_dump_json()) == found


def test_what_blocks_is_not_kept() -> None:
    """A visit at night, and a warning that the coordinator has made to block."""
    name, _ = _first()
    night = Move(stop=name, date=name.date, start=22 * 60)
    with pytest.raises(Blocked) as blocked:
        kept(PROBLEM, BEST, (night,))
    assert all(one.level is Level.BLOCK for one in blocked.value.findings)
    with pytest.raises(Blocked):
        kept(PROBLEM, BEST, (_without_lunch(),), {Rule.LUNCH: Level.BLOCK})


def test_levels_of_the_trip_count_and_stay_with_the_plan() -> None:
    """Ignored for the trip, a missing lunch is no warning; the request counts before the trip."""
    levels = {Rule.LUNCH: Level.IGNORE}
    trip = PROBLEM.with_wishes(PROBLEM.wishes.model_copy(update={"rule_levels": levels}))
    assert trip.content_hash == PROBLEM.content_hash
    problem, found = kept(trip, BEST, (_without_lunch(),))
    assert found.by_hand is not None
    assert found.by_hand.warnings == ()
    assert problem.wishes.rule_levels == levels
    told = verdict_sentence(found)  # not that every rule is kept, for one is not
    assert told.startswith("Made by hand, not proved: the checker has no warnings.")
    with pytest.raises(Blocked):
        kept(trip, BEST, (_without_lunch(),), {Rule.LUNCH: Level.BLOCK})


def test_bounds_hold_while_only_more_is_asked() -> None:
    """A pin or an exclusion leaves the bound of the first goal; a pin taken out does not."""
    name, visit = _first()
    pinned, found = kept(PROBLEM, BEST, (PinHere(stop=name),))
    assert found.tiers[0].bound == BEST.tiers[0].bound
    _, less = kept(PROBLEM, BEST, (Exclude(session=visit.sessions[0]),))
    assert less.tiers[0].value is not None
    assert less.tiers[0].bound == BEST.tiers[0].bound
    _, freed = kept(pinned, found, (Unpin(session=name.id or ""),))
    assert [tier.bound for tier in freed.tiers] == [None] * len(freed.tiers)


def test_a_value_beyond_the_bound_claims_nothing() -> None:
    """Cheaper than any plan that keeps the rules: then no bound says how good it is."""
    worth = score(PROBLEM, _plan())
    points = Tier(name="points", unit="points", value=worth.points, bound=worth.points)
    money = worth.cost_and_time_cents
    cost = Tier(name="cost and time", unit="cents", value=money + 5, bound=money + 5)
    first, second = goals_reached((points, cost), worth)
    assert (first.bound, second.value, second.bound) == (worth.points, money, None)
    dearer = cost.model_copy(update={"value": money, "bound": money - 7})
    assert list(goals_reached((points, dearer), worth)) == [points, dearer]
    below = points.model_copy(update={"value": worth.points - 1, "bound": worth.points - 1})
    assert [one.bound for one in goals_reached((below, cost), worth)] == [None, None]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_verdict_says_that_it_was_made_by_hand(language: str) -> None:
    """Never that it is proved, whatever it reaches; with how many warnings there are."""
    _, found = kept(PROBLEM, BEST, (_without_lunch(),))
    told = verdict_sentence(found, language)
    by_hand, best = {
        "en": ("Made by hand, not proved: the checker has 1 warning.", "proved best"),
        "fi": ("Käsin tehty, ei todistettu: tarkistajalla on 1 huomautus.", "todistetusti"),
    }[language]
    assert told.startswith(by_hand)
    assert best not in told
    _, same = kept(PROBLEM, BEST, ())
    assert best not in verdict_sentence(same, language)


@pytest.mark.parametrize(
    ("language", "proved", "nothing"), [("en", "proved", "0.0 %"), ("fi", "todistettu", "0,0 %")]
)
def test_the_goals_of_a_plan_that_breaks_a_rule_are_not_proved(
    language: str, proved: str, nothing: str
) -> None:
    """Without its lunch it has the points of the best one: no gap is left, and no proof made."""
    problem, found = kept(PROBLEM, BEST, (_without_lunch(),))
    assert found.by_hand is not None
    assert found.by_hand.warnings
    assert found.tiers[0].value == found.tiers[0].bound

    def last_of_points(problem: Problem, result: SolveResult) -> str:
        name = {"en": "Points ", "fi": "Pisteet "}[language]
        lines = map(str.strip, itinerary_text(problem, result, language).splitlines())
        return next(line for line in lines if line.startswith(name))

    assert last_of_points(PROBLEM, BEST).endswith(proved)
    assert last_of_points(problem, found).endswith(nothing)
