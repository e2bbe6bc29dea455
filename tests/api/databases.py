"""Databases for tests: SQLite in a file, and PostgreSQL from a private server of the tests' own.

The server is started once for each test process, on a free port of the loopback, by a user without
rights. Each test has a database of its own while it runs, empty but for its tables.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from api.store import make_engine, migrate
from api.store.tables import Row

KINDS = ("sqlite", "postgresql")
_WAIT_SECONDS = 60
_FAST = {
    # A test's data need not survive the machine.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "warning",
}


class NoServer(Exception):
    """PostgreSQL is not installed here."""


def _programs() -> Path:
    """The folder with initdb and postgres: Debian keeps them apart from the path."""
    found = shutil.which("initdb")
    if found and (Path(found).parent / "postgres").exists():
        return Path(found).parent
    releases = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if not releases:
        raise NoServer("PostgreSQL is not installed: apt-get install postgresql")
    return releases[-1]


def _user() -> dict[str, Any]:
    """Whom the server runs as: not root, which it refuses."""
    if os.getuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoServer("there is no user without rights to run PostgreSQL as")


def _ends_with_its_parent() -> None:
    """On Linux the server ends with the tests, however they end."""
    if sys.platform == "linux":
        parent_death_signal = 1
        ctypes.CDLL(None).prctl(parent_death_signal, signal.SIGQUIT)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def postgresql_server() -> Iterator[str]:
    """A fresh server; gives its URL without a database. Raises NoServer where there is none."""
    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="paamaja-postgresql-"))
    try:
        password = secrets.token_hex(16)
        secret = folder / "password"
        secret.write_text(password)
        for path in (folder, secret):
            os.chown(path, user.get("user", -1), user.get("group", -1))
        data = folder / "data"
        options = ("--auth", "scram-sha-256", "--no-sync", "--encoding", "UTF8", "--locale", "C")
        made = subprocess.run(
            [programs / "initdb", "-D", data, "-U", "tests", "--pwfile", secret, *options],
            capture_output=True,
            text=True,
            cwd=folder,
            **user,
        )
        assert made.returncode == 0, made.stderr
        with _running(programs, data, user) as port:
            yield f"postgresql://tests:{password}@127.0.0.1:{port}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(programs: Path, data: Path, user: dict[str, Any]) -> Iterator[int]:
    port = _free_port()
    settings = [f"-c{name}={value}" for name, value in (_FAST | {"port": str(port)}).items()]
    log = data.parent / "log"
    with log.open("w") as written:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *settings],
            stdout=written,
            stderr=subprocess.STDOUT,
            cwd=data.parent,
            preexec_fn=_ends_with_its_parent,
            **user,
        )
    try:
        _await(server, port, log)
        yield port
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed any more
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
            continue
        # It listens a moment before it answers.
        if "ready" in log.read_text() or _answers(port):
            return
        time.sleep(0.05)
    raise AssertionError(f"PostgreSQL did not start in {_WAIT_SECONDS} s: {log.read_text()}")


def _answers(port: int) -> bool:
    """Whether it has come so far as to ask for a password."""
    try:
        psycopg.connect(host="127.0.0.1", port=port, user="tests", password="", dbname="postgres")
    except psycopg.OperationalError as error:
        return "starting up" not in str(error)
    return True


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
