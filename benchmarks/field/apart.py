"""Work in a process of its own that may crash or hang: a run of many hours goes on after it."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

Made = TypeVar("Made")


class Lost(Exception):
    """The process gave no answer; says why."""


@cache
def _processes() -> BaseContext:
    """Fresh processes; where the system can, from one that has the imports and nothing else."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.field.running"])
    return context


def answered(
    seconds: float,
    work: Callable[..., Made],
    *given: Any,
    cores: frozenset[int] = frozenset(),
    stop: threading.Event | None = None,
) -> Made:
    """What work makes of what it is given. Raises Lost after an error, a crash, a stop, or so long.

    Its process is bound to the cores, if any are named, and does not outlive this one.
    """
    context = _processes()
    reads, writes = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(writes, work, given, cores))
    process.start()
    writes.close()  # so that the end of the process ends the pipe
    try:
        if not _answers(reads, seconds, stop or threading.Event()):
            process.kill()
            raise Lost(f"no answer in {seconds:.0f} s")
        try:
            made, trouble = reads.recv()
        except (EOFError, OSError):
            process.join(10)
            raise Lost(f"the process ended with {process.exitcode}") from None
        if trouble is not None:
            raise Lost(trouble)
        found: Made = made
        return found
    finally:
        if process.is_alive():
            process.join(10)
        if process.is_alive():
            process.kill()
        process.join()
        reads.close()


def _answers(reads: Connection, seconds: float, stop: threading.Event) -> bool:
    """Whether something comes, or the process ends, before the time is over or all is stopped."""
    until = time.monotonic() + seconds
    while not stop.is_set() and (left := until - time.monotonic()) > 0:
        if reads.poll(min(left, 0.5)):
            return True
    return False


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _work(
    writes: Connection, work: Callable[..., Any], given: tuple[Any, ...], cores: frozenset[int]
) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        if cores:
            os.sched_setaffinity(0, cores)
        told = work(*given), None
    except Exception as error:  # noqa: BLE001 - told to whoever asked, who goes on
        told = None, f"{type(error).__name__}: {error}"
    writes.send(told)
