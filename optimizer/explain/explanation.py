"""The explanation of a result: what was left out, why visits are planned, or what is impossible."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.domain.explanations import Explanation
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.explain.impossible import impossible
from optimizer.explain.inquiry import Inquiry
from optimizer.explain.left_out import explained
from optimizer.explain.why_this import why_this


def explain(
    problem: Problem,
    result: SolveResult,
    inquiry: Inquiry,
    wishes: Iterable[str] | None = None,
    visits: Iterable[str] = (),
) -> Explanation:
    """What can be said of a result within the inquiry's time.

    `wishes` are unmet ones to explain (all if None), `visits` sessions of the plan. Raises
    KeyError for a wish that is met, and for a session that is not visited.
    """
    if result.itinerary is None:
        return Explanation(verdict=result.verdict, impossible=impossible(problem, result, inquiry))
    planned = [why for session in visits for why in why_this(problem, result, inquiry, session)]
    return Explanation(
        verdict=result.verdict,
        left_out=explained(problem, result, inquiry, wishes),
        visits=tuple(planned),
    )
