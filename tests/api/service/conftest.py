"""The service in this process, on a database of the test's own."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.edge.logs import write_logs
from api.settings import Settings
from api.store import Store, make_engine
from tests.api import databases
from tests.api.service import world as worlds
from tests.api.set_clock import SetClock


@pytest.fixture(autouse=True, scope="session")
def quiet_logs() -> None:
    """Only what is worse than information is logged."""
    write_logs("warning")


@pytest.fixture
def settings() -> Settings:
    """How the service runs; a test may replace it."""
    return Settings(event_poll_seconds=0.02)


@contextmanager
def serving(maker: databases.Databases, settings: Settings) -> Iterator[worlds.World]:
    """The service with two organisations, on SQLite: it does the same on both kinds."""
    url = maker.fresh("sqlite")
    engine = make_engine(url)
    store = Store(engine, SetClock(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)))
    own, others = worlds.people(store, "own"), worlds.people(store, "others")
    yield worlds.World(store, create_app(settings, store), own, others)
    engine.dispose()
    maker.give_back(url)


@pytest.fixture
def world(sqlite_databases: databases.Databases, settings: Settings) -> Iterator[worlds.World]:
    """The service with two organisations, for one test."""
    with serving(sqlite_databases, settings) as found:
        yield found


@pytest.fixture(scope="module")
def shared_world(sqlite_databases: databases.Databases) -> Iterator[worlds.World]:
    """The service with two organisations, for tests that leave it as it was."""
    many = 1_000_000
    settings = Settings(event_poll_seconds=0.02, requests_per_minute=many, failures_per_minute=many)
    with serving(sqlite_databases, settings) as found:
        yield found


@pytest.fixture
def client(world: worlds.World) -> TestClient:
    """An administrator's client."""
    return world.client()
