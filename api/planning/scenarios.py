"""Scenario runs: what-if questions become a job, once it is clear that each can be asked."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.jobs import NewJob, submit
from api.jobs.kinds.scenario_run import ScenarioRunRequest
from api.planning.finding import plan_with
from api.planning.intake import document_in, problem_in
from api.schemas.document import Content
from api.schemas.pages import Asked, Page
from api.schemas.scenarios import ScenarioRun, ScenarioRunSummary
from api.store.faults import NotFound
from api.store.tables import Job
from optimizer.domain.findings import FindingCode, InvalidInput
from optimizer.domain.reading.faults import fault
from optimizer.domain.ticks import ticks, ticks_in
from scenarios.replay import ReplayReport
from scenarios.replay.text import replay_text

KIND = "scenario-run"


def ask_for_run(service: Service, session: Session, organisation_id: str, content: Content) -> Job:
    """Puts a run into the queue. Raises NotFound, and InvalidInput with every finding."""
    asked = dict(content)
    problem, plan = asked.pop("problem", None), asked.pop("plan", None)
    if (problem is None) is (plan is None):
        what = "The baseline is given by problem, or by the id of a plan."
        advice = "Give one of the two."
        raise InvalidInput([fault(FindingCode.FIELD_MISSING, "request", what, advice)])
    if plan is not None:
        problem = plan_with(session, organisation_id, str(plan)).problem
    whole = problem_in(problem, "/problem").model_dump(mode="json")
    request = document_in(ScenarioRunRequest, {**asked, "problem": whole}, "")
    job = NewJob(organisation_id, KIND, request.model_dump(mode="json"))
    return submit(session, job, service.settings.job_limits, service.settings.queueing)


def run_with(session: Session, organisation_id: str, key: str) -> Job:
    """A run of the organisation. Raises NotFound."""
    job = session.get(Job, key)
    if job is None or job.organisation_id != organisation_id or job.kind != KIND:
        raise NotFound("scenario run", key)
    return job


def runs(session: Session, organisation_id: str, asked: Asked) -> Page[ScenarioRunSummary]:
    """A page of runs, the newest first."""
    query = select(Job).where(Job.organisation_id == organisation_id, Job.kind == KIND)
    if asked.cursor is not None:
        query = query.where(Job.id < asked.cursor)
    found = session.scalars(query.order_by(Job.id.desc()).limit(asked.limit + 1)).all()
    items = tuple(ScenarioRunSummary(**_told(job)) for job in found[: asked.limit])
    more = items[-1].id if len(found) > asked.limit else None
    return Page[ScenarioRunSummary](items=items, next=more)


def shown(job: Job) -> ScenarioRun:
    """A run as it is told."""
    request = {name: value for name, value in job.request.items() if name != "problem"}
    return ScenarioRun.model_validate({**_told(job), "request": request, "answer": job.result})


def report_of(job: Job, tongue: str) -> str:
    """The report of a run as text. Raises Refusal while there is none."""
    if job.result is None:
        raise Refusal(ProblemCode.CONFLICT, "The run has no report yet.")
    with ticks(ticks_in(job.request["problem"]["catalogue"]["rules"])):
        return replay_text(ReplayReport.model_validate(job.result["report"]), tongue)


def _told(job: Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "name": job.request["id"],
        "state": job.state,
        "attempt": job.attempt,
        "stop_requested": job.stop_requested,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "ended_at": job.ended_at,
        "error": job.error,
    }
