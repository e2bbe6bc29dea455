"""What stability costs in points: the plan of few changes against the best plan from scratch.

Both keep the same past. What a limit left unproved is told as a range: the plan from scratch has at
least the points that were found, and at most those of its bound.
"""

from __future__ import annotations

import threading

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.domain.stability import Range, Stability
from optimizer.optimise.pipeline import OnProgress, solve
from optimizer.optimise.question import Question


def price_of_stability(
    problem: Problem,
    parameters: SolveParameters | None = None,
    *,
    start: SolveResult | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> Stability:
    """The plan of a problem with a published programme, and what its stability costs.

    Each of the two plans may take the time limit of the parameters. Raises ValueError without a
    programme, and CheckerDisagrees as `solve` does.
    """
    if problem.wishes.programme is None:
        raise ValueError("there is no published programme to be stable against")
    replanned = solve(problem, parameters, start=start, on_progress=on_progress, stop=stop)
    return against_afresh(problem, replanned, parameters, on_progress=on_progress, stop=stop)


def against_afresh(
    problem: Problem,
    replanned: SolveResult,
    parameters: SolveParameters | None = None,
    *,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> Stability:
    """The same for a plan that is there already: only the plan from scratch is looked for."""
    afresh = solve(
        problem,
        parameters,
        start=replanned,
        on_progress=on_progress,
        stop=stop,
        question=Question.AFRESH,
    )
    if replanned.score is None or afresh.score is None:
        return Stability(replanned=replanned, afresh=afresh)
    saved = afresh.score.change_weight - replanned.score.change_weight
    points = _missing(replanned.score.points, afresh)
    return Stability(replanned=replanned, afresh=afresh, points=points, changes_saved=saved)


def _missing(points: int, afresh: SolveResult) -> Range:
    """The points that a plan has not, of the most there are."""
    tier = next(tier for tier in afresh.tiers if tier.name == "points")
    found = max(points, tier.value or 0)
    most = None if tier.bound is None else max(found, tier.bound) - points
    return Range(least=found - points, most=most)
