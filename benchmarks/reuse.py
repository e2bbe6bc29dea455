"""`python -m benchmarks.reuse`: what a solve saves that begins with the result before an edit.

For each example and each edit: cold, with all that the first solve kept, and with its file alone.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.instances.examples import example, example_names
from benchmarks.machine import machine_facts
from benchmarks.measuring import Record, apart
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.domain.wishes import WishKind
from optimizer.optimise import solve

COUNTED = ("rounds", "exact_rounds", "columns", "listed", "carried", "dropped")

Content = dict[str, Any]


def _unchanged(content: Content, before: SolveResult) -> None:
    """The same problem again."""


def _less_money(content: Content, before: SolveResult) -> None:
    budget = content["wishes"]["budget"]
    for field in ("total_cents", "per_head_cents"):
        if budget[field] is not None:
            budget[field] = budget[field] * 95 // 100


def _session_closed(content: Content, before: SolveResult) -> None:
    """Closes the first session of the plan that a scored wish names."""
    wished = {
        wish["target"]["session"]
        for wish in content["wishes"]["wishes"]
        if wish["kind"] == WishKind.SCORED
    }
    visits = before.itinerary.visits if before.itinerary else ()
    gone = next(key for _, visit in visits for key in visit.sessions if key in wished)
    for session in content["catalogue"]["sessions"]:
        if session["id"] == gone:
            session["availability"] = {"weekly": []}


EDITS: dict[str, Callable[[Content, SolveResult], None]] = {
    "none": _unchanged,
    "budget −5 %": _less_money,
    "a session closed": _session_closed,
}


def measure_reuse(name: str, repeats: int, time_limit: float) -> list[Record]:
    """The medians of an example: one record for each edit and start."""
    problem = example(name)
    parameters = SolveParameters(time_limit_seconds=time_limit)
    solve(problem, parameters)  # loads the compiled code
    before = solve(problem, parameters)
    starts = {
        "cold": None,
        "warm": before,
        "file": SolveResult.model_validate_json(before.model_dump_json()),
    }
    records = []
    for edit, change in EDITS.items():
        content = problem.model_dump(mode="json")
        change(content, before)
        after = Problem.model_validate(content)
        for kind, start in starts.items():
            runs = [solve(after, parameters, start=start) for _ in range(repeats)]
            records.append({"instance": name, "edit": edit, "start": kind, **_medians(runs)})
    return records


def _medians(runs: list[SolveResult]) -> Record:
    firsts = [run.provenance.seconds_to_first_plan for run in runs]
    told = [seconds for seconds in firsts if seconds is not None]
    return {
        "verdict": str(runs[0].verdict),
        "first_plan_seconds": median(told) if told else None,
        "wall_seconds": median(run.provenance.wall_seconds for run in runs),
        **{name: median(run.provenance.counters[name] for run in runs) for name in COUNTED},
    }


def table_of_reuse(records: list[Record]) -> Table:
    """The records as a table for people."""
    names = list(records[0])
    table = Table(*(name.replace("_", " ") for name in names))
    for record in records:
        table.add_row(*("–" if record[name] is None else f"{record[name]}" for name in names))
    return table


def main(
    repeats: Annotated[int, typer.Option(min=1, help="Runs of each; the median counts.")] = 3,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds for each run.")] = 60.0,
) -> None:
    """Measures and prints a table."""
    console = Console(width=150)
    records = []
    for name in example_names():
        console.print(name)
        records += apart(measure_reuse, name, repeats, time_limit)
    console.print(table_of_reuse(records))
    console.print(", ".join(f"{name} {value}" for name, value in machine_facts().items()))


if __name__ == "__main__":
    typer.run(main)
