"""The audit log: who did what, when. It is only ever added to."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from api.access import Action
from api.edge.answers import answer
from api.routes.door import By, Open
from api.routes.opening import opens, router
from api.schemas.access import AuditEntry
from api.schemas.pages import Limit, Page
from api.schemas.resources import ULID
from api.store import audit

routes = router("/v1/audit-log", "audit")


@routes.get("", **opens(Action.READ_AUDIT, Page[AuditEntry]))
def list_audit_entries(
    by: By,
    session: Open,
    limit: Annotated[Limit, Query()] = 50,
    cursor: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    resource: Annotated[str | None, Query(pattern=ULID, description="Of it only.")] = None,
) -> Response:
    """Lists what was done in the organisation, the newest first."""
    rows = audit.listing(
        session, by.organisation_id, resource=resource, after=cursor, limit=limit + 1
    )
    items = tuple(AuditEntry.model_validate(row, from_attributes=True) for row in rows[:limit])
    more = str(items[-1].seq) if len(rows) > limit else None
    return answer(Page[AuditEntry](items=items, next=more))
