"""The queue: jobs come in here, within its limits, and the same one only once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from api.jobs.events import PHASE, News, append
from api.jobs.faults import Fault, FaultCode, fault
from api.jobs.kinds import Asked, kind_named
from api.jobs.limits import Limits, Queueing
from api.jobs.measures import seconds_until_room
from api.store.faults import NotFound
from api.store.sessions import actor, moment
from api.store.tables.jobs import Job, JobState

_LOCK = 7_266_255
"""Any number: who adds to the queue of a PostgreSQL database holds it, one at a time."""


@dataclass(frozen=True)
class NewJob:
    """Work to be done. `plan_id` is the plan that it makes or asks about."""

    organisation_id: str
    kind: str
    request: dict[str, Any]
    plan_id: str | None = None


class QueueFull(Exception):
    """No more jobs can wait; there may be room in `retry_after` seconds."""

    def __init__(self, length: int, retry_after: int) -> None:
        self.length, self.retry_after = length, retry_after
        super().__init__(f"{length} jobs are waiting; try again in {retry_after} s")


class LimitExceeded(Exception):
    """The job asks for more than a job may have; `fault` says of what."""

    def __init__(self, found: Fault) -> None:
        self.fault = found
        super().__init__(found.message.en)


class RequestWrong(Exception):
    """The request cannot be read, so it is not taken on; `wrong` has every place."""

    def __init__(self, wrong: ValidationError) -> None:
        self.wrong = wrong
        super().__init__(str(wrong))


class JobConflict(Exception):
    """The plan has a job already, with another request; `job_id` is that one."""

    def __init__(self, job_id: str) -> None:
        self.job_id = job_id
        super().__init__(f"the plan is made by job {job_id}, which was asked for something else")


def submit(
    session: Session, new: NewJob, limits: Limits | None = None, queueing: Queueing | None = None
) -> Job:
    """Puts a job into the queue; once the session is committed it is never lost.

    The same job again is the one that is there: a plan has one job, and of what is asked about it
    the same question has one. A failed question may be asked again.

    Raises UnknownKind, LimitExceeded, RequestWrong, QueueFull, and JobConflict for a plan that is
    being made from another request.
    """
    limits, queueing = limits or Limits(), queueing or Queueing()
    _require_within(new, limits)
    _one_at_a_time(session)
    if (known := _known(session, new)) is not None:
        return known
    waiting = session.scalar(
        select(func.count()).select_from(Job).where(Job.state == JobState.QUEUED)
    )
    if (waiting or 0) >= queueing.length:
        raise QueueFull(queueing.length, seconds_until_room(session))
    return _added(session, new, limits)


def job_with(session: Session, job_id: str) -> Job:
    """The job of an id; raises NotFound."""
    job = session.get(Job, job_id)
    if job is None:
        raise NotFound("job", job_id)
    return job


def _require_within(new: NewJob, limits: Limits) -> None:
    kind = kind_named(new.kind)
    length = len(json.dumps(new.request, separators=(",", ":")))
    if length > limits.request_bytes:
        raise LimitExceeded(fault(FaultCode.REQUEST_SIZE, asked=length, limit=limits.request_bytes))
    try:
        asked: Asked = kind.asked(kind.read(new.request))
    except ValidationError as wrong:
        raise RequestWrong(wrong) from wrong
    if asked.seconds > limits.seconds:
        raise LimitExceeded(
            fault(FaultCode.TIME, asked=round(asked.seconds), limit=round(limits.seconds))
        )
    if asked.threads > limits.threads:
        raise LimitExceeded(fault(FaultCode.THREADS, asked=asked.threads, limit=limits.threads))


def _one_at_a_time(session: Session) -> None:
    """Counting and adding are one step; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _known(session: Session, new: NewJob) -> Job | None:
    """The same job, if it is there; raises JobConflict where the plan is made by another."""
    if new.plan_id is None:
        return None
    same_kind = select(Job).where(Job.plan_id == new.plan_id, Job.kind == new.kind)
    wanted = _digest(new.request)
    jobs = session.scalars(same_kind.order_by(Job.created_at, Job.id)).all()
    for job in jobs:
        if _digest(job.request) == wanted and (
            new.kind == "plan" or job.state is not JobState.FAILED
        ):
            return job
    if jobs and new.kind == "plan":
        raise JobConflict(jobs[0].id)
    return None


def _digest(request: Any) -> str:
    return hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


def _added(session: Session, new: NewJob, limits: Limits) -> Job:
    job = Job(
        organisation_id=new.organisation_id,
        plan_id=new.plan_id,
        kind=new.kind,
        request=new.request,
        limits=limits.model_dump(mode="json"),
        state=JobState.QUEUED,
        attempt=0,
        stop_requested=False,
        created_by=actor(session).name,
        created_at=moment(session),
    )
    session.add(job)
    session.flush()
    append(session, job.id, [News(PHASE, {"phase": "queued"})])
    return job
