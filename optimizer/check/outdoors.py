"""Out of doors: sessions that are held in their season, or by daylight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.check.trip import Trip, inside_one, known
from optimizer.domain.calendar import Season
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import clock


def season(trip: Trip) -> Iterator[Violation]:
    """`season`: the date lies in the season of every session visited."""
    for planned in trip.visits:
        for session in planned.sessions:
            if session.season is not None and not session.season.covers(planned.date):
                yield Violation(
                    rule=Rule.SEASON,
                    where=planned.where,
                    amount=_days_off(session.season, planned.date),
                    unit="days",
                    message=f"{session.id} is held {session.season.start}…{session.season.end}",
                )


def _days_off(wanted: Season, date: dt.date) -> int:
    """To the nearest date of the season, before or after."""
    for step in range(1, 367):
        days = dt.timedelta(days=step)
        if wanted.covers(date - days) or wanted.covers(date + days):
            return step
    return 367  # a season that no year has


def daylight(trip: Trip) -> Iterator[Violation]:
    """`daylight`: the whole visit lies between sunrise and sunset at its venue's place."""
    for planned in trip.visits:
        venue = planned.venue
        place = known(trip.catalogue.place, venue.place) if venue else None
        names = [session.id for session in planned.sessions if session.daylight]
        if place is None or not names:
            continue
        visit, light = planned.visit, trip.catalogue.daylight(place.id, planned.date)
        if inside_one(light, visit.start, visit.end):
            continue
        dark = [max(0, sun.start - visit.start) + max(0, visit.end - sun.end) for sun in light]
        hours = ", ".join(f"{clock(sun.start)}–{clock(sun.end)}" for sun in light)
        yield Violation(
            rule=Rule.DAYLIGHT,
            where=planned.where,
            amount=max(1, min(dark, default=planned.minutes)),
            unit="minutes",
            message=f"{', '.join(names)} by daylight, which is {hours or 'none'}",
        )
