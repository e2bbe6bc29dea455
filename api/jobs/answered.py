"""Jobs whose answer is known when they come in: no worker takes them up."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from api.jobs.limits import Limits, Queueing
from api.jobs.queue import NewJob, submit
from api.jobs.states import end, move
from api.store.sessions import moment
from api.store.tables.jobs import Job, JobState


def submit_answered(
    session: Session, new: NewJob, result: Any, limits: Limits, queueing: Queueing
) -> Job:
    """Takes a job on and ends it in the same transaction, so that nobody sees it wait.

    Raises what `submit` raises.
    """
    job = submit(session, new, limits, queueing)
    if job.state is JobState.QUEUED:
        move(job, JobState.RUNNING)
        job.started_at = moment(session)
        end(session, job, JobState.DONE, result, None)
    return job
