"""Workers beside the service: started with it, started anew when one dies, ended with it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from api.edge.logs import log
from api.store.engine import URL_VARIABLE

GRACE_SECONDS = 20

PARENT_VARIABLE = "PAAMAJA_BESIDE"
"""Tells a worker beside which process it works; without that process it ends."""

_LOOK_SECONDS = 0.5
_LONGEST_PAUSE = 30.0


@contextmanager
def workers_beside(
    count: int, database: str | None, command: Sequence[str] | None = None
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """So many workers until the block ends; a list of those that are there now."""
    command = command or (sys.executable, "-m", "api.cli", "worker")
    # Not in the command, which everybody on the machine can read, password and all.
    environment = {**os.environ, PARENT_VARIABLE: str(os.getpid())}
    if database is not None:
        environment[URL_VARIABLE] = database
    there = [subprocess.Popen(command, env=environment) for _ in range(count)]
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(there, command, environment, over), daemon=True)
    watch.start()
    try:
        yield there
    finally:
        over.set()
        watch.join()
        _end(there)


def until_orphaned(stop: threading.Event, look_seconds: float = _LOOK_SECONDS) -> None:
    """Sets `stop` once the process beside which this one works is gone, however it ended."""
    beside = os.environ.get(PARENT_VARIABLE, "")
    if not beside.isdigit():
        return

    def look() -> None:
        while not stop.wait(look_seconds):
            if os.getppid() != int(beside):
                stop.set()

    threading.Thread(target=look, daemon=True).start()


def _watch(
    there: list[subprocess.Popen[bytes]],
    command: Sequence[str],
    environment: dict[str, str],
    over: threading.Event,
) -> None:
    """Starts a worker in place of each that has ended; waits longer where they go on ending."""
    pause = _LOOK_SECONDS
    while not over.wait(pause):
        gone = [n for n, one in enumerate(there) if one.poll() is not None]
        pause = min(pause * 2, _LONGEST_PAUSE) if gone else _LOOK_SECONDS
        for n in gone:
            log().error("worker ended, starting another", code=there[n].returncode)
            there[n] = subprocess.Popen(command, env=environment)


def _end(there: Sequence[subprocess.Popen[bytes]]) -> None:
    for one in there:
        one.terminate()
    for one in there:
        try:
            one.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()
