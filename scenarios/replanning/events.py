"""Events: what happened to a programme, as overlays on its problem from a moment on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import DateRange, Window
from optimizer.domain.findings import Finding, FindingCode, has_errors
from optimizer.domain.overlays import (
    LateCancellation,
    Overlay,
    PartnerAway,
    PartyChanged,
    ReplanFrom,
    VehicleBroken,
)
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.reading.building import read
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.sources import source_of_file
from optimizer.domain.ticks import in_ticks, ticks
from optimizer.domain.value import Id, Value

ALL_DAY = 36 * 60
"""The last minute that a window may reach."""


class OverlayList(Value):
    """A file of overlays: what happened, in any order."""

    overlays: Annotated[tuple[Overlay, ...], Field(min_length=1)]


def away(
    programme: PublishedProgramme,
    partner: Id,
    date: dt.date | None = None,
    essential: tuple[Id, ...] = (),
) -> Overlay:
    """A partner receives nobody from the moment on: on one date, or for all the rest of the trip.

    What it has begun to host it hosts to the end.
    """
    if date is None:
        return LateCancellation(
            id=_named("away", partner),
            partner=partner,
            date=programme.frozen_until,
            time=programme.frozen_minute,
            essential=essential,
        )
    earliest = programme.frozen(date).earliest
    hours = (Window(start=earliest, end=in_ticks(ALL_DAY)),) if earliest else ()
    return PartnerAway(
        id=_named("away", partner, date),
        partner=partner,
        dates=(DateRange(start=date),),
        hours=hours,
        essential=essential,
    )


def cancelled(
    programme: PublishedProgramme, session: Id, essential: tuple[Id, ...] = ()
) -> Overlay:
    """A session is not held any more from the moment on."""
    return LateCancellation(
        id=_named("cancelled", session),
        session=session,
        date=programme.frozen_until,
        time=programme.frozen_minute,
        essential=essential,
    )


def guests(change: int) -> Overlay:
    """So many guests more, or fewer."""
    return PartyChanged(id="guests", change=change)


def broken_down(
    programme: PublishedProgramme,
    vehicle: Id,
    date: dt.date | None = None,
    essential: tuple[Id, ...] = (),
) -> Overlay:
    """A vehicle is not to be had on one date, or from the moment on.

    From the first day on which nobody has been driven yet: a day has one vehicle.
    """
    span = DateRange(start=date) if date is not None else _still_open(programme)
    return VehicleBroken(
        id=_named("broken", vehicle, date), vehicle=vehicle, dates=(span,), essential=essential
    )


def _still_open(programme: PublishedProgramme) -> DateRange:
    first, last = programme.frozen_until, programme.itinerary.days[-1].date
    if programme.frozen(first).vehicle_is_set:
        first += dt.timedelta(days=1)
    return DateRange(start=first, end=max(first, last))


def _named(what: str, key: Id, date: dt.date | None = None) -> Id:
    return f"{what}-{key}"[:69] + ("" if date is None else f"-{date}")


Happenings = tuple[Overlay, ...]
"""All that happened."""


def overlays_in(path: Path, per_minute: int) -> tuple[Happenings | None, tuple[Finding, ...]]:
    """The overlays of a file, `overlays:` with a list; times in the problem's ticks.

    None if an error stops it. A `replan-from` is none of them: the moment is given beside it.
    """
    with ticks(per_minute):
        reading = read(OverlayList, source_of_file(path))
    if reading.value is None or has_errors(reading.findings):
        return None, reading.findings
    findings = list(reading.findings)
    for index, one in enumerate(reading.value.overlays):
        if isinstance(one, ReplanFrom):
            findings.append(
                fault(
                    FindingCode.CONTRADICTION,
                    str(path),
                    f"'{one.id}' says from when to plan anew, as the moment beside the file does.",
                    "Leave it out; give the moment, the levels and the planning date as options.",
                    ("overlays", index),
                )
            )
    return (None if has_errors(findings) else reading.value.overlays), tuple(findings)
