"""Idempotency: a request that is sent twice with the same key is done once.

The key is taken in the transaction that does the work, so that both are kept or neither is. Of two
requests at the same time the second waits for the first, and gets its answer.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from api.store.faults import StoreFault
from api.store.sessions import moment
from api.store.tables import IdempotencyKey

KEPT = dt.timedelta(hours=24)
"""How long an answer is remembered."""


class KeyReused(StoreFault):
    """The same key came with another request."""


@dataclass(frozen=True)
class Answer:
    """What was answered, to be answered again."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


def body_hash(body: bytes) -> str:
    """By which two bodies are told apart."""
    return hashlib.sha256(body).hexdigest()


def begin(session: Session, scope: str, key: str, digest: str) -> Answer | None:
    """Takes a key, or gives the answer that it has already; raises KeyReused for another body.

    `scope` is who asks for what, for instance `token:01H…/POST /v1/plans`: keys of others are no
    business of theirs. With None the work is to be done, and `remember` called in this session.
    """
    _forget_old(session)
    if _take(session, scope, key, digest):
        return None
    found = earlier(session, scope, key, digest)
    if found is None:
        raise RuntimeError("an idempotency key was taken and not answered in one transaction")
    return found


def earlier(session: Session, scope: str, key: str, digest: str) -> Answer | None:
    """The answer that a key has already, if any; raises KeyReused for another body."""
    found = session.get(IdempotencyKey, (scope, key), populate_existing=True)
    if found is None or found.status is None or found.created_at < moment(session) - KEPT:
        return None
    if found.body_hash != digest:
        raise KeyReused("this Idempotency-Key was used with another body; use a new key")
    return Answer(found.status, found.body, found.headers or {})


def remember(session: Session, scope: str, key: str, answer: Answer) -> None:
    """Keeps the answer for a key that this session has taken."""
    taken = session.get_one(IdempotencyKey, (scope, key))
    taken.status, taken.body, taken.headers = answer.status, answer.body, answer.headers
    session.flush()


def _take(session: Session, scope: str, key: str, digest: str) -> bool:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    taken = session.execute(
        insert(IdempotencyKey)
        .values(scope=scope, key=key, body_hash=digest, created_at=moment(session))
        .on_conflict_do_nothing()
        .returning(IdempotencyKey.key)
    )
    return taken.first() is not None


def _forget_old(session: Session) -> None:
    session.execute(
        delete(IdempotencyKey).where(IdempotencyKey.created_at < moment(session) - KEPT)
    )
