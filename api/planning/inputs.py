"""Stored documents: catalogues and wishes that are read before they are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from api.planning.intake import catalogue_in, wishes_in
from api.schemas.document import Content
from api.schemas.inputs import (
    CatalogueVersion,
    DocumentVersion,
    StoredCatalogue,
    StoredDocument,
    StoredWishes,
    WishesVersion,
)
from api.store.inputs import CATALOGUES, WISHES, Inputs
from optimizer.domain.findings import Finding

Whole = TypeVar("Whole", StoredCatalogue, StoredWishes)

Read = Callable[[Content], tuple[Content, tuple[Finding, ...]]]

_KINDS: dict[type[StoredDocument], tuple[Inputs[Any, Any], Read]] = {
    StoredCatalogue: (CATALOGUES, catalogue_in),
    StoredWishes: (WISHES, wishes_in),
}


def keep(session: Session, organisation_id: str, kind: type[Whole], content: Content) -> Whole:
    """Stores a first version. Raises InvalidInput, and Taken where its id is in use."""
    inputs, read = _KINDS[kind]
    document, findings = read(content)
    row = inputs.add(session, organisation_id, document)
    return _whole(kind, row, document, findings)


def replace(
    session: Session,
    organisation_id: str,
    kind: type[Whole],
    key: str,
    expected: int,
    content: Content,
) -> Whole:
    """Stores the next version. Raises InvalidInput, NotFound, Stale and Taken."""
    inputs, read = _KINDS[kind]
    document, findings = read(content)
    row = inputs.replace(session, organisation_id, key, expected, document)
    return _whole(kind, row, document, findings)


def newest(session: Session, organisation_id: str, kind: type[Whole], key: str) -> Whole:
    """The newest version with its document. Raises NotFound."""
    inputs, _ = _KINDS[kind]
    row = inputs.get(session, organisation_id, key)
    return _whole(kind, row, inputs.document(session, organisation_id, key).document, ())


def _whole(kind: type[Whole], row: Any, document: Content, findings: tuple[Finding, ...]) -> Whole:
    told = StoredDocument.of(row).model_dump()
    return kind.model_validate({**told, "document": document, "findings": findings})


def version_listed(row: Any) -> DocumentVersion:
    """A version in a list."""
    return DocumentVersion.model_validate(row, from_attributes=True)


def catalogue_version(row: Any) -> CatalogueVersion:
    """A version of a catalogue."""
    return CatalogueVersion.model_validate(row, from_attributes=True)


def wishes_version(row: Any) -> WishesVersion:
    """A version of wishes."""
    return WishesVersion.model_validate(row, from_attributes=True)
