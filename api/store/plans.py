"""Plans in the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.faults import Refused
from api.store.lookup import Page, owned, page, unchanged
from api.store.sessions import moment
from api.store.tables import Job, JobState, Plan


@dataclass(frozen=True)
class Source:
    """The stored documents that a problem was put together from, or the plan it was made from.

    The trip is that of the wishes or of the plan; `trip` says it where there is neither.
    """

    catalogue: tuple[str, int] | None = None
    wishes: tuple[str, int] | None = None
    parent: str | None = None
    patch: Any | None = None
    trip: str | None = None


@dataclass(frozen=True)
class Asked:
    """What a plan is to be made of: the request as sent, and the problem that it came to."""

    request: Any
    problem: Any
    problem_hash: str
    parameters: Any
    name: str = ""
    source: Source = field(default_factory=Source)


def add(session: Session, organisation: str, asked: Asked) -> Plan:
    """A new plan, for a job to work on."""
    catalogue, wishes = asked.source.catalogue, asked.source.wishes
    plan = Plan(
        organisation_id=organisation,
        name=asked.name,
        request=asked.request,
        problem=asked.problem,
        problem_hash=asked.problem_hash,
        parameters=asked.parameters,
        catalogue_id=catalogue[0] if catalogue else None,
        catalogue_version=catalogue[1] if catalogue else None,
        wishes_id=wishes[0] if wishes else None,
        wishes_version=wishes[1] if wishes else None,
        parent_id=asked.source.parent,
        patch=asked.source.patch,
        trip_id=_trip(session, organisation, asked.source),
    )
    session.add(plan)
    session.flush()
    return plan


def _trip(session: Session, organisation: str, source: Source) -> str | None:
    if source.wishes is not None:
        return source.wishes[0]
    if source.parent is not None:
        return get(session, organisation, source.parent).trip_id
    return source.trip


def get(session: Session, organisation: str, key: str, *, documents: bool = False) -> Plan:
    """The plan with an id, on request with request, problem and result; raises NotFound."""
    return owned(session, Plan, organisation, key, documents=documents)


def listing(
    session: Session,
    organisation: str,
    *,
    verdict: str | None = None,
    problem_hash: str | None = None,
    state: JobState | None = None,
    trip: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Plan]:
    """A page of plans, newest first, on request only with a verdict, problem and so on."""
    conditions: list[Any] = []
    if verdict is not None:
        conditions.append(Plan.verdict == verdict)
    if problem_hash is not None:
        conditions.append(Plan.problem_hash == problem_hash)
    if state is not None:
        conditions.append(Plan.id.in_(_with_job(state)))
    if trip is not None:
        conditions.append(Plan.trip_id == trip)
    return page(session, Plan, organisation, *conditions, after=after, limit=limit)


def _with_job(state: JobState) -> Any:
    return select(Job.plan_id).where(Job.kind == "plan", Job.state == state)


def rename(session: Session, organisation: str, key: str, expected: int | None, name: str) -> Plan:
    """Gives a plan another name. Raises NotFound and Stale."""
    plan = get(session, organisation, key)
    unchanged(plan, expected)
    plan.name = name
    session.flush()
    return plan


def record_result(session: Session, plan: Plan, result: Any) -> None:
    """Writes a plan's result, once; raises Refused for a second one."""
    if plan.ended_at is not None:
        raise Refused(f"the plan {plan.id} has its result already")
    plan.result = result
    plan.verdict = str(result["verdict"])
    plan.ended_at = moment(session)
    session.flush()


def remove(session: Session, organisation: str, key: str, expected: int | None) -> None:
    """Takes a plan away with its jobs; programmes made of it keep their itinerary."""
    plan = get(session, organisation, key)
    unchanged(plan, expected)
    session.delete(plan)
    session.flush()
