"""A store with an organisation, and jobs that do what a test says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import delete
from structlog.testing import capture_logs

from api.jobs.kinds import KINDS
from api.jobs.running.local import LocalPlace
from api.jobs.running.place import Ending, Order, Watcher
from api.store import Store, make_engine
from api.store.engine import WRITES
from api.store.tables.jobs import Job, JobEvent
from api.store.tables.organisations import Organisation
from api.store.tables.plans import Plan
from tests.api.databases import Databases
from tests.api.jobs import acting
from tests.api.jobs.desk import Desk


@pytest.fixture(autouse=True)
def _acting(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a kind of job that does what its request says."""
    monkeypatch.setitem(KINDS, "acting", acting.MODULE)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """What is logged is caught: drawn for people, a traceback takes seconds."""
    with capture_logs():
        yield


@pytest.fixture(scope="session")
def _kept_databases() -> dict[str, str]:
    """One database of each kind for all these tests: making one takes longer than most of them."""
    return {}


@pytest.fixture
def database_url(
    database_kind: str, database_maker: Databases, _kept_databases: dict[str, str]
) -> Iterator[str]:
    """A database without organisations and jobs."""
    url = _kept_databases.get(database_kind)
    if url is None:
        url = _kept_databases[database_kind] = database_maker.fresh(database_kind)
    yield url
    engine = make_engine(url)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        for table in (JobEvent, Job, Plan, Organisation):
            connection.execute(delete(table))
    engine.dispose()


class Lasting:
    """A place that a worker does not close: starting a process takes longer than most tests."""

    def __init__(self, place: LocalPlace) -> None:
        self._place = place

    def run(self, order: Order, watcher: Watcher) -> Ending:
        """Runs it in the place."""
        return self._place.run(order, watcher)

    def close(self) -> None:
        """Keeps the place for the next test."""


@pytest.fixture(scope="session")
def _local_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalPlace]:
    place = LocalPlace(tmp_path_factory.mktemp("work"), [acting.MODULE])
    yield place
    place.close()


@pytest.fixture
def place(_local_place: LocalPlace) -> Lasting:
    """A place of work for such jobs."""
    return Lasting(_local_place)


@pytest.fixture
def desk(store: Store) -> Desk:
    """Where a test hands in jobs and looks at them."""
    return Desk(store)
