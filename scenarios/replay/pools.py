"""Pools: processes of this machine, or a Dask cluster, behind the one interface of executors."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from typing import Any, Protocol

from scenarios.replay.solving import Answer, Stop, Task, answered


class ClusterMissing(Exception):
    """Raised where a cluster is asked for and its packages are not installed."""


class ClusterUnreachable(Exception):
    """Raised where no scheduler answers at an address."""


class Pool(Protocol):
    """Where tasks are solved."""

    def submit(self, task: Task) -> Future[Answer]:
        """Hands a task over."""

    @property
    def width(self) -> int:
        """How many tasks can be solved at a time."""

    def restart(self) -> bool:
        """Makes the pool whole after a loss; False for one that does so by itself."""

    def stop(self) -> None:
        """Asks what is being solved to end soon."""


class LocalPool:
    """Processes of this machine. They end with the process that made them, however that ends."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        # Spawned, because a fork would share the threads of the solver and of the compiler.
        self._context = multiprocessing.get_context("spawn")
        self._stop = self._context.Event()
        self._executor = self._made()

    def _made(self) -> Executor:
        return ProcessPoolExecutor(
            self._jobs, mp_context=self._context, initializer=_begin, initargs=(self._stop,)
        )

    def submit(self, task: Task) -> Future[Answer]:
        """Hands a task to a process that is free; the executor begins processes when asked."""
        try:
            with deaf():
                return self._executor.submit(_answered_here, task)
        except BrokenProcessPool as broken:
            lost: Future[Answer] = Future()
            lost.set_exception(broken)
            return lost

    @property
    def width(self) -> int:
        """The number of processes."""
        return self._jobs

    def restart(self) -> bool:
        """New processes in the place of all: one that died has taken the executor with it."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._made()
        return True

    def stop(self) -> None:
        """Every process ends its solve within a moment, with what it has."""
        self._stop.set()

    def close(self) -> None:
        """Ends the processes; what they are solving is given up."""
        self.stop()
        self._executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def deaf() -> Iterator[None]:
    """Processes begun within it never hear an interrupt: their parent does, and tells them.

    An interrupt that comes meanwhile is heard at the end. Ignoring it in the process itself would
    be too late for one that comes while it begins.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class ClusterPool:
    """The workers of a Dask cluster. What a lost worker had is solved again by another one."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)

    def submit(self, task: Task) -> Future[Answer]:
        """Hands a task to the scheduler."""
        future: Future[Answer] = self._executor.submit(answered, task)
        return future

    @property
    def width(self) -> int:
        """The threads of all workers that are there now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def restart(self) -> bool:
        """The scheduler replaces what is lost."""
        return False

    def stop(self) -> None:
        """Gives up what has not begun; a worker ends what it is at, and nobody waits for it."""
        self._executor.shutdown(wait=False, cancel_futures=True)


@contextmanager
def local_pool(jobs: int) -> Iterator[LocalPool]:
    """A pool of processes on this machine."""
    pool = LocalPool(jobs)
    try:
        yield pool
    finally:
        pool.close()


@contextmanager
def cluster_pool(address: str, seconds: float = 10.0) -> Iterator[ClusterPool]:
    """A pool on a cluster whose scheduler is at an address such as `tcp://10.0.0.5:8786`.

    Raises ClusterMissing without the packages, ClusterUnreachable if nobody answers in time.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterMissing(
            "a cluster needs the extra packages of paamaja[cluster], which are not installed"
        ) from error
    try:
        client: Any = Client(address, timeout=seconds, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterUnreachable(f"no scheduler answers at {address}") from error
    try:
        yield ClusterPool(client)
    finally:
        client.close(timeout=seconds)


# --- inside a process of the pool ---------------------------------------------------------------
_asked: Stop | None = None


def _begin(stop: Event) -> None:
    """Prepares a process: it leaves interrupts to its parent, and does not outlive it."""
    global _asked
    _asked = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_die_with, args=(parent,), daemon=True).start()


def _die_with(parent: Any) -> None:
    """Ends this process when its parent is gone, also when that was killed."""
    parent.join()
    os._exit(1)


def _answered_here(task: Task) -> Answer:
    return answered(task, _asked)
