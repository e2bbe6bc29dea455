"""Score: points, cost, travel and waiting of an itinerary, term by term."""

from __future__ import annotations

from optimizer.check.changes import changes_of
from optimizer.check.cost import trip_cost
from optimizer.check.moves import leg_minutes, moves_of, waiting
from optimizer.check.trip import Trip
from optimizer.domain.itinerary import Arrival, Departure, Itinerary, Leg, Score
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wish, WishKind

DISTINCT_PARTNERS = "distinct-partners"
"""The key of the points that distinct partners pay."""


def score(problem: Problem, itinerary: Itinerary) -> Score:
    """What an itinerary is worth; terms of 0 are left out. Ids that do not exist count nothing."""
    trip = Trip(problem, itinerary)
    travelled = _travel_minutes(trip)
    waited = sum(
        waiting(trip, move) for index in range(len(trip.days)) for move in moves_of(trip, index)
    )
    changes, kept = changes_of(trip)
    # Built without validation: a plan made by hand may cost more than any price may.
    return Score.model_construct(
        points_by_wish=_points(trip),
        cost_by_category={category: cents for category, cents in trip_cost(trip).items() if cents},
        travel_minutes=travelled,
        waiting_minutes=waited,
        time_cents=(travelled + waited) * trip.rules.value_of_time_cents_per_tick,
        changes=changes,
        kept=kept,
    )


def unmet_wishes(problem: Problem, itinerary: Itinerary) -> tuple[str, ...]:
    """The ids of the scored and required wishes that no visit answers, in the wishes' order."""
    trip = Trip(problem, itinerary)
    return tuple(
        wish.id
        for wish in problem.wishes.wishes
        if wish.kind is not WishKind.EXCLUDED and not _is_met(trip, wish)
    )


def _is_met(trip: Trip, wish: Wish) -> bool:
    answers = trip.problem.sessions_of(wish.target)
    return any(session.id in answers for planned in trip.visits for session in planned.sessions)


def _points(trip: Trip) -> dict[str, int]:
    points = {
        wish.id: wish.weight
        for wish in trip.wishes.wishes
        if wish.kind is WishKind.SCORED and _is_met(trip, wish)
    }
    partners = {session.partner for planned in trip.visits for session in planned.sessions}
    if paid := trip.wishes.distinct_partner_weight * len(partners):
        points[DISTINCT_PARTNERS] = points.get(DISTINCT_PARTNERS, 0) + paid
    return points


def _travel_minutes(trip: Trip) -> int:
    """All legs by their matrices, and the journeys of the connections."""
    total = 0
    for day in trip.days:
        for item in day.items:
            match item:
                case Leg():
                    total += leg_minutes(trip, item)
                case Arrival() | Departure():
                    connection = trip.connection(item)
                    total += connection.journey_minutes if connection else 0
    return total
