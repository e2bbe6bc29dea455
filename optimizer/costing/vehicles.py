"""Vehicles: what a day with them costs, for each one hired.

day_cents + second_driver_cents if there are two + distance_cents of each driven leg and of each
empty run + leg_cents for each driven leg + hours. One that waits has empty runs at both ends of the
day, and is paid hour_cents × max(min_hours, started hours of span and empty runs); one that returns
has them before and after each driven leg, and is paid so for each of these transfers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from optimizer.costing.line import Account, open_account, path
from optimizer.costing.vat import gross_prices
from optimizer.domain.catalogue import Vehicle
from optimizer.domain.itinerary import CostLine, Leg
from optimizer.domain.money import Category, distance_cents
from optimizer.domain.problem import Problem


def vehicle_count(problem: Problem, vehicle: Vehicle) -> int | None:
    """The least number that seats heads, guides and wheelchair users; None above `max_count`."""
    party = problem.wishes.party
    needed = _least(party.heads + party.guides, vehicle.seats)
    wheelchairs = party.access_needs.get("wheelchair", 0)
    if wheelchairs:
        if not vehicle.wheelchair_places:
            return None
        needed = max(needed, _least(wheelchairs, vehicle.wheelchair_places))
    return needed if needed <= vehicle.max_count else None


def vehicle_lines(
    problem: Problem,
    date: dt.date,
    vehicle_id: str,
    count: int,
    legs: Iterable[Leg],
    morning_place: str,
    night_place: str,
    span_minutes: int,
    *,
    drivers: int = 1,
    waits: bool = True,
) -> tuple[CostLine, ...]:
    """What the day's vehicles are paid; walked legs among `legs` cost nothing."""
    found = problem.catalogue.vehicle(vehicle_id)
    vehicle = gross_prices(problem, date, found, found.price_basis, found.vat_category)
    account = open_account(
        problem,
        date,
        path(date, "vehicle", vehicle_id),
        Category.TRANSPORT,
        vehicle_id,
        found.vat_category,
        found.supply_mode,
    )
    driven = [leg for leg in legs if leg.vehicle is not None]
    if waits:
        empty = empty_runs(problem, vehicle, morning_place, night_place)
        hours = hired_hours(problem, vehicle, span_minutes + sum(minutes for minutes, _ in empty))
    else:
        empty, hours = _transfers(problem, vehicle, driven)
    lines = account.line("day", "day", count, vehicle.day_cents)
    if drivers > 1:
        second = vehicle.second_driver_cents or 0
        lines += account.line("second-driver", "day", count * (drivers - 1), second)
    lines += account.line("hours", "hour", count * hours, vehicle.hour_cents)
    lines += _distance(account, "legs", vehicle, count, [leg.metres for leg in driven])
    lines += _distance(account, "empty-runs", vehicle, count, [metres for _, metres in empty])
    lines += account.line("legs", "leg", count * len(driven), vehicle.leg_cents)
    return lines


def _transfers(
    problem: Problem, vehicle: Vehicle, driven: Iterable[Leg]
) -> tuple[tuple[tuple[int, int], ...], int]:
    """The empty runs around each driven leg, and the hours of all these transfers."""
    empty: tuple[tuple[int, int], ...] = ()
    hours = 0
    for leg in driven:
        runs = empty_runs(problem, vehicle, leg.origin, leg.destination)
        minutes = leg.end - leg.start + sum(minutes for minutes, _ in runs)
        empty, hours = empty + runs, hours + hired_hours(problem, vehicle, minutes)
    return empty, hours


def empty_runs(
    problem: Problem, vehicle: Vehicle, morning_place: str, night_place: str
) -> tuple[tuple[int, int], ...]:
    """Minutes and metres from the garage to the morning place and from the night place back.

    Of a vehicle that returns, to where a leg starts and from where it ends.
    """
    if vehicle.garage is None:
        return ()
    matrix = problem.catalogue.matrix(vehicle.matrix)
    runs = ((vehicle.garage, morning_place), (night_place, vehicle.garage))
    return tuple(
        (matrix.minutes_between(start, end), matrix.metres_between(start, end))
        for start, end in runs
    )


def hired_hours(problem: Problem, vehicle: Vehicle, minutes: int) -> int:
    """The hours that are paid: every started one, and no fewer than the least."""
    return max(vehicle.min_hours, _least(minutes, problem.rules.hour_ticks))


def _least(amount: int, size: int) -> int:
    """How many of a size hold an amount."""
    return -(-amount // size)


def _distance(
    account: Account, item: str, vehicle: Vehicle, count: int, metres: list[int]
) -> tuple[CostLine, ...]:
    """One line for all runs: metres as quantity, each run rounded to the cent by itself."""
    gross = count * sum(distance_cents(run, vehicle.km_cents) for run in metres)
    return account.line(item, "km", count * sum(metres), vehicle.km_cents, gross)
