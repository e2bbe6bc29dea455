"""Records: the audit log, and the answers that are kept for requests sent twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import Row
from api.store.columns import Document


class AuditEntry(Row):
    """Who did what to which resource; entries are added and never changed or removed."""

    __tablename__ = "audit_log"
    __table_args__ = (Index(None, "resource_kind", "resource_id"),)

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[dt.datetime]
    actor: Mapped[str]
    role: Mapped[str]
    request_id: Mapped[str | None]
    organisation_id: Mapped[str | None] = mapped_column(index=True)
    action: Mapped[str]
    resource_kind: Mapped[str]
    resource_id: Mapped[str]
    resource_version: Mapped[int | None]
    detail: Mapped[Any] = mapped_column(Document)


class IdempotencyKey(Row):
    """The answer to a request that carried a key; without an answer it is being worked on."""

    __tablename__ = "idempotency_keys"

    scope: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    body_hash: Mapped[str]
    status: Mapped[int | None]
    headers: Mapped[Any | None] = mapped_column(Document)
    body: Mapped[Any | None] = mapped_column(Document)
    created_at: Mapped[dt.datetime] = mapped_column(index=True)
