"""A whole day: its span, every line it costs, and sums of lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from optimizer.costing.appointments import appointment_lines
from optimizer.costing.connections import connection_lines
from optimizer.costing.interpreters import interpreter_lines
from optimizer.costing.meals import meal_lines
from optimizer.costing.rooms import night_lines
from optimizer.costing.sessions import visit_lines
from optimizer.costing.vehicles import vehicle_lines
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    CostLine,
    DayItem,
    Debrief,
    Departure,
    ItineraryDay,
    Leg,
    MealStop,
    Visit,
)
from optimizer.domain.money import CATEGORIES, Category
from optimizer.domain.problem import Problem


def day_span(day: ItineraryDay) -> int:
    """Minutes from leaving the morning place to reaching the night place.

    An arrival counts from its end, a departure up to its start; a day with neither leg nor item
    between them has span 0, and so has one that a hand put the wrong way round.
    """
    if all(isinstance(item, Arrival | Departure) for item in day.items):
        return 0
    first, last = day.items[0], day.items[-1]
    start = first.end if isinstance(first, Arrival) else first.start
    end = last.start if isinstance(last, Departure) else last.end
    return max(0, end - start)


def day_cost_lines(
    problem: Problem, day: ItineraryDay, morning_place: str, night_place: str
) -> tuple[CostLine, ...]:
    """Every line a day costs: its items in order, then interpreters, vehicle and rooms.

    The morning place is the hotel of the night before or the arrival's place; the night place is
    the night's hotel or the departure's place.
    """
    lines: tuple[CostLine, ...] = ()
    for item in day.items:
        lines += _item_lines(problem, day.date, item)
    lines += interpreter_lines(
        problem, day.date, [item for item in day.items if isinstance(item, Visit)]
    )
    if day.vehicle is not None:
        legs = [item for item in day.items if isinstance(item, Leg)]
        lines += vehicle_lines(
            problem,
            day.date,
            day.vehicle,
            day.vehicles,
            legs,
            morning_place,
            night_place,
            day_span(day),
            drivers=day.drivers,
            waits=day.vehicle_waits,
        )
    if day.night is not None:
        lines += night_lines(problem, day.date, day.night)
    return lines


def _item_lines(problem: Problem, date: dt.date, item: DayItem) -> tuple[CostLine, ...]:
    match item:
        case Visit():
            return visit_lines(problem, date, item)
        case MealStop():
            return meal_lines(problem, date, item)
        case Appointment():
            return appointment_lines(problem, date, item)
        case Arrival() | Departure():
            return connection_lines(problem, date, item)
        case Leg() | Debrief():
            return ()


def totals_by_category(lines: Iterable[CostLine]) -> dict[Category, int]:
    """The sum of what is included in each category, every category named, in their fixed order."""
    totals = dict.fromkeys(CATEGORIES, 0)
    for line in lines:
        if line.is_included:
            totals[line.category] += line.gross_cents
    return totals
