"""Carrying: what a result keeps for the next solve, taken along to another process or a file."""

from __future__ import annotations

from optimizer.domain.result import SolveResult
from optimizer.master.courses import courses_of, packed, unpacked


def carried(result: SolveResult) -> bytes:
    """All that `solve(start=result)` would begin with, as bytes for `carrying`."""
    return packed(courses_of(result.kept.content))


def carrying(result: SolveResult, courses: bytes) -> SolveResult:
    """The result as if this process had made it, with the courses that `carried` gave.

    Raises ValueError where the bytes are not what `carried` gives.
    """
    return result.keeping((unpacked(courses),))
