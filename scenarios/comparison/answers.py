"""Two answers: verdicts, goals with their bounds, points by wish, costs by category."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from optimizer.domain.comparison import Comparison, Difference, Figures
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from scenarios.comparison.assignment import assignment_change

CHANGES = "changes"
"""The name of the goal that counts the changes of a published programme."""


def compared(
    problem: Problem, before: SolveResult, after: SolveResult, edited: Problem | None = None
) -> Comparison:
    """A result beside an earlier one; `edited` is its problem where that is another one."""
    points: tuple[Difference, ...] = ()
    costs: tuple[Difference, ...] = ()
    if before.score is not None and after.score is not None:
        points = _differences(before.score.points_by_wish, after.score.points_by_wish)
        costs = _differences(before.score.cost_by_category, after.score.cost_by_category)
    assignment = None
    if before.itinerary is not None and after.itinerary is not None:
        assignment = assignment_change(problem, before.itinerary, after.itinerary, edited)
    return Comparison(
        before=figures_of(before),
        after=figures_of(after),
        points_by_wish=points,
        cost_by_category=costs,
        assignment=assignment,
    )


def figures_of(result: SolveResult) -> Figures:
    """The numbers of one answer."""
    changes = next((tier.value for tier in result.tiers if tier.name == CHANGES), None)
    answered = result.provenance.problem_hash
    if result.itinerary is None or result.score is None:
        return Figures(
            problem_hash=answered, verdict=result.verdict, tiers=result.tiers, changes=changes
        )
    score = result.score
    return Figures(
        problem_hash=answered,
        verdict=result.verdict,
        tiers=result.tiers,
        points=score.points,
        cost_cents=score.cost_cents,
        cost_and_time_cents=score.cost_and_time_cents,
        travel_minutes=score.travel_minutes,
        waiting_minutes=score.waiting_minutes,
        visits=sum(len(visit.sessions) for _, visit in result.itinerary.visits),
        changes=changes,
    )


def _differences(before: Mapping[Any, int], after: Mapping[Any, int]) -> tuple[Difference, ...]:
    """Every term of either side, in the order of the first, what is new at the end."""
    terms = dict.fromkeys((*before, *after))
    return tuple(
        Difference(term=str(term), before=before.get(term, 0), after=after.get(term, 0))
        for term in terms
    )
