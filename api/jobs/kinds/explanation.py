"""Explaining: why wishes were left out, why nothing is possible, and what would help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.jobs.kinds.kind import Asked, Content, Course, Limited
from api.jobs.kinds.plan import warm as warm
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
