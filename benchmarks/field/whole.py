"""Everything in one run: the field, growth, starts and the service, into one file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.field.apart import answered
from benchmarks.field.cases import SEEDS, FieldCase, full_cases, of_groups, quick_cases
from benchmarks.field.lanes import Task, in_lanes, lane_cores
from benchmarks.field.records import Key, Record, key_of, mend, read_results
from benchmarks.field.running import SOLVERS, lost_run, run_one
from benchmarks.field.scaling import Axis, Point, lost_point, measure_point, points
from benchmarks.instances.generator import generated_trip
from benchmarks.machine import machine_facts
from benchmarks.measuring import WARM_UP
from optimizer.optimise import solve


class Part(StrEnum):
    """What can be measured."""

    FIELD = "field"
    SCALING = "scaling"
    STARTUP = "startup"
    SERVICE = "service"


@dataclass(frozen=True)
class Order:
    """What is to be measured and how."""

    data: Path | None = None
    quick: bool = False
    parts: tuple[Part, ...] = tuple(Part)
    groups: tuple[str, ...] = ()
    solvers: tuple[str, ...] = SOLVERS
    time_limit_seconds: float = 60.0
    workers: int = 1
    side_by_side: int = 1
    seeds: int = len(SEEDS)


COMPILING_SECONDS = 1800.0
"""Compiling the search takes no longer, however slow the machine."""

QUICK_QUESTIONS, QUESTIONS = 4, 8
"""Of a sweep through the service: a proof of each takes ten to thirty seconds."""

PLANS_EACH = 2
"""How often each example is planned through the service."""

RESULTS = "results.jsonl"
"""The file of a run in its folder."""


def measure(order: Order, folder: Path, tell: Callable[[str], None]) -> Path:
    """Runs all of an order and appends each record to the folder's results as it comes.

    What stands there already, of the same order, machine and commit, is not run again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file, facts = folder / RESULTS, machine_facts() | _asked(order)
    mend(file)
    there = _there(read_results(file), facts) if file.is_file() else set()
    with file.open("a", encoding="utf-8") as lines:
        for record in _records(order, there, tell):
            lines.write(json.dumps({**facts, **record}, ensure_ascii=False) + "\n")
            lines.flush()
    return file


def _asked(order: Order) -> Record:
    """What of an order each record says."""
    return {
        "quick": order.quick,
        "side_by_side": order.side_by_side,
        "time_limit_seconds": order.time_limit_seconds,
        "workers": order.workers,
    }


def _there(records: list[Record], facts: Record) -> set[Key]:
    """What has been run; nothing where it is not sure that it was of the very same code."""
    if facts["commit"] is None or facts["changed"]:
        return set()
    told = {name: fact for name, fact in facts.items() if name != "measured"}
    return {
        key_of(record)
        for record in records
        if not record.get("lost") and all(record.get(name) == fact for name, fact in told.items())
    }


def longest_seconds(order: Order) -> float:
    """What the runs with a limit take at most, without starts and service."""
    cases, sizes = cases_of(order), list(points(quick=order.quick, seeds=order.seeds))
    total = 0.0
    if Part.FIELD in order.parts:
        total += len(cases) * len(order.solvers) * order.time_limit_seconds
    if Part.SCALING in order.parts:
        for point in sizes:
            many = point.x if point.axis is Axis.DELEGATIONS else 1
            total += many * order.time_limit_seconds
    return total


def cases_of(order: Order) -> tuple[FieldCase, ...]:
    """The instances of an order. Raises NoInstances."""
    made = quick_cases(order.data) if order.quick else full_cases(order.data, order.seeds)
    return of_groups(made, order.groups)


def _records(order: Order, there: set[Key], tell: Callable[[str], None]) -> Iterator[Record]:
    """The records that are not there yet; what has a limit in lanes, starts and service alone."""
    tasks: list[tuple[Key, Task]] = []
    if Part.FIELD in order.parts:
        tasks += _field(order)
    if Part.SCALING in order.parts:
        tasks += _growth(order)
    left = [task for key, task in tasks if key not in there]
    lanes = lane_cores(order.side_by_side, order.workers)
    if left:
        answered(COMPILING_SECONDS, _compile)
    for place, (task, found) in enumerate(in_lanes(left, lanes), start=1):
        tell(f"{place}/{len(left)} {task.name}: {_said(found)}")
        yield found
    kinds = {key[0] for key in there}
    if Part.STARTUP in order.parts and "startup" not in kinds:
        from benchmarks.startup import measure_startup

        tell("start: commands cold and warm, imports, memory")
        for record in measure_startup(quick=order.quick):
            yield {"kind": "startup", **record}
    if Part.SERVICE in order.parts:
        yield from _service(order, there, tell)


def _field(order: Order) -> Iterator[tuple[Key, Task]]:
    """Every solver on every case: the cases in their order, the solvers in another each time."""
    random = Random(0)
    for case in cases_of(order):
        solvers = list(order.solvers)
        random.shuffle(solvers)
        for solver in solvers:
            given = (case, solver, order.time_limit_seconds, order.workers)
            key = ("field", case.group, case.name, solver, *given[2:])
            longest = _longest(order.time_limit_seconds)
            yield key, Task(f"{case.name} {solver}", _run_case, given, longest, _Lost(given))


def _growth(order: Order) -> Iterator[tuple[Key, Task]]:
    """Every point of growth; one with many delegations has the limit for each of them."""
    for point in points(quick=order.quick, seeds=order.seeds):
        given = (point, order.time_limit_seconds, order.workers)
        many = point.x if point.axis is Axis.DELEGATIONS else 1
        name = f"growth: {point.axis} {point.x}, seed {point.seed}"
        key = ("scaling", str(point.axis), point.x, *point.size, point.seed, *given[1:])
        longest = many * _longest(order.time_limit_seconds)
        yield key, Task(name, _run_point, given, longest, _LostPoint(given))


def _compile() -> None:
    """Once, before any clock runs: on a new machine the search is compiled for a minute."""
    solve(generated_trip(*WARM_UP))


def _run_case(*given: Any) -> Record:
    return {"kind": "field", **run_one(*given)}


def _run_point(*given: Any) -> Record:
    return {"kind": "scaling", **measure_point(*given)}


@dataclass(frozen=True)
class _Lost:
    """The record of a run on a case that gave no answer."""

    given: tuple[FieldCase, str, float, int]

    def __call__(self, why: str) -> Record:
        return {"kind": "field", **lost_run(*self.given, why)}


@dataclass(frozen=True)
class _LostPoint:
    """The record of a point of growth that gave no answer."""

    given: tuple[Point, float, int]

    def __call__(self, why: str) -> Record:
        return {"kind": "scaling", **lost_point(*self.given, why)}


def _longest(seconds: float) -> float:
    """A process that takes longer is ended: reading and building models take time beside."""
    return 30 + 2 * seconds


def _said(run: Record) -> str:
    if run.get("lost"):
        return f"LOST: {run['lost']}"
    if run["kind"] == "scaling":
        return "not proved" if run["seconds"] is None else f"{run['seconds']:.1f} s"
    if run["refused"]:
        return f"refused ({'; '.join(run['refused'])})"
    if run["faults"]:
        return f"FAULTS: {'; '.join(run['faults'])}"
    proved = ", proved" if run["is_proved"] else ""
    return f"{run['points']} points{proved}, {run['seconds']:.1f} s"


def _service(order: Order, there: set[Key], tell: Callable[[str], None]) -> Iterator[Record]:
    from benchmarks.service.asking import measure_plans
    from benchmarks.service.sweep import WAYS, measure_sweep

    if not any(key[0] == "plan" for key in there):
        tell("service: plans of the examples")
        for record in measure_plans(1 if order.quick else PLANS_EACH, order.time_limit_seconds):
            yield {"kind": "plan", **record}
    for way in WAYS:
        if ("sweep", str(way)) not in there:
            tell(f"service: a what-if sweep, {way}")
            count = QUICK_QUESTIONS if order.quick else QUESTIONS
            yield {
                "kind": "sweep",
                **measure_sweep(way, "cbrne-rescue", count, order.time_limit_seconds),
            }
