"""A desk: hands in jobs for a test, and looks at what became of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from api.jobs.events import events_after
from api.jobs.leases import Lease, claim
from api.jobs.limits import Limits, Queueing
from api.jobs.queue import NewJob, submit
from api.jobs.stopping import request_stop
from api.jobs.watch import Sight, take_back
from api.store import WORKER, Store
from api.store.tables.jobs import Job, JobEvent, JobState
from api.store.tables.organisations import Organisation
from api.store.tables.plans import Plan
from optimizer.domain.problem import Problem

LEASE_SECONDS = 30.0


class Desk:
    """One organisation's jobs in a store."""

    def __init__(self, store: Store, name: str = "Host") -> None:
        self.store = store
        with store.writing(by=WORKER) as session:
            host = Organisation(name=name)
            session.add(host)
            session.flush()
            self.host = host.id

    def plan(self, problem: Problem | None = None) -> str:
        """The id of a new plan."""
        content = {} if problem is None else problem.model_dump(mode="json")
        with self.store.writing(by=WORKER) as session:
            plan = Plan(
                organisation_id=self.host,
                problem_hash="0" * 64 if problem is None else problem.content_hash,
                parameters={},
                request={},
                problem=content,
            )
            session.add(plan)
            session.flush()
            return plan.id

    def new(self, *acts: tuple[str, Any], plan_id: str | None = None, **more: Any) -> NewJob:
        """A job of these acts, to be handed in."""
        return NewJob(self.host, "acting", {"acts": [list(act) for act in acts], **more}, plan_id)

    def submit(
        self, new: NewJob, limits: Limits | None = None, queueing: Queueing | None = None
    ) -> str:
        """Hands a job in; its id."""
        with self.store.writing(by=WORKER) as session:
            return submit(session, new, limits, queueing).id

    def hand_in(self, *acts: tuple[str, Any], **more: Any) -> str:
        """Hands in a job of these acts; its id."""
        return self.submit(self.new(*acts, **more))

    def claim(self, owner: str = "worker-a", lease_seconds: float = LEASE_SECONDS) -> Lease:
        """Takes up the next job, which is there."""
        lease = self.claim_any(owner, lease_seconds)
        assert lease is not None
        return lease

    def claim_any(
        self, owner: str = "worker-a", lease_seconds: float = LEASE_SECONDS
    ) -> Lease | None:
        """Takes up the next job, if there is one."""
        with self.store.writing(by=WORKER) as session:
            return claim(session, owner, lease_seconds)

    def write(self, act: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
        """Does something in a transaction of its own."""
        with self.store.writing(by=WORKER) as session:
            return act(session, *arguments, **more)

    def stop(self, job_id: str) -> None:
        """Asks a job to stop."""
        self.write(request_stop, job_id)

    def take_back(self, job_id: str, attempts: int = 3) -> bool:
        """Its worker is thought dead."""
        job = self.job(job_id)
        sight = Sight(job.id, job.attempt, str(job.heartbeat_at))
        return bool(self.write(take_back, sight, attempts))

    def job(self, job_id: str) -> Job:
        """A job as it is."""
        with self.store.reading() as session:
            job = session.get(Job, job_id)
            assert job is not None
            return job

    def state(self, job_id: str) -> JobState:
        """How far it has come."""
        return self.job(job_id).state

    def events(self, job_id: str, seq: int = 0, limit: int = 500) -> list[JobEvent]:
        """Its events after a number."""
        with self.store.reading() as session:
            return list(events_after(session, job_id, seq, limit))

    def kinds(self, job_id: str) -> list[str]:
        """The kinds of its events."""
        return [event.kind for event in self.events(job_id)]

    def await_end(self, job_id: str, seconds: float = 120) -> Job:
        """The job once it has ended."""
        return self.await_state(
            job_id, JobState.DONE, JobState.STOPPED, JobState.FAILED, seconds=seconds
        )

    def await_state(self, job_id: str, *states: JobState, seconds: float = 120) -> Job:
        """The job once it is in one of these states."""
        end = time.monotonic() + seconds
        while (job := self.job(job_id)).state not in states:
            assert time.monotonic() < end, f"{job.state} after {seconds} s"
            time.sleep(0.05)
        return job

    def await_told(self, job_id: str, kind: str, seconds: float = 120) -> None:
        """Waits until a job has told an event of that kind."""
        end = time.monotonic() + seconds
        while kind not in self.kinds(job_id):
            assert time.monotonic() < end, f"no {kind} after {seconds} s"
            time.sleep(0.05)
