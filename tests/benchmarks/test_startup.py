"""What an import costs, read from what the interpreter tells."""

from __future__ import annotations

import sys

import pytest

from benchmarks.startup import _run, costs_of

TOLD = """import time: self [us] | cumulative | imported package
import time:      1000 |       1000 |   encodings.utf_8
import time:      2000 |       3000 | encodings
import time:     50000 |      50000 |     numba.core
import time:         0 |      50000 |   numba
some other line
"""


def test_packages_are_added_up_the_dearest_first() -> None:
    """Modules count to the package they are in, each by its own time only."""
    found = costs_of(TOLD)
    assert found["seconds"] == 0.053
    assert list(found["packages"]) == ["numba", "encodings"]
    assert found["packages"]["encodings"] == 0.003


def test_memory_is_that_of_the_command_alone() -> None:
    """What this process holds does not count, what the command holds does."""
    ballast = bytearray(400 << 20)
    _, small = _run((sys.executable, "-I", "-c", "pass"))
    _, large = _run((sys.executable, "-I", "-c", "held = b'x' * (300 << 20)"))
    assert small < 100 << 20 < 300 << 20 < large
    assert len(ballast) == 400 << 20


def test_a_command_that_fails_is_told() -> None:
    """It would seem to start in no time."""
    with pytest.raises(RuntimeError, match="ended with 3"):
        _run((sys.executable, "-I", "-c", "raise SystemExit(3)"))
