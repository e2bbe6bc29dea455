"""Sharing: what bookings of other trips leave of a partner's and a venue's time."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.calendar import Window, without
from optimizer.domain.catalogue import InterpreterService, Split, Vehicle, Venue
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock, in_ticks
from optimizer.prepare.holding import Holding

_ALWAYS = 36 * 60


def left_over(
    problem: Problem, holding: Holding, venue: Venue, date: dt.date, windows: tuple[Window, ...]
) -> tuple[Window, ...]:
    """The windows without the time that others hold of the venue or of the partners.

    A partner that receives several groups at a time is taken when too few of them are left.
    """
    taken = [_span(one) for one in problem.held.of(BookingKind.VENUE, venue.id, date)]
    for key, groups in _groups(holding).items():
        spare = problem.catalogue.partner(key).parallel_groups - groups
        bookings = problem.held.of(BookingKind.PARTNER, key, date)
        taken += _crowded(bookings, spare)
    return without(windows, taken) if taken else windows


def interpreters_left(problem: Problem, service: InterpreterService, date: dt.date) -> int:
    """The interpreters that other trips leave of a service on a date; fewer than 0 never."""
    held = problem.held.count(BookingKind.INTERPRETER, service.id, date)
    return max(0, service.interpreters - held)


def vehicles_left(problem: Problem, vehicle: Vehicle, date: dt.date) -> int:
    """The vehicles of a kind that other trips leave on a date."""
    return max(0, vehicle.max_count - problem.held.count(BookingKind.VEHICLE, vehicle.id, date))


def told(problem: Problem, holding: Holding, venue: Venue, date: dt.date) -> str:
    """The bookings that stand in the way, for people."""
    found = [*problem.held.of(BookingKind.VENUE, venue.id, date)]
    for key in _groups(holding):
        found += problem.held.of(BookingKind.PARTNER, key, date)
    return "; ".join(_words(one) for one in found)


def _groups(holding: Holding) -> dict[str, int]:
    """How many groups each partner receives at a time: halves of a twin or a rotation are two."""
    groups: dict[str, int] = {}
    for session in holding.sessions:
        at_once = 2 if holding.split is Split.TWIN else 1
        groups[session.partner] = groups.get(session.partner, 0) + at_once
    return groups


def _span(booking: Booking) -> tuple[int, int]:
    return booking.span or (0, in_ticks(_ALWAYS))


def _crowded(bookings: tuple[Booking, ...], spare: int) -> list[tuple[int, int]]:
    """When others have more groups at a partner than can be spared, and one at least."""
    edges = sorted({edge for booking in bookings for edge in _span(booking)})
    found = []
    for start, end in pairwise(edges):
        spans = ((*_span(one), one.count) for one in bookings)
        held = sum(count for begin, stop, count in spans if begin <= start and end <= stop)
        if held > max(spare, 0):
            found.append((start, end))
    return found


def _words(booking: Booking) -> str:
    span = booking.span
    hours = "all day" if span is None else f"{clock(span[0])}–{clock(span[1])}"
    return f"{booking.kind} {booking.id} {hours}" + (f" ({booking.trip})" if booking.trip else "")
