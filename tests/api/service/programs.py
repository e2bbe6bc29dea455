"""The service and its worker as programs of their own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.api.calls import ROOT

_WAIT_SECONDS = 120


@dataclass
class Served:
    """A service that runs: its address, and the sign-in link of a first start."""

    process: subprocess.Popen[str]
    log: Path
    address: str

    @property
    def told(self) -> str:
        """All that it has printed."""
        return self.log.read_text(encoding="utf-8")

    @property
    def sign_in(self) -> str:
        """The link of the first start, for a browser."""
        found = re.search(r"\S+/start/\S+", self.told)
        assert found is not None, self.told
        return found.group()

    def token(self) -> str:
        """The token that the link is good for."""
        answer = httpx.post(self.sign_in.replace("/start/", "/v1/start/"))
        assert answer.status_code == 201, answer.text
        secret: str = answer.json()["secret"]
        return secret


@contextmanager
def served(
    folder: Path, database: str, *options: str, program: str = "api.cli"
) -> Iterator[Served]:
    """Runs `paamaja serve`, or another program that does, on a free port until the block ends."""
    log = folder / "serve.log"
    command = [sys.executable, "-m", program, "serve", "--port", "0", "--database", database]
    with log.open("w") as written:
        process = subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=written, stderr=subprocess.STDOUT, text=True
        )
    try:
        yield Served(process, log, _address(process, log))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[str], log: Path) -> str:
    """Where it serves, once it answers."""
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        found = re.search(r"Serving at (\S+)", log.read_text(encoding="utf-8"))
        if found is not None and _lives(found.group(1)):
            return found.group(1)
        time.sleep(0.1)
    raise AssertionError(f"it did not start: {log.read_text(encoding='utf-8')}")


def _lives(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health/live", timeout=5).status_code == 200
    except httpx.TransportError:
        return False
