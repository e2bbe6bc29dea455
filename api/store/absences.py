"""Absences in the store: when partners say that they cannot receive anyone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.store.faults import Refused
from api.store.lookup import Page, every, owned, page, unchanged
from api.store.tables import Absence
from optimizer.domain.bookings import Booking, BookingKind


@dataclass(frozen=True)
class Away:
    """From one date to another, both counted, and on each between two minutes; None is all day."""

    first: dt.date
    last: dt.date
    start: int | None = None
    end: int | None = None
    note: str = ""


def add(session: Session, organisation: str, partner: str, away: Away) -> Absence:
    """Keeps that a partner is away; raises Refused where the dates or hours are out of order."""
    row = Absence(organisation_id=organisation, partner=partner)
    _write(row, away)
    session.add(row)
    session.flush()
    return row


def get(session: Session, organisation: str, key: str) -> Absence:
    """The absence with an id; raises NotFound."""
    return owned(session, Absence, organisation, key)


def change(
    session: Session, organisation: str, key: str, expected: int | None, away: Away
) -> Absence:
    """Writes an absence anew. Raises NotFound, Stale and Refused."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    _write(row, away)
    session.flush()
    return row


def remove(session: Session, organisation: str, key: str, expected: int | None) -> None:
    """The partner can receive again. Raises NotFound and Stale."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    session.delete(row)
    session.flush()


def listing(
    session: Session,
    organisation: str,
    *,
    partner: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Absence]:
    """A page of absences, newest first, of one partner on request."""
    conditions = [] if partner is None else [Absence.partner == partner]
    return page(session, Absence, organisation, *conditions, after=after, limit=limit)


def between(
    session: Session, organisation: str, first: dt.date, last: dt.date
) -> tuple[Absence, ...]:
    """Every absence that touches one of the dates."""
    conditions: tuple[Any, ...] = (Absence.first <= last, Absence.last >= first)
    return every(session, Absence, organisation, *conditions, order=(Absence.first,))


def as_bookings(row: Absence, first: dt.date, last: dt.date, groups: int) -> tuple[Booking, ...]:
    """An absence as bookings, in minutes: it takes up all `groups` that the partner receives."""
    begin, finish = max(row.first, first), min(row.last, last)
    return tuple(
        Booking(
            kind=BookingKind.PARTNER,
            id=row.partner,
            date=begin + dt.timedelta(days=day),
            start=row.start,
            end=row.end,
            count=groups,
            trip=row.note,
        )
        for day in range((finish - begin).days + 1)
    )


def _write(row: Absence, away: Away) -> None:
    if away.last < away.first:
        raise Refused(f"the last date {away.last} is before the first {away.first}")
    if (away.start is None) is not (away.end is None):
        raise Refused("give both start and end, or neither for whole dates")
    if away.start is not None and away.end is not None and away.end <= away.start:
        raise Refused("the hours end before they begin")
    row.first, row.last, row.start, row.end = away.first, away.last, away.start, away.end
    row.note = away.note
