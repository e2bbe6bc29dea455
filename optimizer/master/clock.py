"""The clock of a solve: how much time is left, and the one flag that stops everything."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

PERIOD = 0.02
"""Seconds between two looks at the time and the user's stop."""


class Clock:
    """Counts from its making; `stopped` is set by the user's stop or when the time is over.

    The kernel cannot wait on events, so the same word is kept in `flag`, an array it polls. Solvers
    that poll nothing of ours are interrupted (`interrupting`).
    """

    def __init__(
        self,
        seconds: float,
        stop: threading.Event | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._now, self._began, self._seconds = now, now(), seconds
        self._asked = stop
        self.stopped = threading.Event()
        self.flag = np.zeros(1, np.int64)
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._interrupts: list[Callable[[], object]] = []
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _watch(self) -> None:
        while not self._closed.wait(PERIOD):
            if self.left <= 0 or (self._asked is not None and self._asked.is_set()):
                self.stopped.set()
                self.flag[0] = 1
                # Again and again: a solver may forget what it was told before it began.
                with self._lock:
                    for interrupt in self._interrupts:
                        interrupt()

    @contextmanager
    def interrupting(self, interrupt: Callable[[], object]) -> Iterator[None]:
        """Within it `interrupt` is called, over and over, once all is to stop.

        It is never called after the end, so that it may hold what lives no longer.
        """
        with self._lock:
            self._interrupts.append(interrupt)
        try:
            yield
        finally:
            with self._lock:
                self._interrupts.remove(interrupt)

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self._now() - self._began

    @property
    def left(self) -> float:
        """Seconds until the limit; never below 0."""
        return max(0.0, self._seconds - self.elapsed)

    @property
    def is_over(self) -> bool:
        """Whether to stop as soon as possible."""
        return self.stopped.is_set() or self.left <= 0

    def close(self) -> None:
        """Ends the watch."""
        self._closed.set()
        self._watcher.join()
