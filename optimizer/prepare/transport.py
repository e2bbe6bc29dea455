"""Vehicles with their legs, connections by date, and hotels as states."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from optimizer.costing import (
    connection_lines,
    is_on_request,
    night_lines,
    room_assignment,
    vehicle_count,
)
from optimizer.domain.calendar import weekday
from optimizer.domain.catalogue import Connection, Direction, Vehicle
from optimizer.domain.itinerary import Arrival, Departure, Night
from optimizer.domain.money import distance_cents
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind
from optimizer.domain.travel import Matrix
from optimizer.prepare.arranged import connection_on_offer, is_on_offer
from optimizer.prepare.driving import crews
from optimizer.prepare.fleet import fleet
from optimizer.prepare.frozen import may_sleep, may_take
from optimizer.prepare.instance import (
    ConnectionOption,
    Driving,
    EmptyRuns,
    HotelOption,
    VehicleOption,
)
from optimizer.prepare.stops import costs_of
from optimizer.prepare.visits import mobility_needs

NO_WAY = -1


def _between(matrix: Matrix, origin: str, destination: str) -> tuple[int, int]:
    """Minutes and metres; minutes are NO_WAY where the matrix has a hole."""
    try:
        return (
            matrix.minutes_between(origin, destination),
            matrix.metres_between(origin, destination),
        )
    except KeyError:
        return NO_WAY, 0


def vehicle_options(problem: Problem, places: tuple[str, ...]) -> tuple[VehicleOption, ...]:
    """To walk, and each vehicle that can carry the party, by id, in every way it can be taken."""
    wished = problem.wishes.travel.vehicles
    options = [_on_foot(problem, places)]
    for vehicle in fleet(problem):
        count = vehicle_count(problem, vehicle)
        needs = mobility_needs(problem) - {"wheelchair"}
        if count is None or not needs <= set(vehicle.features):
            continue
        if wished is None or vehicle.id in wished:
            waiting = _option(problem, vehicle, count, places)
            for waits, drivers in crews(problem, vehicle):
                way = waiting if waits else _returning(problem, waiting, vehicle)
                second = (drivers - 1) * count * (vehicle.second_driver_cents or 0)
                options.append(replace(way, drivers=drivers, day_cents=way.day_cents + second))
    return tuple(options)


def _on_foot(problem: Problem, places: tuple[str, ...]) -> VehicleOption:
    minutes, metres, driven, cents = _legs(problem, None, 0, places)
    none, idle = EmptyRuns.none(len(places)), Driving.none(len(places))
    return VehicleOption(None, 0, minutes, metres, driven, cents, none, idle)


Table = NDArray[np.int64]


def _legs(
    problem: Problem, vehicle: Vehicle | None, count: int, places: tuple[str, ...]
) -> tuple[Table, Table, NDArray[np.bool_], Table]:
    """Minutes, metres, whether driven, and the cents of all vehicles, for each leg."""
    walk = problem.catalogue.matrix(problem.catalogue.walk_matrix)
    road = problem.catalogue.matrix(vehicle.matrix) if vehicle else None
    size = len(places)
    minutes = np.full((size, size), NO_WAY, np.int64)
    metres, cents = np.zeros((size, size), np.int64), np.zeros((size, size), np.int64)
    driven = np.zeros((size, size), np.bool_)
    for row, origin in enumerate(places):
        for column, destination in enumerate(places):
            time, way = _between(walk, origin, destination)
            if 0 <= time <= problem.rules.walking_limit_minutes:
                minutes[row, column], metres[row, column] = time, way
            elif road is not None and vehicle is not None:
                time, way = _between(road, origin, destination)
                minutes[row, column], metres[row, column] = time, way
                driven[row, column] = True
                price = distance_cents(way, vehicle.km_cents) + vehicle.leg_cents
                cents[row, column] = count * price
    return minutes, metres, driven, cents


def _option(
    problem: Problem, vehicle: Vehicle, count: int, places: tuple[str, ...]
) -> VehicleOption:
    """The vehicle with one driver, who waits for the guests all day."""
    minutes, metres, driven, cents = _legs(problem, vehicle, count, places)
    empty = _empty_runs(problem, vehicle, count, places)
    none = np.zeros(len(places), np.int64)
    driving = Driving(
        np.where(driven, minutes, 0), empty.minutes_out, empty.minutes_back, missed=none
    )
    return VehicleOption(
        vehicle,
        count,
        minutes,
        metres,
        driven,
        cents,
        empty,
        driving,
        hour_cents=count * vehicle.hour_cents,
        min_hours=vehicle.min_hours,
        day_cents=count * vehicle.day_cents,
    )


def _returning(problem: Problem, waiting: VehicleOption, vehicle: Vehicle) -> VehicleOption:
    """The vehicle that returns after each leg: a transfer with empty runs and hours of its own."""
    out, back = waiting.empty.minutes_out, waiting.empty.minutes_back
    driven = waiting.driven & (waiting.minutes >= 0) & (out[:, None] >= 0) & (back[None, :] >= 0)
    runs = out[:, None] + waiting.minutes + back[None, :]
    hours = np.maximum(vehicle.min_hours, -(-runs // problem.rules.hour_ticks))
    ends = waiting.empty.cents_out[:, None] + waiting.empty.cents_back[None, :]
    none = np.zeros(len(out), np.int64)
    return replace(
        waiting,
        minutes=np.where(waiting.driven & ~driven, NO_WAY, waiting.minutes),
        cents=np.where(driven, waiting.cents + ends + hours * waiting.hour_cents, 0),
        empty=replace(waiting.empty, cents_out=none, cents_back=none),
        driving=Driving(np.where(driven, runs, 0), none, none, missed=out + back),
        hour_cents=0,
        min_hours=0,
        waits=False,
    )


def _empty_runs(
    problem: Problem, vehicle: Vehicle, count: int, places: tuple[str, ...]
) -> EmptyRuns:
    runs = EmptyRuns.none(len(places))
    if vehicle.garage is None:
        return runs
    matrix = problem.catalogue.matrix(vehicle.matrix)
    for index, place in enumerate(places):
        minutes, metres = _between(matrix, vehicle.garage, place)
        runs.minutes_out[index] = minutes
        runs.cents_out[index] = count * distance_cents(metres, vehicle.km_cents)
        minutes, metres = _between(matrix, place, vehicle.garage)
        runs.minutes_back[index] = minutes
        runs.cents_back[index] = count * distance_cents(metres, vehicle.km_cents)
    return runs


def connection_options(
    problem: Problem, date: dt.date, direction: Direction, place_index: dict[str, int]
) -> tuple[ConnectionOption, ...]:
    """The connections in a direction that run on a date and can carry the party, by id."""
    found = []
    for connection in sorted(problem.catalogue.connections, key=lambda connection: connection.id):
        if connection.direction is direction and runs_on(problem, connection, date):
            item = _item(connection)
            found.append(
                ConnectionOption(
                    connection,
                    place_index[connection.place],
                    costs_of(connection_lines(problem, date, item)),
                )
            )
    return tuple(found)


def runs_on(problem: Problem, connection: Connection, date: dt.date) -> bool:
    """Whether a connection runs on a date, from or to a wished origin, with room and access."""
    travel = problem.wishes.travel
    arriving = connection.direction is Direction.ARRIVAL
    wished = travel.arrive_from if arriving else travel.leave_for
    return (
        weekday(date) in connection.days
        and (connection.season is None or connection.season.covers(date))
        and not any(dates.covers(date) for dates in connection.suspended)
        and (wished is None or connection.origin in wished)
        and (connection.seats is None or connection.seats >= problem.wishes.party.heads)
        and mobility_needs(problem) <= set(connection.features)
        and connection_on_offer(problem, connection, date)
        and may_take(problem, connection, date)
    )


def _item(connection: Connection) -> Arrival | Departure:
    journey = connection.journey_minutes
    if connection.direction is Direction.ARRIVAL:
        return Arrival(
            connection=connection.id,
            place=connection.place,
            start=connection.time - journey,
            end=connection.time,
        )
    return Departure(
        connection=connection.id,
        place=connection.place,
        start=connection.time,
        end=connection.time + journey,
    )


def hotel_options(
    problem: Problem, dates: tuple[dt.date, ...], place_index: dict[str, int]
) -> tuple[HotelOption, ...]:
    """The hotels in which the party can sleep in at least one night of the window, by id."""
    wished = problem.wishes.travel.hotels
    found = []
    for hotel in sorted(problem.catalogue.hotels, key=lambda hotel: hotel.id):
        if wished is not None and hotel.id not in wished:
            continue
        if not mobility_needs(problem) <= set(hotel.features):
            continue
        nights: list[tuple[Night, tuple[int, ...]] | None] = []
        for date in dates:
            free = is_on_offer(problem, ItemKind.HOTEL, hotel.id, date)
            free = free and may_sleep(problem, hotel.id, date)
            rooms = room_assignment(problem, hotel, date) if free else None
            night = None
            if rooms is not None:
                on_request = is_on_request(problem, hotel, date, rooms)
                night = Night(hotel=hotel.id, rooms=rooms, on_request=on_request)
            nights.append(
                None if night is None else (night, costs_of(night_lines(problem, date, night)))
            )
        if any(nights):
            found.append(HotelOption(hotel, place_index[hotel.place], tuple(nights)))
    return tuple(found)
