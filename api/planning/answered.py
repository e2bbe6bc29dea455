"""Answered plans: problem and result as values, for whatever is read off them."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache, cached
from sqlalchemy.orm import Session

from api.errors import ProblemCode, Refusal
from api.planning.accepting import result_of
from api.planning.finding import plan_with
from api.store import plans, tables
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult

_KEPT_PLANS = 32


@dataclass(frozen=True)
class Answered:
    """A plan's problem and its result."""

    problem: Problem
    result: SolveResult

    @property
    def itinerary(self) -> Itinerary:
        """The best itinerary. Raises Refusal where there is none."""
        if self.result.itinerary is None:
            what = f"The plan has no itinerary: its verdict is {self.result.verdict.value}."
            raise Refusal(ProblemCode.CONFLICT, what)
        return self.result.itinerary


def answered(session: Session, organisation_id: str, plan_id: str) -> Answered:
    """The plan with its result. Raises NotFound, and Refusal while there is none."""
    return _values(session, plans.get(session, organisation_id, plan_id))


# A result is written once, and reading it costs more than most of what is then made of it.
# Whoever asks has been let in before: the plan itself was found among those of his organisation.
@cached(LRUCache(_KEPT_PLANS), key=lambda _, plan: (plan.id, plan.version), lock=Lock())
def _values(session: Session, plan: tables.Plan) -> Answered:
    whole = plan_with(session, plan.organisation_id, plan.id)
    result = SolveResult.model_validate(result_of(whole))
    return Answered(Problem.model_validate(whole.problem), result)
