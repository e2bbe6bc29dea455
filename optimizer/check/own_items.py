"""Own items: the coordinator's commitments, each just once, when and where it may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.check.trip import Trip, inside_one, where
from optimizer.domain.itinerary import Appointment
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import clock, lasting
from optimizer.domain.wishes import Commitment


def commitment(trip: Trip) -> Iterator[Violation]:
    """`commitment`: every one takes place once, at its time, of its length, at one of its places.

    An appointment that is no commitment of the wishes is a fault too.
    """
    for wished in trip.wishes.commitments:
        times = sum(item.commitment == wished.id for _, item in trip.appointments)
        if times != 1:
            message = f"{wished.id} takes place {times} times, not once"
            yield _fault(f"trip commitment {wished.id}", abs(times - 1), "items", message)
    for date, item in trip.appointments:
        own = trip.commitment(item.commitment)
        if own is None:
            message = f"the wishes have no commitment {item.commitment}"
            yield _fault(where(date, item), 1, "items", message)
        else:
            yield from _as_wished(own, date, item)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.COMMITMENT, where=at, amount=amount, unit=unit, message=message)


def _as_wished(own: Commitment, date: dt.date, item: Appointment) -> Iterator[Violation]:
    at = where(date, item)
    if off := abs(item.end - item.start - own.minutes):
        message = f"{lasting(item.end - item.start)}, it takes {lasting(own.minutes)}"
        yield _fault(at, off, "minutes", message)
    if item.place not in own.places:
        yield _fault(at, 1, "places", f"{item.place} is not one of its places")
    dates = own.dates if own.date is None else (own.date,)
    if dates and date not in dates:
        off = min(abs((date - allowed).days) for allowed in dates)
        yield _fault(at, off, "days", "it is not on one of its dates")
    if own.start is not None:
        if off := abs(item.start - own.start):
            yield _fault(at, off, "minutes", f"it starts at {clock(own.start)}")
    elif not inside_one(own.windows, item.start, item.end):
        outside = [
            max(0, window.start - item.start) + max(0, item.end - window.end)
            for window in own.windows
        ]
        amount = max(1, min(outside, default=1))
        yield _fault(at, amount, "minutes", "it is not inside one of its windows")
