"""`python -m benchmarks.whatif FILE`: the scenarios of a file, warm from their baseline, and cold.

Warm is as `paamaja replay` does it: from the baseline's result and its courses as bytes, as another
process has them. Answers that are proved must be the same bytes both ways; where they are not, the
run fails.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.machine import machine_facts
from benchmarks.measuring import Record, apart
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import carried, carrying, solve
from scenarios.files import ScenarioSet, scenarios_in

LONG_SECONDS, LONG_SHARE, SHORT_SECONDS = 2.0, 0.25, 0.5
"""The target: a quarter of a cold solve that takes as long, else half a second."""

PROVED = (Verdict.OPTIMAL, Verdict.INFEASIBLE)
COUNTED = ("rounds", "columns", "listed", "carried")

COLD, WARM = "cold", "warm"


def measure_file(path: Path, repeats: int, time_limit: float, workers: int) -> list[Record]:
    """One record for each scenario, medians of so many runs, cold and warm in turn."""
    asked = SolveParameters(time_limit_seconds=time_limit, workers=workers)
    found = scenarios_in(path, asked)
    solve(found.baseline, asked)  # loads the compiled code
    first = _timed(found.baseline, asked)
    base = first.result
    start = carrying(SolveResult.model_validate_json(base.model_dump_json()), carried(base))
    records = [_record("baseline", [first], [])]
    for name, problem in _problems(found, base):
        cold, warm = [], []
        for _ in range(repeats):
            cold.append(_timed(problem, asked))
            warm.append(_timed(problem, asked, start))
        records.append(_record(name, cold, warm))
    return [{"file": found.file.id, "workers": workers, **record} for record in records]


@dataclass(frozen=True)
class _Run:
    """A solve with the processor seconds of all its threads, which other work disturbs less."""

    result: SolveResult
    cpu_seconds: float


def _timed(problem: Problem, asked: SolveParameters, start: SolveResult | None = None) -> _Run:
    began = time.process_time()
    result = solve(problem, asked, start=start)
    return _Run(result, round(time.process_time() - began, 3))


def _problems(found: ScenarioSet, base: SolveResult) -> Iterable[tuple[str, Problem]]:
    """The scenarios that can be asked; without a plan, none that plans one anew."""
    for scenario in found.scenarios:
        if base.itinerary is not None or not found.needs_baseline(scenario):
            yield scenario.name, found.overlaid(scenario, base.itinerary).problem


def _record(name: str, cold: list[_Run], warm: list[_Run]) -> Record:
    record: Record = {"scenario": name}
    for kind, runs in ((COLD, cold), (WARM, warm)):
        record[kind] = _medians(runs) if runs else None
    proved = [run.result for run in (*cold, *warm) if run.result.verdict in PROVED]
    record["same"] = len({run.model_dump_json(exclude={"provenance"}) for run in proved}) <= 1
    return record


def _medians(runs: list[_Run]) -> Record:
    provenances = [run.result.provenance for run in runs]
    firsts = [one.seconds_to_first_plan for one in provenances]
    told = [seconds for seconds in firsts if seconds is not None]
    return {
        "verdict": str(runs[0].result.verdict),
        "first_plan_seconds": median(told) if told else None,
        "wall_seconds": median(one.wall_seconds for one in provenances),
        "cpu_seconds": median(run.cpu_seconds for run in runs),
        **{name: median(one.counters[name] for one in provenances) for name in COUNTED},
    }


# --- for people --------------------------------------------------------------------------------
def table_of(records: list[Record]) -> Table:
    """One row for each scenario: verdicts, seconds, and the share of warm in cold."""
    heading = (
        "scenario",
        "verdict",
        "cold s",
        "warm s",
        "warm / cold",
        "cpu s",
        "rounds",
        "listed",
        "same",
    )
    table = Table(*heading)
    for record in records:
        cold, warm = record[COLD], record[WARM]
        if warm is None:
            seconds = f"{cold['wall_seconds']:.2f}"
            table.add_row(record["scenario"], cold["verdict"], seconds, "", "", "", "", "", "")
            continue
        verdicts = dict.fromkeys((cold["verdict"], warm["verdict"]))
        table.add_row(
            record["scenario"],
            " / ".join(verdicts),
            f"{cold['wall_seconds']:.2f}",
            f"{warm['wall_seconds']:.2f}",
            f"{share_of(record):.0%}",
            f"{cold['cpu_seconds']:.1f} / {warm['cpu_seconds']:.1f}",
            f"{cold['rounds']:g} / {warm['rounds']:g}",
            f"{cold['listed']:g} / {warm['listed']:g}",
            "yes" if record["same"] else "NO",
        )
    return table


def share_of(record: Record) -> float:
    """What part of a cold solve a warm one takes."""
    return float(record[WARM]["wall_seconds"]) / max(float(record[COLD]["wall_seconds"]), 1e-3)


def summary_of(records: list[Record]) -> list[str]:
    """The medians of both targets, each in a sentence."""
    asked = [record for record in records if record[WARM] is not None]
    long = [one for one in asked if one[COLD]["wall_seconds"] >= LONG_SECONDS]
    short = [one for one in asked if one[COLD]["wall_seconds"] < LONG_SECONDS]
    lines = []
    if long:
        share = median(share_of(one) for one in long)
        is_met = "met" if share <= LONG_SHARE else "not met"
        lines.append(
            f"{len(long)} scenarios of {LONG_SECONDS:g} s or more: median warm / cold {share:.0%} "
            f"(target {LONG_SHARE:.0%}, {is_met})"
        )
    if short:
        seconds = median(one[WARM]["wall_seconds"] for one in short)
        is_met = "met" if seconds <= SHORT_SECONDS else "not met"
        lines.append(
            f"{len(short)} scenarios of less: median warm {seconds:.2f} s "
            f"(target {SHORT_SECONDS:g} s, {is_met})"
        )
    return lines


def main(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Scenario files.")],
    repeats: Annotated[int, typer.Option(min=1, help="Runs of each; the median counts.")] = 3,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds for each run.")] = 120.0,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Solver threads.")] = 2,
    out: Annotated[
        Path | None, typer.Option(help="Append the records here, as JSON lines.")
    ] = None,
) -> None:
    """Measures each file in a process of its own and prints a table and the targets."""
    console = Console(width=150)
    records: list[Record] = []
    for file in files:
        console.print(str(file))
        found = apart(measure_file, file, repeats, time_limit, workers)
        console.print(table_of(found))
        for line in summary_of(found):
            console.print(line)
        records += found
    facts = machine_facts()
    if out is not None:
        with out.open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps(record | facts) + "\n" for record in records)
    if len(files) > 1:
        console.print("All files:", *summary_of(records), sep="\n")
    console.print(", ".join(f"{name} {value}" for name, value in facts.items()))
    if not all(record["same"] for record in records):
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
