"""A real answer of the small problem, solved once for all tests of a process."""

from __future__ import annotations

from functools import cache
from typing import Any

from optimizer.domain.progress import SolveParameters
from tests.builders.small import small_problem


@cache
def _solved() -> Any:
    from optimizer.optimise import solve

    return solve(small_problem(), SolveParameters(time_limit_seconds=60, workers=1))


def solved() -> dict[str, Any]:
    """The result as a worker would write it."""
    content: dict[str, Any] = _solved().model_dump(mode="json")
    return content
