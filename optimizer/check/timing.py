"""Timing: one thing after another, inside the day, with a night's rest in between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from optimizer.check.trip import Trip, arrival_of, departure_of, where
from optimizer.domain.calendar import weekday
from optimizer.domain.catalogue import Direction
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    Debrief,
    Departure,
    ItineraryDay,
    MealStop,
    Visit,
)
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import clock, lasting


def _fault(rule: Rule, at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=rule, where=at, amount=amount, unit=unit, message=message)


def no_overlap(trip: Trip) -> Iterator[Violation]:
    """`no-overlap`: what a day lists ends after it starts, and before the next thing starts."""
    for day in trip.days:
        for item in day.items:
            if item.end < item.start:
                over = item.start - item.end
                message = "it ends before it starts"
                yield _fault(Rule.NO_OVERLAP, where(day.date, item), over, "minutes", message)
        for before, item in pairwise(day.items):
            over = before.end - item.start
            if over > 0:
                message = f"it starts before {where(day.date, before)} is over"
                yield _fault(Rule.NO_OVERLAP, where(day.date, item), over, "minutes", message)


def day_window(trip: Trip) -> Iterator[Violation]:
    """`day-window`: items and legs keep to the day, connections to their timetable.

    A connection itself may lie outside the day. The bound that binds most is reported.
    """
    for index, day in enumerate(trip.days):
        arrival = arrival_of(day) if index == 0 else None
        departure = departure_of(day) if index == len(trip.days) - 1 else None
        earliest = max(trip.opens(day.date), arrival.end if arrival else 0)
        closes = trip.closes(day.date)
        latest = closes if departure is None else min(closes, departure.start)
        for item in day.items:
            if isinstance(item, Arrival | Departure):
                yield from _timetable(trip, day, item)
                continue
            at = where(day.date, item)
            if item.start < earliest:
                message = f"it starts before {clock(earliest)}"
                yield _fault(Rule.DAY_WINDOW, at, earliest - item.start, "minutes", message)
            if item.end > latest:
                message = f"it ends after {clock(latest)}"
                yield _fault(Rule.DAY_WINDOW, at, item.end - latest, "minutes", message)


def _timetable(trip: Trip, day: ItineraryDay, item: Arrival | Departure) -> Iterator[Violation]:
    """The connection runs on that date, as planned, from or to an allowed origin."""
    at = where(day.date, item)
    connection = trip.connection(item)
    if connection is None:
        message = f"the catalogue has no connection {item.connection}"
        yield _fault(Rule.DAY_WINDOW, at, 1, "connections", message)
        return
    coming = isinstance(item, Arrival)
    origins = trip.wishes.travel.arrive_from if coming else trip.wishes.travel.leave_for
    season = connection.season
    faults = {
        "it runs the other way": connection.direction
        is not (Direction.ARRIVAL if coming else Direction.DEPARTURE),
        f"it runs to or from {connection.place}": item.place != connection.place,
        f"it does not run on a {weekday(day.date)}": weekday(day.date) not in connection.days,
        "it is out of season": season is not None and not season.covers(day.date),
        "it is suspended": any(dates.covers(day.date) for dates in connection.suspended),
        f"{connection.origin} is not wished": origins is not None
        and connection.origin not in origins,
    }
    for message, broken in faults.items():
        if broken:
            yield _fault(Rule.DAY_WINDOW, at, 1, "connections", message)
    planned = item.end if coming else item.start
    if off := abs(planned - connection.time):
        message = f"its time is {clock(connection.time)}"
        yield _fault(Rule.DAY_WINDOW, at, off, "minutes", message)
    if off := abs(item.end - item.start - connection.journey_minutes):
        message = f"its journey takes {lasting(connection.journey_minutes)}"
        yield _fault(Rule.DAY_WINDOW, at, off, "minutes", message)


def night_rest(trip: Trip) -> Iterator[Violation]:
    """`night-rest`: enough time from a day's last item to the next day's first.

    Legs do not count. A day with no item at all has no rest to measure, before or after it.
    """
    due, date = trip.rules.night_rest_minutes, 24 * 60 * trip.rules.ticks_per_minute
    for before, day in pairwise(trip.days):
        ends = [
            item.end
            for item in before.items
            if isinstance(item, Visit | MealStop | Appointment | Debrief | Arrival)
        ]
        firsts = [
            item
            for item in day.items
            if isinstance(item, Visit | MealStop | Appointment | Debrief | Departure)
        ]
        if not ends or not firsts:
            continue
        first = min(firsts, key=lambda item: item.start)
        rest = (day.date - before.date).days * date + first.start - max(ends)
        if rest < due:
            message = f"{lasting(rest)} of rest after {clock(max(ends))}, {lasting(due)} are due"
            yield _fault(Rule.NIGHT_REST, where(day.date, first), due - rest, "minutes", message)
