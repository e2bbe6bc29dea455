"""Serving: what a segment gets if nothing but a package's sessions is on offer."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.domain.wishes import Dates, Target, Wish, WishKind
from scenarios.designing.design import Candidate, SegmentResult, Served

ALL = 1000
"""The share of a segment's best trip that is all of it."""


def restricted(problem: Problem, candidate: Candidate) -> Problem:
    """The segment's problem with a package's sessions only, and no longer than the package."""
    offered = set(candidate.sessions)
    wishes = problem.wishes
    closed = tuple(
        Wish(
            id=f"not-offered-{number}",
            target=Target(session=session.id),
            kind=WishKind.EXCLUDED,
        )
        for number, session in enumerate(problem.catalogue.sessions)
        if session.id not in offered
    )
    kept = tuple(
        one
        for one in wishes.wishes
        # What must be had stays, so that a package without it is impossible.
        if one.kind is not WishKind.SCORED or offered & problem.sessions_of(one.target)
    )
    update = {"wishes": (*kept, *closed), "dates": _shortened(wishes.dates, candidate.days)}
    return problem.with_wishes(wishes.model_copy(update=update))


def lacks_something_required(problem: Problem, candidate: Candidate) -> bool:
    """Whether a package has nothing of what the segment must have: then it does not sell."""
    offered = set(candidate.sessions)
    return any(
        wish.kind is WishKind.REQUIRED and not offered & problem.sessions_of(wish.target)
        for wish in problem.wishes.wishes
    )


def at_most(problem: Problem, candidate: Candidate) -> int:
    """Points that no plan with a package's sessions beats: what all of them together answer."""
    if lacks_something_required(problem, candidate):
        return 0
    offered = set(candidate.sessions)
    excluded = {
        key
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.EXCLUDED
        for key in problem.sessions_of(wish.target)
    }
    offered -= excluded
    scored = sum(
        wish.weight
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.SCORED and offered & problem.sessions_of(wish.target)
    )
    partners = {one.partner for one in problem.catalogue.sessions if one.id in offered}
    return scored + problem.wishes.distinct_partner_weight * len(partners)


def share(points: int, best: int) -> int:
    """Points in thousandths of the best trip's, rounded down; all of nothing is all."""
    return ALL if best == 0 else min(ALL, points * ALL // best)


def served(segment: SegmentResult, candidate: Candidate, found: SolveResult) -> Served:
    """What a segment gets, from the answer to its restricted problem."""
    points, bound = points_of(found)
    bound = min(bound, segment.best_bound)
    can_be = found.verdict is not Verdict.INFEASIBLE
    return Served(
        segment=segment.segment,
        candidate=candidate.id,
        verdict=found.verdict,
        points=points,
        bound=bound,
        share=share(points, segment.best_bound) if found.itinerary is not None else 0,
        share_bound=share(bound, segment.best_bound) if can_be else 0,
    )


def points_of(found: SolveResult) -> tuple[int, int]:
    """The points of an answer and their bound; nothing of what is proved impossible."""
    if found.verdict is Verdict.INFEASIBLE:
        return 0, 0
    tier = next((one for one in found.tiers if one.name == "points"), None)
    value = 0 if found.score is None else found.score.points
    if tier is None or tier.bound is None:
        return value, NO_BOUND
    return value, tier.bound


NO_BOUND = 10**9
"""More points than any wishes have: nothing is known."""


def _shortened(dates: Dates, days: int) -> Dates:
    """The dates with at most so many days; fixed ones end earlier."""
    if dates.most_days <= days:
        return dates
    if dates.window_days == dates.least_days:
        return Dates(first=dates.first, last=dates.first + dt.timedelta(days=days - 1))
    least = min(dates.least_days, days)
    return Dates(first=dates.first, last=dates.last, min_days=least, max_days=days)
