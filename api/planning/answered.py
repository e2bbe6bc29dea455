"""Answered plans: problem and result as values, for whatever is read off them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.errors import ProblemCode, Refusal
from api.planning.accepting import result_of
from api.planning.finding import plan_with
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult


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
    plan = plan_with(session, organisation_id, plan_id)
    result = SolveResult.model_validate(result_of(plan))
    return Answered(Problem.model_validate(plan.problem), result)
