"""Carried days: the same courses from tables and from itineraries, in every window they fit."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.instances.generator import generated_trip
from optimizer.dayplans.unfold import unfold
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.master.clock import Clock
from optimizer.master.pool import RowTable
from optimizer.master.reuse import Start
from optimizer.master.rounds import Rounds
from optimizer.master.rows import all_rows
from optimizer.master.windows import windows_of
from optimizer.optimise import solve
from optimizer.prepare import prepare
from optimizer.prepare.instance import Instance
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.laws.changes import content_of, problem_of
from tests.optimise.edits import hotel_removed

PARAMETERS = SolveParameters(workers=1)


def _solved(problem: Problem) -> SolveResult:
    return solve(problem, PARAMETERS)


def _rounds(instance: Instance) -> tuple[Rounds, RowTable]:
    clock = Clock(60.0, None)
    return Rounds(instance, 1, clock), RowTable(instance, all_rows(instance))


@pytest.mark.parametrize("profile", PROFILES)
def test_every_day_of_an_itinerary_is_a_plan_of_its_own_problem(profile: str) -> None:
    """Read from a file and laid over the same problem, each gives the day it was, cent for cent."""
    for seed in range(40, 46):
        problem = random_problem(seed, profile=profile)
        result = SolveResult.model_validate_json(_solved(problem).model_dump_json())
        if result.itinerary is None:
            continue
        start, found = Start.of(result), []
        for window in windows_of(prepare(problem)):
            rounds, rows = _rounds(window)
            found += [unfold(window, plan) for plan in start.trip_plans(rounds, rows).plans]
            rounds.close()
        assert start.dropped == 0, seed
        assert all(day in found for day in result.itinerary.days), seed


def test_plans_come_into_every_window_that_holds_their_date() -> None:
    """A day in the middle of a stay serves all windows with its date, an arrival only its own."""
    content = content_of(generated_trip(8, 3, 2, 1))
    dates = content["wishes"]["dates"]
    dates["min_days"] = dates["max_days"] = 2
    problem = problem_of(content)
    result = _solved(problem)
    start = Start.of(result)
    windows = windows_of(prepare(problem))
    assert len(windows) > 1
    for window in windows:
        rounds, rows = _rounds(window)
        table = start.plans(rounds, rows)
        first, *others = window.days
        assert (table.day[table.morning == 0] == first.index).all()
        for day in (first, *others):
            assert (table.day == day.index).any(), day.date
        rounds.close()
    assert start.dropped < len(start.days)


def test_a_hotel_that_is_gone_is_replaced_by_the_others() -> None:
    """Where only the old one was known, each day still has plans, all in hotels that are there."""
    problem = generated_trip(8, 3, 2, 1)
    result = _solved(problem)
    after = prepare(hotel_removed(problem, result, Random(0)))
    rounds, rows = _rounds(after)
    plans = Start.of(result).plans(rounds, rows).plans
    rounds.close()
    assert {plan.day for plan in plans} == {0, 1, 2}
    assert {plan.night for plan in plans if plan.day < 2} <= set(range(1, after.gone_home))


def test_a_cut_goes_along_where_its_tokens_come_once() -> None:
    """By name; not if one is missing, nor if it may now come twice."""
    problem = generated_trip(8, 2, 2, 1)
    names = prepare(problem).tokens[:3]
    start = Start(subsets=(frozenset(names),))
    assert [cut.subset for cut in start.cuts(prepare(problem))] == [0b111]
    content = content_of(problem)
    for session in content["catalogue"]["sessions"]:
        if session["id"] == names[0]:
            session["visits_per_trip"] = 2
    assert start.cuts(prepare(problem_of(content))) == []
    assert Start(subsets=(frozenset((*names[:2], "nobody")),)).cuts(prepare(problem)) == []


def test_no_result_is_an_empty_start() -> None:
    """Nothing is carried and nothing dropped."""
    start = Start.of(None)
    rounds, rows = _rounds(prepare(generated_trip(8, 2, 2, 1)))
    assert len(start.plans(rounds, rows)) == 0
    assert (len(start.carried), start.dropped) == (0, 0)
    rounds.close()
