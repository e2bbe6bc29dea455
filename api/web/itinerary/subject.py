"""The subject: a plan with its problem and its answer, spoken of in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from api.client import Content
from api.web.desk import Desk
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.ticks import ticks
from optimizer.domain.writing import written
from optimizer.report.words import Words


@dataclass(frozen=True)
class Trip:
    """A trip: its wishes as they are stored now."""

    wishes: Content

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.wishes["id"])

    @property
    def version(self) -> int:
        """The version of its wishes."""
        return int(self.wishes["version"])

    def name(self, language: str) -> str:
        """What it is called."""
        return str(self.wishes["document"]["name"][language])


@dataclass(frozen=True)
class Subject:
    """A plan and what is known of it; `result` is None while there is no answer."""

    trip: Trip
    plan: Content
    problem: Problem
    result: SolveResult | None
    words: Words

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.words.language

    def is_older(self, trip: Trip) -> bool:
        """Whether the wishes are others by now, but for what broken rules mean."""
        source = self.plan["wishes"]
        if source is None or source["version"] == trip.version:
            return False
        return _as_planned(written(self.problem.wishes)) != _as_planned(trip.wishes["document"])

    @property
    def itinerary(self) -> Itinerary | None:
        """The best itinerary, if there is one."""
        return None if self.result is None else self.result.itinerary

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """Times of day are read by the problem's own ticks inside the block."""
        with ticks(self.problem.rules.ticks_per_minute):
            yield


def _as_planned(document: Content) -> Content:
    return {key: value for key, value in document.items() if key != "rule_levels"}


async def subject_of(desk: Desk, trip: Trip, plan_id: str) -> Subject:
    """The plan with an id, with all of it read."""
    plan = await desk.get(f"/v1/plans/{plan_id}", language=desk.language)
    problem = await desk.get(f"/v1/plans/{plan_id}/problem")
    return await run_in_threadpool(_read, desk.language, trip, plan, problem)


def _read(language: str, trip: Trip, plan: Content, content: Content) -> Subject:
    problem = Problem.model_validate(content)
    result = None
    if plan["result"] is not None:
        with ticks(problem.rules.ticks_per_minute):
            result = SolveResult.model_validate(plan["result"])
    return Subject(trip, plan, problem, result, Words(problem, language))
