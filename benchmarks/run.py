"""`python -m benchmarks.run`: measures examples, generated trips or public sets.

A table for people, and JSON lines if asked for.

Each instance runs in a process of its own, the instances in a new order every time.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Annotated, Literal

import typer
from rich.console import Console

from benchmarks.instances.examples import example_names
from benchmarks.machine import machine_facts
from benchmarks.measuring import Job, Record, Settings, apart, measure_apart
from benchmarks.public.measuring import measure_case
from benchmarks.public.sets import Case, NoInstances, PublicSet, cases_of
from benchmarks.public.table import table_of_cases
from benchmarks.table import table_of

app = typer.Typer(no_args_is_help=True, add_completion=False)

_PAGE = 150
_RULES: dict[bool, Literal["plain", "all"]] = {False: "plain", True: "all"}
_SIZE = re.compile(r"^(\d+)x(\d+)x(\d+)$")


class Suite(StrEnum):
    """What to measure."""

    EXAMPLES = "examples"
    GENERATED = "generated"
    PUBLIC = "public"


class Peer(StrEnum):
    """What to compare with."""

    ONE_MODEL = "one-model"


def _sizes(text: str) -> list[tuple[int, int, int]]:
    found = []
    for part in text.split(","):
        match = _SIZE.match(part.strip())
        if match is None:
            raise typer.BadParameter(f"{part!r} is not sessions x days x hotels, like 30x3x3.")
        found.append((int(match[1]), int(match[2]), int(match[3])))
    return found


def _seeds(text: str) -> list[int]:
    try:
        return [int(part) for part in text.split(",")]
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a list of whole numbers.") from None


def jobs_of(
    suite: Suite, sizes: str, seeds: str, *, caps: bool = True, all_rules: bool = False
) -> list[Job]:
    """The instances of a suite; the name of a generated trip says what it has and has not."""
    if suite is Suite.EXAMPLES:
        return [Job(name) for name in example_names()]
    kind = ("" if caps else "-free") + ("-all" if all_rules else "")
    return [
        Job(f"{'x'.join(map(str, size))}{kind}/{seed}", size, seed, caps, _RULES[all_rules])
        for size in _sizes(sizes)
        for seed in _seeds(seeds)
    ]


@app.command()
def run(
    suite: Annotated[
        Suite, typer.Argument(help="Worked examples, generated trips, or a public set.")
    ],
    sizes: Annotated[str, typer.Option(help="Sessions x days x hotels.")] = "30x3x3,40x4x4",
    seeds: Annotated[str, typer.Option(help="Seeds of the generated trips.")] = "1,2,3",
    caps: Annotated[
        bool, typer.Option("--caps/--no-caps", help="Generated trips: with pacing caps or not.")
    ] = True,
    all_rules: Annotated[
        bool, typer.Option("--all-rules", help="Generated trips: with every rule at work.")
    ] = False,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds for each run.")] = 60.0,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Workers of each run.")] = 2,
    peer: Annotated[Peer | None, typer.Option(help="Runs this one on the same trips.")] = None,
    out: Annotated[Path | None, typer.Option(help="JSON lines are added to this file.")] = None,
    recompile: Annotated[
        bool, typer.Option("--recompile", help="The first run compiles the kernel.")
    ] = False,
    data: Annotated[Path | None, typer.Option(help="Public sets: the folder they are in.")] = None,
    public_set: Annotated[PublicSet | None, typer.Option("--set", help="Which of them.")] = None,
    only: Annotated[str, typer.Option(help="Public sets: these instances.")] = "",
    tours: Annotated[str, typer.Option(help="Public sets: these numbers of tours.")] = "",
) -> None:
    """Measures, prints a table, and adds one JSON line for each run to the file."""
    if suite is not Suite.GENERATED and (all_rules or not caps):
        raise typer.BadParameter("only generated trips can be without caps or with all rules.")
    if all_rules and peer is not None:
        raise typer.BadParameter("the peer does not know all rules.")
    if suite is Suite.PUBLIC:
        _run_public(_public_cases(data, public_set, only, tours), time_limit, workers, out)
        return
    jobs = jobs_of(suite, sizes, seeds, caps=caps, all_rules=all_rules)
    Random().shuffle(jobs)
    settings = Settings(time_limit, workers, with_peer=peer is not None)
    facts, console, records = machine_facts(), _console(), []
    for place, job in enumerate(jobs):
        console.print(f"{place + 1}/{len(jobs)} {job.name}")
        found = _measured(job, settings, recompile=recompile)
        records += found
        if out is not None:
            _write(out, [{**facts, "recompiled": recompile, **record} for record in found])
    records.sort(key=lambda record: record["instance"])
    console.print(table_of(records))
    console.print(", ".join(f"{name} {value}" for name, value in facts.items()))


def _public_cases(
    data: Path | None, public_set: PublicSet | None, only: str, tours: str
) -> list[Case]:
    if data is None or public_set is None:
        raise typer.BadParameter("a public set needs --data FOLDER and --set NAME.")
    names = tuple(part.strip() for part in only.split(",") if part.strip())
    try:
        return cases_of(data, public_set, names, tuple(_seeds(tours)) if tours else ())
    except NoInstances as why:
        raise typer.BadParameter(str(why)) from None


def _run_public(cases: list[Case], time_limit: float, workers: int, out: Path | None) -> None:
    facts, console, records = machine_facts(), _console(), []
    for place, case in enumerate(cases):
        console.print(f"{place + 1}/{len(cases)} {case.name}")
        record = apart(measure_case, case, time_limit, workers)
        records.append(record)
        if out is not None:
            _write(out, [{**facts, "suite": "public", **record}])
    console.print(table_of_cases(records))
    console.print(", ".join(f"{name} {value}" for name, value in facts.items()))


def _console() -> Console:
    """The terminal, or a wide page where there is none."""
    console = Console()
    return console if console.is_terminal else Console(width=_PAGE)


def _measured(job: Job, settings: Settings, *, recompile: bool) -> list[Record]:
    """The records of a job; with an empty cache of compiled code if asked for."""
    if not recompile:
        return measure_apart(job, settings)
    with tempfile.TemporaryDirectory() as empty:
        os.environ["NUMBA_CACHE_DIR"] = empty
        try:
            return measure_apart(job, settings)
        finally:
            del os.environ["NUMBA_CACHE_DIR"]


def _write(file: Path, records: list[Record]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        for record in records:
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    app()
