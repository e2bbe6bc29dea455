"""A private PostgreSQL server on the loopback that can be stopped and started again."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Server:
    """A server's data, its port, and as whom it runs."""

    programs: Path
    data: Path
    port: int
    user: dict[str, Any]

    @property
    def url(self) -> str:
        """Of its first database; only this machine reaches it."""
        return f"postgresql://bench@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Starts it, and returns once it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        self._control("start", "-o", options, "-l", str(self.data.parent / "log"))

    def stop(self) -> None:
        """Stops it at once, whoever is connected."""
        self._control("stop", "-m", "fast")

    def _control(self, *arguments: str) -> None:
        command = [self.programs / "pg_ctl", "-D", self.data, "-w", "-t", "60", *arguments]
        quiet = subprocess.DEVNULL  # a started server would hold a pipe open
        subprocess.run(
            command, check=True, stdout=quiet, stderr=quiet, cwd=self.data.parent, **self.user
        )


@contextmanager
def server() -> Iterator[Server]:
    """A fresh server until the block ends."""
    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="paamaja-outage-"))
    os.chown(folder, user.get("user", -1), user.get("group", -1))
    data = folder / "data"
    made = Server(programs, data, _free_port(), user)
    command = [programs / "initdb", "-D", data, "-U", "bench", "--auth", "trust", "--no-sync"]
    try:
        subprocess.run(command, check=True, capture_output=True, cwd=folder, **user)
        made.start()
        yield made
    finally:
        if (data / "postmaster.pid").exists():
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The newest release: Debian keeps its programs apart from the path."""
    releases = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    found = shutil.which("pg_ctl")
    if releases:
        return releases[-1]
    if found is None:
        raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql")
    return Path(found).resolve().parent


def _user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return {}
    entry = pwd.getpwnam("postgres")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
