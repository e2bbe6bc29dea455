"""The service as a program of its own, with workers, until the block ends."""

from __future__ import annotations

import os
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
import psutil

from benchmarks.service.leaving import with_its_parent

COMMAND = (sys.executable, "-m", "api.cli")
_WAIT_SECONDS = 120.0
_MANY = "100000000"


@dataclass(frozen=True)
class Running:
    """A service that runs: its address, an administrator's token, its process."""

    address: str
    token: str
    process: subprocess.Popen[bytes]

    def client(self, **options: float) -> httpx.Client:
        """A client that is signed in."""
        signed = {"Authorization": f"Bearer {self.token}"}
        return httpx.Client(base_url=self.address, headers=signed, timeout=60.0, **options)

    def resident_megabytes(self) -> tuple[float, float]:
        """What the service itself has in memory, and what its workers have together."""
        own = psutil.Process(self.process.pid)
        return _resident(own), sum(_resident(one) for one in own.children(recursive=True))


@contextmanager
def running(database: str, folder: Path, workers: int = 1) -> Iterator[Running]:
    """A service over a database, without limits of requests: it is its speed that is asked for."""
    environment = {
        **os.environ,
        "PAAMAJA_DATABASE_URL": database,
        "PAAMAJA_REQUESTS_PER_MINUTE": _MANY,
    }
    log = folder / "serve.log"
    command = [*COMMAND, "serve", "--port", "0", "--workers", str(workers)]
    with log.open("wb") as written:
        process = subprocess.Popen(
            command,
            stdout=written,
            stderr=written,
            env=environment,
            preexec_fn=with_its_parent(signal.SIGTERM),
        )
    try:
        address = _address(process, log)
        made = subprocess.run(
            [*COMMAND, "token", "benchmark", "--role", "admin"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        yield Running(address, made.stdout.strip(), process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        told = log.read_text(encoding="utf-8")
        if process.poll() is not None:
            raise RuntimeError(f"the service ended: {told}")
        if found := re.search(r"Serving at (\S+)", told):
            try:
                httpx.get(f"{found.group(1)}/health/live")
            except httpx.TransportError:
                pass
            else:
                return found.group(1)
        time.sleep(0.1)
    raise RuntimeError("the service did not start")


def _resident(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 2**20
    except psutil.NoSuchProcess:
        return 0.0
