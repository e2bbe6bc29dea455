"""Cost: what a day costs by category, from its items and the catalogue's prices alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.check.interpreter import day_minutes, day_team, interpreted, services_on
from optimizer.check.meals import service_of
from optimizer.check.prices import (
    Charge,
    free_places,
    gross,
    in_gross,
    inclusion,
    session_terms,
)
from optimizer.check.rooms import room_type
from optimizer.check.statuses import confirmed_price
from optimizer.check.trip import (
    Planned,
    Trip,
    arrival_of,
    departure_of,
    known,
    metres_between,
    minutes_between,
)
from optimizer.domain.catalogue import RoomKind, Session, Vehicle
from optimizer.domain.charges import Included
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    Departure,
    ItineraryDay,
    Leg,
    MealStop,
)
from optimizer.domain.money import Category, distance_cents
from optimizer.domain.tariffs import SupplyMode


def day_charges(trip: Trip, index: int) -> Iterator[Charge]:
    """What a day owes to each supplier, included or not. Unknown ids cost nothing."""
    day = trip.days[index]
    for planned in trip.visits_on(day):
        for session in planned.sessions:
            yield _session(trip, planned, session)
    for item in day.items:
        if isinstance(item, MealStop):
            yield from _meal(trip, day.date, item)
        elif isinstance(item, Arrival | Departure):
            yield from _connection(trip, day.date, item)
        elif isinstance(item, Appointment) and (own := trip.commitment(item.commitment)):
            yield Charge(Category.OTHER, "own", own.cost_cents, own.vat_category, SupplyMode.RESALE)
    yield from _rooms(trip, index)
    yield from _vehicles(trip, index)
    yield from _interpretation(trip, day)


def day_cost(trip: Trip, index: int, kind: Included = Included.INCLUDED) -> dict[Category, int]:
    """The cost of a day in cents, every category named: of what is included, or of another kind."""
    costs = dict.fromkeys(Category, 0)
    for charge in day_charges(trip, index):
        if inclusion(trip, charge) is kind:
            costs[charge.category] += charge.cents
    return costs


def trip_cost(trip: Trip) -> dict[Category, int]:
    """The cost of the trip in cents by category."""
    days = [day_cost(trip, index) for index in range(len(trip.days))]
    return {category: sum(day[category] for day in days) for category in Category}


def _session(trip: Trip, planned: Planned, session: Session) -> Charge:
    """A session's group price, twice if it is split, and its person price for everyone."""
    basis, tax = session_terms(trip, session)
    stated = confirmed_price(trip, "session", session.id, planned.date, _prices(trip, session))
    group, person = (gross(trip, cents, basis, tax, planned.date) for cents in stated)
    groups = 1 if planned.visit.split is None else 2
    cents = groups * group + trip.party.heads * person
    partner = known(trip.catalogue.partner, session.partner)
    mode = partner.supply_mode if partner else SupplyMode.RESALE
    return Charge(Category.SESSIONS, session.partner, cents, tax, mode, session.id)


def _prices(trip: Trip, session: Session) -> tuple[int, int]:
    """Group and person price: of the first price for the party's type, else the session's own."""
    for_party = [p for p in session.prices if trip.party.visitor_type in p.visitor_types][:1]
    groups = [p.group_cents for p in for_party if p.group_cents is not None]
    persons = [p.person_cents for p in for_party if p.person_cents is not None]
    return [*groups, session.group_cents][0], [*persons, session.person_cents][0]


def _meal(trip: Trip, date: dt.date, item: MealStop) -> Iterator[Charge]:
    """Everyone's price but that of the free places, and the group's."""
    restaurant = known(trip.catalogue.restaurant, item.restaurant)
    stated = service_of(restaurant, item.meal) if restaurant else None
    if restaurant is None or stated is None:
        return
    tax = stated.vat_category
    listed = (stated.group_cents, stated.person_cents)
    group, person = confirmed_price(trip, "restaurant", restaurant.id, date, listed, item.meal)
    agreed = stated.model_copy(update={"group_cents": group, "person_cents": person})
    service = in_gross(trip, agreed, stated.price_basis, tax, date)
    paying = trip.party.heads - free_places(stated.foc_per, trip.party.heads)
    cents = service.person_cents * paying + service.group_cents
    yield Charge(Category.MEALS, restaurant.id, cents, tax, restaurant.supply_mode)


def _rooms(trip: Trip, index: int) -> Iterator[Charge]:
    """The night's rooms less half a twin room for each free place, never less than nothing."""
    day, hotel = trip.days[index], trip.hotel_after(index)
    if hotel is None or day.night is None:
        return
    basis, tax = hotel.price_basis, hotel.vat_category
    total = 0
    for booked in day.night.rooms:
        if stated := room_type(hotel, booked.kind):
            room = in_gross(trip, stated, basis, tax, day.date)
            lone = room.single_use_cents if booked.single_use else None
            total += max(0, booked.count) * (room.price_cents if lone is None else lone)
    twin = room_type(hotel, RoomKind.TWIN)
    half = gross(trip, twin.price_cents, basis, tax, day.date) // 2 if twin else 0
    for _ in range(free_places(hotel.foc_per, trip.party.heads)):
        total -= half if half <= total else 0
    yield Charge(Category.ROOMS, hotel.id, total, tax, hotel.supply_mode)


def _interpretation(trip: Trip, day: ItineraryDay) -> Iterator[Charge]:
    for stated in services_on(trip, day):
        tax = stated.vat_category
        service = in_gross(trip, stated, stated.price_basis, tax, day.date)
        visits = interpreted(trip, day, stated)
        half = day_minutes(visits) <= service.half_day_minutes
        fee = service.half_day_cents if half else service.day_cents
        cents = day_team(service, visits) * fee
        yield Charge(Category.INTERPRETATION, stated.id, cents, tax, stated.supply_mode)


def _connection(trip: Trip, date: dt.date, item: Arrival | Departure) -> Iterator[Charge]:
    if stated := trip.connection(item):
        tax = stated.vat_category
        listed = (stated.group_cents, stated.person_cents)
        group, person = confirmed_price(trip, "connection", stated.id, date, listed)
        agreed = stated.model_copy(update={"group_cents": group, "person_cents": person})
        connection = in_gross(trip, agreed, stated.price_basis, tax, date)
        cents = connection.person_cents * trip.party.heads + connection.group_cents
        yield Charge(Category.TRANSPORT, stated.id, cents, tax, stated.supply_mode)


def _vehicles(trip: Trip, index: int) -> Iterator[Charge]:
    day = trip.days[index]
    if stated := known(trip.catalogue.vehicle, day.vehicle):
        tax = stated.vat_category
        vehicle = in_gross(trip, stated, stated.price_basis, tax, day.date)
        cents = max(0, day.vehicles) * _vehicle_cents(trip, index, vehicle)
        yield Charge(Category.TRANSPORT, stated.id, cents, tax, stated.supply_mode)


def _vehicle_cents(trip: Trip, index: int, vehicle: Vehicle) -> int:
    """One vehicle for the day: day price, second driver, hours, kilometres and legs."""
    second = trip.days[index].drivers > 1
    crew = vehicle.day_cents + ((vehicle.second_driver_cents or 0) if second else 0)
    matrix = known(trip.catalogue.matrix, vehicle.matrix)
    driven = [
        item
        for item in trip.days[index].items
        if isinstance(item, Leg) and item.vehicle is not None
    ]
    if not trip.days[index].vehicle_waits:
        return crew + sum(_transfer_cents(trip, vehicle, leg) for leg in driven)
    empty = empty_runs(trip, index, vehicle)
    ways = [*((leg.origin, leg.destination) for leg in driven), *empty]
    empty_minutes = sum(minutes_between(matrix, *way) or 0 for way in empty)
    hour = 60 * trip.rules.ticks_per_minute
    hours = max(vehicle.min_hours, -(-(span(trip, index) + empty_minutes) // hour))
    kilometres = sum(
        distance_cents(metres_between(matrix, *way) or 0, vehicle.km_cents) for way in ways
    )
    legs = vehicle.leg_cents * len(driven)
    return crew + vehicle.hour_cents * hours + kilometres + legs


def _transfer_cents(trip: Trip, vehicle: Vehicle, leg: Leg) -> int:
    """A leg by itself: from the garage to its start, the leg, and from its end to the garage."""
    matrix = known(trip.catalogue.matrix, vehicle.matrix)
    garage = vehicle.garage
    runs = [] if garage is None else [(garage, leg.origin), (leg.destination, garage)]
    ways = [(leg.origin, leg.destination), *runs]
    minutes = sum(minutes_between(matrix, *way) or 0 for way in ways)
    hours = max(vehicle.min_hours, -(-minutes // (60 * trip.rules.ticks_per_minute)))
    kilometres = sum(
        distance_cents(metres_between(matrix, *way) or 0, vehicle.km_cents) for way in ways
    )
    return kilometres + vehicle.leg_cents + vehicle.hour_cents * hours


def empty_runs(trip: Trip, index: int, vehicle: Vehicle) -> list[tuple[str, str]]:
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
