"""Waiting: what is left between two items when leg and buffers are taken off."""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    DayItem,
    Debrief,
    Departure,
    Leg,
    MealStop,
    Visit,
)
from optimizer.domain.problem import Problem


def waiting_before(problem: Problem, items: Sequence[DayItem], index: int) -> tuple[int, int]:
    """When the waiting before an item starts, and its minutes; the buffer follows it.

    There is none before a leg, and none before the first item from a hotel.
    """
    item = items[index]
    earlier = [one for one in items[:index] if not isinstance(one, Leg)]
    if isinstance(item, Leg | Arrival) or not earlier:
        return item.start, 0
    before = earlier[-1]
    ready = before.end
    if isinstance(before, Arrival):
        ready += problem.catalogue.connection(before.connection).buffer_minutes
    legs = [one for one in items[items.index(before) + 1 : index] if isinstance(one, Leg)]
    travel = sum(leg.end - leg.start for leg in legs)
    waiting = item.start - ready - travel - _buffer(problem, before, item)
    return (legs[-1].end if legs else ready), max(0, waiting)


def _buffer(
    problem: Problem, before: DayItem, item: Departure | Visit | MealStop | Appointment | Debrief
) -> int:
    if isinstance(item, Departure):
        return problem.catalogue.connection(item.connection).buffer_minutes
    if not isinstance(before, Leg) and before.place == item.place:
        return 0 if isinstance(before, Arrival) else problem.rules.changeover_minutes
    if isinstance(item, Visit) and problem.catalogue.venue(item.venue).gate:
        return problem.rules.gate_buffer_minutes
    return problem.rules.move_buffer_minutes
