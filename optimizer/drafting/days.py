"""Days: what becomes of a day whose stops were changed by hand.

Its stops stay when and where they are. Between them go the legs, walked or in the day's vehicle, as
the matrices say; the debrief stays with the last visit; vehicle and night stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise

from optimizer.costing import day_cost_lines, vehicle_count
from optimizer.domain.calendar import round_up
from optimizer.domain.catalogue import Vehicle
from optimizer.domain.itinerary import (
    Arrival,
    CostLine,
    DayItem,
    Debrief,
    Departure,
    ItineraryDay,
    Leg,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.programme import Stop
from optimizer.domain.statuses import ItemKind
from optimizer.domain.travel import Matrix
from optimizer.prepare.arranged import is_on_offer
from optimizer.prepare.driving import crews

Halt = Arrival | Stop | Departure


@dataclass(frozen=True)
class Ends:
    """Where a day begins and ends."""

    morning: str
    night: str


@dataclass(frozen=True)
class Hire:
    """What a day is driven in."""

    vehicle: Vehicle | None = None
    count: int = 0
    drivers: int = 1
    waits: bool = True


def with_debrief(problem: Problem, day: ItineraryDay, stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """The stops with the debrief where it belongs: none without a visit, never before the last."""
    minutes = problem.wishes.debrief_minutes
    held = [one for one in stops if isinstance(one, Debrief)]
    visits = [one for one in stops if isinstance(one, Visit)]
    if minutes is None or len(held) > 1:
        return tuple(stops)
    others: list[Stop] = [one for one in stops if not isinstance(one, Debrief)]
    if not visits:
        had = any(isinstance(item, Visit) for item in day.items)
        return tuple(others) if had else tuple(stops)
    last = max(visits, key=lambda one: one.end)
    if held and held[0].start >= last.end:
        return _beside(problem, [*stops], stops.index(held[0]))
    start = round_up(last.end + problem.rules.changeover_minutes, problem.rules.grid_minutes)
    own = Debrief(place=last.place, start=start, end=start + minutes)
    place = next((number for number, one in enumerate(others) if one.start > start), len(others))
    others.insert(max(place, others.index(last) + 1), own)
    return _beside(problem, others, others.index(own))


def _beside(problem: Problem, stops: list[Stop], index: int) -> tuple[Stop, ...]:
    """The debrief at index is held where the stop before it is, unless at a hotel."""
    own = stops[index]
    hotels = {hotel.place for hotel in problem.catalogue.hotels}
    if own.place not in hotels and index > 0:
        stops[index] = own.model_copy(update={"place": stops[index - 1].place})
    return tuple(stops)


def rebuilt(
    problem: Problem, day: ItineraryDay, ends: Ends, stops: Sequence[Stop]
) -> Iterator[ItineraryDay]:
    """The day with other stops and with legs that have no times yet, in each way to drive it.

    Just one, unless nothing was driven before and now something has to be.
    """
    halts = _halts(day, stops)
    places = [ends.morning, *(halt.place for halt in halts)]
    if not any(isinstance(halt, Departure) for halt in halts):
        places.append(ends.night)
    pairs = list(pairwise(places))
    as_was = Hire(_vehicle(problem, day), day.vehicles, day.drivers, day.vehicle_waits)
    needs_one = any(one != other and not _is_walked(problem, one, other) for one, other in pairs)
    hires = list(_hires(problem, day)) if day.vehicle is None and needs_one else []
    for hire in hires or [as_was]:
        yield day.model_copy(
            update={
                "vehicle": hire.vehicle.id if hire.vehicle else day.vehicle,
                "vehicles": hire.count,
                "drivers": hire.drivers,
                "vehicle_waits": hire.waits,
                "items": tuple(_items(problem, pairs, halts, hire, problem.day_hours(day.date)[0])),
                "cost_lines": (),
            }
        )


def priced(problem: Problem, day: ItineraryDay, ends: Ends) -> ItineraryDay:
    """The day with its cost lines; without any where what it holds is not to be had."""
    lines: tuple[CostLine, ...] = ()
    # The checker says which rule is broken then; a line would say a price that nobody asks.
    with suppress(KeyError, ValueError):
        lines = day_cost_lines(problem, day, ends.morning, ends.night)
    return day.model_copy(update={"cost_lines": lines})


def _halts(day: ItineraryDay, stops: Sequence[Stop]) -> list[Halt]:
    arrivals = [item for item in day.items if isinstance(item, Arrival)]
    departures = [item for item in day.items if isinstance(item, Departure)]
    return [*arrivals, *stops, *departures]


def _items(
    problem: Problem,
    pairs: Sequence[tuple[str, str]],
    halts: Sequence[Halt],
    hire: Hire,
    opens: int,
) -> Iterator[DayItem]:
    for number, (origin, destination) in enumerate(pairs):
        yield from _leg(problem, origin, destination, hire, opens)
        if number < len(halts):
            yield halts[number]


def _leg(problem: Problem, origin: str, destination: str, hire: Hire, start: int) -> Iterator[Leg]:
    """The way between two places; none within a place, nor where no matrix knows one."""
    if origin == destination:
        return
    catalogue = problem.catalogue
    if _is_walked(problem, origin, destination):
        vehicle, matrix = None, catalogue.matrix(catalogue.walk_matrix)
    elif hire.vehicle is not None:
        vehicle, matrix = hire.vehicle.id, catalogue.matrix(hire.vehicle.matrix)
    else:
        return
    minutes, metres = _way(matrix, origin, destination)
    if minutes is not None and metres is not None:
        yield Leg(
            vehicle=vehicle,
            origin=origin,
            destination=destination,
            metres=metres,
            start=start,
            end=start + minutes,
        )


def _way(matrix: Matrix, origin: str, destination: str) -> tuple[int | None, int | None]:
    try:
        return (
            matrix.minutes_between(origin, destination),
            matrix.metres_between(origin, destination),
        )
    except (KeyError, IndexError):
        return None, None


def _is_walked(problem: Problem, origin: str, destination: str) -> bool:
    matrix = problem.catalogue.matrix(problem.catalogue.walk_matrix)
    minutes, _ = _way(matrix, origin, destination)
    return minutes is not None and minutes <= problem.rules.walking_limit_minutes


def _vehicle(problem: Problem, day: ItineraryDay) -> Vehicle | None:
    if day.vehicle is None:
        return None
    try:
        return problem.catalogue.vehicle(day.vehicle)
    except KeyError:
        return None


def _hires(problem: Problem, day: ItineraryDay) -> Iterator[Hire]:
    """Every vehicle that can be had for the party on the date, by id, in every way."""
    wished = problem.wishes.travel.vehicles
    needs = problem.wishes.party.needed_features & {"step-free"}
    for vehicle in sorted(problem.catalogue.vehicles, key=lambda one: one.id):
        count = vehicle_count(problem, vehicle)
        gone = any(dates.covers(day.date) for dates in vehicle.unavailable)
        unwished = wished is not None and vehicle.id not in wished
        lacks = not needs <= set(vehicle.features)
        free = is_on_offer(problem, ItemKind.VEHICLE, vehicle.id, day.date)
        if count is None or gone or unwished or lacks or not free:
            continue
        for waits, drivers in crews(problem, vehicle):
            yield replace(Hire(vehicle, count), drivers=drivers, waits=waits)
