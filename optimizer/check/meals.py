"""Meals: lunch and dinner on every day that asks for them, at a place that can serve them."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.trip import Trip, arrival_of, departure_of, inside_one, known, where
from optimizer.domain.catalogue import Meal, MealRule, MealService, Restaurant
from optimizer.domain.itinerary import Appointment, Arrival, Departure, ItineraryDay, MealStop
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import clock, lasting

_RULES = {Meal.LUNCH: Rule.LUNCH, Meal.DINNER: Rule.DINNER}

CLOSED = "not inside the opening hours of"
"""What a message says where it is the restaurant, and not the rule of the meal, that says no."""


def lunch(trip: Trip) -> Iterator[Violation]:
    """`lunch`: see `meal_rule`."""
    yield from meal_rule(trip, Meal.LUNCH)


def dinner(trip: Trip) -> Iterator[Violation]:
    """`dinner`: see `meal_rule`."""
    yield from meal_rule(trip, Meal.DINNER)


def meal_rule(trip: Trip, meal: Meal) -> Iterator[Violation]:
    """A meal on each day on site through its hours, never twice, and each stop as it must be.

    Literal readings: stops, commitments and connections that serve the meal all count for "never
    twice"; a commitment that is the meal is not asked for the meal's hours or length; a stop on a
    day that does not ask for it is no fault.
    """
    for index, day in enumerate(trip.days):
        times = _times_had(trip, day, meal)
        if times > 1:
            yield _fault(meal, str(day.date), times - 1, "meals", f"{times} times {meal}")
        if times == 0 and _is_due(trip, index, meal):
            yield _fault(meal, str(day.date), 1, "meals", f"no {meal}")
        for item in day.items:
            if isinstance(item, MealStop) and item.meal is meal:
                yield from _stop(trip, day, item)


def _fault(meal: Meal, at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=_RULES[meal], where=at, amount=amount, unit=unit, message=message)


def _is_due(trip: Trip, index: int, meal: Meal) -> bool:
    """On site from the meal's earliest start to its latest end; never, if it has no rule."""
    if meal not in trip.rules.meals:
        return False
    rule, day = trip.rules.meal(meal), trip.days[index]
    arrival = arrival_of(day) if index == 0 else None
    departure = departure_of(day) if index == len(trip.days) - 1 else None
    return (arrival is None or arrival.end <= rule.earliest) and (
        departure is None or departure.start >= rule.latest + rule.minutes
    )


def _times_had(trip: Trip, day: ItineraryDay, meal: Meal) -> int:
    count = 0
    for item in day.items:
        match item:
            case MealStop():
                count += item.meal is meal
            case Appointment():
                commitment = trip.commitment(item.commitment)
                count += commitment is not None and commitment.meal is meal
            case Arrival() | Departure():
                connection = trip.connection(item)
                count += connection is not None and meal in connection.meals
    return count


def _stop(trip: Trip, day: ItineraryDay, item: MealStop) -> Iterator[Violation]:
    meal, at = item.meal, where(day.date, item)
    if meal in trip.rules.meals:
        yield from _as_ruled(trip.rules.meal(meal), at, item)
    restaurant = known(trip.catalogue.restaurant, item.restaurant)
    if restaurant is None:
        message = f"the catalogue has no restaurant {item.restaurant}"
        yield _fault(meal, at, 1, "restaurants", message)
        return
    yield from _opening(day, item, restaurant)
    guests = trip.party.heads + trip.party.guides
    if guests > restaurant.capacity:
        message = f"{guests} guests and guides, {restaurant.id} seats {restaurant.capacity}"
        yield _fault(meal, at, guests - restaurant.capacity, "guests", message)
    if missing := sorted(trip.party.needed_diets - set(restaurant.diets)):
        message = f"{restaurant.id} does not cook {', '.join(missing)}"
        yield _fault(meal, at, len(missing), "diets", message)


def _as_ruled(rule: MealRule, at: str, item: MealStop) -> Iterator[Violation]:
    """The length of a stop and when it starts."""
    meal, length = item.meal, item.end - item.start
    if length < rule.minutes:
        message = f"{lasting(length)}, a {meal} is {lasting(rule.minutes)}"
        yield _fault(meal, at, rule.minutes - length, "minutes", message)
    off = max(rule.earliest - item.start, item.start - rule.latest)
    if off > 0:
        message = f"it starts outside {clock(rule.earliest)}–{clock(rule.latest)}"
        yield _fault(meal, at, off, "minutes", message)


def service_of(restaurant: Restaurant, meal: Meal) -> MealService | None:
    """How a restaurant serves a meal, or None."""
    return next((service for service in restaurant.services if service.meal is meal), None)


def _opening(day: ItineraryDay, item: MealStop, restaurant: Restaurant) -> Iterator[Violation]:
    at = where(day.date, item)
    service = service_of(restaurant, item.meal)
    if service is None:
        yield _fault(item.meal, at, 1, "meals", f"{item.meal} is {CLOSED} {restaurant.id}")
        return
    windows = service.opening.windows_on(day.date)
    if not inside_one(windows, item.start, item.end):
        outside = [
            max(0, window.start - item.start) + max(0, item.end - window.end) for window in windows
        ]
        amount = max(1, min(outside, default=item.end - item.start))
        message = f"the stop is {CLOSED} {restaurant.id}"
        yield _fault(item.meal, at, amount, "minutes", message)
