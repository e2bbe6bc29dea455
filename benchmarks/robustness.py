"""`python -m benchmarks.robustness`: draws per second of a sweep, with one process and with two.

The plan is solved first and does not count, nor does starting processes: they are warm when the
clock starts. Reports must be the same with any number of processes; where they are not, it fails.
"""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.instances.examples import example
from benchmarks.machine import machine_facts
from benchmarks.measuring import Record
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.optimise import carried, solve
from scenarios.robustness import (
    SHIPPED,
    Disturbances,
    Ground,
    Robustness,
    Settings,
    disturbances_in,
    processes,
    sweep,
)

TARGET = 1.7
"""How many times as fast two processes should be."""


def measured(name: str, settings: Settings, jobs: tuple[int, ...], limit: float) -> list[Record]:
    """One record for each number of processes."""
    problem, asked = example(name), SolveParameters(time_limit_seconds=limit, workers=1)
    result = solve(problem, asked)
    if result.itinerary is None:
        raise typer.BadParameter(f"{name} was not solved in {limit} s.")
    chances, _ = disturbances_in(SHIPPED, problem)
    assert chances is not None
    ground = Ground(problem, result, asked, carried(result))
    records: list[Record] = []
    reports = []
    for width in jobs:
        seconds, report = _timed(ground, problem, result.itinerary, chances, settings, width)
        reports.append(report)
        records.append(
            {
                "example": name,
                "jobs": width,
                "draws": report.n,
                "plannings": report.plannings,
                "unproved": report.unproved,
                "seconds": round(seconds, 2),
                "draws_per_second": round(report.n / seconds, 3),
                "speed_up": round(float(records[0]["seconds"]) / seconds, 2) if records else 1.0,
                "survival": report.survival,
                "points_lost": report.points_lost.mean,
            }
        )
    proved = all(one.unproved == 0 for one in reports)
    if proved and any(one != reports[0] for one in reports):
        raise SystemExit(f"{name}: the reports differ with the number of processes")
    return records


def _timed(
    ground: Ground,
    problem: Problem,
    plan: Itinerary,
    chances: Disturbances,
    settings: Settings,
    width: int,
) -> tuple[float, Robustness]:
    with processes(ground, width) as steps:
        steps.warm()
        began = time.monotonic()
        report = sweep(problem, plan, chances, settings, steps, threading.Event())
        return time.monotonic() - began, report


def main(
    names: Annotated[list[str] | None, typer.Argument(help="Examples.")] = None,
    draws: Annotated[int, typer.Option(min=1)] = 500,
    seed: int = 1,
    jobs: Annotated[list[int] | None, typer.Option(help="Numbers of processes.")] = None,
    limit: Annotated[float, typer.Option(help="Seconds for each solve.")] = 60.0,
    out: Annotated[Path | None, typer.Option(help="A file for the records.")] = None,
) -> None:
    """Measures, prints a table, and says whether two processes reach the target."""
    records: list[Record] = []
    for name in names or ["cbrne-rescue"]:
        widths = tuple(jobs or (1, 2))
        records += measured(name, Settings(draws=draws, seed=seed), widths, limit)
    console = Console()
    console.print(machine_facts())
    table = Table(*records[0])
    for record in records:
        table.add_row(*(str(value) for value in record.values()))
    console.print(table)
    reached = [one for one in records if one["jobs"] == 2]
    for one in reached:
        verdict = "reached" if one["speed_up"] >= TARGET else "not reached"
        console.print(f"{one['example']}: × {one['speed_up']} with two; {TARGET} is {verdict}")
    if out is not None:
        lines = [json.dumps({**machine_facts(), **record}) for record in records]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
