"""A clock that tests set."""

from __future__ import annotations

import datetime as dt


class SetClock:
    """Tells the time that it was set to."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    def now(self) -> dt.datetime:
        """The moment it was set to."""
        return self.moment

    def move(self, **by: float) -> None:
        """Moves on, as `timedelta` takes it; backwards with negative numbers."""
        self.moment += dt.timedelta(**by)
