"""A private PostgreSQL server on the loopback that can be stopped and started again.

It runs as a user without rights on a free port, and is gone with the program that started it.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import psycopg

from benchmarks.service.leaving import with_its_parent

_OWNER = "owner"
_WAIT_SECONDS = 60
_PRIVATE = {"listen_addresses": "127.0.0.1", "unix_socket_directories": ""}


class NoServer(Exception):
    """PostgreSQL is not installed here, or there is nobody to run it as."""


@dataclass
class Server:
    """A server's data, its port and settings, and as whom it runs."""

    programs: Path
    data: Path
    user: dict[str, Any]
    settings: Mapping[str, str]
    port: int = 0
    password: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Without a database; only this machine reaches it."""
        return f"postgresql://{_OWNER}:{self.password}@127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What it says."""
        return self.data.parent / "log"

    def make(self) -> None:
        """Makes its data."""
        secret = self.data.parent / "password"
        secret.write_text(self.password, encoding="utf-8")
        for path in (self.data.parent, secret):
            os.chown(path, self.user.get("user", -1), self.user.get("group", -1))
        options = ["--auth", "scram-sha-256", "--no-sync", "--encoding", "UTF8", "--locale", "C"]
        made = subprocess.run(
            [self.programs / "initdb", "-D", self.data, "-U", _OWNER, "--pwfile", secret, *options],
            capture_output=True,
            text=True,
            cwd=self.data.parent,
            **self.user,
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr}")
        self.port = _free_port()

    def start(self) -> None:
        """Starts it, and returns once it answers."""
        told = {**_PRIVATE, **self.settings, "port": str(self.port)}
        settings = [f"-c{name}={value}" for name, value in told.items()]
        with self.log.open("a") as written:
            self._process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, *settings],
                stdout=written,
                stderr=subprocess.STDOUT,
                cwd=self.data.parent,
                preexec_fn=with_its_parent(signal.SIGQUIT),
                **self.user,
            )
        end = time.monotonic() + _WAIT_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start: {self.log.read_text()}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            psycopg.connect(f"{self.url}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stops it, whoever is connected; SIGQUIT leaves the data as after a loss of power."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(_WAIT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def server(settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Server]:
    """A fresh server until the block ends. Raises NoServer where there can be none."""
    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="paamaja-postgresql-"))
    made = Server(programs, folder / "data", user, settings)
    try:
        made.make()
        made.start()
        yield made
    finally:
        made.stop(signal.SIGQUIT)  # at once: nothing of it is needed any more
        shutil.rmtree(folder, ignore_errors=True)


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
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoServer("there is no user without rights to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
