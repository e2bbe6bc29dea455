"""The clock of the service: the one place where it reads the time, so that tests can set it."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> dt.datetime:
        """This moment, with its zone."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> dt.datetime:
        """This moment in UTC."""
        return dt.datetime.now(dt.UTC)
