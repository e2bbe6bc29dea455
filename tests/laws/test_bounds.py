"""No bound that is shown is ever wrong, also when the search is stopped early."""

from __future__ import annotations

import threading
from random import Random

import pytest

from optimizer.check import check
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import OracleAnswer, brute_force

SEEDS = range(9500, 9540)
CHUNK = 10
CHUNKS = [SEEDS[first : first + CHUNK] for first in range(0, len(SEEDS), CHUNK)]


class StopsAt:
    """A listener that stops the search at a piece of news, by its number."""

    def __init__(self, number: int) -> None:
        self.event, self._left = threading.Event(), number

    def hear(self, news: Progress) -> None:
        """Counts."""
        self._left -= 1
        if self._left == 0:
            self.event.set()


def _problem(seed: int) -> Problem:
    return random_problem(seed, profile=PROFILES[seed % len(PROFILES)])


def _wrong(name: str | None, value: int | None, bound: int | None, best: OracleAnswer) -> bool:
    """Whether a tier's value or bound contradicts the optimum."""
    if name not in ("points", "cost and time"):
        return False
    if not best.feasible:
        return value is not None
    assert best.points is not None
    assert best.cost_and_time_cents is not None
    if name == "points":
        high = value is not None and value > best.points
        return high or (bound is not None and bound < best.points)
    return bound is not None and bound > best.cost_and_time_cents


def assert_honest(problem: Problem, result: SolveResult, best: OracleAnswer) -> None:
    """A checked plan or none, a verdict that fits, and bounds that hold."""
    assert not any(_wrong(tier.name, tier.value, tier.bound, best) for tier in result.tiers)
    if result.itinerary is None:
        allowed = {Verdict.UNKNOWN} if best.feasible else {Verdict.UNKNOWN, Verdict.INFEASIBLE}
        assert result.verdict in allowed
        return
    assert best.feasible
    assert result.score is not None
    assert check(problem, result.itinerary) == ()
    assert result.tiers[0].value == result.score.points
    if result.verdict is Verdict.OPTIMAL:
        found = (result.score.points, result.score.cost_and_time_cents)
        assert found == (best.points, best.cost_and_time_cents)
    else:
        assert result.verdict is Verdict.FEASIBLE


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_bounds_told_on_the_way_hold(seeds: range) -> None:
    """Points never bounded below the optimum, cost and time never above it."""
    for seed in seeds:
        problem, told = _problem(seed), list[Progress]()
        best = brute_force(problem)
        solve(problem, SolveParameters(workers=1), on_progress=told.append)
        wrong = [news for news in told if _wrong(news.tier, news.value, news.bound, best)]
        assert wrong == [], seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_stopping_at_any_step_is_honest(seeds: range) -> None:
    """Stopped at a random piece of news: a checked plan or none, and bounds that hold."""
    for seed in seeds:
        problem, stop = _problem(seed), StopsAt(Random(seed).randint(1, 9))
        result = solve(problem, SolveParameters(workers=1), on_progress=stop.hear, stop=stop.event)
        assert_honest(problem, result, brute_force(problem))


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_stopping_at_any_moment_is_honest(seeds: range) -> None:
    """Stopped by the clock somewhere on the way, or before the start."""
    for seed in seeds:
        problem, stop = _problem(seed), threading.Event()
        timer = threading.Timer(Random(seed).choice((0, 0.01, 0.03, 0.08)), stop.set)
        timer.start()
        result = solve(problem, SolveParameters(workers=2), stop=stop)
        timer.cancel()
        assert_honest(problem, result, brute_force(problem))


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_a_time_limit_is_honest(seeds: range) -> None:
    """A limit of a few hundredths of a second ends the search with an honest answer."""
    for seed in seeds:
        problem = _problem(seed)
        limit = Random(seed).choice((0.001, 0.02, 0.05))
        result = solve(problem, SolveParameters(workers=1, time_limit_seconds=limit))
        assert_honest(problem, result, brute_force(problem))
