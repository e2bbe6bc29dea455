"""Absences in the store: when partners say that they cannot receive anyone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from api.store.faults import Refused
from api.store.lookup import Page, every, owned, page, unchanged
from api.store.tables import Absence
from optimizer.domain.away import Away
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.calendar import WEEKDAYS, Weekday

_WEEK = dt.timedelta(days=6)


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


def replace_imported(
    session: Session, organisation: str, partner: str, spells: Iterable[Away]
) -> tuple[tuple[Absence, ...], int]:
    """Keeps what a partner's calendar says in place of what it said before.

    Returns the new ones and how many went. Raises Refused.
    """
    conditions: tuple[Any, ...] = (Absence.partner == partner, Absence.imported)
    before = every(session, Absence, organisation, *conditions)
    for row in before:
        session.delete(row)
    rows = []
    for away in spells:
        row = Absence(organisation_id=organisation, partner=partner, imported=True)
        _write(row, away)
        session.add(row)
        rows.append(row)
    session.flush()
    return tuple(rows), len(before)


def imported(session: Session, organisation: str, partner: str) -> int:
    """How many absences of a partner came from its calendar."""
    conditions: tuple[Any, ...] = (Absence.partner == partner, Absence.imported)
    return len(every(session, Absence, organisation, *conditions))


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
    return tuple(
        Booking(
            kind=BookingKind.PARTNER,
            id=row.partner,
            date=date,
            start=row.start,
            end=row.end,
            count=groups,
            trip=row.note,
        )
        for date in as_away(row).dates(first, last)
    )


def as_away(row: Absence) -> Away:
    """An absence as it is spoken of."""
    days = tuple(Weekday(one) for one in row.weekdays)
    return Away(row.first, row.last, row.start, row.end, days, row.note)


def _write(row: Absence, away: Away) -> None:
    if away.last < away.first:
        raise Refused(f"the last date {away.last} is before the first {away.first}")
    if (away.start is None) is not (away.end is None):
        raise Refused("give both start and end, or neither for whole dates")
    if away.start is not None and away.end is not None and away.end <= away.start:
        raise Refused("the hours end before they begin")
    if not away.dates(away.first, min(away.last, away.first + _WEEK)):
        raise Refused("none of its dates is one of its weekdays")
    row.first, row.last, row.start, row.end = away.first, away.last, away.start, away.end
    row.weekdays = [one.value for one in WEEKDAYS if one in away.weekdays]
    row.note = away.note
