"""Rule `capacity-shared`: what the bookings of other trips leave, straight from the rule book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from optimizer.domain.bookings import Booking
from optimizer.domain.catalogue import RoomKind, Session, Split, Venue
from optimizer.domain.problem import Problem


def booked(
    problem: Problem, kind: str, key: str, date: dt.date, room: RoomKind | None = None
) -> list[Booking]:
    """The bookings of one thing on a date; of a hotel, of rooms of a kind."""
    return [
        one
        for one in problem.bookings
        if one.kind == kind and one.id == key and one.date == date and one.room == room
    ]


def gone(problem: Problem, kind: str, key: str, date: dt.date, room: RoomKind | None = None) -> int:
    """How many of one thing are booked on a date."""
    return sum(one.count for one in booked(problem, kind, key, date, room))


def is_left(
    problem: Problem,
    sessions: Iterable[Session],
    split: Split | None,
    venue: Venue,
    date: dt.date,
    start: int,
    end: int,
) -> bool:
    """Whether venue and partners can receive a visit from start to end beside the others."""
    if _during(booked(problem, "venue", venue.id, date), start, end):
        return False
    hosts = [session.partner for session in sessions] * (2 if split is Split.TWIN else 1)
    for key in set(hosts):
        most = problem.catalogue.partner(key).parallel_groups
        others = _during(booked(problem, "partner", key, date), start, end)
        # Others are there most at a time at one of their own beginnings, or at the visit's.
        for moment in {start, *(one.start for one in others if one.start is not None)}:
            if moment < start:
                continue
            there = sum(one.count for one in others if _holds(one, moment))
            if there and there + hosts.count(key) > most:
                return False
    return True


def _during(bookings: list[Booking], start: int, end: int) -> list[Booking]:
    return [
        one
        for one in bookings
        if one.start is None or one.end is None or max(start, one.start) < min(end, one.end)
    ]


def _holds(booking: Booking, moment: int) -> bool:
    if booking.start is None or booking.end is None:
        return True
    return booking.start <= moment < booking.end
