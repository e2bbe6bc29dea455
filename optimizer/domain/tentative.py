"""Tentative visits: what becomes of a plan if a partner that has not confirmed says no."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.result import Verdict
from optimizer.domain.statuses import Status
from optimizer.domain.value import Id, Value


class MovedVisit(Value):
    """A visit of both plans, at another date or minute."""

    session: Id
    from_date: dt.date
    from_start: int
    to_date: dt.date
    to_start: int


class IfRefused(Value):
    """One open visit, and the best plan without it.

    `fallback` is the named one; `fallback_holds` says whether the plan has it (None: there is
    none, or it was not found out in time). `points_lost` and `cents_more` compare the two plans
    (negative: the other way); both are None where there is no other plan. Only with the verdict
    OPTIMAL is the difference proved.
    """

    date: dt.date
    start: int
    sessions: tuple[Id, ...]
    partners: tuple[Id, ...]
    venue: Id
    status: Status
    fallback: Id | None = None
    fallback_holds: bool | None = None
    verdict: Verdict
    points_lost: int | None = None
    cents_more: int | None = None
    dropped: tuple[Id, ...] = ()
    added: tuple[Id, ...] = ()
    moved: tuple[MovedVisit, ...] = ()
    itinerary: Itinerary | None = None


class TentativePlan(Value):
    """A plan "if they say yes": its worth, what is settled in it, and what each refusal costs.

    `is_complete` is false where it was stopped before every open visit was looked at.
    """

    problem_hash: str
    points: int
    cost_cents: int
    visits: int
    confirmed: int
    is_complete: bool
    open: tuple[IfRefused, ...]
