"""The kind of job that does what its request says, in a process that cannot be loaded."""

from __future__ import annotations

from tests.api.jobs.acting import asked, read, resumed, salvaged, work

__all__ = ["MODULE", "asked", "read", "resumed", "salvaged", "warm", "work"]

MODULE = "tests.api.jobs.unable_to_warm"


def warm() -> None:
    """Fails."""
    raise ImportError("a library is missing")
