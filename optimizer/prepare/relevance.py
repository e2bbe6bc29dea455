"""Which sessions are planned at all: those that answer something, and what they require."""

from __future__ import annotations

from optimizer.domain.catalogue import Precedence, PrecedenceKind
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind


def all_precedence(problem: Problem) -> tuple[Precedence, ...]:
    """The host's and the delegation's precedence rules, once each, in a stable order."""
    both = {*problem.catalogue.precedence, *problem.wishes.precedence}
    return tuple(
        sorted(both, key=lambda rule: (rule.kind, rule.first, rule.second, rule.days or 0))
    )


def relevant_sessions(problem: Problem) -> frozenset[str]:
    """Sessions that answer a scored or required wish or a quota; pinned and published ones.

    And those that these need.
    """
    wishes = problem.wishes
    found: set[str] = {session for session, _ in problem.pinned}
    if wishes.programme is not None:
        visits = wishes.programme.itinerary.visits
        found |= {session for _, visit in visits for session in visit.sessions}
    if wishes.distinct_partner_weight:
        found |= {session.id for session in problem.catalogue.sessions}
    for wish in wishes.wishes:
        if wish.kind is not WishKind.EXCLUDED:
            found |= problem.sessions_of(wish.target)
    for quota in wishes.quotas:
        if quota.at_least:
            found |= problem.sessions_of(quota.target)
    needs = [rule for rule in all_precedence(problem) if rule.kind is PrecedenceKind.REQUIRES]
    while more := {rule.first for rule in needs if rule.second in found} - found:
        found |= more
    return frozenset(found)


def excluded_sessions(problem: Problem) -> frozenset[str]:
    """The sessions that answer an excluded wish."""
    return frozenset(
        session
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.EXCLUDED
        for session in problem.sessions_of(wish.target)
    )
