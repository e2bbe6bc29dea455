"""Entries: a deadline from what is counted, moved to a day on which the office works."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from optimizer.domain.calendar import Weekday, working_day_before
from optimizer.domain.deadlines import Counterpart, Counting, Deadline, DeadlineKind
from optimizer.domain.problem import Problem


@dataclass(frozen=True)
class Subject:
    """What a deadline is for: the counterpart, the item of the plan, and its date."""

    counterpart: Counterpart
    supplier: str | None
    item: str
    service: dt.date


@dataclass(frozen=True)
class Days:
    """Days counted back from a service: calendar days, or working days of some weekdays.

    Working days are those of a partner, who may be closed; without one, those of the region.
    """

    count: int
    weekdays: tuple[Weekday, ...] | None = None
    partner: str | None = None

    @property
    def counting(self) -> Counting:
        """Which days these are."""
        return Counting.DAYS if self.weekdays is None else Counting.WORKING_DAYS

    def before(self, problem: Problem, service: dt.date) -> dt.date:
        """The last day that is in time; the first there is where the days reach back too far."""
        if self.weekdays is not None:
            country, closures = (
                problem.catalogue.country,
                problem.catalogue.closures_for(self.partner),
            )
            return working_day_before(service, self.count, self.weekdays, country, closures)
        return service - dt.timedelta(days=min(self.count, (service - dt.date.min).days))


def entry(
    problem: Problem,
    kind: DeadlineKind,
    subject: Subject,
    days: Days,
    *,
    name: str = "",
    **facts: Any,
) -> Deadline:
    """The deadline of a kind; `name` tells several of one item apart, facts are further fields."""
    latest = days.before(problem, subject.service)
    planning = problem.wishes.planning_date
    late = max(0, (planning - latest).days)
    return Deadline(
        id=f"{kind.value}{f'-{name}' if name else ''}/{subject.item}",
        kind=kind,
        date=_to_do(problem, latest),
        latest=latest,
        service=subject.service,
        counterpart=subject.counterpart,
        supplier=subject.supplier,
        item=subject.item,
        days=days.count,
        counting=days.counting,
        weekdays=days.weekdays or (),
        overdue=late > 0,
        days_late=late,
        **facts,
    )


def _to_do(problem: Problem, latest: dt.date) -> dt.date:
    """The office's last working day up to a date.

    Where that has passed but the date itself has not, it is the planning date: at once.
    """
    worked, planning = latest, problem.wishes.planning_date
    while not problem.catalogue.office_works(worked) and worked > dt.date.min:
        worked -= dt.timedelta(days=1)
    return planning if worked < planning <= latest else worked
