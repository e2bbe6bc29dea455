"""The watch: notices workers that have gone silent, and has their jobs taken up again.

It trusts no clock on a wall. A worker shows life by changing its job's heartbeat; a watcher sees
whether it changes, and counts the silence with its own monotonic clock. So a clock that jumps,
here, on another machine or in the database, neither takes a job from a worker that lives nor keeps
one with a worker that does not. Silence counts only while the watcher itself could look: after a
time without the database, or asleep, it begins to count anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.jobs.faults import FaultCode, fault
from api.jobs.leases import lost
from api.jobs.states import end
from api.store.tables.jobs import Job, JobState

LOOKS_IN_A_LEASE = 5
"""How often a watcher looks in the time that a lease lasts, at the least."""


@dataclass(frozen=True)
class Sight:
    """A job at work as a watcher saw it."""

    job_id: str
    attempt: int
    heartbeat: str


class Watch:
    """Looks at the jobs at work, again and again."""

    def __init__(self, lease_seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._lease_seconds = lease_seconds
        self._now = now
        self._since: dict[Sight, float] = {}
        self._looked_at: float | None = None

    @property
    def pause(self) -> float:
        """Seconds to let pass between two looks."""
        return self._lease_seconds / LOOKS_IN_A_LEASE

    def look(self, session: Session) -> list[Sight]:
        """The jobs whose workers have been silent for as long as a lease lasts."""
        now, seen = self._now(), _at_work(session)
        if self._looked_at is not None and now - self._looked_at > self._lease_seconds / 2:
            self._since = {}  # it could not look for a while, and knows of no silence
        self._looked_at = now
        self._since = {sight: self._since.get(sight, now) for sight in seen}
        return [sight for sight, since in self._since.items() if now - since >= self._lease_seconds]


def take_back(session: Session, sight: Sight, attempts: int) -> bool:
    """Takes a job from a silent worker; whether it was still as it was seen."""
    job = _as_seen(session, sight)
    if job is not None:
        lost(session, job, fault(FaultCode.WORKER_LOST), attempts)
    return job is not None


def give_up(session: Session, sight: Sight, what: str) -> None:
    """Ends a silent worker's job that cannot be taken back, so that nobody stumbles on it again."""
    job = _as_seen(session, sight)
    if job is not None:
        end(session, job, JobState.FAILED, None, fault(FaultCode.UNEXPECTED, what=what))


def _at_work(session: Session) -> list[Sight]:
    columns = select(Job.id, Job.attempt, Job.heartbeat_at).where(Job.state == JobState.RUNNING)
    rows = session.execute(columns.order_by(Job.id))
    return [Sight(key, attempt, str(at)) for key, attempt, at in rows]


def _as_seen(session: Session, sight: Sight) -> Job | None:
    job = session.scalar(select(Job).where(Job.id == sight.job_id).with_for_update())
    if job is None or job.state is not JobState.RUNNING or _sight(job) != sight:
        return None
    return job


def _sight(job: Job) -> Sight:
    return Sight(job.id, job.attempt, str(job.heartbeat_at))
