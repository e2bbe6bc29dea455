"""Busy: the minutes of each date at which somebody is busy, by the clock of one time zone."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event
from recurring_ical_events import of as occurrences_of

from optimizer.domain.findings import Finding
from scenarios.calendars.components import AVAILABILITY, AVAILABLE, EVENT, FREE_BUSY, Parsed, value
from scenarios.calendars.faults import found
from scenarios.calendars.spreading import DAY, Hours, merged

MOST_OCCURRENCES = 20_000

_MINUTE = dt.timedelta(minutes=1)
_LOWEST = 10
"""The priority of what names none; 1 is the highest (RFC 7953)."""

Times = tuple[dt.datetime, dt.datetime]


def busy_in(
    parsed: Parsed, first: dt.date, last: dt.date, zone: ZoneInfo, document: str
) -> tuple[dict[dt.date, list[Hours]], list[Finding]]:
    """The busy minutes of every date between two, and what is wrong with how often things come."""
    clock = _Clock(first, last, zone)
    taken: dict[str, list[Component]] = {EVENT: [], FREE_BUSY: [], AVAILABILITY: []}
    for placed in parsed.components:
        taken[placed.block.name].append(placed.component)
    try:
        busy = clock.outside(taken[AVAILABILITY])
        clock.add(busy, clock.events(taken[EVENT]))
        for component in taken[FREE_BUSY]:
            clock.add(busy, _periods(component))
    except _CannotFollow as stumbled:
        return {}, [found("unreadable", document, name=EVENT, cause=stumbled.args[0])]
    except _TooMany:
        return {}, [found("too-many", document, cause=str(MOST_OCCURRENCES))]
    return {date: merged(hours) for date, hours in busy.items() if hours}, []


class _TooMany(Exception):
    """Things come more often than anybody meant."""


class _CannotFollow(Exception):
    """A series of events that cannot be worked out; its first argument is its id."""


class _Clock:
    """The dates that are read, and the clock on which they are told."""

    def __init__(self, first: dt.date, last: dt.date, zone: ZoneInfo) -> None:
        self.zone, self._left = zone, MOST_OCCURRENCES
        self.begin = dt.datetime.combine(first, dt.time(), zone)
        self.finish = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), zone)
        self.dates = [first + dt.timedelta(days=one) for one in range((last - first).days + 1)]

    def events(self, components: Iterable[Component]) -> Iterator[Times]:
        """Each time at which an event keeps somebody busy."""
        for one in self._occurrences(components):
            is_free = one.get("TRANSP") == "TRANSPARENT" or one.get("STATUS") == "CANCELLED"
            if not is_free:
                yield self.times(one)

    def outside(self, components: list[Component]) -> dict[dt.date, list[Hours]]:
        """Busy is what availability leaves out; of two that overlap the one of priority decides."""
        busy: dict[dt.date, list[Hours]] = defaultdict(list)
        ordered = sorted(components, key=lambda one: int(value(one, "PRIORITY") or _LOWEST))
        for component in reversed(ordered):
            start, end = value(component, "DTSTART"), value(component, "DTEND")
            begin = self.begin if start is None else self._aware(start.dt)
            finish = self.finish if end is None else self._aware(end.dt)
            if end is None and "DURATION" in component:
                finish = begin + value(component, "DURATION").dt
            self.add(busy, [(begin, finish)])
            for times in self._available(component):
                self._free(busy, (max(times[0], begin), min(times[1], finish)))
        return busy

    def _available(self, component: Component) -> Iterator[Times]:
        parts = []
        for number, part in enumerate(component.walk(AVAILABLE)):
            event = Event()
            for name, one in part.items():
                event[name] = one
            event["UID"] = str(part.get("UID", number))
            parts.append(event)
        for one in self._occurrences(parts):
            yield self.times(one)

    def _occurrences(self, components: Iterable[Component]) -> Iterator[Component]:
        """Each time of each series; one is finished before the next is looked at."""
        series: dict[str, Calendar] = {}
        for number, component in enumerate(components):
            series.setdefault(str(component.get("UID", number)), Calendar()).add_component(
                component
            )
        for uid, calendar in series.items():
            try:
                found = occurrences_of(calendar).between(self.begin, self.finish)
            except (TypeError, ValueError, OverflowError, AttributeError) as error:
                # What is odd and valid all the same; the library stumbles over some of it.
                raise _CannotFollow(f"UID {uid}") from error
            self._left -= len(found)
            if self._left < 0:
                raise _TooMany
            yield from found

    def times(self, event: Component) -> Times:
        """From when to when an event is."""
        return self._aware(value(event, "DTSTART").dt), self._aware(value(event, "DTEND").dt)

    def add(self, busy: dict[dt.date, list[Hours]], times: Iterable[Times]) -> None:
        """Adds times to the busy minutes; a minute that is begun is busy as a whole."""
        for start, end in times:
            for date, one in self._hours(start, end, is_busy=True):
                busy[date].append(one)

    def _free(self, busy: dict[dt.date, list[Hours]], times: Times) -> None:
        """Takes times out of the busy minutes; a minute that is free in part stays busy."""
        for date, (start, end) in self._hours(*times, is_busy=False):
            pieces = [
                piece
                for begin, until in busy[date]
                for piece in ((begin, min(until, start)), (max(begin, end), until))
            ]
            busy[date] = [piece for piece in pieces if piece[0] < piece[1]]

    def _hours(
        self, start: dt.datetime, end: dt.datetime, *, is_busy: bool
    ) -> Iterator[tuple[dt.date, Hours]]:
        """Times within the dates that are read, as minutes of each."""
        start, end = max(start, self.begin), min(end, self.finish)
        if end <= start:
            return
        local, until = (one.astimezone(self.zone).replace(tzinfo=None) for one in (start, end))
        if is_busy:
            until += _MINUTE - dt.timedelta.resolution
        else:
            local += _MINUTE - dt.timedelta.resolution
        date = local.date()
        while date <= until.date():
            begin = local.hour * 60 + local.minute if date == local.date() else 0
            finish = until.hour * 60 + until.minute if date == until.date() else DAY
            if begin < finish and self.dates[0] <= date <= self.dates[-1]:
                yield date, (begin, finish)
            date += dt.timedelta(days=1)

    def _aware(self, moment: dt.date) -> dt.datetime:
        """A moment on the clock; what names no clock is told on the host's."""
        if not isinstance(moment, dt.datetime):
            return dt.datetime.combine(moment, dt.time(), self.zone)
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=self.zone)


def _periods(component: Component) -> Iterator[Times]:
    """The periods of free/busy times at which somebody is not free."""
    periods = value(component, "FREEBUSY") or []
    for one in periods if isinstance(periods, list) else [periods]:
        if str(one.params.get("FBTYPE", "BUSY")).upper() != "FREE":
            yield one.start, one.end
