"""Everything in one run: the field, growth, starts and the service, into one file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.field.apart import Lost, answered
from benchmarks.field.cases import FieldCase, full_cases, of_groups, quick_cases
from benchmarks.field.running import SOLVERS, lost_run, run_one
from benchmarks.field.scaling import Axis, measure_point, points
from benchmarks.machine import machine_facts

Record = dict[str, Any]


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


RESULTS = "results.jsonl"
"""The file of a run in its folder."""


def measure(order: Order, folder: Path, tell: Callable[[str], None]) -> Path:
    """Runs all of an order and appends each record to the folder's results as it comes."""
    folder.mkdir(parents=True, exist_ok=True)
    file, facts = folder / RESULTS, machine_facts()
    with file.open("a", encoding="utf-8") as lines:
        for record in _records(order, tell):
            lines.write(json.dumps({**facts, **record}, ensure_ascii=False) + "\n")
            lines.flush()
    return file


def read_results(*files: Path) -> list[Record]:
    """The records of files of JSON lines."""
    return [
        json.loads(line)
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def longest_seconds(order: Order) -> float:
    """What the runs with a limit take at most, without starts and service."""
    cases, sizes = _cases(order), list(points(quick=order.quick))
    total = 0.0
    if Part.FIELD in order.parts:
        total += len(cases) * len(order.solvers) * order.time_limit_seconds
    if Part.SCALING in order.parts:
        for point in sizes:
            many = point.x if point.axis is Axis.DELEGATIONS else 1
            total += many * order.time_limit_seconds
    return total


def _cases(order: Order) -> tuple[FieldCase, ...]:
    made = quick_cases if order.quick else full_cases
    return of_groups(made(order.data), order.groups)


def _records(order: Order, tell: Callable[[str], None]) -> Iterator[Record]:
    if Part.FIELD in order.parts:
        yield from _field(order, tell)
    if Part.SCALING in order.parts:
        for point in points(quick=order.quick):
            tell(f"growth: {point.axis} {point.x}, seed {point.seed}")
            many = point.x if point.axis is Axis.DELEGATIONS else 1
            longest = many * _longest(order)
            given = (point, order.time_limit_seconds, order.workers)
            try:
                yield {"kind": "scaling", **answered(longest, measure_point, *given)}
            except Lost as why:
                tell(f"lost: {why}")
    if Part.STARTUP in order.parts:
        from benchmarks.startup import measure_startup

        tell("start: commands cold and warm, imports, memory")
        for record in measure_startup(quick=order.quick):
            yield {"kind": "startup", **record}
    if Part.SERVICE in order.parts:
        yield from _service(order, tell)


def _field(order: Order, tell: Callable[[str], None]) -> Iterator[Record]:
    """Every solver on every case: the cases in their order, the solvers in another each time."""
    cases, random = _cases(order), Random(0)
    for place, case in enumerate(cases, start=1):
        solvers = list(order.solvers)
        random.shuffle(solvers)
        for solver in solvers:
            given = (case, solver, order.time_limit_seconds, order.workers)
            try:
                found = answered(_longest(order), run_one, *given)
            except Lost as why:
                found = lost_run(*given, str(why))
            tell(f"{place}/{len(cases)} {case.name} {solver}: {_said(found)}")
            yield {"kind": "field", **found}


def _longest(order: Order) -> float:
    """A process that takes longer hangs: beside its limit it reads, prepares and builds models."""
    return 600 + 2 * order.time_limit_seconds


def _said(run: Record) -> str:
    if run["refused"]:
        return f"refused ({'; '.join(run['refused'])})"
    if run["faults"]:
        return f"FAULTS: {'; '.join(run['faults'])}"
    proved = ", proved" if run["is_proved"] else ""
    return f"{run['points']} points{proved}, {run['seconds']:.1f} s"


def _service(order: Order, tell: Callable[[str], None]) -> Iterator[Record]:
    from benchmarks.service.asking import measure_plans
    from benchmarks.service.sweep import WAYS, measure_sweep

    tell("service: plans of the examples")
    for record in measure_plans(1 if order.quick else 3, order.time_limit_seconds):
        yield {"kind": "plan", **record}
    for way in WAYS:
        tell(f"service: a what-if sweep, {way}")
        count = 4 if order.quick else 24
        yield {"kind": "sweep", **measure_sweep(way, "cbrne-rescue", count, 60.0)}
