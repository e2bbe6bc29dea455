"""A what-if sweep as jobs of the service: how many are answered a minute, by whom they are worked.

Each question is the same problem with another budget, a plan of its own for the queue. It is worked
off by one job at a time, by two, or by two on a local Dask cluster; everyone is warm beforehand.
"""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.service.asking import demo
from benchmarks.service.leaving import with_its_parent
from benchmarks.service.load import ended, submitted
from benchmarks.service.program import COMMAND, Running, running

Content = dict[str, Any]

WAYS = {"one job": 1, "two jobs": 2, "two jobs on Dask": 2}
_DASK = "two jobs on Dask"
_LONGEST = 1800.0


def questions(request: Content, count: int) -> list[Content]:
    """The request with so many budgets, each a hundredth below the one before."""
    total = request["problem"]["wishes"]["budget"]["total_cents"]
    found = []
    for number in range(count):
        problem = request["problem"]
        budget = {**problem["wishes"]["budget"], "total_cents": total * (100 - number) // 100}
        wishes = {**problem["wishes"], "budget": budget}
        found.append({**request, "problem": {**problem, "wishes": wishes}})
    return found


def measure_sweep(way: str, wishes: str, count: int, seconds: float) -> Content:
    """Seconds and verdicts of a sweep, and answers a minute."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = f"sqlite:///{folder / 'bench.db'}"
        service = stack.enter_context(running(database, folder, workers=0))
        cluster = stack.enter_context(_cluster()) if way == _DASK else None
        stack.enter_context(_worker(database, WAYS[way], cluster, folder))
        asked = questions(demo(service, wishes, seconds), count)
        for request in asked[: WAYS[way]]:
            _one_by_one(service, json.dumps(request).encode())
        began = time.monotonic()
        plans = [
            plan for one in asked for plan in submitted(service, json.dumps(one).encode(), 1)[1]
        ]
        verdicts = ended(service, plans, _LONGEST)
        taken = time.monotonic() - began
    return {
        "way": way,
        "questions": count,
        "answered": len(verdicts),
        "seconds": round(taken, 2),
        "answers_a_minute": round(60 * len(verdicts) / taken, 2),
        "verdicts": sorted(set(verdicts)),
    }


def _one_by_one(service: Running, body: bytes) -> None:
    """A plan that nobody times: whoever works on it is warm afterwards."""
    _, plans = submitted(service, body, 1)
    ended(service, plans, _LONGEST)


@contextmanager
def _worker(database: str, jobs: int, cluster: str | None, folder: Path) -> Iterator[None]:
    """A worker of the service with so many jobs at a time."""
    command = [*COMMAND, "worker", "--database", database, "--jobs", str(jobs)]
    command += ["--cluster", cluster] if cluster else []
    with (folder / "worker.log").open("wb") as log:
        leaving = with_its_parent(signal.SIGTERM)
        process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=leaving)
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _cluster() -> Iterator[str]:
    """A scheduler and two nodes on the loopback."""
    from distributed import LocalCluster

    # The scheduler calls it an error when a queue that somebody waits at stays empty.
    quiet = logging.CRITICAL
    options = {"processes": True, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(2, threads_per_worker=1, silence_logs=quiet, **options) as made:
        yield made.scheduler_address
