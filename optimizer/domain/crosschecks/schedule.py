"""Dates and minutes of the wishes: a window that holds the trip, and what is fixed in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.domain.crosschecks.check import WISHES, Spot
from optimizer.domain.crosschecks.known import Known
from optimizer.domain.crosschecks.matrices import lacking, needed_matrices
from optimizer.domain.crosschecks.offer import day_order
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock, lasting
from optimizer.domain.wishes import Commitment, Dates, Wishes


def window_holds_days(wishes: Wishes) -> Iterator[Spot]:
    """A window of dates that is shorter than the trip."""
    dates = wishes.dates
    if dates.least_days > dates.window_days:
        yield Spot(
            WISHES,
            ("dates",),
            FindingCode.DATES_CANNOT_HOLD,
            f"The trip takes at least {dates.least_days} days, but from {dates.first} to "
            f"{dates.last} there are only {dates.window_days}.",
            "Move first or last apart, or lower min_days.",
            detail={"least_days": dates.least_days, "window_days": dates.window_days},
        )


def dates_ahead(wishes: Wishes) -> Iterator[Spot]:
    """A trip that may start before the day on which it is planned; a re-planned one has started."""
    has_set_out = wishes.programme is not None and wishes.programme.arrival is not None
    if wishes.planning_date > wishes.dates.first and not has_set_out:
        yield Spot(
            WISHES,
            ("dates", "first"),
            FindingCode.DATE_PAST,
            f"The trip may start on {wishes.dates.first}, before it is planned on "
            f"{wishes.planning_date}.",
            "Set first to the planning date or later, or correct planning_date.",
        )


def pins_inside_trip(wishes: Wishes) -> Iterator[Spot]:
    """Pins on dates on which there is no trip."""
    for index, pin in enumerate(wishes.pins):
        if not _inside(wishes.dates, pin.date):
            yield _outside(
                ("pins", index, "date"), f"The pin of '{pin.session}'", pin.date, wishes.dates
            )


def commitments_inside_trip(wishes: Wishes) -> Iterator[Spot]:
    """Commitments on dates on which there is no trip; fine as long as another date is left."""
    for index, commitment in enumerate(wishes.commitments):
        steps, what = ("commitments", index), f"The commitment '{commitment.id}'"
        if commitment.date is not None and not _inside(wishes.dates, commitment.date):
            yield _outside((*steps, "date"), what, commitment.date, wishes.dates)
        left = any(_inside(wishes.dates, date) for date in commitment.dates)
        for place, date in enumerate(commitment.dates):
            if not _inside(wishes.dates, date):
                severity = Severity.WARNING if left else Severity.ERROR
                yield _outside((*steps, "dates", place), what, date, wishes.dates, severity)


def _inside(dates: Dates, date: dt.date) -> bool:
    return dates.first <= date <= dates.last


def _outside(
    steps: Steps, what: str, date: dt.date, dates: Dates, severity: Severity = Severity.ERROR
) -> Spot:
    return Spot(
        WISHES,
        steps,
        FindingCode.DATE_OUTSIDE_TRIP,
        f"{what} is on {date}, but the trip lies between {dates.first} and {dates.last}.",
        "Choose a date of the trip, or move the trip's dates.",
        severity,
        {"date": str(date), "first": str(dates.first), "last": str(dates.last)},
    )


def commitments_have_room(wishes: Wishes) -> Iterator[Spot]:
    """Movable commitments that are longer than each of their windows."""
    for index, commitment in enumerate(wishes.commitments):
        longest = max((window.end - window.start for window in commitment.windows), default=None)
        if longest is not None and longest < commitment.minutes:
            yield Spot(
                WISHES,
                ("commitments", index, "windows"),
                FindingCode.CONTRADICTION,
                f"The commitment '{commitment.id}' takes {lasting(commitment.minutes)}, but its "
                f"longest window has {lasting(longest)}.",
                "Widen a window, or shorten the commitment.",
                detail={"minutes": commitment.minutes, "longest": longest},
            )


def commitments_apart(wishes: Wishes) -> Iterator[Spot]:
    """Fixed commitments that take place at the same time."""
    fixed = [(index, one) for index, one in enumerate(wishes.commitments) if one.is_fixed]
    for position, (index, one) in enumerate(fixed):
        for _, other in fixed[:position]:
            start, end = _span(one)
            others_start, others_end = _span(other)
            if one.date == other.date and start < others_end and others_start < end:
                yield Spot(
                    WISHES,
                    ("commitments", index, "start"),
                    FindingCode.CONTRADICTION,
                    f"The commitments '{other.id}' ({clock(others_start)}–{clock(others_end)}) and "
                    f"'{one.id}' ({clock(start)}–{clock(end)}) overlap on {one.date}.",
                    "Move or shorten one of the two.",
                    detail={"commitments": [other.id, one.id]},
                )


def _span(commitment: Commitment) -> tuple[int, int]:
    start = commitment.start or 0
    return start, start + commitment.minutes


def visas_in_time(problem: Problem) -> Iterator[Spot]:
    """Dates on which guests who need a visa may not arrive yet.

    A warning: another date may be left, and what is impossible is for the solver to prove.
    """
    dates, entry = problem.wishes.dates, problem.first_entry
    if entry is None or dates.first >= entry:
        return
    latest = dates.last - dt.timedelta(days=dates.least_days - 1)
    left = f"from {entry} to {latest}" if entry <= latest else "none in the trip's dates"
    yield Spot(
        WISHES,
        ("dates", "first"),
        FindingCode.ENTRY_TOO_EARLY,
        f"{problem.wishes.party.visa_bound} of the guests need a visa, which takes "
        f"{problem.rules.visa_lead_days} days from {problem.wishes.planning_date}: the first "
        f"possible date of arrival is {entry}.",
        f"Dates of arrival that are left: {left}. Move the trip, or lower visa_bound once visas "
        "are granted.",
        Severity.WARNING,
        {"first_entry": str(entry), "visa_lead_days": problem.rules.visa_lead_days},
    )


def day_window_in_order(problem: Problem) -> Iterator[Spot]:
    """Limits that, with the host's own numbers, make a day end before it starts."""
    limits, rules = problem.wishes.limits, problem.rules
    if (limits.day_start, limits.day_end) == (None, None) or rules.day_start < rules.day_end:
        return
    if not problem.counts_alike:
        return
    key = "day_end" if limits.day_end is not None else "day_start"
    yield day_order(WISHES, ("limits", key), rules.day_start, rules.day_end)


def hours_inside_trip(wishes: Wishes) -> Iterator[Spot]:
    """Hours of their own for dates on which there is no trip."""
    for date in wishes.limits.hours:
        if not _inside(wishes.dates, date):
            steps = ("limits", "hours", str(date))
            yield _outside(steps, "A day with hours of its own", date, wishes.dates)


def hours_in_order(wishes: Wishes) -> Iterator[Spot]:
    """Hours of single dates that hold no time at all."""
    for date, hours in wishes.limits.hours.items():
        if hours.start == hours.end:
            yield day_order(WISHES, ("limits", "hours", str(date)), hours.start, hours.end)


def commitments_inside_day(problem: Problem) -> Iterator[Spot]:
    """Fixed commitments outside the hours of their day."""
    for index, commitment in enumerate(problem.wishes.commitments):
        if commitment.date is None or not problem.counts_alike:
            continue
        start, end = _span(commitment)
        opens, closes = problem.day_hours(commitment.date)
        if opens < closes and not opens <= start < end <= closes:
            yield Spot(
                WISHES,
                ("commitments", index, "start"),
                FindingCode.DAY_WINDOW,
                f"The commitment '{commitment.id}' is at {clock(start)}–{clock(end)}, but its day "
                f"lasts from {clock(opens)} to {clock(closes)}.",
                "Move the commitment, or set day_start, day_end or hours in limits.",
                detail={"start": clock(start), "end": clock(end)},
            )


def commitments_can_be_reached(problem: Problem, known: Known) -> Iterator[Spot]:
    """Places of commitments that stand in no row of a matrix that travel needs."""
    catalogue = problem.catalogue
    needed = needed_matrices(catalogue)
    for index, commitment in enumerate(problem.wishes.commitments):
        for position, place in enumerate(commitment.places):
            if not known.has("places", place):
                continue
            for matrix in catalogue.matrices:
                if matrix.id in needed and place not in matrix.places:
                    steps = ("commitments", index, "places", position)
                    user = f"the commitment '{commitment.id}'"
                    yield lacking(steps, matrix, place, user, WISHES)
