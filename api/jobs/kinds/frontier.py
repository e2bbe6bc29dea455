"""The frontier: what points cost, from the cheapest possible trip to the richest useful one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.jobs.kinds.kind import Asked, Content, Course, Limited
from api.jobs.kinds.plan import warm as warm
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.value import Value

DAYS_SHARE = 0.3
"""Of the time, what the numbers of days may take where they are asked for."""


class FrontierRequest(Value):
    """A problem whose frontier is wanted; `days` asks also for the best of each number of days."""

    problem: Problem
    parameters: Limited = Limited()
    start: SolveResult | None = None
    days: bool = False


def read(content: Mapping[str, Any]) -> FrontierRequest:
    """The request of its content; raises pydantic's ValidationError."""
    return FrontierRequest.model_validate(content)


def asked(request: FrontierRequest) -> Asked:
    """The time limit for all points together, and the solver's threads."""
    return Asked(request.parameters.time_limit_seconds, request.parameters.workers)


def work(request: FrontierRequest, course: Course) -> Content:
    """Finds the points within the time; a stop ends it with the points so far."""
    from optimizer.explain import Inquiry, by_days, frontier

    parameters = request.parameters.parameters(course.folder)
    share = DAYS_SHARE if request.days else 0.0

    def inquiry(part: float) -> Inquiry:
        seconds = {"time_limit_seconds": parameters.time_limit_seconds * part}
        return Inquiry(parameters.model_copy(update=seconds), course.tell, course.stop)

    found = frontier(request.problem, inquiry(1 - share), request.start)
    if request.days:
        lengths = by_days(request.problem, inquiry(share), request.start)
        found = found.model_copy(update={"by_days": lengths.by_days})
    return found.model_dump(mode="json")


def resumed(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content:
    """The same request: its points are told only at the end."""
    return content


def salvaged(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content | None:
    """Nothing: the points are told only at the end."""
    return None
