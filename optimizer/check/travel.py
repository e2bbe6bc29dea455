"""Travel: a leg wherever the place changes, walked or driven, with its minutes, metres, buffers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.check.moves import Lodging, Move, buffer_before, moves_of, ready
from optimizer.check.trip import (
    Entry,
    Trip,
    known,
    metres_between,
    minutes_between,
    subject,
    where,
)
from optimizer.domain.itinerary import Arrival, Departure, ItineraryDay, Leg, MealStop, Visit
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import lasting


def travel(trip: Trip) -> Iterator[Violation]:
    """`travel`: the right legs between halts, each as its matrix says, each buffer kept.

    A visit or meal at another place than its venue or restaurant counts as a missing move.
    """
    for index, day in enumerate(trip.days):
        yield from _places(trip, day)
        for move in moves_of(trip, index):
            yield from _route(day.date, move)
            yield from _times(trip, day.date, move)
            for leg in move.legs:
                yield from _by_matrix(trip, day.date, leg)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.TRAVEL, where=at, amount=amount, unit=unit, message=message)


def _places(trip: Trip, day: ItineraryDay) -> Iterator[Violation]:
    for item in day.items:
        match item:
            case Visit():
                venue = known(trip.catalogue.venue, item.venue)
                place = venue.place if venue else None
            case MealStop():
                restaurant = known(trip.catalogue.restaurant, item.restaurant)
                place = restaurant.place if restaurant else None
            case _:
                continue
        if place is not None and place != item.place:
            message = f"{subject(item)} is at {place}, but planned at {item.place}"
            yield _fault(where(day.date, item), 1, "places", message)


def _at(date: dt.date, move: Move) -> str:
    """Where a move stands: at the entry it leads to, else at the one it comes from."""
    entries: list[Entry] = [
        halt for halt in (move.after, move.before) if halt and not isinstance(halt, Lodging)
    ]
    return where(date, entries[0]) if entries else str(date)


def _route(date: dt.date, move: Move) -> Iterator[Violation]:
    """One leg if the places differ, else none. A false start from a hotel is told by `stay`."""
    if move.before is None or move.after is None:
        return
    origin, destination = move.before.place, move.after.place
    needed = 0 if origin == destination else 1
    if len(move.legs) < needed:
        message = f"no leg leads from {origin} to {destination}"
        yield _fault(_at(date, move), needed, "legs", message)
        return
    if len(move.legs) > needed:
        message = f"{len(move.legs)} legs from {origin} to {destination}, not {needed}"
        yield _fault(_at(date, move), len(move.legs) - needed, "legs", message)
        return
    for leg in move.legs:
        if leg.origin != origin and not isinstance(move.before, Lodging):
            message = f"the leg leaves {leg.origin}, but the party is at {origin}"
            yield _fault(where(date, leg), 1, "places", message)
        if leg.destination != destination:
            message = f"the leg leads to {leg.destination}, but the party goes to {destination}"
            yield _fault(where(date, leg), 1, "places", message)


def _times(trip: Trip, date: dt.date, move: Move) -> Iterator[Violation]:
    """When legs start, and the buffer at the end of a move.

    From a hotel the first leg ends just the buffer before what follows; between two hotels with
    nothing in the day its time is free. Any other leg starts when what comes before is over (after
    an arrival: and the day has started).
    """
    if move.before is None or move.after is None:
        return
    free_from = ready(trip, move.before)
    buffer = buffer_before(trip, move.before, move.after)
    first = move.legs[0] if move.legs else None
    if first is not None and free_from is not None:
        earliest_leg = free_from
        if isinstance(move.before, Arrival):
            earliest_leg = max(free_from, trip.opens(date))
        if off := first.start - earliest_leg:
            message = f"the leg starts {lasting(abs(off))} too {'late' if off > 0 else 'early'}"
            yield _fault(where(date, first), abs(off), "minutes", message)
    if isinstance(move.after, Lodging):
        return
    reached = move.legs[-1].end if move.legs else free_from
    if reached is None:
        return
    gap = move.after.start - reached
    short = buffer - gap
    if short > 0:
        message = f"{lasting(gap)} are left before it, {lasting(buffer)} are needed"
        yield _fault(_at(date, move), short, "minutes", message)
    elif short < 0 and isinstance(move.before, Lodging):
        message = f"the leg from the hotel ends {lasting(gap)} before, not {lasting(buffer)}"
        yield _fault(_at(date, move), -short, "minutes", message)


def _by_matrix(trip: Trip, date: dt.date, leg: Leg) -> Iterator[Violation]:
    """Walked if and only if the walking matrix allows it; minutes and metres of its matrix."""
    at = where(date, leg)
    walking = known(trip.catalogue.matrix, trip.catalogue.walk_matrix)
    on_foot = minutes_between(walking, leg.origin, leg.destination)
    limit = trip.rules.walking_limit_minutes
    walkable = on_foot is not None and on_foot <= limit
    if walkable != (leg.vehicle is None):
        over = max(1, abs((on_foot or 0) - limit))
        verb = "driven" if walkable else "walked"
        text = "no way on foot"
        if on_foot is not None:
            text = f"{lasting(on_foot)} on foot, limit {lasting(limit)}"
        yield _fault(at, over, "minutes", f"the leg is {verb}: {text}")
    if leg.vehicle is None:
        matrix = walking
    else:
        vehicle = known(trip.catalogue.vehicle, leg.vehicle)
        if vehicle is None:
            return
        matrix = known(trip.catalogue.matrix, vehicle.matrix)
    minutes = minutes_between(matrix, leg.origin, leg.destination)
    metres = metres_between(matrix, leg.origin, leg.destination)
    if minutes is None or metres is None:
        yield _fault(at, 1, "legs", "the matrix knows no such way")
        return
    if off := leg.end - leg.start - minutes:
        message = (
            f"the leg takes {lasting(leg.end - leg.start)}, the matrix says {lasting(minutes)}"
        )
        yield _fault(at, abs(off), "minutes", message)
    if off := leg.metres - metres:
        message = f"the leg is {leg.metres} m long, the matrix says {metres} m"
        yield _fault(at, abs(off), "metres", message)


def leaves_at(trip: Trip, day: ItineraryDay) -> int | None:
    """When the morning place is left: the first leg's start, or the first item's if it is there.

    A departure at the morning place itself counts from when it must be reached.
    """
    if not day.items:
        return None
    first = day.items[0]
    if isinstance(first, Departure):
        connection = trip.connection(first)
        return first.start - (connection.buffer_minutes if connection else 0)
    return first.start
