"""Tasks side by side: each lane takes the next task and has cores of its own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from benchmarks.field.apart import Lost, answered

Record = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """Work for a process of its own, what to call it, and its record where no answer comes."""

    name: str
    work: Callable[..., Record]
    given: tuple[Any, ...]
    longest_seconds: float
    lost: Callable[[str], Record]


def lane_cores(lanes: int, workers: int) -> list[frozenset[int]]:
    """As many cores for each lane as it has workers, none in two lanes.

    Empty ones, which bind to nothing, where the system cannot bind. ValueError without enough.
    """
    if not hasattr(os, "sched_getaffinity"):
        return [frozenset()] * lanes
    cores = sorted(os.sched_getaffinity(0))
    if lanes > 1 and lanes * workers > len(cores):
        raise ValueError(f"{lanes} x {workers} workers need more than {len(cores)} cores")
    if workers > len(cores):
        return [frozenset()]
    return [frozenset(cores[lane * workers : (lane + 1) * workers]) for lane in range(lanes)]


def in_lanes(
    tasks: Sequence[Task], lanes: Sequence[frozenset[int]]
) -> Iterator[tuple[Task, Record]]:
    """Each task with its record, as they end; begun in their order."""
    free: SimpleQueue[frozenset[int]] = SimpleQueue()
    stop = threading.Event()
    for cores in lanes:
        free.put(cores)

    def run(task: Task) -> tuple[Task, Record]:
        cores = free.get()
        try:
            longest, given = task.longest_seconds, task.given
            return task, answered(longest, task.work, *given, cores=cores, stop=stop)
        except Lost as why:
            return task, task.lost(str(why))
        finally:
            free.put(cores)

    pool = ThreadPoolExecutor(max_workers=len(lanes))
    try:
        for done in as_completed([pool.submit(run, task) for task in tasks]):
            yield done.result()
    finally:
        stop.set()  # whoever is stopped in the middle ends what runs
        pool.shutdown(cancel_futures=True)
