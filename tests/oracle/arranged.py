"""What is confirmed or refused for a date, read from the wishes alone (rule `pin`)."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.catalogue import Meal
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemStatus
from tests.oracle.past import implied

STANDING = ("requested", "option", "confirmed")


def confirmed(
    problem: Problem, kind: str, date: dt.date, key: str | None = None
) -> list[ItemStatus]:
    """The confirmations of a kind for a date, of one thing if it is named."""
    return [
        item
        for item in (*implied(problem, kind, date), *problem.wishes.statuses)
        if item.kind == kind
        and item.history[-1].status == "confirmed"
        and item.date == date
        and key in (None, item.id)
    ]


def refused(problem: Problem, kind: str, key: str, date: dt.date, meal: Meal | None = None) -> bool:
    """Whether something was declined or cancelled for a date (and meal), and is not past."""
    if any(item.id == key and item.meal is meal for item in implied(problem, kind, date)):
        return False
    return any(
        item.kind == kind
        and item.id == key
        and item.date in (None, date)
        and item.meal in (None, meal)
        and item.history[-1].status in ("declined", "cancelled")
        for item in problem.wishes.statuses
    )


def asked(problem: Problem, kind: str, key: str, date: dt.date) -> dt.date:
    """The day from which a lead time counts: planning, or a request before it that still stands."""
    days = [problem.wishes.planning_date]
    for item in problem.wishes.statuses:
        if (item.kind, item.id, item.date) == (kind, key, date):
            steps = [(change.status.value, change.date) for change in item.history]
            off = [n for n, (status, _) in enumerate(steps) if status not in STANDING]
            days += [day for _, day in steps[off[-1] + 1 if off else 0 :]]
    return min(days)


def usable(problem: Problem, kind: str, key: str, date: dt.date, meal: Meal | None = None) -> bool:
    """Whether something may be used on a date: not refused, and no other one is confirmed."""
    settled = [i.id for i in confirmed(problem, kind, date) if i.meal is None or i.meal is meal]
    return not refused(problem, kind, key, date, meal) and (not settled or key in settled)


def locked(
    problem: Problem, kind: str, key: str, date: dt.date, meal: str | None = None
) -> dict[str, int]:
    """The prices that were confirmed for a date, by field."""
    for item in confirmed(problem, kind, date, key):
        if item.price is not None and item.meal in (None, meal):
            return item.price.model_dump(exclude_none=True)
    return {}
