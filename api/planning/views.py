"""Views: what is told of plans and of questions about them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, TypeVar

from sqlalchemy.orm import Session
from starlette.responses import Response

from api.jobs import LAST_EVENT, Fault, told_of
from api.planning.finding import job_of, last_steps
from api.schemas.asking import Inquiry
from api.schemas.document import Content, Described
from api.schemas.plans import Choice, Choices, Plan, PlanMetadata, PlanSummary, Standing, Stored
from api.store import tables
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Tier, Verdict
from optimizer.report import verdict_sentence
from optimizer.report.phrases import phrase
from optimizer.report.verdict import feasible_sentence

PROBLEM = Annotated[Content, Described(Problem)]
"""A problem as it is answered."""

Asked = TypeVar("Asked", bound=Inquiry)


def summary(plan: tables.Plan, job: tables.Job) -> PlanSummary:
    """A plan as lists show it."""
    return PlanSummary(**_summary(plan, job))


def metadata(session: Session, plan: tables.Plan, tongue: str = "en") -> PlanMetadata:
    """How far a plan has come."""
    return PlanMetadata(**_metadata(session, plan, tongue))


def whole(session: Session, plan: tables.Plan, tongue: str = "en") -> Plan:
    """A plan with its result."""
    told = _metadata(session, plan, tongue)
    return Plan(**told, result=plan.result, patch=plan.patch)


def content(document: Any) -> Response:
    """A stored document as it is."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return Response(text, media_type="application/json")


def alternatives(result: SolveResult, tongue: str) -> Choices:
    """The itineraries of a result to choose from, each with its own proof."""
    single = result.model_copy(update={"alternatives": ()})
    offered = [one for one in (single, *result.alternatives) if one.itinerary is not None]
    return Choices(
        items=tuple(
            Choice(
                name=one.name,
                verdict=one.verdict,
                sentence=verdict_sentence(one, tongue),
                tiers=tuple(_of_goals(one.tiers)),
                result=one,
            )
            for one in offered
        )
    )


def inquiry(kind: type[Asked], job: tables.Job) -> Asked:
    """A question about a plan, with its answer once there is one."""
    return kind.model_validate(
        {
            "id": job.id,
            "plan_id": job.plan_id,
            "state": job.state,
            "attempt": job.attempt,
            "stop_requested": job.stop_requested,
            "created_at": job.created_at,
            "started_at": job.started_at,
            "ended_at": job.ended_at,
            "error": job.error,
            "answer": job.result,
        }
    )


def _summary(plan: tables.Plan, job: tables.Job) -> dict[str, Any]:
    return {
        "id": plan.id,
        "version": plan.version,
        "created_at": plan.created_at,
        "updated_at": plan.updated_at,
        "name": plan.name,
        "state": job.state,
        "verdict": plan.verdict,
        "problem_hash": plan.problem_hash,
        "parameters": plan.parameters,
        "catalogue": _stored(plan.catalogue_id, plan.catalogue_version),
        "wishes": _stored(plan.wishes_id, plan.wishes_version),
        "parent_id": plan.parent_id,
        "trip_id": plan.trip_id,
        "job_id": job.id,
        "attempt": job.attempt,
        "stop_requested": job.stop_requested,
        "started_at": job.started_at,
        "ended_at": job.ended_at,
        "error": None if job.error is None else Fault.model_validate(job.error),
    }


def _metadata(session: Session, plan: tables.Plan, tongue: str) -> dict[str, Any]:
    job = job_of(session, plan)
    told = _summary(plan, job)
    steps = last_steps(session, job)
    if plan.verdict is not None:
        ended = _at_the_end(plan, steps)
        tiers = tuple(Tier.model_validate(one) for one in ended["tiers"])
        sentence = _sentence(plan, tiers, ended.get("warnings"), tongue)
        return {**told, "tiers": tuple(_of_goals(tiers)), "phase": None, "sentence": sentence}
    phase = next((step.data["phase"] for step in steps if "phase" in step.data), None)
    return {**told, "tiers": _of_steps(steps), "phase": phase, "sentence": None}


def _stored(key: str | None, version: int | None) -> Stored | None:
    return None if key is None else Stored(id=key, version=version)


def _at_the_end(plan: tables.Plan, steps: Sequence[tables.JobEvent]) -> dict[str, Any]:
    """What an answer says of its goals, from the last event: the whole answer need not be read."""
    last = next((step.data for step in steps if step.kind == LAST_EVENT), None)
    return told_of(plan.result) if last is None else last


def _sentence(plan: tables.Plan, tiers: Sequence[Tier], warnings: int | None, tongue: str) -> str:
    """The verdict in words; only where there is no itinerary is the answer itself needed."""
    match plan.verdict:
        case Verdict.OPTIMAL.value:
            return phrase("verdict.optimal", tongue)
        case Verdict.FEASIBLE.value:
            return feasible_sentence(tiers, tongue, warnings)
    return verdict_sentence(SolveResult.model_validate(plan.result), tongue)


def _of_goals(tiers: Sequence[Tier]) -> Iterator[Standing]:
    for tier in tiers:
        yield Standing(
            name=tier.name, unit=tier.unit, value=tier.value, bound=tier.bound, gap=tier.gap
        )


def _of_steps(steps: Sequence[tables.JobEvent]) -> tuple[Standing, ...]:
    """What was told last of each goal, in the order of the goals."""
    newest: dict[str, Standing] = {}
    for step in steps:
        data = step.data
        if data.get("tier") is not None and data["tier"] not in newest:
            newest[data["tier"]] = Standing(
                name=data["tier"],
                unit=data["unit"],
                value=data["value"],
                bound=data["bound"],
                gap=data["gap"],
            )
    return tuple(reversed(newest.values()))
