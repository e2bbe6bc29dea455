"""The kind of job that does what its request says, in a process that takes a minute to load."""

from __future__ import annotations

import time

from tests.api.jobs.acting import asked, read, resumed, salvaged, work

__all__ = ["MODULE", "asked", "read", "resumed", "salvaged", "warm", "work"]

MODULE = "tests.api.jobs.slow_to_warm"


def warm() -> None:
    """A minute."""
    time.sleep(60)
