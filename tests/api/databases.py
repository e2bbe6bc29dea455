"""Databases for tests: SQLite in a file, and PostgreSQL from a private server of the tests' own.

The server is started once for each test process, on a free port of the loopback, by a user without
rights. Each test has a database of its own while it runs, empty but for its tables.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from api.store import make_engine, migrate
from api.store.tables import Row
from benchmarks.service.database import NoServer, server

KINDS = ("sqlite", "postgresql")
_FAST = {
    # A test's data need not survive the machine.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "log_min_messages": "warning",
}


@contextmanager
def postgresql_server() -> Iterator[str]:
    """A fresh server; gives its URL without a database. Raises NoServer where there is none."""
    with server(_FAST) as made:
        yield made.url


class Databases:
    """Makes migrated databases, each in its own file or on the server."""

    def __init__(self, folder: Path, server: str | None) -> None:
        self._folder, self._server = folder, server
        self._templates: set[str] = set()
        self._free: list[str] = []
        self._bare: list[str] = []
        self._count = 0

    def fresh(self, kind: str) -> str:
        """The URL of a database with every table and no rows."""
        if kind == "postgresql" and self._free:
            return self._free.pop()
        self._count += 1
        name = f"test_{self._count}"
        if kind not in self._templates:
            migrate_and_close(self.empty(kind, "template_of_tests"))
            self._templates.add(kind)
        if kind == "sqlite":
            shutil.copy(self._folder / "template_of_tests.sqlite", self._folder / f"{name}.sqlite")
            return f"sqlite:///{self._folder / name}.sqlite"
        return self._created(name, "template_of_tests")

    def empty(self, kind: str, name: str = "") -> str:
        """The URL of a database without tables."""
        if kind == "postgresql" and self._bare and not name:
            url = self._bare.pop()
            with psycopg.connect(url) as connection:
                connection.execute("DROP SCHEMA public CASCADE")
                connection.execute("CREATE SCHEMA public")
            return url
        self._count += 1
        name = name or f"empty_{self._count}"
        if kind == "sqlite":
            return f"sqlite:///{self._folder / name}.sqlite"
        return self._created(name, "template0")

    def give_back(self, url: str) -> None:
        """Takes a database back, whoever is still connected to it: the next test uses it again.

        Making one takes PostgreSQL a second, and emptying it some milliseconds.
        """
        if url.startswith("sqlite"):
            for path in self._folder.glob(Path(url.removeprefix("sqlite:///")).name + "*"):
                path.unlink()
            return
        self.cut_off(url)
        with psycopg.connect(url) as connection:
            # As a replica it runs no triggers: neither references nor the audit log's guard.
            connection.execute("SET session_replication_role = replica")
            for table in Row.metadata.tables:
                connection.execute(f"DELETE FROM {table}")
            connection.execute("ALTER SEQUENCE audit_log_seq_seq RESTART")
        self._free.append(url)

    def give_back_bare(self, url: str) -> None:
        """Takes back a database that began without tables, whatever it has now."""
        if not url.startswith("sqlite"):
            self.cut_off(url)
            self._bare.append(url)

    def cut_off(self, url: str) -> None:
        """Ends every connection to a PostgreSQL database, as when its server goes away."""
        name = url.rsplit("/", 1)[1]
        self._on_server(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        )

    def _created(self, name: str, template: str) -> str:
        self._on_server(f"CREATE DATABASE {name} TEMPLATE {template}")
        return f"{self._server}/{name}"

    def _on_server(self, sql: str) -> None:
        with psycopg.connect(f"{self._server}/postgres", autocommit=True) as connection:
            connection.execute(sql)


def migrate_and_close(url: str) -> None:
    """Makes the tables, and leaves nothing open: PostgreSQL copies no database in use."""
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()


def missing(reason: NoServer) -> None:
    """Without a server: a skip on a laptop, a failure in CI."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI nothing is skipped")
    pytest.skip(f"{reason}, to test the store on it too")
