"""`python -m benchmarks.guard`: a small set solved again, beside what is written down of it.

Verdicts and values must be the same, and counters that do not depend on the machine may not grow by
more than a fifth unnoticed. `--write` renews what is written down; the change is then seen in the
file, and has to be explained where it is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from benchmarks.effort import JUDGED
from benchmarks.machine import machine_facts
from benchmarks.measuring import Job
from optimizer.domain.progress import SolveParameters
from optimizer.optimise import solve

BASELINE = Path(__file__).parent / "results" / "guard.json"
"""What is written down: software versions, and each instance's answer and counters."""

MOST = 1.2
"""A counter may be so many times what is written down."""

PINNED = ("ortools", "numba")
"""What the counters depend on beside the engine."""

JOBS = (
    Job("20x2x2/1", (20, 2, 2), 1),
    Job("20x2x2-tight/2", (20, 2, 2), 2, budget=0.4),
    Job("20x2x2-free/1", (20, 2, 2), 1, caps=False),
    Job("12x3x2-all/1", (12, 3, 2), 1, rules="all"),
    Job("30x3x3/1", (30, 3, 3), 1),
    Job("30x3x3-loose/2", (30, 3, 3), 2, budget=1.0),
    Job("30x3x3-tight/3", (30, 3, 3), 3, budget=0.4),
)
"""Small trips, of which all are proved: with and without caps, tight and loose, with every rule."""

_SECONDS = 600.0
"""Far more than any takes, also where much else goes on: a limit that struck would tell of that."""


@dataclass(frozen=True)
class Kept:
    """What is written down of an instance: verdict, value and bound by tier, counters."""

    verdict: str
    tiers: dict[str, list[int | None]]
    counters: dict[str, int]


def solved(job: Job) -> Kept:
    """An instance solved with one worker, on which the counters do not depend on anything else."""
    asked = SolveParameters(time_limit_seconds=_SECONDS, workers=1)
    result = solve(job.problem(), asked)
    counters = result.provenance.counters
    return Kept(
        str(result.verdict),
        {tier.name: [tier.value, tier.bound] for tier in result.tiers},
        {name: counters[name] for name in JUDGED},
    )


def written(kept: dict[str, Kept], facts: dict[str, Any]) -> str:
    """The file's text."""
    versions = {name: facts[name] for name in PINNED}
    runs = {name: asdict(one) for name, one in kept.items()}
    return json.dumps({"versions": versions, "runs": runs}, indent=1) + "\n"


def read(file: Path) -> tuple[dict[str, Any], dict[str, Kept]]:
    """Versions and runs of the file."""
    content = json.loads(file.read_text(encoding="utf-8"))
    return content["versions"], {name: Kept(**run) for name, run in content["runs"].items()}


def findings(before: dict[str, Kept], after: dict[str, Kept]) -> Iterator[str]:
    """Everything that is worse than written down, or not to be compared."""
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            yield f"{name} is only {'written down' if name in before else 'measured'}"
            continue
        one, other = before[name], after[name]
        if (one.verdict, one.tiers) != (other.verdict, other.tiers):
            yield f"{name}: {one.verdict} {one.tiers} is now {other.verdict} {other.tiers}"
        for counter, count in one.counters.items():
            now = other.counters[counter]
            if now > count * MOST:
                yield f"{name}: {counter} grew from {count} to {now}, more than {MOST:g} times"


def better(before: dict[str, Kept], after: dict[str, Kept]) -> Iterator[str]:
    """What has fallen by as much, so that what is written down no longer guards it."""
    for name in sorted(before.keys() & after.keys()):
        for counter, count in before[name].counters.items():
            now = after[name].counters[counter]
            if now * MOST < count:
                yield f"{name}: {counter} fell from {count} to {now}"


def strangers(versions: dict[str, Any], facts: dict[str, Any]) -> Iterator[str]:
    """Software of which another version is installed than the counters were written down with."""
    for name in PINNED:
        if versions.get(name) != facts[name]:
            yield f"{name} is {facts[name]}, written down with {versions.get(name)}"


def main(
    write: Annotated[bool, typer.Option("--write", help="Renew what is written down.")] = False,
) -> None:
    """Solves the small set again; exit code 1 if an answer differs or a counter grew too much."""
    console, facts = Console(soft_wrap=True), machine_facts()
    after = {job.name: solved(job) for job in JOBS}
    if write:
        BASELINE.write_text(written(after, facts), encoding="utf-8")
        console.print(f"{len(after)} runs written to {BASELINE}")
        return
    versions, before = read(BASELINE)
    faults = [*strangers(versions, facts), *findings(before, after)]
    for text in faults:
        console.print(text)
    for text in better(before, after):
        console.print(f"{text}: renew with --write")
    console.print(f"{len(after)} runs, {len(faults)} findings")
    if faults:
        console.print("If that is meant, renew with: python -m benchmarks.guard --write")
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
