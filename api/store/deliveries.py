"""Deliveries in the store: how each programme went."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.faults import NotFound
from api.store.lookup import unchanged
from api.store.tables import Delivery, Programme


def add(session: Session, programme: Programme, content: Any) -> Delivery:
    """Keeps how a programme went. Raises Taken where that was told already."""
    row = Delivery(
        organisation_id=programme.organisation_id, programme_id=programme.id, content=content
    )
    session.add(row)
    session.flush()
    return row


def known(session: Session, programme: Programme) -> Delivery | None:
    """How a programme went, if it was told."""
    query = select(Delivery).where(Delivery.programme_id == programme.id)
    return session.scalars(query).one_or_none()


def get(session: Session, programme: Programme) -> Delivery:
    """How a programme went. Raises NotFound while nobody has told."""
    row = known(session, programme)
    if row is None:
        raise NotFound(Delivery.noun, programme.id)
    return row


def change(session: Session, programme: Programme, expected: int | None, content: Any) -> Delivery:
    """Puts something else in its place. Raises NotFound and Stale."""
    row = get(session, programme)
    unchanged(row, expected)
    row.content = content
    session.flush()
    return row
