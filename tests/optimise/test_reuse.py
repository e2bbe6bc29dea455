"""Reuse: a solve that begins with an earlier result answers the same, and has a plan at once."""

from __future__ import annotations

import pickle
from functools import cache
from random import Random
from unittest import mock

import pytest

from benchmarks.instances.generator import generated_trip
from optimizer.check import check
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.laws.changes import content_of, problem_of, renamed
from tests.optimise.edits import EDITS, Edit, budget_down, budget_up, session_closed

SEEDS = range(7000, 7032)
CHUNK = 8
CHUNKS = [SEEDS[first : first + CHUNK] for first in range(0, len(SEEDS), CHUNK)]
PARAMETERS = SolveParameters(workers=1)
PROVED = (Verdict.OPTIMAL, Verdict.INFEASIBLE)


def _problem(seed: int) -> Problem:
    return random_problem(seed, profile=PROFILES[seed % len(PROFILES)])


@cache
def _before(seed: int) -> SolveResult:
    return solve(_problem(seed), PARAMETERS)


def _answer(result: SolveResult) -> str:
    """Everything but what tells how it was found."""
    return result.model_dump_json(exclude={"provenance"})


def _read_again(result: SolveResult) -> SolveResult:
    return SolveResult.model_validate_json(result.model_dump_json())


def _counter(result: SolveResult, name: str) -> int:
    return result.provenance.counters[name]


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
@pytest.mark.parametrize("edit", EDITS)
def test_warm_and_cold_give_the_same_bytes(edit: Edit, seeds: range) -> None:
    """After any edit, with all that was kept in the process and with what a file holds."""
    for seed in seeds:
        before = _before(seed)
        after = edit(_problem(seed), before, Random(seed))
        cold = solve(after, PARAMETERS)
        assert cold.verdict in PROVED
        for start in (before, _read_again(before)):
            assert _answer(solve(after, PARAMETERS, start=start)) == _answer(cold), seed


@pytest.mark.parametrize(("days", "seed"), [(2, 1), (3, 1)])
@pytest.mark.parametrize("edit", EDITS)
def test_larger_trips_give_the_same_bytes_too(edit: Edit, days: int, seed: int) -> None:
    """Where sessions compete and plans are generated in rounds."""
    problem = generated_trip(8, days, 2, seed)
    before = solve(problem, PARAMETERS)
    after = edit(problem, before, Random(seed))
    cold, warm = solve(after, PARAMETERS), solve(after, PARAMETERS, start=before)
    assert cold.verdict in PROVED
    assert _answer(warm) == _answer(cold)
    assert _counter(warm, "carried") > 0


@pytest.mark.parametrize(
    ("switch", "value"),
    [
        ("optimizer.master.closing.SHORT_LISTING", 0),  # the gap is never closed at once
        ("optimizer.master.solve.MANY_CARRIED", 1 << 40),  # no plans carried stand for seeds
        ("optimizer.master.solve.MANY_CARRIED", 1),  # a few do
        ("optimizer.master.solve.FEW_WALKS", 0),
    ],
)
def test_how_far_a_warm_solve_relies_on_its_start_changes_no_answer(
    switch: str, value: int
) -> None:
    """With trips that a start still makes, and with a budget too small for them."""
    problem = generated_trip(8, 3, 2, 1)
    before = solve(problem, PARAMETERS)
    for edit in (session_closed, budget_down):
        after = edit(problem, before, Random(0))
        cold = solve(after, PARAMETERS)
        with mock.patch(switch, value):
            assert _answer(solve(after, PARAMETERS, start=before)) == _answer(cold)


def test_an_unchanged_problem_carries_everything_of_its_one_window() -> None:
    """Nothing is dropped, and no more rounds are needed than the first time."""
    problem = generated_trip(8, 3, 2, 1)
    before = solve(problem, PARAMETERS)
    again = solve(problem, PARAMETERS, start=before)
    assert _counter(again, "dropped") == 0
    assert _counter(again, "carried") > 100
    assert _counter(again, "rounds") < _counter(before, "rounds")
    assert _answer(again) == _answer(before)


@pytest.mark.parametrize("of_file", [False, True])
def test_a_plan_that_is_still_feasible_is_told_before_anything_is_priced(*, of_file: bool) -> None:
    """With more money the old plan is the first that is told, as good as it was, and checks."""
    problem = generated_trip(8, 3, 2, 1)
    before = solve(problem, PARAMETERS)
    assert before.score is not None
    after = budget_up(problem, before, Random(0))
    told: list[Progress] = []
    start = _read_again(before) if of_file else before
    solve(after, PARAMETERS, start=start, on_progress=told.append)
    first = next(step for step in told if step.tier is not None)
    assert first.phase == "first-plan"
    assert first.itinerary is not None
    assert first.value == before.score.points
    assert first.bound in (None, sum(wish.weight for wish in problem.wishes.wishes))
    assert check(after, first.itinerary) == ()


def test_what_is_no_longer_on_offer_is_left_out_of_a_day() -> None:
    """A closed session does not take the rest of its days along: a plan is there at once."""
    problem = generated_trip(8, 3, 2, 1)
    before = solve(problem, PARAMETERS)
    after = session_closed(problem, before, Random(0))
    told: list[Progress] = []
    solve(after, PARAMETERS, start=_read_again(before), on_progress=told.append)
    first = next(step for step in told if step.tier is not None)
    assert first.phase == "first-plan"
    assert first.itinerary is not None


def test_a_start_of_another_problem_carries_nothing() -> None:
    """Where no id and no date is the same, the answer is that of a cold solve."""
    problem = generated_trip(8, 2, 2, 1)
    other = content_of(renamed(generated_trip(8, 2, 2, 3), Random(0)))
    dates = other["wishes"]["dates"]
    dates["first"], dates["last"] = ("2028-05-08", "2028-05-09")
    start = solve(problem_of(other), PARAMETERS)
    warm = solve(problem, PARAMETERS, start=start)
    assert _counter(warm, "carried") == 0
    assert _answer(warm) == _answer(solve(problem, PARAMETERS))


def test_a_start_without_a_plan_is_a_start_too() -> None:
    """What an impossible problem knew serves one that is possible."""
    problem = generated_trip(8, 2, 2, 1)
    content = content_of(problem)
    content["wishes"]["budget"]["total_cents"] = 1
    start = solve(problem_of(content), PARAMETERS)
    assert start.verdict is Verdict.INFEASIBLE
    for one in (start, _read_again(start)):
        assert _answer(solve(problem, PARAMETERS, start=one)) == _answer(solve(problem, PARAMETERS))


def test_what_is_kept_is_no_part_of_the_result() -> None:
    """It is not written, not compared, and does not travel to another process."""
    result = _before(SEEDS[0])
    again = _read_again(result)
    assert result.kept.content
    assert again == result
    assert not again.kept.content
    assert not pickle.loads(pickle.dumps(result)).kept.content
