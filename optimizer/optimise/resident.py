"""How much memory the process has had resident at most, where the system tells."""

from __future__ import annotations

import sys


def peak_bytes() -> int | None:
    """The most bytes that were resident at once since the process began; None if not known."""
    try:
        import resource
    except ImportError:  # not every system has it
        return None
    most = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return most if sys.platform == "darwin" else most << 10
