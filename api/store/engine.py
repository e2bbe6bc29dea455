"""The database: which one by its URL, and how each is talked to.

SQLite keeps everything in one file with a write-ahead log: many read while one writes. Writers say
at their start that they will write, so that none of them fails half-way because of another.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

URL_VARIABLE = "PAAMAJA_DATABASE_URL"
WRITES = "paamaja_writes"
"""The execution option of connections that are going to write."""

_SQLITE_WAIT_SECONDS = 30
_POSTGRESQL_CONNECT_SECONDS = 5


class BadDatabase(ValueError):
    """Raised for a URL that names no database this program can use; says what would do."""


def default_url() -> str:
    """The database of this machine's user, unless the environment names another."""
    named = os.environ.get(URL_VARIABLE, "").strip()
    if named:
        return named
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('paamaja', appauthor=False) / 'paamaja.sqlite'}"


def make_engine(url: str) -> Engine:
    """Opens a database, and of SQLite makes the folder. Raises BadDatabase for an unusable URL."""
    known = _known(url)
    if known.get_backend_name() == "sqlite":
        return _sqlite(known)
    return create_engine(
        known,
        pool_pre_ping=True,
        # What stands in a row, names for instance, is no business of a log.
        hide_parameters=True,
        pool_size=10,
        max_overflow=20,
        pool_timeout=10,
        connect_args={
            "connect_timeout": _POSTGRESQL_CONNECT_SECONDS,
            "application_name": "paamaja",
        },
    )


def _known(url: str) -> URL:
    advice = "Give sqlite:////folder/file.sqlite or postgresql://user:password@host/database."
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise BadDatabase(f"The database's URL cannot be read. {advice}") from None
    match parsed.drivername:
        case "postgresql" | "postgres" | "postgresql+psycopg":
            return parsed.set(drivername="postgresql+psycopg")
        case "sqlite" | "sqlite+pysqlite":
            if parsed.database in (None, "", ":memory:"):
                raise BadDatabase(
                    f"SQLite in memory is lost with the program, and its workers cannot see it. "
                    f"{advice}"
                )
            return parsed.set(drivername="sqlite+pysqlite")
        case other:
            raise BadDatabase(f"A database of the kind {other} is not known here. {advice}")


def _sqlite(url: URL) -> Engine:
    _make_file(Path(url.database or ""))
    engine = create_engine(
        url,
        # What stands in a row, names for instance, is no business of a log.
        hide_parameters=True,
        pool_size=10,
        max_overflow=20,
        pool_timeout=10,
        connect_args={"timeout": _SQLITE_WAIT_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _make_file(path: Path) -> None:
    """The file, and its folder, for their owner only: there will be names and keys in it.

    SQLite gives its log beside the file the same rights. What is there already is left as it is.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise BadDatabase(f"The database {path} cannot be made: {error.strerror}.") from None


def _prepare(connection: Any, record: Any) -> None:
    # Without the driver's own transactions: it begins them too late to be safe.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
