"""Time: times of day, windows, weekly availability, holidays and working days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

import holidays as holidays_library
from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from optimizer.domain.ticks import clock, in_ticks, up_to
from optimizer.domain.value import Value

_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})$")
_SPAN = re.compile(r"^\s*(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})\s*$")
_MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"


def _minute(value: Any) -> Any:
    """Reads `HH:MM` as a time of day; anything else passes on to the field's own check."""
    if isinstance(value, str) and (match := _CLOCK.match(value)):
        hours, minutes = int(match[1]), int(match[2])
        if minutes > 59 or hours > 36:
            raise ValueError(f"{value} is not a time of day; write HH:MM")
        return in_ticks(hours * 60 + minutes)
    return value


Minute = Annotated[
    int,
    Field(ge=0),
    up_to(36 * 60),
    BeforeValidator(_minute),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": _CLOCK.pattern},
            ],
            "description": "minutes (or ticks) from midnight, at most 36 hours, or HH:MM",
        }
    ),
]
"""A time of day as integer ticks (a minute each) from midnight; files may write `HH:MM`."""

Minutes = Annotated[int, Field(ge=0), up_to(36 * 60)]
"""A duration in integer ticks (a minute each)."""


def round_up(minute: int, grid: int) -> int:
    """The first grid point at or after a minute."""
    return -(-minute // grid) * grid


class Weekday(StrEnum):
    """A day of the week."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


WEEKDAYS = tuple(Weekday)


def weekday(date: dt.date) -> Weekday:
    """The weekday of a date."""
    return WEEKDAYS[date.weekday()]


class Window(Value):
    """A span of one day; files may write `09:00-12:00`."""

    start: Minute
    end: Minute

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, str) and (match := _SPAN.match(value)):
            return {"start": match[1], "end": match[2]}
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Window:
        if self.end < self.start:
            raise ValueError(
                f"the window ends at {clock(self.end)}, before it starts at {clock(self.start)}"
            )
        return self

    def holds(self, start: int, end: int) -> bool:
        """Whether a stay from start to end lies inside."""
        return self.start <= start and end <= self.end


def intersect(first: Iterable[Window], second: Iterable[Window]) -> tuple[Window, ...]:
    """The parts that two lists of windows share, in order of time."""
    second = tuple(second)
    shared = (
        (max(one.start, other.start), min(one.end, other.end)) for one in first for other in second
    )
    return tuple(Window(start=start, end=end) for start, end in sorted(set(shared)) if start < end)


def without(windows: Iterable[Window], taken: Iterable[tuple[int, int]]) -> tuple[Window, ...]:
    """The windows less some spans of time; a stay may end as a span begins and begin as it ends."""
    left = [(window.start, window.end) for window in windows]
    for start, end in taken:
        if start < end:
            pieces = [((one, min(other, start)), (max(one, end), other)) for one, other in left]
            left = [piece for pair in pieces for piece in pair if piece[0] < piece[1]]
    return tuple(Window(start=start, end=end) for start, end in sorted(set(left)))


class Season(Value):
    """A part of every year, both ends included; it may run over the new year."""

    start: Annotated[str, Field(pattern=_MONTH_DAY)]
    end: Annotated[str, Field(pattern=_MONTH_DAY)]

    def covers(self, date: dt.date) -> bool:
        """Whether the date falls in the season of its year."""
        day = date.strftime("%m-%d")
        if self.start <= self.end:
            return self.start <= day <= self.end
        return day >= self.start or day <= self.end


class DateRange(Value):
    """Dates from start to end, both included; without an end the one day."""

    start: dt.date
    end: dt.date | None = None
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> DateRange:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"the dates end on {self.end}, before they start on {self.start}")
        return self

    def covers(self, date: dt.date) -> bool:
        """Whether the date is one of them."""
        return self.start <= date <= (self.end or self.start)


class WeeklyHours(Value):
    """Windows that recur on some weekdays, in a season if one is given."""

    days: tuple[Weekday, ...]
    windows: tuple[Window, ...]
    season: Season | None = None


class DateException(DateRange):
    """Dates on which other windows hold than in the weekly pattern; none means closed."""

    windows: tuple[Window, ...] = ()


class Availability(Value):
    """When someone or something is to be had: a weekly pattern, and exceptions that replace it."""

    weekly: tuple[WeeklyHours, ...] = ()
    exceptions: tuple[DateException, ...] = ()

    def windows_on(self, date: dt.date) -> tuple[Window, ...]:
        """The windows of a date, in order; the last exception that covers it decides."""
        for exception in reversed(self.exceptions):
            if exception.covers(date):
                return tuple(sorted(exception.windows, key=lambda window: window.start))
        found = {
            (window.start, window.end)
            for hours in self.weekly
            if weekday(date) in hours.days and (hours.season is None or hours.season.covers(date))
            for window in hours.windows
        }
        return tuple(Window(start=start, end=end) for start, end in sorted(found))


@lru_cache(maxsize=64)
def _public_holidays(country: str, year: int) -> dict[dt.date, str]:
    return dict(holidays_library.country_holidays(country, years=year, language="en_US"))


def holiday_name(country: str, date: dt.date) -> str | None:
    """The public holiday (or holiday eve on which offices close) that a date is, or None."""
    return _public_holidays(country, date.year).get(date)


def working_day_after(
    start: dt.date,
    working_days: int,
    weekdays: Iterable[Weekday],
    country: str,
    closures: Iterable[DateRange] = (),
) -> dt.date:
    """The date on which the given number of working days after `start` have passed.

    A working day is one of the weekdays given, no public holiday and in no closure; `start` itself
    does not count.
    """
    allowed, closed = frozenset(weekdays), tuple(closures)
    date, left = start, working_days
    while left > 0 and allowed and date < dt.date.max:
        date += dt.timedelta(days=1)
        left -= _is_worked(date, allowed, country, closed)
    return date


def _is_worked(
    date: dt.date, allowed: frozenset[Weekday], country: str, closed: tuple[DateRange, ...]
) -> bool:
    return (
        weekday(date) in allowed
        and holiday_name(country, date) is None
        and not any(dates.covers(date) for dates in closed)
    )


def working_day_before(
    end: dt.date,
    working_days: int,
    weekdays: Iterable[Weekday],
    country: str,
    closures: Iterable[DateRange] = (),
) -> dt.date:
    """The latest date after which the given number of working days pass by `end`.

    So it is the last `start` for which `working_day_after` is not later than `end`; `end` itself
    counts if it is a working day.
    """
    allowed, closed = frozenset(weekdays), tuple(closures)
    date, left = end, working_days
    while left > 0 and allowed and date > dt.date.min:
        left -= _is_worked(date, allowed, country, closed)
        date -= dt.timedelta(days=1)
    return date


def dates_between(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Every date from first to last, both included."""
    return tuple(first + dt.timedelta(days=step) for step in range((last - first).days + 1))
