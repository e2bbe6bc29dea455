"""Editing: a plan changed by hand, judged at once, or planned around with the fewest changes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from api.edge.service import Service
from api.jobs import NewJob, submit_answered
from api.planning.accepting import KIND, Order
from api.planning.answered import Answered, answered
from api.planning.intake import document_in
from api.schemas.document import Content
from api.schemas.editing import (
    HandEdited,
    JudgedDraft,
    JudgedSentence,
    KeepRequest,
    RepairRequest,
)
from api.store import plans
from api.store.plans import Source
from api.store.tables import Plan
from optimizer.domain.drafts import Judged
from optimizer.domain.findings import Finding, FindingCode, InvalidInput, Severity
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks
from optimizer.drafting import Blocked, draft, item_at, judge, kept, level_faults, to_repair
from optimizer.report import violation_sentence
from optimizer.report.phrases import phrase

_REMEMBERED = 8


@lru_cache(maxsize=_REMEMBERED)
def _read(organisation_id: str, plan_id: str, at: str) -> list[Answered]:
    """Where a plan is kept once it was read: who drags a visit about asks many times over."""
    return []


def plan_to_edit(session: Session, organisation_id: str, plan_id: str) -> Answered:
    """The plan with its itinerary. Raises NotFound, and Refusal where there is none.

    A plan's answer is written once, so what was read of it stays true.
    """
    row = plans.get(session, organisation_id, plan_id)
    kept = _read(organisation_id, plan_id, str(row.ended_at))
    if not kept or row.ended_at is None:
        found = answered(session, organisation_id, plan_id)
        _ = found.itinerary  # refused where there is none
        kept[:] = [found]
    return kept[0]


def judged_draft(plan: Answered, content: Content, tongue: str) -> JudgedDraft:
    """The draft that hand edits make, by every rule. Raises InvalidInput with every finding."""
    asked = _in_its_ticks(plan, HandEdited, content)
    if faults := tuple(level_faults(asked.levels)):
        raise InvalidInput(faults)
    made = draft(plan.problem, plan.itinerary, asked.edits)
    judgement = judge(plan.problem, plan.itinerary, made, asked.levels)
    return JudgedDraft(
        itinerary=made.itinerary.model_dump(mode="json"),
        findings=tuple(
            JudgedSentence(
                violation=one.violation,
                level=one.level,
                spot=one.spot,
                sentence=_sentence(made.problem, made.itinerary, one, tongue),
            )
            for one in judgement.findings
        ),
        may_be_published=judgement.may_be_published,
        score=judgement.score,
        before=judgement.before,
    )


def kept_plan(
    service: Service,
    session: Session,
    organisation_id: str,
    plan_id: str,
    content: Content,
    tongue: str,
) -> Plan:
    """Stores the plan that hand edits leave, as it stands, with what warns of it.

    Raises InvalidInput with every edit that cannot be made, or with every rule that blocks.
    """
    plan = plan_to_edit(session, organisation_id, plan_id)
    asked = _in_its_ticks(plan, KeepRequest, content)
    if faults := tuple(level_faults(asked.levels)):
        raise InvalidInput(faults)
    try:
        problem, result = kept(plan.problem, plan.result, asked.edits, asked.levels)
    except Blocked as blocked:
        raise InvalidInput(_blocking(blocked, tongue)) from None
    answer, asked_of = result.model_dump(mode="json"), problem.model_dump(mode="json")
    parameters = {**plans.get(session, organisation_id, plan_id).parameters, "alternatives": 0}
    made = plans.add(
        session,
        organisation_id,
        plans.Asked(
            request=content,
            problem=asked_of,
            problem_hash=problem.content_hash,
            parameters=parameters,
            name=asked.name or plan.problem.wishes.name.en,
            source=Source(parent=plan_id),
        ),
    )
    job = NewJob(
        organisation_id,
        KIND,
        {"problem": asked_of, "parameters": parameters, "start": answer},
        made.id,
    )
    settings = service.settings
    submit_answered(session, job, answer, settings.job_limits, settings.queueing)
    return made


def _blocking(blocked: Blocked, tongue: str) -> tuple[Finding, ...]:
    made = blocked.made
    return tuple(
        Finding(
            code=FindingCode.CONTRADICTION,
            severity=Severity.ERROR,
            document="request",
            path="/edits",
            message=_sentence(made.problem, made.itinerary, one, tongue),
            advice=phrase("kept.blocked", tongue),
            detail={"rule": one.violation.rule.value},
        )
        for one in blocked.findings
    )


def _sentence(problem: Problem, itinerary: Itinerary, one: Judged, tongue: str) -> str:
    return violation_sentence(problem, one.violation, tongue, item_at(itinerary, one.spot))


def order_of_repair(
    plan: Answered, plan_id: str, content: Content
) -> tuple[Order, tuple[str, ...]]:
    """What is to be planned around hand edits, and the wishes that they contradict.

    Raises InvalidInput with every edit that cannot be made.
    """
    asked = _in_its_ticks(plan, RepairRequest, content)
    repair = to_repair(plan.problem, plan.itinerary, asked.edits)
    order = Order(
        problem=repair.problem,
        request=content,
        parameters=asked.parameters,
        name=asked.name or plan.problem.wishes.name.en,
        start=plan.result.model_dump(mode="json"),
        source=Source(parent=plan_id),
    )
    return order, repair.released


def _in_its_ticks(plan: Answered, model: Any, content: Content) -> Any:
    with ticks(plan.problem.rules.ticks_per_minute):
        return document_in(model, content, "")
