"""Plans on the wire: what may be asked of the planner, and what is told of it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from api.jobs import Fault
from api.jobs.kinds.plan import PlanParameters
from api.patching import Operations
from api.schemas.document import Content, Described
from api.schemas.pages import Asked
from api.schemas.resources import Resource, Ulid
from api.store.tables import JobState
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.domain.value import Value

PlanName = Annotated[str, Field(max_length=200)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Stored(Value):
    """A stored document; without a version the newest."""

    id: Ulid
    version: Version | None = None


class ProblemSource(Value):
    """A problem: as a whole under `problem`, or put together from a stored catalogue and wishes.

    To stored documents the bookings of the organisation's published programmes and its partners'
    absences are added, unless `with_bookings` is false. What is under `problem` is whole as it is.
    """

    problem: Annotated[Content, Described(Problem)] | None = None
    catalogue: Stored | None = None
    wishes: Stored | None = None
    with_bookings: bool = True

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        stored = (self.catalogue is not None, self.wishes is not None)
        if self.problem is not None and any(stored):
            raise ValueError("a problem is given twice; give problem, or catalogue and wishes")
        if self.problem is None and not all(stored):
            raise ValueError("there is no problem; give problem, or both catalogue and wishes")
        return self


class PlanRequest(ProblemSource):
    """What to plan. `start` is an earlier plan to begin with."""

    name: PlanName = ""
    parameters: PlanParameters = PlanParameters()
    start: Ulid | None = None


class PatchRequest(Value):
    """Another plan of the same problem with some edits; what is left out stays as it was."""

    patch: Operations
    name: PlanName | None = None
    parameters: PlanParameters | None = None


class ChoiceRequest(Value):
    """How the plan is called that is made of a chosen itinerary; without a name as before."""

    name: PlanName | None = None


class PlanFilter(Asked):
    """Which plans are listed: by the state of their work, their verdict, problem or trip."""

    state: JobState | None = None
    verdict: Verdict | None = None
    problem_hash: Annotated[str, Field(max_length=64)] | None = None
    trip: Ulid | None = None


class PlanEdit(Value):
    """What can be changed of a plan."""

    name: PlanName


class Standing(Value):
    """One goal: the value reached, the proved bound and the gap; None where there is none."""

    name: str
    unit: str
    value: int | None = None
    bound: int | None = None
    gap: float | None = None


class PlanSummary(Resource):
    """A plan in a list: `state` is of the work, `verdict` of its answer.

    `parent_id` is the plan that this one was patched from, `trip_id` the wishes that the trip
    began with.
    """

    name: str
    state: JobState
    verdict: Verdict | None
    problem_hash: str
    parameters: PlanParameters
    catalogue: Stored | None
    wishes: Stored | None
    parent_id: str | None
    trip_id: str | None
    job_id: str
    attempt: int
    stop_requested: bool
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    error: Fault | None


class PlanMetadata(PlanSummary):
    """How far a plan has come: the goals so far, and the verdict as a sentence."""

    sentence: str | None
    tiers: tuple[Standing, ...]
    phase: str | None


class Plan(PlanMetadata):
    """A plan with its result, once there is one, and the patch that it was made by."""

    result: Annotated[Content, Described(SolveResult)] | None
    patch: tuple[dict[str, Any], ...] | None


class Choice(Value):
    """An itinerary to choose: best, cheapest, calmest or another-hotel, with worth and proof."""

    name: str
    verdict: Verdict
    sentence: str
    tiers: tuple[Standing, ...]
    result: SolveResult


class Choices(Value):
    """The itineraries to choose from, the best one first."""

    items: tuple[Choice, ...]
