"""The budget frontier: what points cost, from the richest useful trip to the cheapest possible.

Points come first, then cost alone. Each point is solved, the budget set to its cost less a cent,
and so on until no trip is left: so every point appears that no other one beats in both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

from optimizer.domain.explanations import DaysPoint, Frontier, FrontierPoint
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.domain.wishes import Budget, Dates
from optimizer.explain.inquiry import Inquiry
from optimizer.optimise import Question

SHARE = 0.25
"""Of the time that is left, what one point may take at most: one hard point is not the last."""


def frontier(
    problem: Problem,
    inquiry: Inquiry,
    start: SolveResult | None = None,
    on_point: Callable[[FrontierPoint], None] = lambda point: None,
) -> Frontier:
    """Every point of points against cost; caps and all other demands stay as they are."""
    found: list[FrontierPoint] = []
    limit: int | None = None
    verdict = Verdict.UNKNOWN
    while not inquiry.is_over:
        inquiry.tell(f"{len(found) + 1}")
        answer = inquiry.ask(
            _limited(problem, limit),
            Question.LEAST_COST_FOR_POINTS,
            start=start,
            seconds=None if not found else max(1.0, SHARE * inquiry.left),
        )
        verdict = answer.verdict
        if answer.itinerary is None:
            break
        point = _point(answer, limit)
        found.append(point)
        on_point(point)
        start, limit = answer, point.cost_cents - 1
        if limit < 0:
            break
    is_whole = verdict is Verdict.INFEASIBLE or limit == -1
    doubtful = next((n for n, point in enumerate(found) if not point.is_proved), None)
    return Frontier(
        points=_unbeaten(found),
        is_complete=is_whole and doubtful is None,
        missing_below=_missing_below(found, doubtful, is_whole=is_whole),
    )


def by_days(problem: Problem, inquiry: Inquiry, start: SolveResult | None = None) -> Frontier:
    """The best trip of each length from one day to one more than asked for, in the budget given."""
    found = []
    for days in range(1, min(31, problem.wishes.dates.most_days + 1) + 1):
        inquiry.tell(f"{days}")
        answer = inquiry.ask(
            _lasting(problem, days),
            Question.LEAST_COST_FOR_POINTS,
            start=start,
            seconds=max(1.0, SHARE * inquiry.left),
        )
        found.append(
            DaysPoint(
                days=days,
                verdict=answer.verdict,
                points=None if answer.score is None else answer.score.points,
                cost_cents=None if answer.score is None else answer.score.cost_cents,
                points_bound=_bound(answer, "points"),
                cost_bound=_bound(answer, "cost"),
            )
        )
    is_complete = all(one.verdict in (Verdict.OPTIMAL, Verdict.INFEASIBLE) for one in found)
    return Frontier(points=(), is_complete=is_complete, by_days=tuple(found))


def next_prices(points: tuple[FrontierPoint, ...]) -> tuple[tuple[int, int] | None, ...]:
    """For each point what the one above it adds: points and cents; None for the first."""
    return (
        None,
        *(
            (above.points - point.points, above.cost_cents - point.cost_cents)
            for above, point in pairwise(points)
        ),
    )


def _point(answer: SolveResult, limit: int | None) -> FrontierPoint:
    assert answer.score is not None
    assert answer.itinerary is not None
    visits = (session for _, visit in answer.itinerary.visits for session in visit.sessions)
    return FrontierPoint(
        limit_cents=limit,
        verdict=answer.verdict,
        points=answer.score.points,
        cost_cents=answer.score.cost_cents,
        points_bound=_bound(answer, "points"),
        cost_bound=_bound(answer, "cost"),
        days=len(answer.itinerary.days),
        visits=tuple(visits),
    )


def _unbeaten(found: list[FrontierPoint]) -> tuple[FrontierPoint, ...]:
    """The points that no cheaper one beats: one that is not proved may turn out to be beaten."""
    kept: list[FrontierPoint] = []
    for point in found:
        while kept and kept[-1].points <= point.points:
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _missing_below(
    found: list[FrontierPoint], doubtful: int | None, *, is_whole: bool
) -> int | None:
    """The cost of the last point above which all is proved; None if it is whole, or nothing is."""
    if doubtful is None:
        return None if is_whole or not found else found[-1].cost_cents
    return found[doubtful - 1].cost_cents if doubtful else None


def _bound(answer: SolveResult, name: str) -> int | None:
    return next((tier.bound for tier in answer.tiers if tier.name == name), None)


def _limited(problem: Problem, limit: int | None) -> Problem:
    """The problem with another total and no sum per head."""
    budget = Budget(total_cents=limit, caps=problem.wishes.budget.caps)
    wishes = problem.wishes.model_copy(update={"budget": budget})
    return problem.with_wishes(wishes)


def _lasting(problem: Problem, days: int) -> Problem:
    """The problem for just so many days; a window too short for them is longer at its end."""
    dates = problem.wishes.dates
    last = max(dates.last, dates.first + dt.timedelta(days=days - 1))
    changed = Dates(first=dates.first, last=last, min_days=days, max_days=days)
    wishes = problem.wishes.model_copy(update={"dates": changed})
    return problem.with_wishes(wishes)
