"""What an import costs, read from what the interpreter tells."""

from __future__ import annotations

from benchmarks.startup import costs_of

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
