"""Away: when somebody cannot receive anyone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from optimizer.domain.calendar import Weekday, dates_between, weekday


@dataclass(frozen=True)
class Away:
    """From one date to another, both counted, on some weekdays of them or on every one.

    On each date it is between two minutes; without them all day.
    """

    first: dt.date
    last: dt.date
    start: int | None = None
    end: int | None = None
    weekdays: tuple[Weekday, ...] = ()
    note: str = ""

    def dates(self, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        """The dates of it that lie between two dates, both counted."""
        begin, finish = max(self.first, first), min(self.last, last)
        if finish < begin:
            return ()
        return tuple(
            date
            for date in dates_between(begin, finish)
            if not self.weekdays or weekday(date) in self.weekdays
        )
