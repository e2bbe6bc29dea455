"""Holds: what a published itinerary takes of partners, venues, vehicles, interpreters and rooms."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.costing import day_team
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.catalogue import RoomKind, Split
from optimizer.domain.itinerary import Itinerary, ItineraryDay, Night, Visit
from optimizer.domain.problem import Problem


def holds(problem: Problem, itinerary: Itinerary) -> tuple[Booking, ...]:
    """The bookings by which other trips leave an itinerary room; hours in whole minutes.

    A minute that is used in part is held as a whole.
    """
    return tuple(booking for day in itinerary.days for booking in _of_day(problem, day))


def _of_day(problem: Problem, day: ItineraryDay) -> Iterator[Booking]:
    visits = [item for item in day.items if isinstance(item, Visit)]
    for visit in visits:
        yield from _of_visit(problem, day, visit)
    for service in dict.fromkeys(visit.interpreter for visit in visits):
        team = None if service is None else day_team(problem, service, visits)
        if service is not None and team:
            yield Booking(kind=BookingKind.INTERPRETER, id=service, date=day.date, count=team)
    if day.vehicle is not None and day.vehicles:
        yield Booking(kind=BookingKind.VEHICLE, id=day.vehicle, date=day.date, count=day.vehicles)
    if day.night is not None:
        yield from _of_night(day, day.night)


def _of_visit(problem: Problem, day: ItineraryDay, visit: Visit) -> Iterator[Booking]:
    """The venue as a whole, and of each partner a group for each session, of a twin two."""
    tick = problem.rules.ticks_per_minute
    start, end = visit.start // tick, -(-visit.end // tick)
    yield Booking(kind=BookingKind.VENUE, id=visit.venue, date=day.date, start=start, end=end)
    partners = [problem.catalogue.session(key).partner for key in visit.sessions]
    groups = 2 if visit.split is Split.TWIN else 1
    for partner in dict.fromkeys(partners):
        count = partners.count(partner) * groups
        yield Booking(
            kind=BookingKind.PARTNER, id=partner, date=day.date, count=count, start=start, end=end
        )


def _of_night(day: ItineraryDay, night: Night) -> Iterator[Booking]:
    for kind in RoomKind:
        count = sum(booked.count for booked in night.rooms if booked.kind is kind)
        if count:
            yield Booking(
                kind=BookingKind.HOTEL, id=night.hotel, date=day.date, count=count, room=kind
            )
