"""What-if questions on the wire: scenarios over a baseline, each solved and held against it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import Field

from api.jobs import Fault
from api.jobs.kinds.scenario_run import ScenarioRunRequest
from api.schemas.document import Content, Described
from api.schemas.pages import Asked
from api.schemas.plans import PlanName
from api.schemas.resources import Ulid
from api.store.tables import JobState
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.value import Value
from scenarios.replay import ReplayReport


class _RunBody(ScenarioRunRequest):
    """A scenario file over a baseline: a `problem` that is given, or that of a stored `plan`."""

    problem: Problem | None = None  # type: ignore[assignment]
    plan: Ulid | None = None


ScenarioRunBody = Annotated[Content, Described(_RunBody)]


class ScenarioAnswers(Value):
    """The report of a run, and every result by the key that the report names."""

    report: Annotated[Content, Described(ReplayReport)]
    results: dict[str, Annotated[Content, Described(SolveResult)]]


class RunFilter(Asked):
    """Which runs are listed: those over a plan."""

    plan: Ulid | None = None


class TakeOver(Value):
    """Which scenario's problem is to be a plan of its own, begun with the scenario's answer."""

    scenario: Annotated[str, Field(min_length=1, max_length=400)]
    name: PlanName = ""


class ScenarioRunSummary(Value):
    """A run in a list, and how far it has come. `plan_id` is the plan whose problem it is over."""

    id: str
    name: str
    plan_id: str | None
    state: JobState
    attempt: int
    stop_requested: bool
    created_at: dt.datetime
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    error: Fault | None


class ScenarioRun(ScenarioRunSummary):
    """A run; `answer` is there once it has ended, after a stop with the scenarios so far.

    `request` is what was sent, the baseline's problem aside.
    """

    request: dict[str, Any]
    answer: ScenarioAnswers | None
