"""Choosing: one of a plan's other good itineraries becomes a plan of its own, with its answer."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.edge.service import Service
from api.errors import ProblemCode, Refusal
from api.jobs import NewJob, submit_answered
from api.planning.accepting import KIND
from api.planning.answered import answered
from api.planning.finding import plan_with
from api.schemas.plans import ChoiceRequest
from api.store import plans
from api.store.plans import Source
from api.store.tables import Plan
from optimizer.domain.reached import goals_reached
from optimizer.domain.result import SolveResult, Verdict


def choose(
    service: Service,
    session: Session,
    organisation_id: str,
    plan_id: str,
    number: int,
    asked: ChoiceRequest,
) -> Plan:
    """Stores the plan. Raises NotFound, and Refusal where there is no such itinerary."""
    plan = plan_with(session, organisation_id, plan_id)
    best = answered(session, organisation_id, plan_id).result
    if number > len(best.alternatives) or best.alternatives[number - 1].itinerary is None:
        what = f"The plan has {len(best.alternatives)} alternatives."
        raise Refusal(ProblemCode.NOT_FOUND, what)
    result = as_answer(best, best.alternatives[number - 1]).model_dump(mode="json")
    parameters = {**plan.parameters, "alternatives": 0}
    chosen = plans.add(
        session,
        organisation_id,
        plans.Asked(
            request={**asked.model_dump(mode="json", exclude_unset=True), "alternative": number},
            problem=plan.problem,
            problem_hash=plan.problem_hash,
            parameters=parameters,
            name=asked.name if asked.name is not None else plan.name,
            source=Source(
                catalogue=_stored(plan.catalogue_id, plan.catalogue_version),
                wishes=_stored(plan.wishes_id, plan.wishes_version),
                parent=plan.id,
            ),
        ),
    )
    content = {"problem": plan.problem, "parameters": parameters, "start": result}
    job = NewJob(organisation_id, KIND, content, chosen.id)
    settings = service.settings
    submit_answered(session, job, result, settings.job_limits, settings.queueing)
    return chosen


def as_answer(best: SolveResult, one: SolveResult) -> SolveResult:
    """An alternative as an answer to the plan's own question.

    It was found, and proved, as the answer to another one, such as the least cost. So of the
    plan's goals it has what it reaches, and of the first of them what is proved possible; of a
    later goal only as long as it is no worse in all before.
    """
    assert one.score is not None
    tiers = tuple(goals_reached(best.tiers, one.score))
    found = {"verdict": Verdict.FEASIBLE, "tiers": tiers, "alternatives": ()}
    return one.model_copy(update={**found, "name": best.name, "chosen_as": one.name})


def _stored(key: str | None, version: int | None) -> tuple[str, int] | None:
    return None if key is None or version is None else (key, version)
