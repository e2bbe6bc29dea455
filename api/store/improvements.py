"""Improvements in the store: what feedback leads to, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.store.lookup import every, owned, unchanged
from api.store.tables import Improvement, Programme
from scenarios.learning import Decision


@dataclass(frozen=True)
class Told:
    """An improvement as a document, and what was decided of it."""

    content: Any
    decision: Decision = Decision.OPEN
    note: str = ""


def add(session: Session, programme: Programme, told: Told) -> Improvement:
    """Keeps an improvement that a programme leads to."""
    row = Improvement(
        organisation_id=programme.organisation_id,
        programme_id=programme.id,
        content=told.content,
        decision=told.decision,
        note=told.note,
    )
    session.add(row)
    session.flush()
    return row


def get(session: Session, organisation: str, key: str) -> Improvement:
    """The improvement with an id; raises NotFound."""
    return owned(session, Improvement, organisation, key)


def of_programme(session: Session, programme: Programme) -> tuple[Improvement, ...]:
    """Every improvement that a programme leads to, oldest first."""
    return every(
        session, Improvement, programme.organisation_id, Improvement.programme_id == programme.id
    )


def change(
    session: Session, organisation: str, key: str, expected: int | None, told: Told
) -> Improvement:
    """Writes an improvement anew. Raises NotFound and Stale."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    row.content, row.decision, row.note = told.content, told.decision, told.note
    session.flush()
    return row


def mark_applied(session: Session, row: Improvement, catalogue_id: str, number: int) -> None:
    """Notes the version of a catalogue that has an improvement."""
    row.decision = Decision.DONE
    row.catalogue_id, row.catalogue_number = catalogue_id, number
    session.flush()


def remove(session: Session, organisation: str, key: str, expected: int | None) -> None:
    """Takes an improvement away. Raises NotFound and Stale."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    session.delete(row)
    session.flush()
