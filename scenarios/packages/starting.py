"""Starting: the next date on which a package can begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.domain.calendar import dates_between, holiday_name, intersect, weekday
from optimizer.domain.catalogue import Catalogue, Session
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from scenarios.packages.package import Package

_AHEAD = dt.timedelta(days=400)


def earliest_start(package: Package, problem: Problem, planned_on: dt.date) -> dt.date | None:
    """The first date that leaves enough notice and suits the hosts; None within a year or so.

    It keeps clear of holidays and closed days, and for each required wish of the package, whose
    problem is given, somebody receives visitors on one of its days. Whether all of it fits together
    is for the planner to say.
    """
    soonest = planned_on + dt.timedelta(days=package.notice_days)
    for date in dates_between(soonest, soonest + _AHEAD):
        if weekday(date) in package.starts and package.season_of(date) is not None:
            days = dates_between(date, date + dt.timedelta(days=package.days - 1))
            if all(_is_open(problem.catalogue, day) for day in days) and _receives(problem, days):
                return date
    return None


def _is_open(catalogue: Catalogue, date: dt.date) -> bool:
    closed = (one.covers(date) for one in catalogue.closures if one.closes(None))
    return holiday_name(catalogue.country, date) is None and not any(closed)


def _receives(problem: Problem, days: tuple[dt.date, ...]) -> bool:
    catalogue = problem.catalogue
    return all(
        any(_is_held(catalogue, catalogue.session(key), day) for key in keys for day in days)
        for keys in _needed(problem)
    )


def _needed(problem: Problem) -> Iterator[frozenset[str]]:
    """Sessions of which one has to be held: those of a required wish, and what they require."""
    for wish in problem.wishes.wishes:
        if wish.kind is not WishKind.REQUIRED:
            continue
        yield problem.sessions_of(wish.target)
        for rule in (*problem.catalogue.precedence, *problem.wishes.precedence):
            if rule.kind == "requires" and rule.second == wish.target.session:
                yield frozenset({rule.first})


def _is_held(catalogue: Catalogue, session: Session, date: dt.date) -> bool:
    if any(one.covers(date) and one.closes(session.partner) for one in catalogue.closures):
        return False
    if session.season is not None and not session.season.covers(date):
        return False
    hours = catalogue.partner(session.partner).availability.windows_on(date)
    if session.availability is not None:
        hours = intersect(hours, session.availability.windows_on(date))
    openings = (catalogue.venue(key).opening for key in session.venues)
    return any(hours if one is None else intersect(hours, one.windows_on(date)) for one in openings)
