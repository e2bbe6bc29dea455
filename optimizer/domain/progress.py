"""What a solve is asked to respect, and what it tells while it runs."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.value import Value

PHASES = (
    "read",
    "warm-up",
    "prepare",
    "first-plan",
    "search",
    "bound",
    "prove",
    "choose",
    "check",
    "alternatives",
    "explain",
    "done",
)


class SolveParameters(Value):
    """How a solve runs. `alternatives` counts itineraries in all; 0 and 1 both mean the best only.

    `time_limit_seconds` is for the search: compiling it, once for a machine, does not count.
    `dump_folder` is where an instance is saved if the checker disagrees with a plan.
    """

    time_limit_seconds: Annotated[float, Field(gt=0, le=86_400)] = 180.0
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    alternatives: Annotated[int, Field(ge=0, le=9)] = 0
    dump_folder: str = "out/disagreements"


class Progress(Value):
    """A step of a running solve; `itinerary` comes with a new best plan."""

    phase: str
    elapsed_seconds: float
    tier: str | None = None
    unit: str = ""
    value: int | None = None
    bound: int | None = None
    gap: float | None = None
    message: str = ""
    itinerary: Itinerary | None = None
