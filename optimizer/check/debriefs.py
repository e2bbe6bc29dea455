"""Debriefs: one on each day with a session, after the last one, where that was or at a hotel."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.trip import Trip, where
from optimizer.domain.catalogue import MOBILITY_FEATURES
from optimizer.domain.itinerary import Appointment, Debrief, ItineraryDay, MealStop, Visit
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import lasting


def debrief(trip: Trip) -> Iterator[Violation]:
    """`debrief`: as many as are due, each of its length, after the last session, in its place."""
    minutes = trip.wishes.debrief_minutes
    for day in trip.days:
        held = [item for item in day.items if isinstance(item, Debrief)]
        visits = [item for item in day.items if isinstance(item, Visit)]
        due = 1 if visits and minutes is not None else 0
        if off := abs(len(held) - due):
            message = f"{len(held)} debriefs, {due} asked for"
            yield _fault(str(day.date), off, "debriefs", message)
        if minutes is not None:
            for item in held:
                yield from _as_asked(trip, day, item, minutes)
                late = max((visit.end for visit in visits), default=item.start) - item.start
                if late > 0:
                    message = "it starts before the last session is over"
                    yield _fault(where(day.date, item), late, "minutes", message)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.DEBRIEF, where=at, amount=amount, unit=unit, message=message)


def _as_asked(trip: Trip, day: ItineraryDay, item: Debrief, minutes: int) -> Iterator[Violation]:
    at = where(day.date, item)
    if off := abs(item.end - item.start - minutes):
        yield _fault(at, off, "minutes", f"a debrief takes {lasting(minutes)}")
    room = _room(trip, item.place)
    people = trip.party.heads + trip.party.guides
    if room is not None and room < people:
        yield _fault(at, people - room, "guests", f"{item.place} has room for {room}")
    if item.place not in _near(trip, day, item):
        message = f"{item.place} is neither the place of the item before it nor a hotel's"
        yield _fault(at, 1, "debriefs", message)


def _near(trip: Trip, day: ItineraryDay, item: Debrief) -> set[str]:
    """The place of the item just before a debrief, and those of the hotels."""
    before = [
        one.place
        for one in day.items[: day.items.index(item)]
        if isinstance(one, Visit | MealStop | Appointment)
    ]
    return {*before[-1:], *(hotel.place for hotel in trip.catalogue.hotels)}


def _room(trip: Trip, place: str) -> int | None:
    """For how many a place has room that meets the access needs; None for as many as come."""
    needed = trip.party.needed_features
    mobility = needed & MOBILITY_FEATURES
    if any(
        hotel.place == place and mobility <= set(hotel.features) for hotel in trip.catalogue.hotels
    ):
        return None
    rooms = [
        venue.capacity
        for venue in trip.catalogue.venues
        if venue.place == place and needed <= set(venue.features)
    ]
    rooms += [
        restaurant.capacity
        for restaurant in trip.catalogue.restaurants
        if restaurant.place == place and mobility <= set(restaurant.features)
    ]
    return max(rooms, default=0)
