"""Catalogues and wishes: the documents that plans are made of. Every version of them is kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import Row
from api.store.columns import Document
from api.store.tables.organisations import Owned


class StoredCatalogue(Owned, Row):
    """A catalogue by the id that its document has; the row's version is the document's."""

    __tablename__ = "catalogues"
    __table_args__ = (UniqueConstraint("organisation_id", "key"),)
    noun = "catalogue"

    key: Mapped[str]
    content_hash: Mapped[str]


class CatalogueVersion(Row):
    """A catalogue as it was."""

    __tablename__ = "catalogue_versions"

    catalogue_id: Mapped[str] = mapped_column(
        ForeignKey("catalogues.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[Any] = mapped_column(Document)
    content_hash: Mapped[str]
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str]


class StoredWishes(Owned, Row):
    """Wishes by the id that their document has; the row's version is the document's."""

    __tablename__ = "wishes"
    __table_args__ = (UniqueConstraint("organisation_id", "key"),)
    noun = "wishes"

    key: Mapped[str]
    content_hash: Mapped[str]


class WishesVersion(Row):
    """Wishes as they were."""

    __tablename__ = "wishes_versions"

    wishes_id: Mapped[str] = mapped_column(
        ForeignKey("wishes.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[Any] = mapped_column(Document)
    content_hash: Mapped[str]
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str]
