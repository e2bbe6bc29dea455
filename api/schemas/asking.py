"""Questions about a finished plan that take the planner's time: explanations and the frontier."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from api.jobs import Fault
from api.jobs.kinds.kind import Limited
from api.schemas.document import Content, Described
from api.store.tables import JobState
from optimizer.domain.explanations import Explanation, Frontier
from optimizer.domain.value import Id, Value

Ids = Annotated[tuple[Id, ...], Field(max_length=200)]


class ExplanationRequest(Value):
    """Which unmet wishes to explain (all if None), and which sessions of the plan."""

    parameters: Limited = Limited(time_limit_seconds=120.0)
    wishes: Ids | None = None
    visits: Ids = ()


class FrontierRequest(Value):
    """What points cost; `days` asks also for the best of each number of days."""

    parameters: Limited = Limited()
    days: bool = False


class Inquiry(Value):
    """A question and how far its answer has come."""

    id: str
    plan_id: str
    state: JobState
    attempt: int
    stop_requested: bool
    created_at: dt.datetime
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    error: Fault | None


class AskedExplanation(Inquiry):
    """An explanation; `answer` is there once the state is DONE, or STOPPED with what was known."""

    answer: Annotated[Content, Described(Explanation)] | None


class AskedFrontier(Inquiry):
    """A frontier; `answer` is there once the state is DONE, or STOPPED with the points so far."""

    answer: Annotated[Content, Described(Frontier)] | None
