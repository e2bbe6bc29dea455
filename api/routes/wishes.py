"""Delegations' wishes: stored under the id that the document has, with every version."""

from __future__ import annotations

from typing import Annotated

from fastapi import Body, Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning import inputs
from api.routes.door import By, Open
from api.routes.opening import Expected, opens, router
from api.schemas.inputs import (
    DocumentVersion,
    StoredDocument,
    StoredWishes,
    WishesBody,
    WishesVersion,
)
from api.schemas.pages import Cursor, Limit, Page
from api.schemas.resources import Key, Number
from api.store.inputs import WISHES

routes = router("/v1/wishes", "wishes")


@routes.post("", **opens(Action.WRITE_WISHES, StoredWishes, 409, status=201))
def keep_wishes(document: Annotated[WishesBody, Body()], by: By, session: Open) -> Response:
    """Stores wishes as a first version, if nothing stops it."""
    kept = inputs.keep(session, by.organisation_id, StoredWishes, document)
    return created(kept, f"/v1/wishes/{kept.id}")


@routes.get("", **opens(Action.READ_WISHES, Page[StoredDocument]))
def list_wishes(
    by: By,
    session: Open,
    limit: Annotated[Limit, Query()] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
) -> Response:
    """Lists wishes, the newest first, without the documents."""
    page = WISHES.listing(session, by.organisation_id, cursor, limit)
    items = tuple(StoredDocument.of(row) for row in page.items)
    return answer(Page[StoredDocument](items=items, next=page.after))


@routes.get("/{wishes_id}", **opens(Action.READ_WISHES, StoredWishes, 404))
def read_wishes(wishes_id: Key, by: By, session: Open) -> Response:
    """Reads the newest version."""
    return answer(inputs.newest(session, by.organisation_id, StoredWishes, wishes_id))


@routes.put("/{wishes_id}", **opens(Action.WRITE_WISHES, StoredWishes, 404, 409, 412, 428))
def replace_wishes(
    wishes_id: Key,
    document: Annotated[WishesBody, Body()],
    expected: Expected,
    by: By,
    session: Open,
) -> Response:
    """Stores the next version; the earlier ones stay."""
    replaced = inputs.replace(
        session, by.organisation_id, StoredWishes, wishes_id, expected, document
    )
    return answer(replaced)


@routes.delete("/{wishes_id}", **opens(Action.WRITE_WISHES, None, 404, 412, 428, status=204))
def delete_wishes(wishes_id: Key, expected: Expected, by: By, session: Open) -> Response:
    """Deletes every version; plans made of it keep what they were made of."""
    WISHES.remove(session, by.organisation_id, wishes_id, expected)
    return Response(status_code=204)


@routes.get("/{wishes_id}/versions", **opens(Action.READ_WISHES, Page[DocumentVersion], 404))
def list_wishes_versions(wishes_id: Key, by: By, session: Open) -> Response:
    """Lists every version, the oldest first."""
    rows = WISHES.versions(session, by.organisation_id, wishes_id)
    return answer(Page[DocumentVersion](items=tuple(map(inputs.version_listed, rows))))


@routes.get("/{wishes_id}/versions/{number}", **opens(Action.READ_WISHES, WishesVersion, 404))
def read_wishes_version(wishes_id: Key, number: Number, by: By, session: Open) -> Response:
    """Reads one version."""
    row = WISHES.document(session, by.organisation_id, wishes_id, number)
    return answer(inputs.wishes_version(row))
