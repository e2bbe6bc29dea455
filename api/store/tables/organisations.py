"""Organisations: each has its own catalogues, wishes, plans and programmes, and sees no other's."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import Row, Versioned


class Organisation(Versioned, Row):
    """A host, such as a region, whose people plan visits together."""

    __tablename__ = "organisations"
    noun = "organisation"

    name: Mapped[str] = mapped_column(unique=True)
    contact: Mapped[str] = mapped_column(default="")


class Owned(Versioned):
    """A resource of one organisation."""

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), sort_order=-3)


def index_by_owner() -> None:
    """Gives every table of owned resources an index by which its pages are read."""
    for table in Owned.__subclasses__():
        columns = table.__table__.columns  # type: ignore[attr-defined]
        Index(None, columns["organisation_id"], columns["id"])
