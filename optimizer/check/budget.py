"""Budget: the cost of the trip, its limits, and the cost lines that the itinerary shows."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.cost import trip_cost
from optimizer.check.lines import cost_lines
from optimizer.check.trip import Trip
from optimizer.domain.money import euros
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
    yield from cost_lines(trip)


def _fault(at: str, amount: int, message: str) -> Violation:
    return Violation(rule=Rule.BUDGET, where=at, amount=amount, unit="cents", message=message)
