"""Accepting: a problem that can be planned becomes a plan and a job in the queue, or neither."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.edge.faults import findings_of_errors
from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.jobs import NewJob, submit
from api.jobs.kinds.plan import PlanParameters
from api.patching import patched
from api.planning.finding import plan_with
from api.planning.intake import document_in, problem_in
from api.planning.together import put_together
from api.publishing import problem_to_replan
from api.schemas.plans import PatchRequest, PlanRequest
from api.schemas.programmes import ReplanRequest
from api.store import plans, programmes
from api.store.inputs import CATALOGUES
from api.store.plans import Source
from api.store.tables import Plan
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.findings import InvalidInput
from optimizer.domain.problem import Problem

KIND = "plan"


@dataclass(frozen=True)
class Order:
    """What is to be planned and how; `source` is what the problem was put together from."""

    problem: Problem
    request: dict[str, Any]
    parameters: PlanParameters
    name: str
    start: dict[str, Any] | None = None
    source: Source = field(default_factory=Source)


def order_of(session: Session, organisation_id: str, request: PlanRequest) -> Order:
    """What a request asks for. Raises Refusal, NotFound, and InvalidInput with every finding."""
    problem, source = put_together(session, organisation_id, request)
    start = None
    if request.start is not None:
        start = result_of(plan_with(session, organisation_id, request.start))
    sent = request.model_dump(mode="json", exclude_unset=True)
    return Order(problem, sent, request.parameters, request.name, start, source)


def order_of_patch(plan: Plan, request: PatchRequest) -> Order:
    """The problem of another plan with edits, to begin with its answer. Raises InvalidInput."""
    problem = problem_in(patched(plan.problem, request.patch), "/problem")
    sent = request.model_dump(mode="json", by_alias=True, exclude_unset=True)
    parameters = request.parameters or PlanParameters.model_validate(plan.parameters)
    name = plan.name if request.name is None else request.name
    source = Source(parent=plan.id, patch=sent["patch"])
    return Order(problem, sent, parameters, name, plan.result, source)


def order_to_replan(
    session: Session, organisation_id: str, programme_id: str, request: ReplanRequest
) -> Order:
    """A published programme's problem with all that is known by now.

    Raises NotFound, Refused where nothing is published, and InvalidInput where what is known now
    leaves a problem that cannot be planned.
    """
    newer = None if request.catalogue is None else _catalogue(session, organisation_id, request)
    try:
        problem = problem_to_replan(
            session,
            organisation_id,
            programme_id,
            planning_date=request.planning_date,
            frozen_until=request.frozen_until,
            frozen_minute=request.frozen_minute,
            levels=request.levels,
            order=request.order,
            catalogue=newer,
        )
    except ValidationError as wrong:
        # What does not go together, such as levels whose moments are not in order.
        raise InvalidInput(findings_of_errors(_in_the_body(wrong), {})) from None
    problem = problem_in(problem.model_dump(mode="json"))
    sent = request.model_dump(mode="json", exclude_unset=True)
    name = request.name or problem.wishes.name.en
    trip = programmes.get(session, organisation_id, programme_id).trip_id
    return Order(problem, sent, request.parameters, name, source=Source(trip=trip))


def _in_the_body(wrong: ValidationError) -> list[dict[str, Any]]:
    """The errors, each with the body as the place it is in."""
    return [{**error, "loc": ("body", *error["loc"])} for error in wrong.errors()]


def _catalogue(session: Session, organisation_id: str, request: ReplanRequest) -> Catalogue:
    assert request.catalogue is not None
    wanted = request.catalogue
    found = CATALOGUES.document(session, organisation_id, wanted.id, wanted.version)
    return document_in(Catalogue, found.document, "/catalogue")


def accept(service: Service, session: Session, organisation_id: str, order: Order) -> Plan:
    """Stores a plan and puts its job into the queue. Raises what the queue raises."""
    problem = order.problem.model_dump(mode="json")
    parameters = order.parameters.model_dump(mode="json")
    asked = plans.Asked(
        request=order.request,
        problem=problem,
        problem_hash=order.problem.content_hash,
        parameters=parameters,
        name=order.name,
        source=order.source,
    )
    plan = plans.add(session, organisation_id, asked)
    content = {"problem": problem, "parameters": parameters}
    if order.start is not None:
        content["start"] = order.start
    job = NewJob(organisation_id, KIND, content, plan.id)
    submit(session, job, service.settings.job_limits, service.settings.queueing)
    return plan


def result_of(plan: Plan) -> dict[str, Any]:
    """The answer of a plan. Raises Refusal while there is none."""
    if plan.result is None:
        what = "The plan has no result" + (" yet." if plan.ended_at is None else ".")
        raise Refusal(ProblemCode.CONFLICT, what)
    return dict(plan.result)
