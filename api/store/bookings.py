"""Bookings in the store: what programmes hold, and what was booked by hand."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import or_
from sqlalchemy.orm import Session

from api.store.faults import Refused
from api.store.lookup import Page, every, owned, page, unchanged
from api.store.sessions import moment
from api.store.tables import Programme, StoredBooking
from optimizer.domain.bookings import Booking


def add(session: Session, organisation: str, booking: Booking, note: str = "") -> StoredBooking:
    """Books something by hand, for what is not planned here."""
    row = _row(organisation, booking, note)
    session.add(row)
    session.flush()
    return row


def get(session: Session, organisation: str, key: str) -> StoredBooking:
    """The booking with an id; raises NotFound."""
    return owned(session, StoredBooking, organisation, key)


def listing(
    session: Session,
    organisation: str,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    item: str | None = None,
    released: bool = False,
    after: str | None = None,
    limit: int = 50,
) -> Page[StoredBooking]:
    """A page of bookings, newest first; those that were released only on request."""
    conditions: list[Any] = [] if released else [StoredBooking.released_at.is_(None)]
    if first is not None:
        conditions.append(StoredBooking.date >= first)
    if last is not None:
        conditions.append(StoredBooking.date <= last)
    if item is not None:
        conditions.append(StoredBooking.item == item)
    return page(session, StoredBooking, organisation, *conditions, after=after, limit=limit)


def release(session: Session, organisation: str, key: str, expected: int | None) -> StoredBooking:
    """Gives up what was booked by hand; what a programme holds goes with the programme."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    if row.programme_id is not None:
        raise Refused("a programme holds it: publish a version without it, or withdraw it")
    if row.released_at is None:
        row.released_at = moment(session)
    session.flush()
    return row


def held(
    session: Session,
    organisation: str,
    first: dt.date,
    last: dt.date,
    *,
    beside: str | None = None,
) -> tuple[StoredBooking, ...]:
    """What is held from one date to another, but for what the programme `beside` holds itself."""
    conditions: list[Any] = [
        StoredBooking.released_at.is_(None),
        StoredBooking.date >= first,
        StoredBooking.date <= last,
    ]
    if beside is not None:
        others = or_(StoredBooking.programme_id.is_(None), StoredBooking.programme_id != beside)
        conditions.append(others)
    order = (StoredBooking.date, StoredBooking.kind, StoredBooking.item, StoredBooking.start)
    return every(session, StoredBooking, organisation, *conditions, order=order)


def hold(
    session: Session, programme: Programme, version: int, bookings: Iterable[Booking]
) -> tuple[StoredBooking, ...]:
    """Makes these the bookings of a programme: what it holds already stays, the rest is released.

    Returns all that it holds now.
    """
    wanted = Counter(bookings)
    kept: list[StoredBooking] = []
    for row in of_programme(session, programme):
        if wanted[as_booking(row)] > 0:
            wanted[as_booking(row)] -= 1
            kept.append(row)
        else:
            row.released_at = moment(session)
    for booking in wanted.elements():
        row = _row(programme.organisation_id, booking, "")
        row.programme_id, row.programme_version = programme.id, version
        session.add(row)
        kept.append(row)
    session.flush()
    return tuple(kept)


def of_programme(session: Session, programme: Programme) -> tuple[StoredBooking, ...]:
    """What a programme holds now."""
    conditions = (
        StoredBooking.programme_id == programme.id,
        StoredBooking.released_at.is_(None),
    )
    order = (StoredBooking.date, StoredBooking.kind, StoredBooking.item, StoredBooking.start)
    return every(session, StoredBooking, programme.organisation_id, *conditions, order=order)


def as_booking(row: StoredBooking, trip: str = "") -> Booking:
    """A stored booking as a problem has it, in minutes."""
    return Booking(
        kind=row.kind,
        id=row.item,
        date=row.date,
        start=row.start,
        end=row.end,
        count=row.count,
        room=row.room,
        trip=trip,
    )


def _row(organisation: str, booking: Booking, note: str) -> StoredBooking:
    return StoredBooking(
        organisation_id=organisation,
        kind=booking.kind,
        item=booking.id,
        date=booking.date,
        start=booking.start,
        end=booking.end,
        count=booking.count,
        room=booking.room,
        note=note or booking.trip,
    )
