"""`paamaja worker`: takes jobs from the queue and works on them, until it is told to stop."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import structlog
import typer

from api.cli.beside import until_orphaned
from api.cli.exits import ExitCode
from api.edge.logs import write_logs

if TYPE_CHECKING:
    from api.jobs.running.place import Place
    from api.store import Store

Closing = Callable[[], None]

WAIT_SECONDS = 60.0
"""How long a worker waits at its start for a database that its server is still making."""


@dataclass(frozen=True)
class Request:
    """How a worker is to run. Without a database it is the default one, without a folder too."""

    database: str | None
    places: int
    cluster: str | None
    folder: Path | None
    lease_seconds: float
    attempts: int
    patience: float
    until_empty: bool
    wait_seconds: float = WAIT_SECONDS


def run_worker(request: Request) -> ExitCode:
    """Works until stopped; returns the code to exit with."""
    from api.jobs.running.cluster import ClusterGone
    from api.store import BadDatabase, SchemaBehind

    write_logs()
    with stopped_by_signals() as stop:
        until_orphaned(stop)
        try:
            store = _store(request, stop)
            if store is None:
                return ExitCode.DONE
            _work(request, store, stop)
        except (BadDatabase, SchemaBehind, ClusterGone) as error:
            typer.echo(f"The worker cannot start: {error}", err=True)
            return ExitCode.BAD_INPUT
    return ExitCode.DONE


def _work(request: Request, store: Store, stop: threading.Event) -> None:
    from api.jobs.limits import Queueing
    from api.jobs.worker import Worker

    places, close = _places(request, stop.set)
    try:
        worker = Worker(
            store,
            places,
            Queueing(lease_seconds=request.lease_seconds, attempts=request.attempts),
            patience=request.patience,
            until_empty=request.until_empty,
        )
        worker.run(stop)
    finally:
        close()
        store.engine.dispose()


@contextmanager
def stopped_by_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; the second Ctrl-C ends the program there and then.

    What is at work then is taken up again by another worker.
    """
    stop = threading.Event()

    def heard(number: int, frame: FrameType | None) -> None:
        if stop.is_set() and number == signal.SIGINT:
            os._exit(ExitCode.INTERRUPTED)
        stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    previous = {number: signal.signal(number, heard) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _store(request: Request, stop: threading.Event) -> Store | None:
    """The store, once it can be reached and has the tables of this release; None if stopped."""
    from sqlalchemy.exc import DBAPIError

    from api.store import SchemaBehind, Store, default_url, make_engine, require_current

    engine = make_engine(request.database or default_url())
    end = time.monotonic() + request.wait_seconds
    while not stop.is_set():
        try:
            require_current(engine)
        except (DBAPIError, SchemaBehind) as error:
            if time.monotonic() >= end:
                raise SchemaBehind(_first_line(error)) from error
            structlog.get_logger("paamaja").info("waiting for the database")
            stop.wait(1.0)
            continue
        return Store(engine)
    return None


def _places(request: Request, on_lost: Callable[[], None]) -> tuple[Sequence[Place], Closing]:
    """The places of work, here or on a cluster, and what to close when they are done with."""
    from api.jobs.kinds import KINDS
    from api.jobs.running.cluster import Cluster
    from api.jobs.running.local import LocalPlace

    modules = sorted(set(KINDS.values()))
    if request.cluster is not None:
        cluster = Cluster(request.cluster, modules, on_lost)
        return cluster.places(request.places), cluster.close
    folder = request.folder or _default_folder()
    return [LocalPlace(folder, modules) for _ in range(request.places)], lambda: None


def _default_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("paamaja", appauthor=False) / "worker"


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
