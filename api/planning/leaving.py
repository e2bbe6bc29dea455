"""Leaving: a plan is deleted with its jobs, but not from under a worker."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import ProblemCode, Refusal
from api.jobs import request_stop
from api.store import plans
from api.store.lookup import unchanged
from api.store.tables import Job, JobState


def remove_plan(session: Session, organisation_id: str, plan_id: str, expected: int) -> None:
    """Deletes a plan with what was asked about it. What only waits is taken out of the queue.

    Raises NotFound, Stale, and Refusal while one runs.
    """
    plan = plans.get(session, organisation_id, plan_id)
    unchanged(plan, expected)
    for job in session.scalars(select(Job).where(Job.plan_id == plan.id).order_by(Job.id)):
        if request_stop(session, job.id).state is JobState.RUNNING:
            # Nothing of this is kept, so the work goes on.
            what = "The plan is being worked on: stop it first."
            raise Refusal(ProblemCode.CONFLICT, what)
    plans.remove(session, organisation_id, plan_id, None)  # a stop may have moved it on
