"""Catalogues: stored under the id that the document has, with every version."""

from __future__ import annotations

from typing import Annotated

from fastapi import Body, Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning import inputs
from api.routes.door import By, Open
from api.routes.opening import Expected, opens, router
from api.schemas.inputs import (
    CatalogueBody,
    CatalogueVersion,
    DocumentVersion,
    StoredCatalogue,
    StoredDocument,
)
from api.schemas.pages import Cursor, Limit, Page
from api.schemas.resources import Key, Number
from api.store.inputs import CATALOGUES

routes = router("/v1/catalogues", "catalogues")


@routes.post("", **opens(Action.WRITE_CATALOGUE, StoredCatalogue, 409, status=201))
def keep_catalogue(document: Annotated[CatalogueBody, Body()], by: By, session: Open) -> Response:
    """Stores a catalogue as a first version, if nothing stops it."""
    kept = inputs.keep(session, by.organisation_id, StoredCatalogue, document)
    return created(kept, f"/v1/catalogues/{kept.id}")


@routes.get("", **opens(Action.READ_CATALOGUE, Page[StoredDocument]))
def list_catalogues(
    by: By,
    session: Open,
    limit: Annotated[Limit, Query()] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
) -> Response:
    """Lists catalogues, the newest first, without the documents."""
    page = CATALOGUES.listing(session, by.organisation_id, cursor, limit)
    items = tuple(StoredDocument.of(row) for row in page.items)
    return answer(Page[StoredDocument](items=items, next=page.after))


@routes.get("/{catalogue_id}", **opens(Action.READ_CATALOGUE, StoredCatalogue, 404))
def read_catalogue(catalogue_id: Key, by: By, session: Open) -> Response:
    """Reads the newest version."""
    return answer(inputs.newest(session, by.organisation_id, StoredCatalogue, catalogue_id))


@routes.put("/{catalogue_id}", **opens(Action.WRITE_CATALOGUE, StoredCatalogue, 404, 409, 412, 428))
def replace_catalogue(
    catalogue_id: Key,
    document: Annotated[CatalogueBody, Body()],
    expected: Expected,
    by: By,
    session: Open,
) -> Response:
    """Stores the next version; the earlier ones stay."""
    replaced = inputs.replace(
        session, by.organisation_id, StoredCatalogue, catalogue_id, expected, document
    )
    return answer(replaced)


@routes.delete("/{catalogue_id}", **opens(Action.WRITE_CATALOGUE, None, 404, 412, 428, status=204))
def delete_catalogue(catalogue_id: Key, expected: Expected, by: By, session: Open) -> Response:
    """Deletes every version; plans made of it keep what they were made of."""
    CATALOGUES.remove(session, by.organisation_id, catalogue_id, expected)
    return Response(status_code=204)


@routes.get("/{catalogue_id}/versions", **opens(Action.READ_CATALOGUE, Page[DocumentVersion], 404))
def list_catalogue_versions(catalogue_id: Key, by: By, session: Open) -> Response:
    """Lists every version, the oldest first."""
    rows = CATALOGUES.versions(session, by.organisation_id, catalogue_id)
    return answer(Page[DocumentVersion](items=tuple(map(inputs.version_listed, rows))))


@routes.get(
    "/{catalogue_id}/versions/{number}", **opens(Action.READ_CATALOGUE, CatalogueVersion, 404)
)
def read_catalogue_version(catalogue_id: Key, number: Number, by: By, session: Open) -> Response:
    """Reads one version."""
    row = CATALOGUES.document(session, by.organisation_id, catalogue_id, number)
    return answer(inputs.catalogue_version(row))
