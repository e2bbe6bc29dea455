"""A relaxation that the simplex loses its way in: begun anew, or at least bounded by what was."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.master.relaxation import Relaxation
from optimizer.optimise import solve
from tests.builders.small import small_problem

PARAMETERS = SolveParameters(time_limit_seconds=60, workers=1)


def losing(monkeypatch: pytest.MonkeyPatch, at: int, *, for_good: bool) -> list[int]:
    """Has every relaxation fail from its `at`-th solve on: once, or also when begun anew."""
    really, solved = Relaxation.solve, [0]
    lost: set[int] = set()

    def solving(self: Relaxation) -> Any:
        solved[0] += 1
        if solved[0] >= at and (for_good or not lost):
            lost.add(id(self))
        return None if (id(self) in lost or (for_good and lost)) else really(self)

    monkeypatch.setattr(Relaxation, "solve", solving)
    return solved


@pytest.mark.parametrize("at", [1, 3, 6])
def test_lost_once_it_is_begun_anew(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Wherever it is lost, the answer is proved and the same."""
    whole = solve(small_problem(), PARAMETERS)
    solved = losing(monkeypatch, at, for_good=False)
    found = solve(small_problem(), PARAMETERS)
    assert solved[0] > at
    assert found.verdict is Verdict.OPTIMAL
    assert found.itinerary == whole.itinerary


@pytest.mark.parametrize("at", [2, 5])
def test_lost_for_good_the_tier_still_has_a_bound(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Once there were duals; and no bound lies on the wrong side of the best value."""
    best = solve(small_problem(), PARAMETERS)
    losing(monkeypatch, at, for_good=True)
    found = solve(small_problem(), PARAMETERS)
    first = found.tiers[0]
    assert first.bound is not None
    assert best.tiers[0].value is not None
    assert first.bound >= best.tiers[0].value
