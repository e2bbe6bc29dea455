"""Bookings of other trips: of things that exist, and no more of them than there are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.catalogue import Catalogue, RoomKind
from optimizer.domain.crosschecks.check import BOOKINGS, Spot
from optimizer.domain.crosschecks.known import Known
from optimizer.domain.findings import Finding, FindingCode, Severity
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks

_LISTS = {
    BookingKind.PARTNER: "partners",
    BookingKind.VENUE: "venues",
    BookingKind.VEHICLE: "vehicles",
    BookingKind.INTERPRETER: "interpreters",
    BookingKind.HOTEL: "hotels",
}

_Group = tuple[BookingKind, str, dt.date, RoomKind | None]
_Most = Callable[[_Group], int | None]


def bookings_spots(
    catalogue: Catalogue, bookings: Iterable[Booking], known: Known
) -> tuple[Spot, ...]:
    """What is wrong with bookings, next to the catalogue they are of."""
    bookings = tuple(bookings)
    with ticks(catalogue.rules.ticks_per_minute):
        return (
            *_unknown(catalogue, bookings, known),
            *_without_time(bookings),
            *_double(catalogue, bookings),
        )


def bookings_findings(problem: Problem) -> tuple[Finding, ...]:
    """What is wrong with the bookings of a problem that was read without a fault."""
    known = Known.of(problem.catalogue)
    spots = bookings_spots(problem.catalogue, problem.bookings, known)
    return tuple(spot.finding() for spot in spots)


def _steps(index: int, field: str) -> Steps:
    return ("bookings", index, field)


def _unknown(catalogue: Catalogue, bookings: tuple[Booking, ...], known: Known) -> Iterator[Spot]:
    """Things that the catalogue does not have, and rooms that a hotel does not have."""
    rooms = {hotel.id: {room.kind for room in hotel.rooms} for hotel in catalogue.hotels}
    for index, one in enumerate(bookings):
        yield from known.unknown(BOOKINGS, _steps(index, "id"), _LISTS[one.kind], one.id)
        if one.room is not None and one.id in rooms and one.room not in rooms[one.id]:
            yield Spot(
                BOOKINGS,
                _steps(index, "room"),
                FindingCode.VALUE_WRONG,
                f"The hotel '{one.id}' has no rooms of the kind {one.room}.",
                f"Name one of its kinds: {', '.join(sorted(rooms[one.id]))}.",
                detail={"hotel": one.id, "room": one.room.value},
            )


def _without_time(bookings: tuple[Booking, ...]) -> Iterator[Spot]:
    """Bookings that end when they start, and hold nothing."""
    for index, one in enumerate(bookings):
        if one.span is not None and one.span[0] == one.span[1]:
            yield Spot(
                BOOKINGS,
                _steps(index, "end"),
                FindingCode.VALUE_OUT_OF_RANGE,
                f"The booking of {one.kind} '{one.id}' on {one.date} takes no time.",
                "Write a later end, or leave the booking out.",
                Severity.WARNING,
            )


def _double(catalogue: Catalogue, bookings: tuple[Booking, ...]) -> Iterator[Spot]:
    """More of a thing booked at a time than there is: the first booking that is too much."""
    most = _capacities(catalogue)
    earlier: dict[_Group, list[Booking]] = defaultdict(list)
    for index, one in enumerate(bookings):
        key = (one.kind, one.id, one.date, one.room)
        together = [other for other in earlier[key] if _meet(one, other)]
        held = one.count + _most_at_once(one, together)
        there = most(key)
        if there is not None and held > there:
            yield Spot(
                BOOKINGS,
                _steps(index, "count"),
                FindingCode.CONTRADICTION,
                f"With this booking {held} of {one.kind} '{one.id}' are held on {one.date}, but "
                f"there are {there}.",
                "Correct the booking or the catalogue, or settle with the other trips.",
                Severity.WARNING,
                {"held": held, "most": there},
            )
        earlier[key].append(one)


def _capacities(catalogue: Catalogue) -> _Most:
    partners = {partner.id: partner.parallel_groups for partner in catalogue.partners}
    vehicles = {vehicle.id: vehicle.max_count for vehicle in catalogue.vehicles}
    services = {service.id: service.interpreters for service in catalogue.interpreters}
    hotels = {hotel.id: hotel for hotel in catalogue.hotels}

    def most(key: _Group) -> int | None:
        kind, name, date, room_kind = key
        if kind is BookingKind.HOTEL:
            rooms = hotels[name].rooms if name in hotels else ()
            return next((room.count_on(date) for room in rooms if room.kind is room_kind), None)
        if kind is BookingKind.VENUE:
            return 1
        counted = {
            BookingKind.PARTNER: partners,
            BookingKind.VEHICLE: vehicles,
            BookingKind.INTERPRETER: services,
        }
        return counted[kind].get(name)

    return most


def _meet(one: Booking, other: Booking) -> bool:
    """Whether two bookings hold at some time both."""
    if one.span is None or other.span is None:
        return True
    return max(one.span[0], other.span[0]) < min(one.span[1], other.span[1])


def _most_at_once(one: Booking, others: list[Booking]) -> int:
    """The most that others hold at a time while this booking does."""
    starts = {span[0] for other in (one, *others) if (span := other.span) is not None} or {0}
    begin, end = one.span or (0, max(starts) + 1)
    moments = {max(begin, start) for start in starts if start < end} | {begin}
    return max(
        sum(
            other.count
            for other in others
            if other.span is None or other.span[0] <= moment < other.span[1]
        )
        for moment in moments
    )
