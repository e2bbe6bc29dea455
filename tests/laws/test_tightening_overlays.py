"""Overlays that take something away never lead to a better answer; releases are apart."""

from __future__ import annotations

from random import Random

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from scenarios.overlaying import Overlaid, findings_of_overlays, redo
from tests.generators.features import PROFILES
from tests.generators.small_overlays import MAKERS, overlay_of
from tests.generators.small_problems import random_problem

TIGHTENING = ("partner-away", "venue-closed", "session-closed", "hotel-full", "vehicle-broken")
SEEDS = range(9100, 9108)
CHUNKS = [SEEDS[first : first + 2] for first in range(0, len(SEEDS), 2)]

Worth = tuple[bool, int, int]
"""Tiers as one value, more is better: whether there is a trip, points, cost and time negated."""


def _problem(seed: int) -> Problem:
    return random_problem(seed, profile=PROFILES[seed % len(PROFILES)])


def _worth(problem: Problem) -> Worth:
    result: SolveResult = solve(problem, SolveParameters(time_limit_seconds=120, workers=1))
    assert result.verdict in (Verdict.OPTIMAL, Verdict.INFEASIBLE)
    if result.score is None:
        return False, 0, 0
    return True, result.score.points, -result.score.cost_and_time_cents


def _released(problem: Problem, overlaid: Overlaid) -> Problem:
    """The baseline without what the overlay released: giving up a pin may well help."""
    return redo(problem, [change for change in overlaid.log if change.released])


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_closures_never_help(seeds: range) -> None:
    """Someone away, closed, full or broken: never a better vector of tiers."""
    for seed in seeds:
        problem, random = _problem(seed), Random(seed)
        plain: Worth | None = None
        for kind in TIGHTENING:
            fields = MAKERS[kind](problem, random)
            if fields is None:
                continue
            overlaid, _ = findings_of_overlays(problem, [overlay_of(kind=kind, **fields)])
            if overlaid is None:
                continue
            before = _released(problem, overlaid)
            if before == problem:
                plain = plain or _worth(problem)
            worth = plain if before == problem and plain else _worth(before)
            after = _worth(overlaid.problem)
            assert after <= worth, (seed, kind)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_a_smaller_budget_never_helps(seeds: range) -> None:
    """A tenth less in total, or a cap on transport: never a better vector of tiers."""
    for seed in seeds:
        problem = _problem(seed)
        total = problem.wishes.budget.total_cents
        fields = {"change_permille": -100} if total else {"limit": "transport", "cents": 30_000}
        overlay = overlay_of(kind="budget-changed", **fields)
        overlaid, _ = findings_of_overlays(problem, [overlay])
        old = problem.wishes.budget.caps.get("transport")  # type: ignore[call-overload]
        if overlaid is not None and (total or old is None or old > 30_000):
            assert _worth(overlaid.problem) <= _worth(problem), seed
