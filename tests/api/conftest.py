"""Planning with a stand-in for the engine; databases of both kinds."""

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from api.store import COMMAND_LINE, Store, make_engine, organisations
from api.store.tables import Organisation
from tests.api import calls, databases, fakes
from tests.api.set_clock import SetClock


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Plans the small problem with an engine that is given."""

    def run(engine: Any, *options: str | Path) -> Result:
        monkeypatch.setitem(sys.modules, calls.ENGINE, engine)
        files = (fakes.wishes_file(tmp_path), "--catalogue", fakes.catalogue_file(tmp_path))
        return calls.run("plan", *files, *options)

    return run


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A PostgreSQL server of these tests, as a URL without a database."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(databases.postgresql_server())
        except databases.NoServer as reason:
            databases.missing(reason)
        yield url


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> databases.Databases:
    """Makes SQLite databases."""
    return databases.Databases(tmp_path_factory.mktemp("sqlite"), None)


@pytest.fixture(scope="session")
def postgresql_databases(
    tmp_path_factory: pytest.TempPathFactory, postgresql_url: str
) -> databases.Databases:
    """Makes PostgreSQL databases."""
    return databases.Databases(tmp_path_factory.mktemp("postgresql"), postgresql_url)


@pytest.fixture(params=databases.KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn: a test that uses it runs once on each."""
    kind: str = request.param
    return kind


@pytest.fixture
def database_maker(database_kind: str, request: pytest.FixtureRequest) -> databases.Databases:
    """Makes databases of the kind at hand."""
    maker: databases.Databases = request.getfixturevalue(f"{database_kind}_databases")
    return maker


@pytest.fixture
def database_url(database_kind: str, database_maker: databases.Databases) -> Iterator[str]:
    """A database of the test's own, with every table and no rows."""
    url = database_maker.fresh(database_kind)
    yield url
    database_maker.give_back(url)


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at noon of 1 March 2027 until a test moves it."""
    return SetClock(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC))


@pytest.fixture
def store(database_url: str, clock: SetClock) -> Iterator[Store]:
    """A store on a database of the test's own."""
    engine = make_engine(database_url)
    yield Store(engine, clock)
    engine.dispose()


@pytest.fixture
def host(store: Store) -> Organisation:
    """An organisation that plans visits."""
    with store.writing(COMMAND_LINE) as session:
        return organisations.add(session, "Host")


@pytest.fixture
def other(store: Store) -> Organisation:
    """Another organisation, which must see nothing of the first."""
    with store.writing(COMMAND_LINE) as session:
        return organisations.add(session, "Other")
