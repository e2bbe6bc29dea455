"""Vehicles: one choice a day, as many of it as the party needs, and seats on connections."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.trip import Trip, known, where
from optimizer.domain.catalogue import Vehicle
from optimizer.domain.itinerary import Arrival, Departure, ItineraryDay, Leg
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def vehicle(trip: Trip) -> Iterator[Violation]:
    """`vehicle`: the day's one vehicle, on the legs driven; enough seats everywhere.

    A wheelchair user takes a seat and a wheelchair place. A hired vehicle that drives no leg is no
    fault; it costs.
    """
    for day in trip.days:
        yield from _one_choice(day)
        yield from _seats(trip, day)
        if day.vehicle is None:
            continue
        hired = known(trip.catalogue.vehicle, day.vehicle)
        if hired is None:
            message = f"the catalogue has no vehicle {day.vehicle}"
            yield _fault(str(day.date), 1, "vehicles", message)
        else:
            yield from _hire(trip, day, hired)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.VEHICLE, where=at, amount=amount, unit=unit, message=message)


def _one_choice(day: ItineraryDay) -> Iterator[Violation]:
    for item in day.items:
        if isinstance(item, Leg) and item.vehicle is not None and item.vehicle != day.vehicle:
            message = f"driven with {item.vehicle}, the day's vehicle is {day.vehicle}"
            yield _fault(where(day.date, item), 1, "vehicles", message)
    if day.vehicle is None and day.vehicles:
        message = f"{day.vehicles} vehicles of no kind"
        yield _fault(str(day.date), abs(day.vehicles), "vehicles", message)
    if day.vehicle is None and (day.drivers > 1 or not day.vehicle_waits):
        message = "drivers or returns of no vehicle"
        yield _fault(str(day.date), 1, "vehicles", message)


def _seats(trip: Trip, day: ItineraryDay) -> Iterator[Violation]:
    for item in day.items:
        if not isinstance(item, Arrival | Departure):
            continue
        connection = trip.connection(item)
        seats = connection.seats if connection else None
        if seats is not None and seats < trip.party.heads:
            message = f"{trip.party.heads} guests, {item.connection} has {seats} seats"
            yield _fault(where(day.date, item), trip.party.heads - seats, "guests", message)


def _hire(trip: Trip, day: ItineraryDay, hired: Vehicle) -> Iterator[Violation]:
    at = f"{day.date} vehicle {hired.id}"
    allowed = trip.wishes.travel.vehicles
    if allowed is not None and hired.id not in allowed:
        yield _fault(at, 1, "vehicles", f"the wishes do not list {hired.id}")
    if any(dates.covers(day.date) for dates in hired.unavailable):
        yield _fault(at, 1, "days", f"{hired.id} is not to be had on {day.date}")
    if day.drivers > 1 and hired.second_driver_cents is None:
        yield _fault(at, day.drivers - 1, "drivers", f"{hired.id} has no second driver")
    if not day.vehicle_waits and not hired.returns_to_garage:
        message = f"{hired.id} does not return to its garage between legs"
        yield _fault(at, 1, "vehicles", message)
    wheelchairs = trip.party.access_needs.get("wheelchair", 0)
    if wheelchairs and not hired.wheelchair_places:
        message = f"{hired.id} has no wheelchair place"
        yield _fault(at, wheelchairs, "guests", message)
        return
    people = trip.party.heads + trip.party.guides
    least = -(-people // hired.seats)
    if wheelchairs:
        least = max(least, -(-wheelchairs // hired.wheelchair_places))
    if least > hired.max_count:
        message = f"{least} of {hired.id} are needed, there are {hired.max_count}"
        yield _fault(at, least - hired.max_count, "vehicles", message)
    if off := abs(day.vehicles - least):
        message = f"{day.vehicles} of {hired.id} are hired, {least} are needed"
        yield _fault(at, off, "vehicles", message)
