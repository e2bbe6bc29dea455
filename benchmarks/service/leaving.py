"""Leaving: what was started ends with who started it, however that ends."""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Callable
from types import FrameType

_PARENT_DEATH_SIGNAL = 1


def with_its_parent(end: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: on Linux the program gets this signal as soon as its parent is gone."""

    def ask() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, end)

    return ask


def tidily() -> None:
    """A SIGTERM unwinds this program like an exception, so that it ends what it started."""

    def unwind(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, unwind)
