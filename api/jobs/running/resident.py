"""How much memory a process has resident."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident_bytes(pid: int) -> int | None:
    """The bytes that a process has resident now; None if it is gone or the system does not tell."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * _PAGE
    except (OSError, IndexError, ValueError):
        return None if Path("/proc/self/statm").exists() else _as_listed(pid)


def _as_listed(pid: int) -> int | None:
    """As the list of processes says, where there is no /proc."""
    try:
        listed = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)],
            capture_output=True,
            text=True,
            check=False,
            timeout=5,
        )
        return int(listed.stdout) << 10
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
