"""Retiming: stops stay where they are, legs are as the matrices say, and nothing is mended."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import check
from optimizer.check.retiming import retimed
from optimizer.domain.itinerary import Itinerary, Leg
from optimizer.domain.overlays import TravelSpeed
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.rules import Rule
from optimizer.optimise import solve
from tests.generators.small_problems import random_problem
from tests.oracle.plain import plain_problem, plain_session

PARAMETERS = SolveParameters(time_limit_seconds=300, workers=1)


@pytest.mark.parametrize("seed", range(6))
def test_a_plan_is_timed_as_it_is(seed: int) -> None:
    """Under its own problem a plan of the engine is not changed by a minute."""
    problem = random_problem(seed)
    plan = solve(problem, PARAMETERS).itinerary
    if plan is not None:
        assert retimed(problem, plan) == plan


def _slower(problem: Problem, minutes: int) -> Problem:
    content = problem.model_dump(mode="json")
    for matrix in content["catalogue"]["matrices"]:
        matrix["minutes"] = [[one and minutes for one in row] for row in matrix["minutes"]]
    return Problem.model_validate(content)


def _stops(plan: Itinerary) -> list[Any]:
    return [item for day in plan.days for item in day.items if not isinstance(item, Leg)]


def _day() -> tuple[Problem, Itinerary]:
    """Arrival at 08:30, ten minutes on foot, a visit at 09:00 with five minutes to spare."""
    problem = plain_problem([plain_session("demo")], departure="11:00")
    plan = solve(problem, PARAMETERS).itinerary
    assert plan is not None
    return problem, plan


def test_slack_takes_up_what_it_can() -> None:
    """Up to the slack before the visit the plan keeps the rules; a minute more breaks one."""
    problem, plan = _day()
    for minutes, is_kept in ((10, True), (15, True), (16, False)):
        slower = _slower(problem, minutes)
        driven = retimed(slower, plan)
        assert _stops(driven) == _stops(plan)
        lengths = {item.end - item.start for item in driven.days[0].items if isinstance(item, Leg)}
        assert lengths == {minutes}
        broken = check(slower, driven)
        assert bool(broken) is not is_kept
        assert {one.rule for one in broken} <= {Rule.TRAVEL, Rule.NO_OVERLAP}


def test_from_a_hotel_one_leaves_earlier() -> None:
    """The first leg of a day ends just before the buffer, however long it is."""
    problem = plain_problem([plain_session("one"), plain_session("two")], days=2, departure="10:30")
    plan = solve(problem, PARAMETERS).itinerary
    assert plan is not None
    slower = _slower(problem, 18)
    driven = retimed(slower, plan)
    for before, after in zip(plan.days[1:], driven.days[1:], strict=True):
        old, new = before.items[0], after.items[0]
        if isinstance(old, Leg):
            assert (new.end, new.start) == (old.end, old.end - 18)


def test_overlays_of_speed_are_what_it_is_for() -> None:
    """The matrices of a slower problem are those that count."""
    from scenarios.overlaying import apply

    problem, plan = _day()
    overlay = TravelSpeed(id="slow", permille=1500, matrix="walk")
    slower = apply(problem, [overlay]).problem
    assert retimed(slower, plan) == retimed(_slower(problem, 15), plan)
