"""The price: what another plan loses against a plan, by the checker's own arithmetic."""

from __future__ import annotations

from optimizer.check import score, unmet_wishes
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.explanations import Price
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict


def price_of(problem: Problem, result: SolveResult, answer: SolveResult) -> Price:
    """The differences between a plan and another, both scored by the checker's own arithmetic."""
    plan, other = result.itinerary, answer.itinerary
    assert plan is not None
    assert other is not None
    before, after = score(problem, plan), score(problem, other)
    minutes = after.travel_minutes + after.waiting_minutes
    return Price(
        levels=after.broken_levels - before.broken_levels,
        changes=after.change_weight - before.change_weight,
        points=before.points - after.points,
        cost_and_time_cents=after.cost_and_time_cents - before.cost_and_time_cents,
        cents=after.cost_cents - before.cost_cents,
        minutes=minutes - before.travel_minutes - before.waiting_minutes,
        displaced=_without(plan, other),
        added=_without(other, plan),
        lost_wishes=tuple(
            key for key in unmet_wishes(problem, other) if key not in unmet_wishes(problem, plan)
        ),
        is_proved=result.verdict is Verdict.OPTIMAL and answer.verdict is Verdict.OPTIMAL,
        least_points=_least_points(problem, before.points, after.points, answer),
    )


def _least_points(problem: Problem, before: int, after: int, answer: SolveResult) -> int | None:
    """How many points every trip with the wish loses at least, by the bound on all of them.

    Where few changes go first, the bound is on trips of few changes alone: it says nothing of all.
    """
    if _changes_go_first(problem):
        return None
    tier = next((tier for tier in answer.tiers if tier.name == "points"), None)
    if tier is None or tier.bound is None or tier.value is None:
        return None
    return before - after - (tier.bound - tier.value)


def _without(plan: Itinerary, other: Itinerary) -> tuple[str, ...]:
    """The sessions that one plan visits and another does not, in the order of the first."""
    kept = {session for _, visit in other.visits for session in visit.sessions}
    visited = (session for _, visit in plan.visits for session in visit.sessions)
    return tuple(session for session in dict.fromkeys(visited) if session not in kept)


def _changes_go_first(problem: Problem) -> bool:
    """Whether anything is asked for before points."""
    programme = problem.wishes.programme
    if programme is None:
        return False
    return bool(programme.levels) or programme.order is PlanningOrder.CHANGES_FIRST
