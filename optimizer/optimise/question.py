"""Questions: what a solve is asked for, as goals in their order."""

from __future__ import annotations

from enum import StrEnum

from optimizer.domain.changes import PlanningOrder
from optimizer.master.goal import (
    Goal,
    broken_levels,
    changes,
    cost_alone,
    cost_and_time,
    points,
)
from optimizer.prepare import Instance


class Question(StrEnum):
    """The best trip, or something simpler that an explanation needs to know."""

    BEST = "best"
    """The most points, then the least cost and time; with a published programme few changes too."""
    AFRESH = "afresh"
    """The most points, then the least cost and time, whatever was published; its past stays."""
    LEAST_COST_FOR_POINTS = "least-cost-for-points"
    """The most points, then the least cost, whatever was published; its past stays."""
    LEAST_COST = "least-cost"
    """The least cost of any trip."""
    ANY_TRIP = "any-trip"
    """Whether there is a trip at all: FEASIBLE with any one, INFEASIBLE, or UNKNOWN."""

    def goals(self, instance: Instance) -> tuple[Goal, ...]:
        """The goals in their order; none where any trip will do."""
        match self:
            case Question.BEST:
                return *planned_for(instance), cost_and_time(instance)
            case Question.AFRESH:
                return points(instance), cost_and_time(instance)
            case Question.LEAST_COST_FOR_POINTS:
                return points(instance), cost_alone()
            case Question.LEAST_COST:
                return (cost_alone(),)
            case Question.ANY_TRIP:
                return ()


def planned_for(instance: Instance) -> tuple[Goal, ...]:
    """The goals before money: points; with a published programme its levels and changes too."""
    programme = instance.problem.wishes.programme
    if programme is None:
        return (points(instance),)
    levels = (broken_levels(instance),) if programme.levels else ()
    if programme.order is PlanningOrder.POINTS_FIRST:
        return *levels, points(instance), changes(instance)
    return *levels, changes(instance), points(instance)
