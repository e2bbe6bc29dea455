"""Retiming: the same stops at the same times, with every leg as the problem's matrices say now.

Nothing is mended: where the new legs do not fit between the stops, the checker says so.
"""

from __future__ import annotations

from optimizer.check.moves import Lodging, Move, buffer_before, leg_minutes, moves_of, ready
from optimizer.check.trip import Trip
from optimizer.domain.itinerary import Arrival, DayItem, Itinerary, ItineraryDay, Leg
from optimizer.domain.problem import Problem


def retimed(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """The itinerary as it would be driven under a problem: legs begin and end as the rules say."""
    trip = Trip(problem, itinerary)
    days = tuple(_day(trip, index) for index in range(len(itinerary.days)))
    update = {"days": days, "problem_hash": problem.content_hash}
    return itinerary.model_copy(update=update)


def _day(trip: Trip, index: int) -> ItineraryDay:
    items: list[DayItem] = []
    for move in moves_of(trip, index):
        items += _legs(trip, index, move)
        if move.after is not None and not isinstance(move.after, Lodging):
            items.append(move.after)
    return trip.days[index].model_copy(update={"items": tuple(items)})


def _legs(trip: Trip, index: int, move: Move) -> list[Leg]:
    """From a hotel so late that the buffer is kept, else as soon as what comes before is over."""
    if move.before is None or move.after is None:
        return list(move.legs)
    at = ready(trip, move.before)
    if at is None:
        if isinstance(move.after, Lodging):
            return list(move.legs)
        needed = sum(leg_minutes(trip, leg) for leg in move.legs)
        at = move.after.start - buffer_before(trip, move.before, move.after) - needed
    elif isinstance(move.before, Arrival):
        at = max(at, trip.opens(trip.days[index].date))
    legs = []
    for leg in move.legs:
        end = at + leg_minutes(trip, leg)
        legs.append(leg.model_copy(update={"start": at, "end": end}))
        at = end
    return legs
