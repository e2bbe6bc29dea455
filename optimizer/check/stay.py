"""Stay: consecutive dates in the trip's window, from an arrival over nights to a departure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from optimizer.check.trip import Trip, where
from optimizer.domain.itinerary import Arrival, Departure, Leg
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def stay(trip: Trip) -> Iterator[Violation]:
    """`stay`: dates, number of days, and days that chain.

    What a trip is belongs here too: it begins with an arrival, ends with a departure, has a night
    after every day but the last, and is planned for the problem it is checked against.
    """
    if trip.itinerary.problem_hash != trip.problem.content_hash:
        yield _fault("trip", 1, "problems", "the itinerary was planned for another problem")
    yield from _dates(trip)
    yield from _frame(trip)
    yield from _chain(trip)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.STAY, where=at, amount=amount, unit=unit, message=message)


def _dates(trip: Trip) -> Iterator[Violation]:
    wanted, count = trip.wishes.dates, len(trip.days)
    if count < wanted.least_days:
        message = f"{count} days, at least {wanted.least_days} are wished"
        yield _fault("trip", wanted.least_days - count, "days", message)
    if count > wanted.most_days:
        message = f"{count} days, at most {wanted.most_days} are wished"
        yield _fault("trip", count - wanted.most_days, "days", message)
    for day in trip.days:
        outside = max((wanted.first - day.date).days, (day.date - wanted.last).days)
        if outside > 0:
            message = f"{day.date} is not inside {wanted.first}…{wanted.last}"
            yield _fault(str(day.date), outside, "days", message)
    for before, day in pairwise(trip.days):
        if off := abs((day.date - before.date).days - 1):
            message = f"{day.date} does not follow on {before.date}"
            yield _fault(str(day.date), off, "days", message)


def _frame(trip: Trip) -> Iterator[Violation]:
    last = len(trip.days) - 1
    for index, day in enumerate(trip.days):
        final = len(day.items) - 1
        for position, item in enumerate(day.items):
            astray = (isinstance(item, Arrival) and (index, position) != (0, 0)) or (
                isinstance(item, Departure) and (index, position) != (last, final)
            )
            if astray:
                message = f"an {item.kind}" if isinstance(item, Arrival) else f"a {item.kind}"
                yield _fault(where(day.date, item), 1, "items", f"{message} in mid-trip")
        if index == 0 and not (day.items and isinstance(day.items[0], Arrival)):
            yield _fault(str(day.date), 1, "items", "the trip does not begin with an arrival")
        if index == last and not (day.items and isinstance(day.items[-1], Departure)):
            yield _fault(str(day.date), 1, "items", "the trip does not end with a departure")
        if index < last and day.night is None:
            yield _fault(str(day.date), 1, "nights", "the day has no night")
        if index == last and day.night is not None:
            yield _fault(str(day.date), 1, "nights", "the last day has a night")


def _chain(trip: Trip) -> Iterator[Violation]:
    """The first leg of a day leaves the hotel of the night before."""
    for index, day in enumerate(trip.days):
        hotel = trip.hotel_after(index - 1)
        first = day.items[0] if day.items else None
        if hotel is not None and isinstance(first, Leg) and first.origin != hotel.place:
            message = f"the day begins at {first.origin}, but the night was at {hotel.place}"
            yield _fault(where(day.date, first), 1, "places", message)
