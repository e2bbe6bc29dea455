"""Stored catalogues and wishes on the wire: every version of them is kept."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from api.schemas.document import Content, Described
from api.schemas.resources import Resource
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.findings import Finding
from optimizer.domain.value import Value
from optimizer.domain.wishes import Wishes


class StoredDocument(Resource):
    """A stored document; `key` is the id that the document itself has."""

    key: str
    content_hash: str


class StoredCatalogue(StoredDocument):
    """A catalogue, with the warnings about it that do not stop anything."""

    document: Annotated[Content, Described(Catalogue)]
    findings: tuple[Finding, ...] = ()


class StoredWishes(StoredDocument):
    """A delegation's wishes, with the warnings about them that do not stop anything."""

    document: Annotated[Content, Described(Wishes)]
    findings: tuple[Finding, ...] = ()


class DocumentVersion(Value):
    """One version of a stored document, without the document."""

    number: int
    content_hash: str
    created_at: dt.datetime
    created_by: str


class CatalogueVersion(DocumentVersion):
    """A catalogue as it was."""

    document: Annotated[Content, Described(Catalogue)]


class WishesVersion(DocumentVersion):
    """Wishes as they were."""

    document: Annotated[Content, Described(Wishes)]


CatalogueBody = Annotated[Content, Described(Catalogue)]
WishesBody = Annotated[Content, Described(Wishes)]
