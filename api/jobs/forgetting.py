"""Forgetting: a job that has ended can be deleted, with its events."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.jobs.states import ENDED, locked


class StillRunning(Exception):
    """The job has not ended: stop it first."""

    def __init__(self, job_id: str) -> None:
        self.job_id = job_id
        super().__init__(f"job {job_id} has not ended; stop it first")


def forget(session: Session, job_id: str) -> None:
    """Deletes a job and its events. Raises NotFound, and StillRunning before it has ended."""
    job = locked(session, job_id)
    if job.state not in ENDED:
        raise StillRunning(job_id)
    session.delete(job)
    session.flush()
