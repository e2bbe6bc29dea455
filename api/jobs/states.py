"""States: how a job moves from one to the next, and what is written when it ends."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.jobs.events import LAST_EVENT, News, append
from api.jobs.faults import Fault
from api.store.faults import NotFound
from api.store.plans import record_result
from api.store.sessions import moment
from api.store.tables.jobs import Job, JobState
from api.store.tables.plans import Plan

MOVES: dict[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.STOPPED}),
    JobState.RUNNING: frozenset(
        {JobState.QUEUED, JobState.DONE, JobState.STOPPED, JobState.FAILED}
    ),
    JobState.DONE: frozenset(),
    JobState.STOPPED: frozenset(),
    JobState.FAILED: frozenset(),
}
"""Where a job may go from each state; from the last three nowhere."""

ENDED = frozenset(state for state, following in MOVES.items() if not following)


class WrongMove(Exception):
    """A job cannot go from its state to that one."""


def locked(session: Session, job_id: str) -> Job:
    """A job as it is now, which nobody else changes until the session ends. Raises NotFound."""
    found = select(Job).where(Job.id == job_id).with_for_update()
    job = session.scalar(found, execution_options={"populate_existing": True})
    if job is None:
        raise NotFound("job", job_id)
    return job


def move(job: Job, state: JobState) -> None:
    """Moves a job; raises WrongMove where the way does not exist."""
    if state not in MOVES[job.state]:
        raise WrongMove(f"job {job.id} is {job.state} and cannot become {state}")
    job.state = state


def end(session: Session, job: Job, state: JobState, result: Any, fault: Fault | None) -> None:
    """Ends a job: state, result and fault, its plan's answer and its last event, all at once."""
    move(job, state)
    job.ended_at = moment(session)
    job.lease_owner = job.lease_until = None
    job.result = result
    job.error = None if fault is None else fault.model_dump(mode="json")
    if job.kind == "plan" and job.plan_id is not None:
        _answer(session, job.plan_id, result)
    last = {"state": state.value, **told_of(result), "error": job.error}
    append(session, job.id, [News(LAST_EVENT, last)])


def told_of(result: Any) -> dict[str, Any]:
    """What the last event says of a result: its verdict and goals; of one made by hand, how many
    warnings it has.
    """
    known = result if isinstance(result, dict) else {}
    told = {"verdict": known.get("verdict"), "tiers": known.get("tiers", [])}
    by_hand = known.get("by_hand")
    return told if by_hand is None else {**told, "warnings": len(by_hand["warnings"])}


def _answer(session: Session, plan_id: str, result: Any) -> None:
    """Gives a plan its answer, once: it has one job, and a job ends once."""
    plan = session.get(Plan, plan_id, with_for_update=True, populate_existing=True)
    if plan is None or plan.ended_at is not None:
        return
    if result is None:
        plan.ended_at = moment(session)
    else:
        record_result(session, plan, result)
