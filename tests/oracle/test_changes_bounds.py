"""Re-planning where a bound or a bit of the engine may be too sharp: the oracle is asked again."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.problem import Problem
from optimizer.optimise import solve
from tests.generators.small_problems import random_problem
from tests.generators.small_programmes import published, upset
from tests.optimise.agreement import PARAMETERS, difference
from tests.oracle.brute_force import brute_force
from tests.oracle.plain import plain_problem, plain_session


def _with(problem: Problem, **wishes: Any) -> Problem:
    """A problem with some wishes otherwise, read anew."""
    content = problem.model_dump(mode="json")
    content["wishes"] |= wishes
    return Problem.model_validate(content)


def _two_days(**fields: Any) -> Problem:
    """A trip of two days, one session, two hotels; the second day holds nothing."""
    base = plain_problem([plain_session("one")])
    (inn,) = base.catalogue.model_dump(mode="json")["hotels"]
    dear = [room | {"price_cents": 9000} for room in inn["rooms"]]
    hotels = [inn, inn | {"id": "lodge", "rooms": dear}]
    catalogue = {"hotels": hotels} | fields
    return plain_problem([plain_session("one")], departure="15:00", days=2, catalogue=catalogue)


def test_a_hotel_that_nobody_has_any_more_is_no_change_where_no_night_is_spent() -> None:
    """The hotel of the only night is gone, and a trip of one day holds all visits: 0 changes."""
    long = _two_days()
    dates = long.wishes.dates.model_dump(mode="json")
    problem = _with(long, dates=dates | {"min_days": 2})
    plan = solve(problem, PARAMETERS).itinerary
    assert plan is not None
    assert plan.days[0].night is not None
    content = published(problem, plan).model_dump(mode="json")
    content["wishes"]["dates"]["min_days"] = 1
    hotels = content["catalogue"]["hotels"]
    content["catalogue"]["hotels"] = [h for h in hotels if h["id"] != plan.days[0].night.hotel]
    changed = Problem.model_validate(content)
    assert brute_force(changed).changes == 0
    assert difference(changed) is None


def test_the_halves_of_a_rotation_may_both_stay_at_its_venue_apart() -> None:
    """With fewer guests its sessions are held one by one, on the same day at the same venue."""
    rotating = {"max_group": 10, "split": ["rotation"]}
    sessions = [
        plain_session("a", rotates_with=["b"], **rotating),
        plain_session("b", rotates_with=["a"], **rotating),
    ]
    party = plain_problem(sessions).wishes.party.model_dump(mode="json")
    problem = plain_problem(
        sessions,
        departure="16:00",
        catalogue={"hotels": []},
        wishes={"party": party | {"heads": 14}},
    )
    plan = solve(problem, PARAMETERS).itinerary
    assert plan is not None
    assert [set(visit.sessions) for _, visit in plan.visits] == [{"a", "b"}]
    level = {"date": str(plan.days[0].date), "level": "times-may-move"}
    fewer = _with(published(problem, plan, levels=(level,)), party=party | {"heads": 8})
    expected = brute_force(fewer)
    assert (expected.broken, expected.changes) == (0, 2)
    assert difference(fewer, expected) is None


@pytest.mark.parametrize("profile", ["splits", "flexible", "hotels", "repeatable", "hourly"])
def test_the_engine_agrees_after_rough_edits(profile: str) -> None:
    """Vehicles and hotels that are gone, other dates and parties, moments amid the trip."""
    seen = {}
    for seed in range(700, 708):
        problem = random_problem(seed, profile=profile)
        plan = solve(problem, PARAMETERS).itinerary
        changed = None if plan is None else upset(problem, plan, seed)
        if changed is not None and not any(
            session.visits_per_trip > 1 and session.id in (rule.first, rule.second)
            for rule in (*changed.catalogue.precedence, *changed.wishes.precedence)
            for session in changed.catalogue.sessions
        ):
            seen[seed] = difference(changed)
    assert len(seen) > 2
    assert {seed: text for seed, text in seen.items() if text} == {}
