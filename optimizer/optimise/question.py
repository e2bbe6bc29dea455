"""Questions: what a solve is asked for, as goals in their order."""

from __future__ import annotations

from enum import StrEnum

from optimizer.master.goal import Goal, cost_alone, cost_and_time, points
from optimizer.prepare import Instance


class Question(StrEnum):
    """The best trip, or something simpler that an explanation needs to know."""

    BEST = "best"
    """The most points, then the least cost and time."""
    LEAST_COST_FOR_POINTS = "least-cost-for-points"
    """The most points, then the least cost."""
    LEAST_COST = "least-cost"
    """The least cost of any trip."""
    ANY_TRIP = "any-trip"
    """Whether there is a trip at all: FEASIBLE with any one, INFEASIBLE, or UNKNOWN."""

    def goals(self, instance: Instance) -> tuple[Goal, ...]:
        """The goals in their order; none where any trip will do."""
        match self:
            case Question.BEST:
                return points(instance), cost_and_time(instance)
            case Question.LEAST_COST_FOR_POINTS:
                return points(instance), cost_alone()
            case Question.LEAST_COST:
                return (cost_alone(),)
            case Question.ANY_TRIP:
                return ()
