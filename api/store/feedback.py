"""Feedback in the store: what was said after a programme."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.store.lookup import every, owned, unchanged
from api.store.tables import Feedback, Programme


def add(
    session: Session, programme: Programme, content: Any, given_by: str, partner: str | None = None
) -> Feedback:
    """Keeps what somebody said of a programme; a partner's names the partner."""
    row = Feedback(
        organisation_id=programme.organisation_id,
        programme_id=programme.id,
        given_by=given_by,
        partner=partner,
        content=content,
    )
    session.add(row)
    session.flush()
    return row


def get(session: Session, organisation: str, key: str) -> Feedback:
    """The feedback with an id; raises NotFound."""
    return owned(session, Feedback, organisation, key)


def of_programme(
    session: Session, programme: Programme, partner: str | None = None
) -> tuple[Feedback, ...]:
    """All that was said of a programme, by one partner on request, oldest first."""
    conditions = [Feedback.programme_id == programme.id]
    if partner is not None:
        conditions.append(Feedback.partner == partner)
    return every(session, Feedback, programme.organisation_id, *conditions)


def change(
    session: Session, organisation: str, key: str, expected: int | None, content: Any
) -> Feedback:
    """Puts other words in place of the first. Raises NotFound and Stale."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    row.content = content
    session.flush()
    return row


def remove(session: Session, organisation: str, key: str, expected: int | None) -> None:
    """Takes feedback away. Raises NotFound and Stale."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    session.delete(row)
    session.flush()


def count(session: Session, programme: Programme) -> int:
    """How many forms a programme has."""
    query = select(func.count()).where(Feedback.programme_id == programme.id)
    return session.scalars(query).one()
