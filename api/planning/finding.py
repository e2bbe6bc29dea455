"""Finding: plans and the jobs about them, of one organisation only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from api.store import plans
from api.store.faults import NotFound
from api.store.tables import Job, JobEvent, Plan
from optimizer.domain.result import Tier

PLAN = "plan"

_LIGHT = (defer(Job.request), defer(Job.result))
"""Each may be megabytes, and a plan has both itself: read only where they are looked at."""


def plan_with(session: Session, organisation_id: str, plan_id: str) -> Plan:
    """The plan with its documents. Raises NotFound, also for one of another organisation."""
    return plans.get(session, organisation_id, plan_id, documents=True)


def job_of(session: Session, plan: Plan) -> Job:
    """The job that makes a plan."""
    found = select(Job).where(Job.plan_id == plan.id, Job.kind == PLAN).options(*_LIGHT)
    return session.scalars(found.order_by(Job.created_at, Job.id)).one()


def jobs_of(session: Session, plans: Sequence[Plan]) -> dict[str, Job]:
    """The jobs that make plans, by the plan's id."""
    of_these = Job.plan_id.in_([plan.id for plan in plans])
    found = select(Job).where(of_these, Job.kind == PLAN).options(*_LIGHT)
    return {str(job.plan_id): job for job in session.scalars(found)}


def job_about(session: Session, plan: Plan, kind: str, job_id: str) -> Job:
    """A question about a plan. Raises NotFound."""
    job = session.get(Job, job_id)
    if job is None or job.plan_id != plan.id or job.kind != kind:
        raise NotFound(kind, job_id)
    return job


def jobs_about(session: Session, plan: Plan, kind: str) -> Sequence[Job]:
    """The questions of a kind about a plan, the newest first."""
    found = select(Job).where(Job.plan_id == plan.id, Job.kind == kind)
    return session.scalars(found.order_by(Job.created_at.desc(), Job.id.desc()).limit(100)).all()


def last_steps(session: Session, job: Job) -> Sequence[JobEvent]:
    """The last events of a job, the newest first."""
    found = select(JobEvent).where(JobEvent.job_id == job.id)
    return session.scalars(found.order_by(JobEvent.seq.desc()).limit(20)).all()


def last_gaps(session: Session, count: int = 20) -> tuple[float, ...]:
    """The widest gap of each of the plans that ended last, where it is known."""
    ended = select(Plan.result).where(Plan.verdict.in_(("OPTIMAL", "FEASIBLE")))
    found = session.scalars(ended.order_by(Plan.ended_at.desc()).limit(count))
    gaps = (_widest(result) for result in found)
    return tuple(gap for gap in gaps if gap is not None)


def _widest(result: Any) -> float | None:
    gaps = [Tier.model_validate(tier).gap for tier in result["tiers"]]
    known = [gap for gap in gaps if gap is not None]
    return max(known) if known and len(known) == len(gaps) else None
