"""Budget: the cost of the trip, its limits, and the cost lines that the itinerary shows."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.cost import day_cost, trip_cost
from optimizer.check.trip import Trip
from optimizer.domain.itinerary import ItineraryDay
from optimizer.domain.money import CATEGORIES, Category, euros
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def budget(trip: Trip) -> Iterator[Violation]:
    """`budget`: total and caps, on the cost computed here.

    Cost lines that say something else than the prices do are told under this rule as well.
    """
    costs = trip_cost(trip)
    wished = trip.wishes.budget
    limit = wished.limit_cents(trip.party.heads)
    total = sum(costs.values())
    if limit is not None and total > limit:
        message = f"the trip costs {euros(total)}, the budget is {euros(limit)}"
        yield _fault("trip", total - limit, message)
    for category, cap in wished.caps.items():
        if costs[category] > cap:
            message = f"{category} costs {euros(costs[category])}, the cap is {euros(cap)}"
            yield _fault(f"trip {category}", costs[category] - cap, message)
    for index, day in enumerate(trip.days):
        if day.cost_lines:
            yield from _sums(day, day_cost(trip, index))
            yield from _products(day)


def _fault(at: str, amount: int, message: str) -> Violation:
    return Violation(rule=Rule.BUDGET, where=at, amount=amount, unit="cents", message=message)


def _sums(day: ItineraryDay, costs: dict[Category, int]) -> Iterator[Violation]:
    """Each category's lines sum to its cost of the day."""
    for category in CATEGORIES:
        shown = sum(line.gross_cents for line in day.cost_lines if line.category is category)
        if off := abs(shown - costs[category]):
            message = (
                f"the cost lines for {category} sum to {euros(shown)}, "
                f"by the prices it is {euros(costs[category])}"
            )
            yield _fault(f"{day.date} {category}", off, message)


def _products(day: ItineraryDay) -> Iterator[Violation]:
    """Quantity × unit price = gross; kilometre lines are sums of rounded legs."""
    for line in day.cost_lines:
        off = abs(line.quantity * line.unit_cents - line.gross_cents)
        if off and line.basis != "km":
            message = (
                f"the cost line says {line.quantity} × {euros(line.unit_cents)} "
                f"= {euros(line.gross_cents)}"
            )
            yield _fault(line.path, off, message)
