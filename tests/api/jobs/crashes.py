"""Crashes: real workers, a real server, and one of them or of their processes killed at random."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
from sqlalchemy import func, select

from api.jobs.states import ENDED
from api.store.tables.jobs import Job, JobState
from api.store.tables.records import AuditEntry
from tests.api.calls import ROOT
from tests.api.jobs.desk import Desk

WORKERS = 2
_DEADLINE_SECONDS = 600


class Scene:
    """Two workers and a server on one database, and what the server has accepted."""

    def __init__(self, desk: Desk, folder: Path, seed: int) -> None:
        self.accepted: list[str] = []
        self.kills: dict[str, int] = {"worker": 0, "server": 0, "process": 0}
        self._desk, self._folder, self._chance = desk, folder, random.Random(seed)
        self._url = desk.store.engine.url.render_as_string(hide_password=False)
        self._workers = [self._worker() for _ in range(WORKERS)]
        self._server = self._new_server()

    def one_round(self) -> None:
        """Once somebody is at work, something is killed at a random moment, and started anew."""
        end = self._deadline()
        while not self._at_work():
            self._require_time_until(end)
            time.sleep(0.02)
        time.sleep(self._chance.random() * 0.5)
        match self._chance.choice(("worker", "worker", "server", "process")):
            case "worker":
                n = self._chance.randrange(WORKERS)
                _kill(self._workers[n])
                self._workers[n] = self._worker()
                self.kills["worker"] += 1
            case "server":
                _kill(self._server)
                self._server = self._new_server()
                self.kills["server"] += 1
            case _:
                self._kill_a_process()

    def come_to_rest(self) -> None:
        """The server accepts no more; the workers go on until everything has ended."""
        _kill(self._server)
        end = self._deadline()
        while self._unended():
            self._require_time_until(end)
            time.sleep(0.1)

    def close(self) -> None:
        """Ends everything."""
        for program in (*self._workers, self._server):
            _kill(program)

    def kill_a_worker_at_work(self) -> str:
        """Waits until a worker has a job, and kills it; the job."""
        end = self._deadline()
        while True:
            self._require_time_until(end)
            with self._desk.store.reading() as session:
                running = select(Job).where(Job.state == JobState.RUNNING)
                job = session.scalars(running.order_by(Job.id)).first()
            owners = {str(worker.pid): n for n, worker in enumerate(self._workers)}
            owner = "" if job is None or job.lease_owner is None else job.lease_owner
            n = owners.get(owner.rsplit("-", 2)[-2] if owner else "")
            if job is not None and n is not None:  # not one that has been killed before
                _kill(self._workers[n])
                self._workers[n] = self._worker()
                return job.id
            time.sleep(0.01)

    def _deadline(self) -> float:
        """When to give up: sooner than that even a slow machine is done."""
        return time.monotonic() + _DEADLINE_SECONDS

    def _require_time_until(self, end: float) -> None:
        """Nobody has ended by itself, and there is time left."""
        log = (self._folder / "log").read_text(encoding="utf-8")[-2000:]
        assert all(program.poll() is None for program in self._workers), log
        assert time.monotonic() < end, f"not ended: {self._unended()}; {log}"

    def _kill_a_process(self) -> None:
        worker = self._chance.choice(self._workers)
        try:
            children = psutil.Process(worker.pid).children()
            if children:
                self._chance.choice(children).kill()
                self.kills["process"] += 1
        except psutil.NoSuchProcess:
            return

    def _at_work(self) -> bool:
        """Whether a worker that lives has a job."""
        living = {str(worker.pid) for worker in self._workers}
        with self._desk.store.reading() as session:
            owners = session.scalars(select(Job.lease_owner).where(Job.state == JobState.RUNNING))
            return any(owner and owner.rsplit("-", 2)[-2] in living for owner in owners)

    def _unended(self) -> Sequence[tuple[str, JobState]]:
        with self._desk.store.reading() as session:
            columns = select(Job.id, Job.state).where(Job.state.not_in(ENDED))
            return [(key, state) for key, state in session.execute(columns)]

    def _worker(self) -> subprocess.Popen[str]:
        options = ("--jobs", "2", "--lease", "1", "--attempts", "100", "--patience", "1")
        where = ("--database", self._url, "--folder", str(self._folder))
        return self._started("tests.api.jobs.real_worker", "worker", *options, *where)

    def _new_server(self) -> subprocess.Popen[str]:
        seed = str(self._chance.randrange(1000))
        server = self._started("tests.api.jobs.real_server", self._url, self._desk.host, seed)
        threading.Thread(target=self._note, args=(server,), daemon=True).start()
        return server

    def _note(self, server: subprocess.Popen[str]) -> None:
        assert server.stdout is not None
        self.accepted += (line.strip() for line in server.stdout if line.endswith("\n"))

    def _started(self, module: str, *arguments: str) -> subprocess.Popen[str]:
        with (self._folder / "log").open("a", encoding="utf-8") as log:
            return subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )


def require_nothing_lost(desk: Desk, scene: Scene) -> None:
    """Every accepted job is there and done, and ended once, with one answer of its plan."""
    with desk.store.reading() as session:
        jobs = {job.id: job for job in session.scalars(select(Job))}
        answered = select(AuditEntry.resource_id, func.count()).where(
            AuditEntry.resource_kind == "plan", AuditEntry.action == "changed"
        )
        answers = dict(session.execute(answered.group_by(AuditEntry.resource_id)).all())
    assert set(scene.accepted) <= set(jobs)
    for job in jobs.values():
        assert job.state is JobState.DONE, (job.id, job.state, job.error)
        assert (job.result["told"], job.error) == (2, None)
        assert job.plan_id is not None
        assert answers[job.plan_id] == 1
        events = desk.events(job.id)
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        assert [event.kind for event in events].count("end") == 1
        assert events[-1].kind == "end"


def _kill(program: subprocess.Popen[str]) -> None:
    program.kill()
    program.wait()
