"""Explaining: why wishes were left out, why nothing is possible, and what would help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import model_validator

from api.jobs.kinds.kind import Asked, Content, Course, Limited
from api.jobs.kinds.plan import warm as warm
from optimizer.check import unmet_wishes
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.value import Value


class ExplanationRequest(Value):
    """A result to explain: the unmet wishes (all if None), and visits of its plan."""

    problem: Problem
    result: SolveResult
    parameters: Limited = Limited()
    wishes: tuple[str, ...] | None = None
    visits: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _asks_about_what_is_there(self) -> ExplanationRequest:
        """Only what is so can be explained: a wish that is unmet, a visit that is planned."""
        if self.result.provenance.problem_hash != self.problem.content_hash:
            raise ValueError("the result was made for another version of the problem")
        plan = self.result.itinerary
        unmet = () if plan is None else unmet_wishes(self.problem, plan)
        visits = () if plan is None else plan.visits
        planned = {key for _, visit in visits for key in visit.sessions}
        _require("wish that is left out", self.wishes or (), unmet)
        _require("visit in the plan", self.visits, sorted(planned))
        return self


def _require(what: str, asked: Sequence[str], known: Sequence[str]) -> None:
    for key in asked:
        if key not in known:
            raise ValueError(f"there is no {what} '{key}'; there is: {', '.join(known) or 'none'}")


def read(content: Mapping[str, Any]) -> ExplanationRequest:
    """The request of its content; raises pydantic's ValidationError."""
    return ExplanationRequest.model_validate(content)


def asked(request: ExplanationRequest) -> Asked:
    """The time limit for all questions together, and the solver's threads."""
    return Asked(request.parameters.time_limit_seconds, request.parameters.workers)


def work(request: ExplanationRequest, course: Course) -> Content:
    """Explains within the time; a stop ends it with what is known so far."""
    from optimizer.explain import Inquiry, explain

    inquiry = Inquiry(request.parameters.parameters(course.folder), course.tell, course.stop)
    explanation = explain(request.problem, request.result, inquiry, request.wishes, request.visits)
    return explanation.model_dump(mode="json", by_alias=True)


def resumed(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content:
    """The same request: an explanation is told as a whole, so there is nothing to begin with."""
    return content


def salvaged(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content | None:
    """Nothing: half an explanation would claim what was not asked to the end."""
    return None
