"""Catalogues and wishes in the store: the newest version and every earlier one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.faults import NotFound
from api.store.lookup import Page, owned, page, unchanged
from api.store.sessions import actor, moment
from api.store.tables import CatalogueVersion, StoredCatalogue, StoredWishes, WishesVersion

Head = TypeVar("Head", StoredCatalogue, StoredWishes)
Version = TypeVar("Version", CatalogueVersion, WishesVersion)


@dataclass(frozen=True)
class Inputs(Generic[Head, Version]):
    """One kind of document that plans are made of. Documents are JSON, as their schemas say."""

    head: type[Head]
    version: type[Version]
    reference: str

    def add(self, session: Session, organisation: str, document: Any) -> Head:
        """Stores a first version. Raises Taken where the document's id is in use."""
        key, digest = str(document["id"]), content_hash(document)
        row = self.head(organisation_id=organisation, key=key, content_hash=digest)
        session.add(row)
        session.flush()
        self._keep(session, row, document)
        return row

    def get(self, session: Session, organisation: str, key: str) -> Head:
        """What is known of the newest version, without its document; raises NotFound."""
        return owned(session, self.head, organisation, key)

    def named(self, session: Session, organisation: str, name: str) -> Head | None:
        """The one whose document has this id, if there is one."""
        query = select(self.head).where(
            self.head.organisation_id == organisation, self.head.key == name
        )
        return session.scalars(query).one_or_none()

    def replace(
        self, session: Session, organisation: str, key: str, expected: int | None, document: Any
    ) -> Head:
        """Stores the next version, unless nothing differs. Raises NotFound, Stale and Taken."""
        row = self.get(session, organisation, key)
        unchanged(row, expected)
        digest = content_hash(document)
        if digest != row.content_hash:
            row.key, row.content_hash = str(document["id"]), digest
            session.flush()
            self._keep(session, row, document)
        return row

    def document(
        self, session: Session, organisation: str, key: str, number: int | None = None
    ) -> Version:
        """A version with its document, the newest unless a number is given; raises NotFound."""
        row = self.get(session, organisation, key)
        found = session.get(self.version, (row.id, number or row.version))
        if found is None:
            raise NotFound(f"version {number} of {self.head.noun}", key)
        return found

    def versions(self, session: Session, organisation: str, key: str) -> tuple[Version, ...]:
        """Every version, oldest first."""
        row = self.get(session, organisation, key)
        query = select(self.version).where(self._reference() == row.id)
        return tuple(session.scalars(query.order_by(self.version.number)))

    def listing(
        self, session: Session, organisation: str, after: str | None = None, limit: int = 50
    ) -> Page[Head]:
        """A page of them, newest first."""
        return page(session, self.head, organisation, after=after, limit=limit)

    def remove(self, session: Session, organisation: str, key: str, expected: int | None) -> None:
        """Takes it away with all versions; plans made of it keep what they were made of."""
        row = self.get(session, organisation, key)
        unchanged(row, expected)
        session.delete(row)
        session.flush()

    def _keep(self, session: Session, row: Head, document: Any) -> None:
        fields = {
            self.reference: row.id,
            "number": row.version,
            "document": document,
            "content_hash": row.content_hash,
            "created_at": moment(session),
            "created_by": actor(session).name,
        }
        session.add(self.version(**fields))
        session.flush()

    def _reference(self) -> Any:
        return getattr(self.version, self.reference)


def content_hash(document: Any) -> str:
    """SHA-256 of a document; the order of its fields does not change it."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


CATALOGUES = Inputs(StoredCatalogue, CatalogueVersion, "catalogue_id")
WISHES = Inputs(StoredWishes, WishesVersion, "wishes_id")
