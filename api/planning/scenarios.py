"""Scenario runs: what-if questions become a job, once it is clear that each can be asked."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.jobs import NewJob, submit
from api.jobs.kinds.plan import PlanParameters
from api.jobs.kinds.scenario_run import ScenarioRunRequest
from api.planning.accepting import Order
from api.planning.finding import plan_with
from api.planning.intake import document_in, problem_in
from api.schemas.document import Content
from api.schemas.pages import Page
from api.schemas.scenarios import RunFilter, ScenarioRun, ScenarioRunSummary, TakeOver
from api.store.faults import NotFound
from api.store.plans import Source
from api.store.tables import Job
from optimizer.domain.findings import FindingCode, InvalidInput
from optimizer.domain.reading.faults import fault
from optimizer.domain.result import SolveResult
from optimizer.domain.ticks import ticks, ticks_in
from scenarios.replay import ReplayReport
from scenarios.replay.outcome import ScenarioOutcome
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
        baseline = plan_with(session, organisation_id, str(plan))
        problem, plan = baseline.problem, baseline.id
    whole = problem_in(problem, "/problem").model_dump(mode="json")
    request = document_in(ScenarioRunRequest, {**asked, "problem": whole}, "")
    job = NewJob(organisation_id, KIND, request.model_dump(mode="json"), plan)
    return submit(session, job, service.settings.job_limits, service.settings.queueing)


def run_with(session: Session, organisation_id: str, key: str) -> Job:
    """A run of the organisation. Raises NotFound."""
    job = session.get(Job, key)
    if job is None or job.organisation_id != organisation_id or job.kind != KIND:
        raise NotFound("scenario run", key)
    return job


def order_of_scenario(session: Session, organisation_id: str, key: str, asked: TakeOver) -> Order:
    """The problem of one scenario of a run, to begin with its answer.

    Raises NotFound, and Refusal where the run has no such answer.
    """
    job = run_with(session, organisation_id, key)
    results: dict[str, Any] = {} if job.result is None else job.result["results"]
    request = ScenarioRunRequest.model_validate(job.request)
    parameters = PlanParameters.model_validate(job.request["parameters"])
    found = request.scenario_set(parameters.parameters("."))
    scenario = next((one for one in found.scenarios if one.name == asked.scenario), None)
    report = None if job.result is None else ReplayReport.model_validate(job.result["report"])
    outcome = next(
        (one for one in (report.scenarios if report else ()) if one.name == asked.scenario), None
    )
    if report is None or scenario is None or outcome is None or outcome.result not in results:
        what = "The run has no answer to that scenario" + ("." if job.ended_at else " yet.")
        raise Refusal(ProblemCode.CONFLICT, what)
    published = None
    if found.needs_baseline(scenario):
        published = SolveResult.model_validate(results[report.baseline.result]).itinerary
    problem = found.overlaid(scenario, published).problem
    name = asked.name or _title(outcome)
    source = Source(parent=job.plan_id)
    sent = asked.model_dump(mode="json", exclude_unset=True)
    return Order(problem, sent, parameters, name, results[outcome.result], source)


def _title(outcome: ScenarioOutcome) -> str:
    return outcome.name if outcome.title is None else outcome.title.en


def runs(session: Session, organisation_id: str, asked: RunFilter) -> Page[ScenarioRunSummary]:
    """A page of runs, the newest first, on request only those over a plan."""
    query = select(Job).where(Job.organisation_id == organisation_id, Job.kind == KIND)
    if asked.plan is not None:
        query = query.where(Job.plan_id == asked.plan)
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
        "plan_id": job.plan_id,
        "state": job.state,
        "attempt": job.attempt,
        "stop_requested": job.stop_requested,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "ended_at": job.ended_at,
        "error": job.error,
    }
