"""Solving one problem of a replay, in whatever process it is handed to."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from scenarios.replay.keys import software


class Stop(Protocol):
    """Whether the work is to end."""

    def is_set(self) -> bool:
        """Whether it was asked for."""


@dataclass(frozen=True)
class Start:
    """What the baseline's solve left for the others: its result as text, its courses as bytes."""

    result: str
    courses: bytes


@dataclass(frozen=True)
class Task:
    """A problem to solve, and what to begin with; `keeps` asks for what others begin with."""

    key: str
    problem: Problem
    parameters: SolveParameters
    start: Start | None = None
    keeps: bool = False


@dataclass(frozen=True)
class Answer:
    """What became of a task: a result, or in words why there is none.

    `disagrees` says that the checker did not accept the solver's plan. `software` is what the
    process that solved it runs.
    """

    key: str
    software: Mapping[str, str]
    result: SolveResult | None = None
    courses: bytes | None = None
    failure: str | None = None
    disagrees: bool = False


def answered(task: Task, stop: Stop | None = None) -> Answer:
    """Solves a task. What goes wrong comes back in words: exceptions may not travel."""
    # Here and not above: the solver takes seconds to import, and only who solves needs it.
    from optimizer.optimise import CheckerDisagrees, carried, solve

    try:
        start = None if task.start is None else _started(task.start)
        # Of the stop no more is asked than whether it is set, which one between processes has too.
        event = cast("threading.Event | None", stop)
        result = solve(task.problem, task.parameters, start=start, stop=event)
    except CheckerDisagrees as error:
        where = f"{error}; the instance is saved in {error.saved}"
        return Answer(task.key, software(), failure=where, disagrees=True)
    except MemoryError:
        return Answer(task.key, software(), failure="it takes more memory than there is")
    courses = carried(result) if task.keeps else None
    return Answer(task.key, software(), result, courses)


@lru_cache(maxsize=2)
def _started(start: Start) -> SolveResult:
    """The baseline's result with its courses, read once in each process.

    Courses that cannot be read are left out: they only save time.
    """
    from optimizer.optimise import carrying

    result = SolveResult.model_validate_json(start.result)
    try:
        return carrying(result, start.courses)
    except ValueError:
        return result
