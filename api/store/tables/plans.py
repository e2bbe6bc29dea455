"""Plans: what was asked of the planner, and what it answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import Row
from api.store.columns import Document
from api.store.tables.organisations import Owned

DOCUMENTS = "documents"
"""The group of columns that is read only where they are asked for: each may be megabytes."""


class Plan(Owned, Row):
    """A planning run. How far it has come is its job's to say; a result is written once.

    `request` is what was sent, `problem` what was planned. A plan made from another by a patch
    names both. Catalogue and wishes are named where the problem was put together from stored ones.
    `trip_id` names the wishes that the trip began with, whatever was made of them since, and goes
    on holding its plans together where they were deleted.
    """

    __tablename__ = "plans"
    noun = "plan"

    name: Mapped[str] = mapped_column(default="")
    problem_hash: Mapped[str] = mapped_column(index=True)
    parameters: Mapped[Any] = mapped_column(Document)
    catalogue_id: Mapped[str | None] = mapped_column(
        ForeignKey("catalogues.id", ondelete="SET NULL")
    )
    catalogue_version: Mapped[int | None]
    wishes_id: Mapped[str | None] = mapped_column(ForeignKey("wishes.id", ondelete="SET NULL"))
    wishes_version: Mapped[int | None]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("plans.id", ondelete="SET NULL"))
    trip_id: Mapped[str | None] = mapped_column(index=True)
    verdict: Mapped[str | None]
    ended_at: Mapped[dt.datetime | None]

    request: Mapped[Any] = mapped_column(Document, deferred=True, deferred_group=DOCUMENTS)
    patch: Mapped[Any | None] = mapped_column(Document, deferred=True, deferred_group=DOCUMENTS)
    problem: Mapped[Any] = mapped_column(Document, deferred=True, deferred_group=DOCUMENTS)
    result: Mapped[Any | None] = mapped_column(Document, deferred=True, deferred_group=DOCUMENTS)
