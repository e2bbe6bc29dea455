"""Surroundings: what other programmes hold and when partners are away, as a problem has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from api.store import Session, absences, bookings, programmes
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.problem import Problem


def held_beside(
    session: Session,
    organisation: str,
    catalogue: Catalogue,
    first: dt.date,
    last: dt.date,
    *,
    beside: str | None = None,
) -> tuple[Booking, ...]:
    """What is held from one date to another, in the catalogue's ticks, of what it knows.

    What the programme `beside` holds itself is left out: it may hold it again.
    """
    found = [
        *_booked(session, organisation, first, last, beside),
        *_away(session, organisation, catalogue, first, last),
    ]
    known = _known(catalogue)
    tick = catalogue.rules.ticks_per_minute
    return tuple(_in_ticks(one, tick) for one in found if (one.kind, one.id) in known)


def with_current_bookings(
    session: Session, organisation: str, problem: Problem, *, beside: str | None = None
) -> Problem:
    """The problem with what is held now in place of what was held when it was made."""
    dates = problem.wishes.dates
    held = held_beside(
        session, organisation, problem.catalogue, dates.first, dates.last, beside=beside
    )
    return Problem(catalogue=problem.catalogue, wishes=problem.wishes, bookings=held)


def _booked(
    session: Session, organisation: str, first: dt.date, last: dt.date, beside: str | None
) -> Iterator[Booking]:
    names: dict[str, str] = {}
    for row in bookings.held(session, organisation, first, last, beside=beside):
        key = row.programme_id
        if key is not None and key not in names:
            names[key] = programmes.get(session, organisation, key).name
        yield bookings.as_booking(row, names.get(key or "", row.note))


def _away(
    session: Session, organisation: str, catalogue: Catalogue, first: dt.date, last: dt.date
) -> Iterator[Booking]:
    groups = {partner.id: partner.parallel_groups for partner in catalogue.partners}
    for row in absences.between(session, organisation, first, last):
        if row.partner in groups:
            yield from absences.as_bookings(row, first, last, groups[row.partner])


def _known(catalogue: Catalogue) -> set[tuple[BookingKind, str]]:
    things = {
        BookingKind.PARTNER: catalogue.partners,
        BookingKind.VENUE: catalogue.venues,
        BookingKind.VEHICLE: catalogue.vehicles,
        BookingKind.INTERPRETER: catalogue.interpreters,
        BookingKind.HOTEL: catalogue.hotels,
    }
    return {(kind, thing.id) for kind, these in things.items() for thing in these}


def _in_ticks(booking: Booking, tick: int) -> Booking:
    if tick == 1 or booking.start is None or booking.end is None:
        return booking
    return booking.model_copy(update={"start": booking.start * tick, "end": booking.end * tick})
