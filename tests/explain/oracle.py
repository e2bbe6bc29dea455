"""What the oracle says of the problems that an explanation is about."""

from __future__ import annotations

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.explain.inquiry import Inquiry
from tests.oracle.trips import Trips

PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


def inquiry(seed: int = 0, workers: int = 1) -> Inquiry:
    """An inquiry with more time than a small problem takes."""
    return Inquiry(PARAMETERS.model_copy(update={"seed": seed, "workers": workers}))


def has_trip(problem: Problem) -> bool:
    """Whether the oracle knows a trip."""
    return next(iter(Trips(problem).finished()), None) is not None
