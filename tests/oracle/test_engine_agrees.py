"""The engine against the oracle: the same verdict, the same optimum, and a plan that checks."""

from __future__ import annotations

import pytest

from optimizer.check import check, score
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force

PROBLEMS = 300
CHUNK = 5
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


def disagreement(seed: int, profile: str) -> str | None:
    """How the engine's answer differs from the oracle's, or None."""
    problem = random_problem(seed, profile=profile)
    expected, result = brute_force(problem), solve(problem, PARAMETERS)
    name = f"random_problem({seed}, profile={profile!r})"
    verdict = Verdict.OPTIMAL if expected.feasible else Verdict.INFEASIBLE
    if result.verdict is not verdict:
        return f"{name}: the engine says {result.verdict}, the oracle {verdict}"
    if not expected.feasible:
        return None
    assert result.itinerary is not None
    violations = check(problem, result.itinerary)
    if violations:
        return f"{name}: the engine's plan breaks {[v.message for v in violations]}"
    counted = score(problem, result.itinerary)
    found = (counted.points, counted.cost_and_time_cents)
    best = (expected.points, expected.cost_and_time_cents)
    return None if found == best else f"{name}: the engine found {found}, the oracle {best}"


def _cases() -> list[tuple[str, int]]:
    """Half of the problems mixed, the other half shared by the profiles that stress one rule."""
    cases = [("mixed", seed) for seed in range(1000, 1000 + PROBLEMS // 2)]
    others = PROFILES[1:]
    cases += [(others[i % len(others)], 2000 + i // len(others)) for i in range(PROBLEMS // 2)]
    return cases


@pytest.mark.parametrize("first", range(0, PROBLEMS, CHUNK))
def test_the_engine_agrees_with_the_oracle(first: int) -> None:
    """Infeasible just where the oracle says so; else proved, with equal points, cost and time."""
    found = [disagreement(seed, profile) for profile, seed in _cases()[first : first + CHUNK]]
    assert [text for text in found if text is not None] == []
