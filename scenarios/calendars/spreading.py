"""Spreading: busy hours of many dates as few spells of being away, and neither more nor less."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from optimizer.domain.away import Away
from optimizer.domain.calendar import WEEKDAYS, weekday

DAY = 24 * 60
Hours = tuple[int, int]
"""From a minute of a date up to another one."""

Busy = Mapping[dt.date, Iterable[Hours]]
"""When somebody is busy, date by date."""

_WEEK = dt.timedelta(days=7)


def away_from(busy: Busy) -> tuple[Away, ...]:
    """The spells that cover exactly the busy minutes, in order of their first dates."""
    dates: dict[Hours, list[dt.date]] = defaultdict(list)
    for date, hours in busy.items():
        for one in merged(hours):
            dates[one].append(date)
    found = [away for hours, these in dates.items() for away in _spells(hours, sorted(these))]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.start or 0)))


def merged(hours: Iterable[Hours]) -> list[Hours]:
    """The same minutes of a date in as few parts as there can be."""
    found: list[Hours] = []
    for start, end in sorted(hours):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _spells(hours: Hours, dates: list[dt.date]) -> Iterator[Away]:
    """The dates of equal hours: where weeks look alike as one pattern, else as runs of dates."""
    weeks: dict[dt.date, list[dt.date]] = defaultdict(list)
    for date in dates:
        weeks[date - dt.timedelta(days=date.weekday())].append(date)
    alone: list[dt.date] = []
    for run in _alike(weeks):
        days = [weekday(date) for date in weeks[run[0]]]
        if len(run) < 2 or len(days) == len(WEEKDAYS):
            alone += [date for week in run for date in weeks[week]]
            continue
        first, last = weeks[run[0]][0], weeks[run[-1]][-1]
        yield _away(hours, first, last, tuple(days))
    yield from (_away(hours, run[0], run[-1], ()) for run in _runs(sorted(alone)))


def _alike(weeks: Mapping[dt.date, list[dt.date]]) -> Iterator[list[dt.date]]:
    """Weeks that follow one another and have the same weekdays."""
    run: list[dt.date] = []
    for week, dates in weeks.items():
        if run:
            before = [date.weekday() for date in weeks[run[-1]]]
            if week - run[-1] == _WEEK and before == [date.weekday() for date in dates]:
                run.append(week)
                continue
            yield run
        run = [week]
    if run:
        yield run


def _runs(dates: list[dt.date]) -> Iterator[list[dt.date]]:
    run: list[dt.date] = []
    for date in dates:
        if run and date - run[-1] != dt.timedelta(days=1):
            yield run
            run = []
        run.append(date)
    if run:
        yield run


def _away(hours: Hours, first: dt.date, last: dt.date, days: tuple[object, ...]) -> Away:
    start, end = (None, None) if hours == (0, DAY) else hours
    kept = tuple(one for one in WEEKDAYS if one in days)
    return Away(first, last, start, end, kept)
