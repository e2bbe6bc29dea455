"""Bookings: what other trips hold is not used a second time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from optimizer.check.interpreter import day_team, interpreted, services_on
from optimizer.check.trip import Planned, Trip, known
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.catalogue import Hotel, RoomKind, Split
from optimizer.domain.itinerary import ItineraryDay, Night
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def capacity_shared(trip: Trip) -> Iterator[Violation]:
    """`capacity-shared`: beside the bookings of other trips there is room for this one.

    What would be too much without any booking is told by the rules of hotels, vehicles and
    interpreters; here, what the bookings make too much.
    """
    for planned in trip.visits:
        yield from _venue(trip, planned)
        yield from _partners(trip, planned)
    for day in trip.days:
        yield from _vehicles(trip, day)
        yield from _interpreters(trip, day)
        if day.night is not None:
            yield from _rooms(trip, day.date, day.night)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.CAPACITY_SHARED, where=at, amount=amount, unit=unit, message=message)


def _bookings(trip: Trip, kind: BookingKind, key: str, date: dt.date) -> list[Booking]:
    return [
        one for one in trip.problem.bookings if (one.kind, one.id, one.date) == (kind, key, date)
    ]


def _shared_minutes(booking: Booking, planned: Planned) -> int:
    """How long a booking and a visit are there together."""
    start, end = planned.visit.start, planned.visit.end
    if booking.start is None or booking.end is None:
        return end - start
    return max(0, min(end, booking.end) - max(start, booking.start))


def _venue(trip: Trip, planned: Planned) -> Iterator[Violation]:
    for booking in _bookings(trip, BookingKind.VENUE, planned.visit.venue, planned.date):
        if (minutes := _shared_minutes(booking, planned)) > 0:
            message = f"{booking.id} is booked by {booking.trip or 'another trip'}"
            yield _fault(planned.where, minutes, "minutes", message)


def _partners(trip: Trip, planned: Planned) -> Iterator[Violation]:
    """At any time: groups of others, if any, and this visit's are at most the parallel ones.

    A twin has two groups with the partner at a time, a rotation one in each of its two sessions.
    """
    for key in dict.fromkeys(session.partner for session in planned.sessions):
        partner = known(trip.catalogue.partner, key)
        bookings = _bookings(trip, BookingKind.PARTNER, key, planned.date)
        if partner is None or not bookings:
            continue
        own = sum(session.partner == key for session in planned.sessions)
        own *= 2 if planned.visit.split is Split.TWIN else 1
        crowded = sum(
            minutes
            for minutes, others in _groups_during(bookings, planned)
            if others > 0 and others + own > partner.parallel_groups
        )
        if crowded:
            message = f"{key} receives {partner.parallel_groups} at a time, beside its bookings"
            yield _fault(planned.where, crowded, "minutes", f"{message} not {own} more")


def _groups_during(bookings: list[Booking], planned: Planned) -> Iterator[tuple[int, int]]:
    """The visit in parts during which the groups of others stay the same, with their length."""
    begin, finish = planned.visit.start, planned.visit.end
    edges = {begin, finish}
    edges |= {edge for one in bookings for edge in (one.start, one.end) if edge is not None}
    inner = sorted(edge for edge in edges if begin <= edge <= finish)
    for start, end in pairwise(inner):
        others = sum(
            one.count
            for one in bookings
            if one.start is None or one.end is None or (one.start <= start and end <= one.end)
        )
        yield end - start, others


def _vehicles(trip: Trip, day: ItineraryDay) -> Iterator[Violation]:
    vehicle = known(trip.catalogue.vehicle, day.vehicle)
    if vehicle is not None:
        bookings = _bookings(trip, BookingKind.VEHICLE, vehicle.id, day.date)
        yield from _too_many(
            f"{day.date} vehicle {vehicle.id}",
            "vehicles",
            day.vehicles,
            bookings,
            vehicle.max_count,
        )


def _interpreters(trip: Trip, day: ItineraryDay) -> Iterator[Violation]:
    for service in services_on(trip, day):
        team = day_team(service, interpreted(trip, day, service))
        bookings = _bookings(trip, BookingKind.INTERPRETER, service.id, day.date)
        at = f"{day.date} interpreters {service.id}"
        yield from _too_many(at, "interpreters", team, bookings, service.interpreters)


def _rooms(trip: Trip, date: dt.date, night: Night) -> Iterator[Violation]:
    hotel = known(trip.catalogue.hotel, night.hotel)
    if hotel is None:
        return
    for kind in RoomKind:
        wanted = sum(booked.count for booked in night.rooms if booked.kind is kind)
        bookings = _rooms_booked(trip, hotel, kind, date)
        allotted = sum(room.count_on(date) for room in hotel.rooms if room.kind is kind)
        at = f"{date} night {hotel.id} {kind} rooms"
        yield from _too_many(at, "rooms", wanted, bookings, allotted)


def _rooms_booked(trip: Trip, hotel: Hotel, kind: RoomKind, date: dt.date) -> list[Booking]:
    found = _bookings(trip, BookingKind.HOTEL, hotel.id, date)
    return [booking for booking in found if booking.room is kind]


def rooms_booked(trip: Trip, hotel: Hotel, kind: RoomKind, date: dt.date) -> int:
    """How many rooms of a kind other trips have for a night."""
    return sum(booking.count for booking in _rooms_booked(trip, hotel, kind, date))


def _too_many(
    at: str, unit: str, wanted: int, bookings: list[Booking], most: int
) -> Iterator[Violation]:
    """What is wanted beyond what the bookings leave, as far as they are the cause."""
    held = sum(booking.count for booking in bookings)
    over = min(wanted + held - most, held, wanted)
    if over > 0:
        yield _fault(at, over, unit, f"{wanted} beside {held} of other trips, there are {most}")
