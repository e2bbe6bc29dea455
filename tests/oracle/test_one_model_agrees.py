"""The engine against the one CP-SAT model of the whole trip: the same verdict and optimum."""

from __future__ import annotations

import pytest

from benchmarks.peers.one_model import solve_one_model
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.plain import plain_problem, plain_session

PROBLEMS = 160
CHUNK = 5
FIRST_SEED = 7000
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)

Tiers = tuple[int | None, int | None]


def disagreement(seed: int, profile: str) -> str | None:
    """How the engine's answer differs from the one model's, or None."""
    problem = random_problem(seed, profile=profile)
    expected, result = solve_one_model(problem, 60), solve(problem, PARAMETERS)
    name = f"random_problem({seed}, profile={profile!r})"
    if expected.status not in (Verdict.OPTIMAL, Verdict.INFEASIBLE):
        return f"{name}: the one model only says {expected.status}"
    if result.verdict is not expected.status:
        return f"{name}: the engine says {result.verdict}, the one model {expected.status}"
    best: Tiers = (expected.points, expected.cost_and_time_cents)
    found: Tiers = (None, None)
    if result.score is not None:
        found = (result.score.points, result.score.cost_and_time_cents)
    return None if found == best else f"{name}: the engine found {found}, the one model {best}"


@pytest.mark.parametrize("first", range(FIRST_SEED, FIRST_SEED + PROBLEMS, CHUNK))
def test_the_engine_agrees_with_the_one_model(first: int) -> None:
    """Infeasible just where the one model says so; else proved, with equal points and cost."""
    cases = [(seed, PROFILES[seed % len(PROFILES)]) for seed in range(first, first + CHUNK)]
    found = [disagreement(seed, profile) for seed, profile in cases]
    assert [text for text in found if text is not None] == []


@pytest.mark.parametrize("date", ["2027-05-11", "2027-05-12", "2027-05-13"])
def test_windows_alike_but_for_a_pin_are_not_alike(date: str) -> None:
    """A session that may come twice is pinned to one of three dates on which all else is equal."""
    problem = plain_problem(
        [plain_session("demo", visits_per_trip=2)],
        days=3,
        wishes={
            "dates": {"first": "2027-05-11", "last": "2027-05-13", "min_days": 1, "max_days": 1},
            "pins": [{"session": "demo", "date": date}],
        },
    )
    result = solve(problem, PARAMETERS)
    assert solve_one_model(problem, 60).status is Verdict.OPTIMAL
    assert result.verdict is Verdict.OPTIMAL
    assert result.itinerary is not None
    assert [str(day) for day, _ in result.itinerary.visits] == [date]
