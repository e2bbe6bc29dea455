"""Asking: questions about an answered plan become jobs, if they can have an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.edge.service import Service
from api.jobs import NewJob, submit
from api.planning.accepting import result_of
from api.planning.answered import Answered
from api.schemas.asking import ExplanationRequest, FrontierRequest
from api.store.tables import Job, Plan
from optimizer.check import unmet_wishes
from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.reading.faults import fault

EXPLANATION, FRONTIER = "explanation", "frontier"


def ask_for_explanation(
    service: Service, session: Session, plan: Plan, about: Answered, request: ExplanationRequest
) -> Job:
    """Puts an explanation into the queue. Raises InvalidInput for what cannot be explained."""
    findings = [*_faults(request.wishes or (), _open_wishes(about), "wishes", "not left out")]
    findings += _faults(request.visits, _planned(about), "visits", "not in the plan")
    if findings:
        raise InvalidInput(findings)
    asked = request.model_dump(mode="json")
    if request.wishes is None and request.visits:
        asked["wishes"] = []  # asked about visits alone, nothing is said of wishes
    return _asked(service, session, plan, EXPLANATION, {**asked, "result": result_of(plan)})


def ask_for_frontier(
    service: Service, session: Session, plan: Plan, request: FrontierRequest
) -> Job:
    """Puts a frontier into the queue; it begins with what is known of the plan."""
    asked = request.model_dump(mode="json")
    if plan.result is not None:
        asked["start"] = plan.result
    return _asked(service, session, plan, FRONTIER, asked)


def _asked(
    service: Service, session: Session, plan: Plan, kind: str, content: dict[str, Any]
) -> Job:
    job = NewJob(plan.organisation_id, kind, {"problem": plan.problem, **content}, plan.id)
    return submit(session, job, service.settings.job_limits, service.settings.queueing)


def _open_wishes(about: Answered) -> Sequence[str]:
    itinerary = about.result.itinerary
    return () if itinerary is None else unmet_wishes(about.problem, itinerary)


def _planned(about: Answered) -> Sequence[str]:
    itinerary = about.result.itinerary
    if itinerary is None:
        return ()
    return sorted({key for _, visit in itinerary.visits for key in visit.sessions})


def _faults(asked: Iterable[str], there: Sequence[str], field: str, what: str) -> Iterator[Finding]:
    for index, key in enumerate(asked):
        if key not in there:
            known = ", ".join(there) or "none"
            yield fault(
                FindingCode.UNKNOWN_ID,
                "request",
                f"'{key}' is {what}.",
                f"Ask about one of these: {known}.",
                (field, index),
            )
