"""Planning: a problem in, the best itinerary out, told step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from api.jobs.kinds.kind import Asked, Content, Course, Limited
from api.jobs.kinds.salvage import best_told
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.value import Value


class PlanParameters(Limited):
    """How a plan is made. `alternatives` counts itineraries in all; 0 and 1 both mean the best."""

    alternatives: Annotated[int, Field(ge=0, le=9)] = 0


class PlanRequest(Value):
    """A problem to plan; `start` is an earlier result to begin with."""

    problem: Problem
    parameters: PlanParameters = PlanParameters()
    start: SolveResult | None = None


def read(content: Mapping[str, Any]) -> PlanRequest:
    """The request of its content; raises pydantic's ValidationError."""
    return PlanRequest.model_validate(content)


def asked(request: PlanRequest) -> Asked:
    """The time limit and the solver's threads."""
    return Asked(request.parameters.time_limit_seconds, request.parameters.workers)


def warm() -> None:
    """Loads the solver and the compiled search."""
    from optimizer.optimise.warming import warm_up

    warm_up()


def work(request: PlanRequest, course: Course) -> Content:
    """Solves; the result is as `paamaja plan` writes it."""
    from optimizer.optimise import solve

    result = solve(
        request.problem,
        request.parameters.parameters(course.folder),
        start=request.start,
        on_progress=course.tell,
        stop=course.stop,
    )
    return result.model_dump(mode="json")


def resumed(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content:
    """The same problem, begun with the best itinerary of the attempt before."""
    best = salvaged(content, steps)
    return content if best is None else {**content, "start": best}


def salvaged(content: Content, steps: Sequence[Mapping[str, Any]]) -> Content | None:
    """The last itinerary that was told, checked again, as a feasible result."""
    request = read(content)
    best = best_told(request.problem, request.parameters.model_dump(mode="json"), steps)
    return None if best is None else best.model_dump(mode="json")
