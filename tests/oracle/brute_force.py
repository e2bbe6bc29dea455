"""The exact optimum of a small problem, written from `docs/rules.md` and the domain alone.

The answer is lexicographic: most points, then least cost and time; with a published programme
fewest broken levels before them, and fewest changes before or after points. Days are enumerated by
`tests.oracle.days` (which argues why its starts are exhaustive), trips by `tests.oracle.trips`.
Nothing of the engine is imported. Readings of the rule book that this oracle takes: a meal stop
lasts just its `minutes`; between two seated visits a leg is not "something else"; waiting after an
arrival also counts the minutes until `day_start`; a long time shift counts in both directions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from tests.oracle.changes import stability
from tests.oracle.itineraries import written_out
from tests.oracle.trips import Trip, Trips


@dataclass(frozen=True)
class OracleAnswer:
    """The optimum, or that there is none."""

    feasible: bool
    points: int | None = None
    cost_and_time_cents: int | None = None
    itinerary: Itinerary | None = None
    broken: int = 0
    changes: int = 0


def points_of(problem: Problem, sessions: frozenset[str]) -> int:
    """Points of a trip that visits these sessions."""
    partners = {problem.catalogue.session(key).partner for key in sessions}
    return problem.wishes.distinct_partner_weight * len(partners) + sum(
        wish.weight
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.SCORED and sessions & problem.sessions_of(wish.target)
    )


def brute_force(problem: Problem, *, prune: bool = True) -> OracleAnswer:
    """The best trip of a small problem; `prune=False` drops all dominance, for tests of it."""
    rules = problem.rules
    rate = rules.value_of_time_cents_per_minute // rules.ticks_per_minute
    best: tuple[tuple[int, ...], Trip] | None = None
    programme = problem.wishes.programme
    points_first = programme is not None and programme.order.value == "points-first"

    @cache
    def points_at(sessions: frozenset[str]) -> int:
        return points_of(problem, sessions)

    for stage, trip in Trips(problem, prune=prune).finished():
        broken, changes = stability(problem, trip.record)
        ranked = (-points_at(stage.sessions), changes)
        value = (
            broken,
            *(ranked if points_first else reversed(ranked)),
            sum(trip.cents) + trip.minutes * rate,
        )
        if best is None or value < best[0]:
            best = (value, trip)
    if best is None:
        return OracleAnswer(feasible=False)
    (broken, *both, cents), trip = best
    points, changes = both if points_first else reversed(both)
    return OracleAnswer(True, -points, cents, written_out(problem, trip), broken, changes)
