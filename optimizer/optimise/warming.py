"""Warming: everything that is compiled, compiled at once, so that no solve waits for it later.

`make` does it for a machine: about a minute the first time, a second when it finds on disk what
was compiled before.
"""

from __future__ import annotations

from optimizer.dayplans import warming
from optimizer.master import chainkernel


def warm_up() -> None:
    """Compiles all kernels of the search, or loads what was compiled before."""
    warming.warm_up()
    chainkernel.warm_up()
