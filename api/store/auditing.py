"""Auditing: whatever a session changes is stamped and written into the audit log, by itself.

The log says which fields changed, from what to what; of documents and personal data only that they
did, so that what is erased elsewhere does not live on here.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import ColumnProperty, Session, UOWTransaction, sessionmaker

from api.store.base import Identified, Row, Versioned
from api.store.columns import Document
from api.store.faults import Refused
from api.store.ids import new_id
from api.store.tables.records import AuditEntry

_STAMPS = frozenset({"version", "created_at", "updated_at"})
_LONGEST = 200
"""Characters of a value that the log still quotes."""


def audit(sessions: sessionmaker[Session]) -> None:
    """Has every session of a maker record what it changes, and never touch what is recorded."""
    event.listen(sessions, "before_flush", _before_flush)


def _before_flush(session: Session, context: UOWTransaction, instances: Any) -> None:
    changed = [row for row in session.dirty if session.is_modified(row)]
    if any(isinstance(row, AuditEntry) for row in (*changed, *session.deleted)):
        raise Refused("the audit log is only added to")
    now = session.info["clock"].now()
    for row in session.new:
        _stamp_new(row, now)
    for row in changed:
        if isinstance(row, Versioned):
            row.updated_at = now
    entries = [
        _entry(session, action, row, now)
        for action, rows in (
            ("created", list(session.new)),
            ("changed", changed),
            ("deleted", list(session.deleted)),
        )
        for row in rows
        if isinstance(row, Row) and row.is_audited
    ]
    session.add_all(entries)


def _stamp_new(row: object, now: dt.datetime) -> None:
    if isinstance(row, Identified):
        row.id = row.__dict__.get("id") or new_id()
    if isinstance(row, Versioned):
        row.created_at = row.updated_at = now


def _entry(session: Session, action: str, row: Any, now: dt.datetime) -> AuditEntry:
    by = session.info["actor"]
    return AuditEntry(
        at=now,
        actor=by.name,
        role=by.role,
        request_id=by.request_id,
        organisation_id=row.id if row.noun == "organisation" else _organisation(row),
        action=action,
        resource_kind=row.noun,
        resource_id=row.id,
        resource_version=_version_after(action, row),
        detail=_changes(row) if action == "changed" else {},
    )


def _organisation(row: Any) -> str | None:
    return getattr(row, "organisation_id", None)


def _version_after(action: str, row: Any) -> int | None:
    if not isinstance(row, Versioned):
        return None
    return {"created": 1, "changed": (row.version or 0) + 1}.get(action, row.version)


def _changes(row: Any) -> dict[str, Any]:
    """The fields that changed, with what they were and are where that may be told."""
    changes: dict[str, Any] = {}
    state = inspect(row)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if attribute.key not in _STAMPS and history.has_changes():
            changes[attribute.key] = _told(row, attribute, history)
    return changes


def _told(row: Any, attribute: ColumnProperty[Any], history: Any) -> Any:
    is_document = isinstance(attribute.columns[0].type, Document)
    if is_document or attribute.key in row.personal:
        return "changed"
    before = history.deleted[0] if history.deleted else None
    return [_quoted(before), _quoted(history.added[0] if history.added else None)]


def _quoted(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int):
        return value
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
