"""One measured solve: when there was a plan, when each tier was proved, and at what effort."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeVar

from benchmarks.instances.examples import example
from benchmarks.instances.generator import generated_trip
from benchmarks.peers.one_model import solve_one_model
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve

Record = dict[str, Any]

Made = TypeVar("Made")

MOMENTS = (5, 20, 60)
"""Seconds after which the gap of the points is looked at."""

WARM_UP = (6, 2, 2, 1)

_PLANS = ("plans", "course")
"""Of the one model's answer, what takes more room than it tells here."""


@dataclass(frozen=True)
class Job:
    """An instance to measure: an example by name, or a generated trip by size and seed.

    `caps` are the pacing caps of a generated trip, `rules` the ones that are at work in it,
    `budget` the share of a rich plan's cost that is there.
    """

    name: str
    size: tuple[int, int, int] | None = None
    seed: int = 0
    caps: bool = True
    rules: Literal["plain", "all"] = "plain"
    budget: float = 0.6

    def problem(self) -> Problem:
        """The problem to solve."""
        if self.size is None:
            return example(self.name)
        sessions, days, hotels = self.size
        return generated_trip(
            sessions,
            days,
            hotels,
            self.seed,
            caps=self.caps,
            budget=self.budget,
            rules=self.rules,
        )


@dataclass(frozen=True)
class Settings:
    """How the runs are made."""

    time_limit_seconds: float = 60.0
    workers: int = 2
    with_peer: bool = False


def apart(work: Callable[..., Made], *given: Any) -> Made:
    """What work makes of what it is given, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(work, given)


def measure_apart(job: Job, settings: Settings) -> list[Record]:
    """The records of a job, measured in a process of its own."""
    return apart(measure, job, settings)


def measure(job: Job, settings: Settings) -> list[Record]:
    """An example cold and warm, first and second in this process; a generated trip warm."""
    problem = job.problem()
    if job.size is None:
        names = ("cold", "warm")
    else:
        names = ("warm",)
        solve(generated_trip(*WARM_UP), SolveParameters(workers=settings.workers))
    records = [{"pass": name, **_engine(problem, settings)} for name in names]
    if settings.with_peer:
        answer = solve_one_model(problem, settings.time_limit_seconds, settings.workers)
        told = {name: told for name, told in asdict(answer).items() if name not in _PLANS}
        records.append({"pass": "one-model", **told})
    instance = {"instance": job.name, "seed": job.seed}
    return [instance | asdict(settings) | record for record in records]


def _engine(problem: Problem, settings: Settings) -> Record:
    told: list[Progress] = []
    parameters = SolveParameters(
        time_limit_seconds=settings.time_limit_seconds, workers=settings.workers
    )
    result = solve(problem, parameters, on_progress=told.append)
    provenance = result.provenance
    proved = _points_proved(told, result)
    return {
        "verdict": str(result.verdict),
        "tiers": [tier.model_dump() | {"gap": tier.gap} for tier in result.tiers],
        "first_plan_seconds": provenance.seconds_to_first_plan,
        "points_proved_seconds": proved,
        "all_proved_seconds": provenance.wall_seconds if _is_proved(result) else None,
        "wall_seconds": provenance.wall_seconds,
        "points_gap_after": {str(moment): _gap_after(told, proved, moment) for moment in MOMENTS},
        "counters": provenance.counters,
        "memory": memory_of(result),
    }


def memory_of(*results: SolveResult) -> Record | None:
    """What solves kept in memory at most, number by number."""
    told = [one.provenance.memory.model_dump() for one in results if one.provenance.memory]
    if not told:
        return None
    return {name: max((one[name] for one in told), key=lambda n: n or 0) for name in told[0]}


def _is_proved(result: SolveResult) -> bool:
    return result.verdict in (Verdict.OPTIMAL, Verdict.INFEASIBLE)


def _points_proved(told: list[Progress], result: SolveResult) -> float | None:
    """When value and bound of the points met; None if they did not."""
    if not result.tiers or not result.tiers[0].is_proved:
        return None
    points = [news for news in told if news.tier == result.tiers[0].name]
    others = [news for news in told if news.tier in {tier.name for tier in result.tiers[1:]}]
    met = [news for news in points if news.value is not None and news.value == news.bound]
    return min(
        (news.elapsed_seconds for news in (*met, *others)),
        default=result.provenance.wall_seconds,
    )


def _gap_after(told: list[Progress], proved: float | None, seconds: float) -> float | None:
    """The gap of the points as it was told by then; None before the first."""
    if proved is not None and proved <= seconds:
        return 0.0
    gaps = [news.gap for news in told if news.tier == "points" and news.elapsed_seconds <= seconds]
    return gaps[-1] if gaps else None
