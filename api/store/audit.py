"""The audit log as it is read: nothing here changes it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.sessions import actor, moment
from api.store.tables import AuditEntry


def note(session: Session, organisation: str | None, action: str, kind: str, key: str) -> None:
    """Records what changes no row, such as that personal data was given out."""
    by = actor(session)
    entry = AuditEntry(
        at=moment(session),
        actor=by.name,
        role=by.role,
        request_id=by.request_id,
        organisation_id=organisation,
        action=action,
        resource_kind=kind,
        resource_id=key,
        detail={},
    )
    session.add(entry)


def listing(
    session: Session,
    organisation: str,
    *,
    resource: str | None = None,
    after: int | None = None,
    limit: int = 100,
) -> tuple[AuditEntry, ...]:
    """Entries of an organisation, newest first, on request of one resource only.

    `after` is the number of the entry with which the page before ended.
    """
    query = select(AuditEntry).where(AuditEntry.organisation_id == organisation)
    if resource is not None:
        query = query.where(AuditEntry.resource_id == resource)
    if after is not None:
        query = query.where(AuditEntry.seq < after)
    return tuple(session.scalars(query.order_by(AuditEntry.seq.desc()).limit(limit)))
