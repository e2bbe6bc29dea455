"""The published programme on the command line: an earlier result, and the moment it is frozen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import typer

from api.cli.inputs import itinerary_in
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.crosschecks import wishes_findings
from optimizer.domain.findings import Finding, InvalidInput, has_errors
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme


def moment(text: str | None) -> dt.datetime | None:
    """A date, or a date with a time of day; a bad one is refused in words."""
    if text is None:
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write it as 2027-05-12 or 2027-05-12T14:00.") from None


def day(text: str | None) -> dt.date | None:
    """A date; a bad one is refused in words."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write it as 2027-05-12.") from None


def with_programme(
    problem: Problem, published: Path, frozen: dt.datetime, order: PlanningOrder | None = None
) -> tuple[Problem | None, tuple[Finding, ...]]:
    """The problem of a trip that was published, frozen up to a moment; None with findings.

    Freeze levels and order of a programme that the wishes have stay, but for an order given here.
    """
    try:
        itinerary = itinerary_in(published)
    except InvalidInput as bad:
        return None, bad.findings
    earlier = problem.wishes.programme
    same = PlanningOrder.CHANGES_FIRST if earlier is None else earlier.order
    programme = PublishedProgramme(
        version=1 if earlier is None else earlier.version + 1,
        levels=() if earlier is None else earlier.levels,
        order=order or same,
        itinerary=itinerary,
        frozen_until=frozen.date(),
        frozen_minute=(frozen.hour * 60 + frozen.minute) * problem.rules.ticks_per_minute,
    )
    wishes = problem.wishes.model_copy(update={"programme": programme})
    planned = problem.with_wishes(wishes)
    known = wishes_findings(problem)  # told when the problem was read
    findings = tuple(one for one in wishes_findings(planned) if one not in known)
    return (None if has_errors(findings) else planned), findings
