"""Interpreters: the day's team × the half-day or the day fee, by the day's interpreted minutes.

team = the largest team of the day's visits; at least two once the minutes pass `alone_minutes`
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from optimizer.costing.line import open_account, path
from optimizer.costing.vat import gross_prices
from optimizer.domain.catalogue import InterpreterService, Split
from optimizer.domain.itinerary import CostLine, Visit
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem


def interpreter_team(problem: Problem, visit: Visit) -> int | None:
    """The interpreters that a visit takes: 0 without interpretation, None if too few exist.

    The smallest team for the mode that may work for the visit's length; two of it where halves
    are served at the same time (twin, rotation).
    """
    if visit.interpreter is None:
        return 0
    service = problem.catalogue.interpreter(visit.interpreter)
    length = visit.end - visit.start
    sizes = [
        team.interpreters
        for team in service.teams
        if team.mode is visit.language_mode and team.up_to_minutes >= length
    ]
    if not sizes:
        return None
    team = min(sizes) * (2 if visit.split in (Split.TWIN, Split.ROTATION) else 1)
    return team if team <= service.interpreters else None


def day_team(problem: Problem, service_id: str, visits: Iterable[Visit]) -> int | None:
    """The team that one service sends for a day; None if it cannot."""
    service = problem.catalogue.interpreter(service_id)
    served = [visit for visit in visits if visit.interpreter == service_id]
    teams = [interpreter_team(problem, visit) for visit in served]
    team = 0
    for size in teams:
        if size is None:
            return None
        team = max(team, size)
    if _minutes(served) > service.alone_minutes:
        team = max(team, 2)
    return team if team <= service.interpreters else None


def interpreter_lines(
    problem: Problem, date: dt.date, visits: Iterable[Visit]
) -> tuple[CostLine, ...]:
    """What the day's interpreters are paid. Raises ValueError for a day that no team can serve."""
    visits = tuple(visits)
    lines: tuple[CostLine, ...] = ()
    services = dict.fromkeys(visit.interpreter for visit in visits)
    for key in (key for key in services if key is not None):
        service = problem.catalogue.interpreter(key)
        team = day_team(problem, key, visits)
        if team is None:
            raise ValueError(f"{key} has no team for {date.isoformat()}")
        minutes = _minutes(visit for visit in visits if visit.interpreter == key)
        account = open_account(
            problem,
            date,
            path(date, "interpreter", key),
            Category.INTERPRETATION,
            key,
            service.vat_category,
            service.supply_mode,
        )
        fees = interpreter_fees(problem, service, date)
        if minutes <= service.half_day_minutes:
            lines += account.line("half-day", "half-day", team, fees.half_day_cents)
        else:
            lines += account.line("day", "day", team, fees.day_cents)
    return lines


def interpreter_fees(
    problem: Problem, service: InterpreterService, date: dt.date
) -> InterpreterService:
    """A service with its fees in gross, as they are on a date."""
    return gross_prices(problem, date, service, service.price_basis, service.vat_category)


def _minutes(visits: Iterable[Visit]) -> int:
    return sum(visit.end - visit.start for visit in visits)
