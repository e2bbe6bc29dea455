"""`paamaja worker` as a program: its start, its end by signals, and what it leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from api.clock import SystemClock
from api.jobs.queue import NewJob
from api.store import Store
from api.store.tables.jobs import JobState
from optimizer.domain.result import SolveResult, Verdict
from tests.api import calls
from tests.api.databases import Databases
from tests.api.jobs.desk import Desk
from tests.builders.small import small_problem


@pytest.fixture
def started(desk: Desk, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a worker on the desk's database, with the machine's clock."""
    desk.store = Store(desk.store.engine, SystemClock())
    programs: list[subprocess.Popen[str]] = []

    def start(*options: str, module: str = "tests.api.jobs.real_worker") -> subprocess.Popen[str]:
        url = desk.store.engine.url.render_as_string(hide_password=False)
        where = ("--database", url, "--folder", str(tmp_path))
        program = subprocess.Popen(
            [sys.executable, "-m", module, "worker", *where, *options],
            cwd=calls.ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        programs.append(program)
        return program

    yield start
    for program in programs:
        program.kill()
        program.communicate()


def children_of(pid: int) -> list[psutil.Process]:
    """The processes that a worker has started."""
    found: list[psutil.Process] = psutil.Process(pid).children()
    return found


def await_gone(processes: list[psutil.Process]) -> None:
    """Waits until they have ended."""
    _, alive = psutil.wait_procs(processes, timeout=60)
    assert alive == []


@pytest.mark.parametrize(
    ("database_kind", "number"), [("sqlite", signal.SIGTERM), ("postgresql", signal.SIGINT)]
)
def test_a_signal_ends_a_worker_in_order(
    desk: Desk, started: Callable[..., subprocess.Popen[str]], number: signal.Signals
) -> None:
    """The job goes back into the queue, no process stays, every line of the log is JSON."""
    job_id = desk.hand_in(("tell", 1), ("wait", 600))
    worker = started("--jobs", "1", "--patience", "0")
    desk.await_told(job_id, "bound")
    children = children_of(worker.pid)
    worker.send_signal(number)
    _, log = worker.communicate(timeout=60)
    assert worker.returncode == 0
    await_gone(children)
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line["event"] for line in lines] == [
        "worker started",
        "job taken up",
        "waiting for jobs at work",
        "job left",
        "worker stopped",
    ]
    assert lines[1]["job"] == job_id
    assert (desk.state(job_id), desk.job(job_id).error) == (JobState.QUEUED, None)


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_what_a_killed_worker_started_ends_by_itself(
    desk: Desk, started: Callable[..., subprocess.Popen[str]]
) -> None:
    """Nothing works on for nobody."""
    job_id = desk.hand_in(("tell", 1), ("deaf", 600))
    worker = started("--jobs", "2")
    desk.await_told(job_id, "bound")
    children = children_of(worker.pid)
    assert len(children) == 2
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate(timeout=60)
    await_gone(children)


def test_a_killed_workers_job_is_made_by_the_next_one(
    desk: Desk, started: Callable[..., subprocess.Popen[str]]
) -> None:
    """A real problem with the real solver: kill -9 in the middle, and the answer is there."""
    problem = small_problem()
    content = {"problem": json.loads(problem.model_dump_json())}
    job_id = desk.submit(NewJob(desk.host, "plan", content, desk.plan(problem)))
    first = started("--jobs", "1", module="api.cli")
    desk.await_state(job_id, JobState.RUNNING)
    first.kill()
    first.communicate(timeout=60)
    assert desk.state(job_id) is JobState.RUNNING
    second = started("--jobs", "1", "--lease", "1", module="api.cli")
    job = desk.await_end(job_id)
    second.send_signal(signal.SIGTERM)
    second.communicate(timeout=60)
    assert (job.state, job.error) == (JobState.DONE, None)
    assert job.attempt >= 2
    assert SolveResult.model_validate(job.result).verdict is Verdict.OPTIMAL


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_until_empty_ends_when_nothing_waits(
    desk: Desk, started: Callable[..., subprocess.Popen[str]]
) -> None:
    """Everything is worked off, and the program ends by itself."""
    jobs = [desk.hand_in(("tell", n)) for n in range(3)]
    worker = started("--jobs", "2", "--until-empty")
    worker.communicate(timeout=120)
    assert worker.returncode == 0
    assert [desk.state(job_id) for job_id in jobs] == [JobState.DONE] * 3


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--database", "mysql://here"), "The worker cannot start"),
        (("--cluster", "tcp://127.0.0.1:9"), "no cluster answers at tcp://127.0.0.1:9"),
    ],
)
def test_what_cannot_be_reached_is_a_sentence(
    tmp_path: Path, sqlite_databases: Databases, options: tuple[str, str], sentence: str
) -> None:
    """Exit code 2, and no traceback."""
    where = ("--database", sqlite_databases.fresh("sqlite")) if options[0] == "--cluster" else ()
    done = calls.python(calls.MAIN, "worker", "--folder", tmp_path, *where, *options)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_without_tables_is_waited_for(
    sqlite_databases: Databases, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The server makes them; if it never does, the worker says what to do."""
    from api.cli import worker

    request = worker.Request(
        database=sqlite_databases.empty("sqlite"),
        places=1,
        cluster=None,
        folder=tmp_path,
        lease_seconds=20,
        attempts=3,
        patience=0,
        until_empty=True,
        wait_seconds=0.2,
    )
    said: list[str] = []
    monkeypatch.setattr(worker.typer, "echo", lambda text, err: said.append(text))
    before = time.monotonic()
    assert worker.run_worker(request) == 2
    assert time.monotonic() - before >= 0.2
    assert "start the server once" in said[0]
