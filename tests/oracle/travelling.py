"""Moves as the rule book tells them: which legs are walked or driven, buffers, vehicles, rooms."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from optimizer.domain.catalogue import MOBILITY_FEATURES, Hotel, RoomKind, RoomType, Vehicle
from optimizer.domain.itinerary import BookedRooms
from optimizer.domain.money import distance_cents
from optimizer.domain.problem import Problem
from tests.oracle.arranged import confirmed, usable
from tests.oracle.past import may_ride, may_sleep, opening
from tests.oracle.prices import priced
from tests.oracle.sharing import gone


def day_hours(problem: Problem, date: dt.date) -> tuple[int, int]:
    """Rule `day-window`: the bounds of a date, its own where the wishes name them."""
    for own, hours in problem.wishes.limits.hours.items():
        if own == date:
            return opening(problem, date, hours.start), hours.end
    return opening(problem, date, problem.rules.day_start), problem.rules.day_end


@dataclass(frozen=True)
class Move:
    """A leg between two places; `cents` is what all vehicles take for it when driven."""

    minutes: int
    metres: int
    driven: bool
    cents: int


STAY = Move(0, 0, False, 0)


def features_met(problem: Problem, features: tuple[str, ...]) -> bool:
    """Whether a place that is no venue meets the party's mobility needs."""
    return (problem.wishes.party.needed_features & MOBILITY_FEATURES) <= set(features)


@dataclass(frozen=True)
class VehicleChoice:
    """One vehicle of a day, with the number taken; `vehicle` None is a day on foot.

    It waits for the guests or returns to its garage after each leg, with one driver or two.
    """

    vehicle: Vehicle | None
    count: int
    waits: bool = True
    drivers: int = 1

    def hire_cents(self, problem: Problem, span: int, morning: str, night: str) -> int:
        """Day, drivers, hours and empty runs of all vehicles taken, without the driven legs."""
        vehicle = self.vehicle
        if vehicle is None:
            return 0
        day = vehicle.day_cents
        if self.drivers == 2:
            day += vehicle.second_driver_cents
        if not self.waits:
            return self.count * day
        matrix = problem.catalogue.matrix(vehicle.matrix)
        runs = (
            [] if vehicle.garage is None else [(vehicle.garage, morning), (night, vehicle.garage)]
        )
        minutes = span + sum(matrix.minutes_between(*run) for run in runs)
        metres = [matrix.metres_between(*run) for run in runs]
        hours = max(vehicle.min_hours, -(-minutes // (60 * problem.rules.ticks_per_minute)))
        empty = sum(distance_cents(length, vehicle.km_cents) for length in metres)
        return self.count * (day + vehicle.hour_cents * hours + empty)

    def leg_cents(self, problem: Problem, origin: str, destination: str) -> int:
        """One driven leg of all vehicles taken, with its own runs and hours if they return."""
        vehicle = self.vehicle
        matrix = problem.catalogue.matrix(vehicle.matrix)
        ways = [(origin, destination)]
        if not self.waits:
            ways += [(vehicle.garage, origin), (destination, vehicle.garage)]
        total = vehicle.leg_cents + sum(
            distance_cents(matrix.metres_between(*way), vehicle.km_cents) for way in ways
        )
        if not self.waits:
            minutes = sum(matrix.minutes_between(*way) for way in ways)
            hour = 60 * problem.rules.ticks_per_minute
            total += vehicle.hour_cents * max(vehicle.min_hours, -(-minutes // hour))
        return self.count * total


def vehicle_choices(problem: Problem, date: dt.date) -> list[VehicleChoice]:
    """On foot, and each vehicle that the rule `vehicle` allows on a date."""
    party, chosen = problem.wishes.party, problem.wishes.travel.vehicles
    wheelchairs = party.access_needs.get("wheelchair", 0)
    on_foot = not confirmed(problem, "vehicle", date) and may_ride(problem, None, date)
    found = [VehicleChoice(None, 0)] if on_foot else []
    for vehicle in priced(problem, date).catalogue.vehicles:
        if chosen is not None and vehicle.id not in chosen:
            continue
        if any(span.covers(date) for span in vehicle.unavailable):
            continue
        if not usable(problem, "vehicle", vehicle.id, date):
            continue
        if not may_ride(problem, vehicle.id, date):
            continue
        if "step-free" in party.needed_features and "step-free" not in vehicle.features:
            continue
        count = -(-(party.heads + party.guides) // vehicle.seats)
        if wheelchairs:
            if not vehicle.wheelchair_places:
                continue
            count = max(count, -(-wheelchairs // vehicle.wheelchair_places))
        if count <= vehicle.max_count - gone(problem, "vehicle", vehicle.id, date):
            found.append(VehicleChoice(vehicle, count))
            two = vehicle.second_driver_cents is not None
            if two:
                found.append(VehicleChoice(vehicle, count, drivers=2))
            if vehicle.returns_to_garage:
                found.append(VehicleChoice(vehicle, count, waits=False))
            if two and vehicle.returns_to_garage:
                found.append(VehicleChoice(vehicle, count, waits=False, drivers=2))
    return found


class Moves:
    """The legs that a vehicle choice allows."""

    def __init__(self, problem: Problem, choice: VehicleChoice) -> None:
        self.choice = choice
        walking = problem.catalogue.matrix(problem.catalogue.walk_matrix)
        limit = problem.rules.walking_limit_minutes
        vehicle = choice.vehicle
        driving = problem.catalogue.matrix(vehicle.matrix) if vehicle else None

        @cache
        def between(origin: str, destination: str) -> Move | None:
            if origin == destination:
                return STAY
            minutes = walking.minutes_between(origin, destination)
            if minutes <= limit:
                return Move(minutes, walking.metres_between(origin, destination), False, 0)
            if driving is None or vehicle is None:
                return None
            metres = driving.metres_between(origin, destination)
            cents = choice.leg_cents(problem, origin, destination)
            minutes = driving.minutes_between(origin, destination)
            return Move(minutes, metres, True, cents)

        self.between = between


def _rooms_left(
    problem: Problem, hotel: Hotel, room: RoomType, date: dt.date, is_held: bool
) -> int:
    """Rooms of a type that the party may take on a date; what is confirmed is not released."""
    wishes = problem.wishes
    released = wishes.planning_date > date - dt.timedelta(days=room.release_days)
    if released and not is_held and not wishes.travel.rooms_on_request:
        return 0
    return max(0, room.count_on(date) - gone(problem, "hotel", hotel.id, date, room.kind))


def book_rooms(
    problem: Problem, hotel: Hotel, date: dt.date
) -> tuple[int, tuple[BookedRooms, ...]] | None:
    """Price and rooms of the party's night in a hotel, or None where they cannot be had."""
    wishes = problem.wishes
    demand = wishes.party.room_demand
    if wishes.travel.hotels is not None and hotel.id not in wishes.travel.hotels:
        return None
    if not features_met(problem, hotel.features) or not usable(problem, "hotel", hotel.id, date):
        return None
    if not may_sleep(problem, hotel.id, date):
        return None
    is_held = bool(confirmed(problem, "hotel", date, hotel.id))
    stated = {room.kind: room for room in hotel.rooms}  # cheaper first by what is stated
    types = {room.kind: room for room in priced(problem, date).catalogue.hotel(hotel.id).rooms}
    if len(types) < len(hotel.rooms):
        raise ValueError("the oracle knows one room type of each kind")
    left = {kind: _rooms_left(problem, hotel, room, date, is_held) for kind, room in types.items()}
    booked: list[tuple[int, BookedRooms]] = []
    for kind, wanted in ((RoomKind.TWIN, demand.twin), (RoomKind.ACCESSIBLE, demand.accessible)):
        if wanted:
            if left.get(kind, 0) < wanted:
                return None
            left[kind] -= wanted
            booked.append((types[kind].price_cents * wanted, BookedRooms(kind=kind, count=wanted)))
    singles = []
    if RoomKind.SINGLE in types:
        price = types[RoomKind.SINGLE].price_cents
        singles.append((stated[RoomKind.SINGLE].price_cents, price, RoomKind.SINGLE, False))
    if RoomKind.TWIN in types and stated[RoomKind.TWIN].single_use_cents is not None:
        price = types[RoomKind.TWIN].single_use_cents or 0
        singles.append((stated[RoomKind.TWIN].single_use_cents, price, RoomKind.TWIN, True))
    open_demand = demand.single
    for _, cents, kind, single_use in sorted(singles, key=lambda entry: entry[0]):
        taken = min(open_demand, left[kind])
        if taken:
            rooms = BookedRooms(kind=kind, single_use=single_use, count=taken)
            booked.append((cents * taken, rooms))
            open_demand -= taken
    if open_demand:
        return None
    total = sum(cents for cents, _ in booked)
    if hotel.foc_per is not None and RoomKind.TWIN in types:
        half = types[RoomKind.TWIN].price_cents // 2
        free = wishes.party.heads // (1 + hotel.foc_per)
        total -= half * max(n for n in range(free + 1) if half * n <= total)
    return total, tuple(rooms for _, rooms in booked)


def on_request(
    problem: Problem, hotel: Hotel, date: dt.date, rooms: tuple[BookedRooms, ...]
) -> bool:
    """Whether a night has rooms of a type that is released by the planning date, unconfirmed."""
    if confirmed(problem, "hotel", date, hotel.id):
        return False
    days_left = (date - problem.wishes.planning_date).days
    taken = {room.kind for room in rooms}
    return any(room.release_days > days_left for room in hotel.rooms if room.kind in taken)
