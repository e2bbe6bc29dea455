"""Interpreters: one service a day, a team for its visits, its hours and its lead time."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.language import INTERPRETED
from optimizer.check.statuses import asked_from, is_confirmed
from optimizer.check.trip import Planned, Trip, inside_one
from optimizer.domain.calendar import WEEKDAYS, working_day_after
from optimizer.domain.catalogue import InterpreterService, LanguageMode, Split
from optimizer.domain.itinerary import ItineraryDay
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import lasting


def interpreter(trip: Trip) -> Iterator[Violation]:
    """`interpreter`: who, how many and how long, on each day."""
    for planned in trip.visits:
        yield from _named(planned)
    for day in trip.days:
        services = services_on(trip, day)
        if len(services) > 1:
            message = "more than one interpreter service on one day"
            yield _fault(str(day.date), len(services) - 1, "services", message)
        for service in services:
            visits = interpreted(trip, day, service)
            yield from _visits(service, visits)
            yield from _day(trip, day, service, visits)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.INTERPRETER, where=at, amount=amount, unit=unit, message=message)


def _named(planned: Planned) -> Iterator[Violation]:
    """An interpreted visit names a service that exists; any other names none."""
    visit = planned.visit
    if visit.language_mode in INTERPRETED:
        if planned.service is None:
            message = f"no such interpreter service: {visit.interpreter}"
            yield _fault(planned.where, 1, "services", message)
    elif visit.interpreter is not None:
        message = f"interpreters for a visit in {visit.language_mode}"
        yield _fault(planned.where, 1, "services", message)


def services_on(trip: Trip, day: ItineraryDay) -> tuple[InterpreterService, ...]:
    """The services that interpret on a day, in order of their first visit."""
    found = {
        planned.service.id: planned.service
        for planned in trip.visits_on(day)
        if planned.service is not None and planned.visit.language_mode in INTERPRETED
    }
    return tuple(found.values())


def interpreted(trip: Trip, day: ItineraryDay, service: InterpreterService) -> tuple[Planned, ...]:
    """The visits of a day that a service interprets."""
    return tuple(
        planned
        for planned in trip.visits_on(day)
        if planned.visit.interpreter == service.id and planned.visit.language_mode in INTERPRETED
    )


def visit_team(service: InterpreterService, planned: Planned) -> int | None:
    """The smallest team for a visit; two of it for twin and rotation; None if none is enough."""
    mode: LanguageMode = planned.visit.language_mode
    sizes = [
        team.interpreters
        for team in service.teams
        if team.mode is mode and team.up_to_minutes >= planned.minutes
    ]
    if not sizes:
        return None
    return min(sizes) * (2 if planned.visit.split in (Split.TWIN, Split.ROTATION) else 1)


def day_team(service: InterpreterService, visits: tuple[Planned, ...]) -> int:
    """The day's team: the largest of its visits, at least two past `alone_minutes`."""
    team = max((visit_team(service, planned) or 0 for planned in visits), default=0)
    return max(team, 2) if day_minutes(visits) > service.alone_minutes else team


def day_minutes(visits: tuple[Planned, ...]) -> int:
    """The interpreted minutes of a day."""
    return sum(planned.minutes for planned in visits)


def _visits(service: InterpreterService, visits: tuple[Planned, ...]) -> Iterator[Violation]:
    for planned in visits:
        if visit_team(service, planned) is None:
            message = f"{service.id} has no team for {lasting(planned.minutes)} in this mode"
            longest = max(
                (
                    team.up_to_minutes
                    for team in service.teams
                    if team.mode is planned.visit.language_mode
                ),
                default=0,
            )
            yield _fault(planned.where, planned.minutes - longest, "minutes", message)
        if service.availability is not None:
            windows = service.availability.windows_on(planned.date)
            if not inside_one(windows, planned.visit.start, planned.visit.end):
                outside = [
                    max(0, window.start - planned.visit.start)
                    + max(0, planned.visit.end - window.end)
                    for window in windows
                ]
                message = f"the visit is not inside one window of {service.id}"
                amount = max(1, min(outside, default=planned.minutes))
                yield _fault(planned.where, amount, "minutes", message)


def _day(
    trip: Trip, day: ItineraryDay, service: InterpreterService, visits: tuple[Planned, ...]
) -> Iterator[Violation]:
    minutes, team = day_minutes(visits), day_team(service, visits)
    if minutes > (most := service.max_minutes_per_day):
        message = f"{lasting(minutes)} interpreted, at most {lasting(most)} a day"
        yield _fault(str(day.date), minutes - most, "minutes", message)
    if team > service.interpreters:
        message = f"a team of {team}, but {service.id} has {service.interpreters}"
        yield _fault(str(day.date), team - service.interpreters, "interpreters", message)
    earliest = working_day_after(
        asked_from(trip, "interpreter", service.id, day.date),
        service.lead_working_days,
        WEEKDAYS[:5],
        trip.catalogue.country,
        [closure for closure in trip.catalogue.closures if closure.partners is None],
    )
    if day.date < earliest and not is_confirmed(trip, "interpreter", service.id, day.date):
        message = f"{service.id} can be had from {earliest}"
        yield _fault(str(day.date), (earliest - day.date).days, "days", message)
