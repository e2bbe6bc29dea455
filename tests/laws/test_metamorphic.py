"""What must not change the answer does not, and what takes something away never helps."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

import pytest

from benchmarks.instances.generator import generated_trip
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.laws.changes import (
    TIGHTENINGS,
    renamed,
    shuffled,
    with_budget_below,
    with_closed_session,
)

SEEDS = range(9000, 9030)
CHUNK = 6
CHUNKS = [SEEDS[first : first + CHUNK] for first in range(0, len(SEEDS), CHUNK)]

Worth = tuple[bool, int, int]
"""Tiers as one value, more is better: whether there is a trip, points, cost and time negated."""


def _problem(seed: int) -> Problem:
    return random_problem(seed, profile=PROFILES[seed % len(PROFILES)])


def _solved(problem: Problem, workers: int = 1, seed: int = 0) -> SolveResult:
    result = solve(problem, SolveParameters(workers=workers, seed=seed))
    assert result.verdict in (Verdict.OPTIMAL, Verdict.INFEASIBLE)
    return result


@cache
def _before(seed: int) -> SolveResult:
    """The answer to the unchanged problem."""
    return _solved(_problem(seed))


def _worth(result: SolveResult) -> Worth:
    if result.score is None:
        return False, 0, 0
    return True, result.score.points, -result.score.cost_and_time_cents


def _bytes(result: SolveResult) -> str | None:
    return None if result.itinerary is None else result.itinerary.model_dump_json()


def _names_changed(problem: Problem, random: Random) -> Problem:
    return renamed(problem, random)


def _everything_shuffled(problem: Problem, random: Random) -> Problem:
    return shuffled(problem, random, only_named=False)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
@pytest.mark.parametrize("change", [_names_changed, _everything_shuffled, with_closed_session])
def test_the_optimum_stays(change: Callable[[Problem, Random], Problem], seeds: range) -> None:
    """Other ids, another order or a session nobody can visit: every tier keeps its value."""
    for seed in seeds:
        after = change(_problem(seed), Random(seed))
        assert _worth(_solved(after)) == _worth(_before(seed)), seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_the_order_of_named_things_leaves_the_bytes(seeds: range) -> None:
    """The same hash and the same itinerary, byte for byte."""
    for seed in seeds:
        problem = _problem(seed)
        other = shuffled(problem, Random(seed), only_named=True)
        assert other.model_dump_json() != problem.model_dump_json()
        assert other.content_hash == problem.content_hash
        assert _bytes(_solved(other)) == _bytes(_before(seed)), seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
@pytest.mark.parametrize("tighten", TIGHTENINGS)
def test_tightening_never_helps(
    tighten: Callable[[Problem, Random], Problem], seeds: range
) -> None:
    """A session less, shorter hours, fewer sessions a day: never a better vector of tiers."""
    for seed in seeds:
        after = tighten(_problem(seed), Random(seed))
        assert _worth(_solved(after)) <= _worth(_before(seed)), seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_a_smaller_budget_never_helps(seeds: range) -> None:
    """One cent less than the best trip costs: as good at most, and within the budget."""
    for seed in seeds:
        before = _before(seed)
        if before.score is None:
            continue
        after = _solved(with_budget_below(_problem(seed), before.score.cost_cents))
        assert _worth(after) <= _worth(before), seed
        assert after.score is None or after.score.cost_cents < before.score.cost_cents


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_workers_and_seeds_leave_the_bytes(seeds: range) -> None:
    """One worker or two, whatever the seed: the same itinerary."""
    for seed in seeds:
        problem, first = _problem(seed), _bytes(_before(seed))
        assert _bytes(_solved(problem, workers=2, seed=1)) == first, seed
        assert _bytes(_solved(problem, workers=2, seed=77)) == first, seed


@pytest.mark.parametrize(("days", "seed"), [(2, 1), (2, 2), (3, 1)])
def test_larger_trips_keep_their_bytes_too(days: int, seed: int) -> None:
    """Eight sessions that compete: order, workers and seed leave every byte."""
    problem = generated_trip(8, days, 2, seed)
    first = _solved(problem)
    other = shuffled(problem, Random(seed), only_named=True)
    assert first.verdict is Verdict.OPTIMAL
    assert _bytes(_solved(other, workers=2, seed=5)) == _bytes(first)
