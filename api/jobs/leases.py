"""Leases: one worker has a job at a time, shows that it lives, and alone may end the job.

What fences is the pair of owner and attempt: the attempt rises whenever a job is taken up, so a
worker that was thought dead and wakes up again can write nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.jobs.events import PHASE, News, append
from api.jobs.faults import Fault
from api.jobs.limits import Limits
from api.jobs.states import end, move
from api.jobs.stopping import kept
from api.store.sessions import moment
from api.store.tables.jobs import Job, JobState


class LeaseLost(Exception):
    """The job is not this worker's any more: another has it, or it has ended."""


@dataclass(frozen=True)
class Lease:
    """A job that a worker has taken up, and with which attempt."""

    job_id: str
    owner: str
    attempt: int
    kind: str
    request: Any
    limits: Limits
    stop_requested: bool


def any_waiting(session: Session) -> bool:
    """Whether a job waits."""
    found = select(Job.id).where(Job.state == JobState.QUEUED).limit(1)
    return session.scalar(found) is not None


def claim(session: Session, owner: str, lease_seconds: float) -> Lease | None:
    """Takes up the job that has waited longest; None if none waits that nobody else is taking."""
    waiting = select(Job).where(Job.state == JobState.QUEUED).order_by(Job.created_at, Job.id)
    job = session.scalar(waiting.limit(1).with_for_update(skip_locked=True))
    if job is None:
        return None
    move(job, JobState.RUNNING)
    job.attempt += 1
    job.lease_owner = owner
    job.started_at = job.started_at or moment(session)
    _show_life(session, job, lease_seconds)
    append(session, job.id, [News(PHASE, {"phase": "taken-up", "attempt": job.attempt})])
    return Lease(
        job_id=job.id,
        owner=owner,
        attempt=job.attempt,
        kind=job.kind,
        request=job.request,
        limits=Limits.model_validate(job.limits),
        stop_requested=job.stop_requested,
    )


def beat(session: Session, lease: Lease, lease_seconds: float, news: Iterable[News] = ()) -> bool:
    """Shows that the worker lives and writes down what the job told; whether it is to stop.

    Raises LeaseLost.
    """
    job = _held(session, lease)
    _show_life(session, job, lease_seconds)
    append(session, job.id, news)
    return job.stop_requested


def finish(
    session: Session,
    lease: Lease,
    state: JobState,
    result: Any = None,
    fault: Fault | None = None,
    news: Iterable[News] = (),
) -> None:
    """Ends the job, once. Raises LeaseLost."""
    job = _held(session, lease)
    append(session, job.id, news)
    end(session, job, state, result, fault)


def give_back(session: Session, lease: Lease, news: Iterable[News] = ()) -> None:
    """Puts the job back into the queue, for another worker; this is nobody's fault.

    Raises LeaseLost.
    """
    job = _held(session, lease)
    append(session, job.id, news)
    _back(session, job, None)


def lost(session: Session, job: Job, fault: Fault, attempts: int) -> None:
    """An attempt was lost: back into the queue, or failed if it was the last that is made.

    A job that was to stop anyway ends with the best that it had told.
    """
    counted = fault.again(_lost_so_far(job) + 1)
    best = None
    if job.stop_requested or counted.times >= attempts:
        best = kept(session, job.kind, job.id, job.request)
    if job.stop_requested:
        end(session, job, JobState.STOPPED, best, None)
    elif counted.times >= attempts:
        end(session, job, JobState.FAILED, best, counted)
    else:
        _back(session, job, counted)


def process_lost(
    session: Session, lease: Lease, fault: Fault, attempts: int, news: Iterable[News] = ()
) -> None:
    """The worker lives, but what worked on the job does not. Raises LeaseLost."""
    job = _held(session, lease)
    append(session, job.id, news)
    lost(session, job, fault, attempts)


def _held(session: Session, lease: Lease) -> Job:
    """The job's row, locked, if it is still this lease's."""
    job = session.scalar(
        select(Job)
        .where(
            Job.id == lease.job_id,
            Job.state == JobState.RUNNING,
            Job.lease_owner == lease.owner,
            Job.attempt == lease.attempt,
        )
        .with_for_update()
    )
    if job is None:
        raise LeaseLost(f"job {lease.job_id} is not {lease.owner}'s any more")
    return job


def _show_life(session: Session, job: Job, lease_seconds: float) -> None:
    """Changes the heartbeat: watchers see only whether it changes, so it does in any case."""
    now = moment(session)
    if now == job.heartbeat_at:
        now += dt.timedelta(microseconds=1)
    job.heartbeat_at = now
    job.lease_until = now + dt.timedelta(seconds=lease_seconds)


def _back(session: Session, job: Job, fault: Fault | None) -> None:
    move(job, JobState.QUEUED)
    job.lease_owner = job.lease_until = job.heartbeat_at = None
    if fault is not None:
        job.error = fault.model_dump(mode="json")
    told = {"phase": "queued", "error": None if fault is None else job.error}
    append(session, job.id, [News(PHASE, told)])


def _lost_so_far(job: Job) -> int:
    return 0 if job.error is None else int(job.error["times"])
