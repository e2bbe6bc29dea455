"""The frozen past: what was published and has begun is all that is on offer, and is taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from optimizer.domain.catalogue import Connection, Direction, Meal
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    Debrief,
    Departure,
    MealStop,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.programme import FrozenDay, PublishedProgramme, Stop
from optimizer.prepare.instance import MEAL_BITS, Held, Offer, OfferKind


def frozen_day(problem: Problem, date: dt.date) -> FrozenDay:
    """What of a date is past."""
    programme = problem.wishes.programme
    return FrozenDay() if programme is None else programme.frozen(date)


def frozen_meal(problem: Problem, date: dt.date, restaurant: str, meal: Meal) -> int | None:
    """The start of a meal that is past."""
    for stop in frozen_day(problem, date).stops:
        if isinstance(stop, MealStop) and (stop.restaurant, stop.meal) == (restaurant, meal):
            return stop.start
    return None


def frozen_appointment(problem: Problem, date: dt.date, commitment: str) -> int | None:
    """The start of a commitment that is past."""
    for stop in frozen_day(problem, date).stops:
        if isinstance(stop, Appointment) and stop.commitment == commitment:
            return stop.start
    return None


def frozen_debrief(problem: Problem, date: dt.date, place: str) -> int | None:
    """The start of a debrief that is past."""
    for stop in frozen_day(problem, date).stops:
        if isinstance(stop, Debrief) and stop.place == place:
            return stop.start
    return None


def kept_offers(
    problem: Problem, date: dt.date, places: tuple[str, ...], offers: tuple[Offer, ...]
) -> tuple[Offer, ...]:
    """The offers of a date that the past allows: what was published, and what starts later."""
    past = frozen_day(problem, date)
    kept = []
    for offer in offers:
        if any(_is(offer, places[offer.place], stop) for stop in past.stops):
            kept.append(replace(offer, exact=True))
        elif not past.is_over and (later := _later(problem, offer, past.earliest)):
            kept.append(replace(offer, starts=later))
    return tuple(kept)


def _is(offer: Offer, place: str, stop: Stop) -> bool:
    """Whether an offer is the published stop, to the minute."""
    if offer.starts != ((stop.start, stop.start),) or place != stop.place:
        return False
    match stop:
        case Visit():
            return (
                offer.kind is OfferKind.VISIT
                and offer.sessions == stop.sessions
                and offer.venue == stop.venue
                and offer.language_mode is stop.language_mode
                and (offer.subject or None) == stop.interpreter
                and offer.split is stop.split
            )
        case MealStop():
            return (
                offer.kind is OfferKind.MEAL
                and offer.subject == stop.restaurant
                and offer.meal_bit == MEAL_BITS[stop.meal]
            )
        case Appointment():
            return offer.kind is OfferKind.APPOINTMENT and offer.subject == stop.commitment
        case Debrief():
            return offer.kind is OfferKind.DEBRIEF and offer.minutes == stop.end - stop.start


def _later(problem: Problem, offer: Offer, earliest: int) -> tuple[tuple[int, int], ...]:
    """The starts of an offer that are not before a minute; those on the grid stay on it."""
    grid = 1 if offer.exact else problem.rules.grid_minutes
    least = -(-earliest // grid) * grid
    return tuple((max(first, least), last) for first, last in offer.starts if last >= least)


def held_on(
    problem: Problem, date: dt.date, places: tuple[str, ...], offers: tuple[Offer, ...]
) -> Iterator[Held]:
    """What a date must hold because it is past."""
    for number, stop in enumerate(frozen_day(problem, date).stops):
        same = tuple(at for at, offer in enumerate(offers) if _is(offer, places[offer.place], stop))
        yield Held(f"frozen:{date}:{number}", date, stop, same)


def may_take(problem: Problem, connection: Connection, date: dt.date) -> bool:
    """Whether a connection may still be taken: it is the one that was, or leaves later."""
    programme = problem.wishes.programme
    if programme is None:
        return True
    arrives = connection.direction is Direction.ARRIVAL
    taken = programme.arrival if arrives else programme.departure
    if taken is not None:
        return taken == (date, connection.id) and _runs_as_published(programme, connection, date)
    start = connection.time - connection.journey_minutes if arrives else connection.time
    past = programme.frozen(date)
    if programme.has_begun(date, start) or past.is_over:
        return False
    # A day that ends before a meal's hours are over has no such meal, and the past has had it.
    had = [problem.rules.meal(stop.meal) for stop in past.stops if isinstance(stop, MealStop)]
    return arrives or all(connection.time >= rule.latest + rule.minutes for rule in had)


def _runs_as_published(
    programme: PublishedProgramme, connection: Connection, date: dt.date
) -> bool:
    """Whether the timetable still says what was published."""
    day = programme.day_on(date)
    arrives = connection.direction is Direction.ARRIVAL
    start = connection.time - (connection.journey_minutes if arrives else 0)
    now = (connection.id, connection.place, start, start + connection.journey_minutes)
    return day is not None and any(
        (item.connection, item.place, item.start, item.end) == now
        for item in day.items
        if isinstance(item, Arrival | Departure)
    )


def may_sleep(problem: Problem, hotel: str, date: dt.date) -> bool:
    """Whether a night may still be spent there."""
    past = frozen_day(problem, date)
    return not past.is_over or past.hotel == hotel


def may_ride(problem: Problem, vehicle: str | None, date: dt.date) -> bool:
    """Whether a vehicle (None: to walk) may still be the day's."""
    past = frozen_day(problem, date)
    return not past.vehicle_is_set or past.vehicle == vehicle


def opens(problem: Problem, date: dt.date, day_start: int) -> int:
    """When a day starts: not before the moment, unless it has begun."""
    past = frozen_day(problem, date)
    return day_start if past.has_begun else max(day_start, past.earliest)
