"""Stopping: a job that waits ends at once, one at work is told to and keeps its best."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.jobs.events import steps_told
from api.jobs.kinds import kind_named
from api.jobs.states import ENDED, end, locked
from api.store.tables.jobs import Job, JobState


def request_stop(session: Session, job_id: str) -> Job:
    """Asks a job to stop; one that has ended stays as it is. Raises NotFound."""
    job = locked(session, job_id)
    if job.state in ENDED:
        return job
    job.stop_requested = True
    if job.state is JobState.QUEUED:
        end(session, job, JobState.STOPPED, kept(session, job.kind, job.id, job.request), None)
    return job


def kept(session: Session, kind: str, job_id: str, request: Any) -> Any:
    """The best that a job had told before it was cut off, as a result; None without any."""
    try:
        return kind_named(kind).salvaged(request, steps_told(session, job_id))
    except ValidationError:
        return None  # told or asked by another version of the software
