"""Work in a process of its own that may crash or hang: a run of many hours goes on after it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Made = TypeVar("Made")


class Lost(Exception):
    """The process gave no answer; says why."""


def answered(seconds: float, work: Callable[..., Made], *given: Any) -> Made:
    """What work makes of what it is given. Raises Lost after an error, a crash, or so long."""
    context = multiprocessing.get_context("spawn")
    reads, writes = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(writes, work, given))
    process.start()
    writes.close()  # so that the end of the process ends the pipe
    try:
        if not reads.poll(seconds):
            raise Lost(f"no answer in {seconds:.0f} s")
        try:
            made, trouble = reads.recv()
        except EOFError:
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


def _work(writes: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    try:
        told = work(*given), None
    except Exception as error:  # noqa: BLE001 - told to whoever asked, who goes on
        told = None, f"{type(error).__name__}: {error}"
    writes.send(told)
