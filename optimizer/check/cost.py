"""Cost: what a day costs by category, from its items and the catalogue's prices alone."""

from __future__ import annotations

from optimizer.check.interpreter import day_minutes, day_team, interpreted, services_on
from optimizer.check.meals import service_of
from optimizer.check.rooms import room_type
from optimizer.check.trip import (
    Planned,
    Trip,
    arrival_of,
    departure_of,
    known,
    metres_between,
    minutes_between,
)
from optimizer.domain.catalogue import Session, Vehicle
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    Departure,
    ItineraryDay,
    Leg,
    MealStop,
)
from optimizer.domain.money import Category, distance_cents


def day_cost(trip: Trip, index: int) -> dict[Category, int]:
    """The cost of a day in cents, every category named. Unknown ids cost nothing."""
    day = trip.days[index]
    return {
        Category.SESSIONS: sum(_session_cents(trip, planned) for planned in trip.visits_on(day)),
        Category.MEALS: sum(
            _meal_cents(trip, item) for item in day.items if isinstance(item, MealStop)
        ),
        Category.ROOMS: _room_cents(trip, index),
        Category.TRANSPORT: _transport_cents(trip, index),
        Category.INTERPRETATION: _interpretation_cents(trip, day),
        Category.OTHER: sum(
            own.cost_cents
            for item in day.items
            if isinstance(item, Appointment) and (own := trip.commitment(item.commitment))
        ),
    }


def trip_cost(trip: Trip) -> dict[Category, int]:
    """The cost of the trip in cents by category."""
    days = [day_cost(trip, index) for index in range(len(trip.days))]
    return {category: sum(day[category] for day in days) for category in Category}


def _session_cents(trip: Trip, planned: Planned) -> int:
    """Each session's group price, twice if it is split, and its person price for everyone."""
    groups = 1 if planned.visit.split is None else 2
    prices = [_prices(trip, session) for session in planned.sessions]
    return sum(groups * group + trip.party.heads * person for group, person in prices)


def _prices(trip: Trip, session: Session) -> tuple[int, int]:
    """Group and person price: of the first price for the party's type, else the session's own."""
    for_party = [p for p in session.prices if trip.party.visitor_type in p.visitor_types][:1]
    groups = [p.group_cents for p in for_party if p.group_cents is not None]
    persons = [p.person_cents for p in for_party if p.person_cents is not None]
    return [*groups, session.group_cents][0], [*persons, session.person_cents][0]


def _meal_cents(trip: Trip, item: MealStop) -> int:
    restaurant = known(trip.catalogue.restaurant, item.restaurant)
    service = service_of(restaurant, item.meal) if restaurant else None
    if service is None:
        return 0
    return service.person_cents * trip.party.heads + service.group_cents


def _room_cents(trip: Trip, index: int) -> int:
    hotel, night = trip.hotel_after(index), trip.days[index].night
    if hotel is None or night is None:
        return 0
    total = 0
    for booked in night.rooms:
        if room := room_type(hotel, booked.kind):
            lone = room.single_use_cents if booked.single_use else None
            total += max(0, booked.count) * (room.price_cents if lone is None else lone)
    return total


def _interpretation_cents(trip: Trip, day: ItineraryDay) -> int:
    total = 0
    for service in services_on(trip, day):
        visits = interpreted(trip, day, service)
        half = day_minutes(visits) <= service.half_day_minutes
        fee = service.half_day_cents if half else service.day_cents
        total += day_team(service, visits) * fee
    return total


def _transport_cents(trip: Trip, index: int) -> int:
    day = trip.days[index]
    total = 0
    for item in day.items:
        if isinstance(item, Arrival | Departure) and (connection := trip.connection(item)):
            total += connection.person_cents * trip.party.heads + connection.group_cents
    vehicle = known(trip.catalogue.vehicle, day.vehicle)
    if vehicle is not None:
        total += max(0, day.vehicles) * _vehicle_cents(trip, index, vehicle)
    return total


def _vehicle_cents(trip: Trip, index: int, vehicle: Vehicle) -> int:
    """One vehicle for the day: day price, hours, kilometres and legs."""
    matrix = known(trip.catalogue.matrix, vehicle.matrix)
    driven = [
        item
        for item in trip.days[index].items
        if isinstance(item, Leg) and item.vehicle is not None
    ]
    empty = _empty_runs(trip, index, vehicle)
    ways = [*((leg.origin, leg.destination) for leg in driven), *empty]
    empty_minutes = sum(minutes_between(matrix, *way) or 0 for way in empty)
    hour = 60 * trip.rules.ticks_per_minute
    hours = max(vehicle.min_hours, -(-(span(trip, index) + empty_minutes) // hour))
    kilometres = sum(
        distance_cents(metres_between(matrix, *way) or 0, vehicle.km_cents) for way in ways
    )
    legs = vehicle.leg_cents * len(driven)
    return vehicle.day_cents + vehicle.hour_cents * hours + kilometres + legs


def _empty_runs(trip: Trip, index: int, vehicle: Vehicle) -> list[tuple[str, str]]:
    """From the garage to the morning place and from the night place back; none without garage."""
    if vehicle.garage is None:
        return []
    day = trip.days[index]
    before, after = trip.hotel_after(index - 1), trip.hotel_after(index)
    arrival, departure = arrival_of(day), departure_of(day)
    morning = before.place if before else arrival.place if arrival else vehicle.garage
    night = after.place if after else departure.place if departure else vehicle.garage
    return [(vehicle.garage, morning), (night, vehicle.garage)]


def span(trip: Trip, index: int) -> int:
    """Minutes from leaving the morning place to reaching the night place.

    From the arrival's end on the first day, to the departure's start on the last one; 0 on a
    morning with neither leg nor item.
    """
    day = trip.days[index]
    moving = [item for item in day.items if not isinstance(item, Arrival | Departure)]
    if not moving:
        return 0
    arrival = arrival_of(day) if index == 0 else None
    departure = departure_of(day) if index == len(trip.days) - 1 else None
    left = moving[0].start if arrival is None else arrival.end
    reached = moving[-1].end if departure is None else departure.start
    return max(0, reached - left)
