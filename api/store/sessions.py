"""Sessions with the store: one transaction each, for reading or for writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.clock import Clock, SystemClock
from api.store.actor import Actor
from api.store.auditing import audit
from api.store.engine import WRITES
from api.store.trouble import faults_of_the_store


class Store:
    """A database with its clock. Rows that a session gave out stay readable after it."""

    def __init__(self, engine: Engine, clock: Clock | None = None) -> None:
        self.engine = engine
        self.clock = clock or SystemClock()
        reads = engine
        if engine.dialect.name == "postgresql":
            reads = engine.execution_options(postgresql_readonly=True)
        self._reads = sessionmaker(reads, expire_on_commit=False)
        writes = engine.execution_options(**{WRITES: True})
        self._writes = sessionmaker(writes, expire_on_commit=False)
        audit(self._writes)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One transaction that can only read: the database refuses anything else.

        Raises Unavailable where the database cannot be used just now.
        """
        with faults_of_the_store(), self._reads(info={"clock": self.clock}) as session:
            yield session

    @contextmanager
    def writing(self, by: Actor) -> Iterator[Session]:
        """One transaction, kept when the block ends and undone when it raises.

        Raises Stale where somebody else changed a resource in the meantime, Taken where something
        else has the same name, InUse where something holds on to what was to go, and Unavailable
        where the database cannot be used just now; in each case nothing was changed.
        """
        info = {"clock": self.clock, "actor": by}
        with faults_of_the_store(), self._writes(info=info) as session:
            yield session
            session.commit()


def moment(session: Session) -> dt.datetime:
    """The time of the session's clock."""
    now: dt.datetime = session.info["clock"].now()
    return now


def actor(session: Session) -> Actor:
    """Who writes in the session."""
    found: Actor = session.info["actor"]
    return found
