"""`python -m benchmarks.effort BEFORE AFTER`: the effort of two measurements, run by run.

Compares counters that do not depend on the machine (labels, columns, simplex iterations, rounds)
of two files of JSON lines written by `benchmarks.run --out`, and gives the worst ratio of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.measuring import Record

COUNTED = ("labels", "columns", "simplex_iterations", "rounds", "listed")
"""What is compared. The verdict on a change is passed on `JUDGED`."""

JUDGED = ("labels", "columns", "simplex_iterations")
"""What `--most` judges: `rounds` are too few and `listed` too fickle for a share to mean much."""

_PROVED = ("OPTIMAL", "INFEASIBLE")
_PAGE = 150

Key = tuple[str, str]
"""Instance and pass."""


class NoComparison(Exception):
    """The files have nothing to compare; says why."""


@dataclass(frozen=True)
class Effort:
    """What one run took: the median of its counters over the repeats, and what it answered.

    Only a run that was proved to the end in all repeats is judged: where a time limit struck, the
    counters tell of the machine.
    """

    counters: dict[str, float]
    answer: str
    is_proved: bool


@dataclass(frozen=True)
class Comparison:
    """One run before and after."""

    key: Key
    before: Effort
    after: Effort

    @property
    def is_judged(self) -> bool:
        """Whether its ratios say something of the engine alone."""
        return self.before.is_proved and self.after.is_proved

    @property
    def is_same_answer(self) -> bool:
        """Whether verdict and proved values are equal."""
        return self.before.answer == self.after.answer

    def ratio(self, counter: str) -> float | None:
        """After by before; 1 where both are 0, None where only the first is or one is missing."""
        if counter not in self.before.counters or counter not in self.after.counters:
            return None
        before, after = self.before.counters[counter], self.after.counters[counter]
        if before == 0:
            return 1.0 if after == 0 else None
        return after / before


def efforts(file: Path) -> dict[Key, Effort]:
    """The runs of a file that have counters, by instance and pass. Raises NoComparison."""
    runs: dict[Key, list[Record]] = {}
    for record in _records(file):
        if "counters" in record:
            runs.setdefault((record["instance"], record["pass"]), []).append(record)
    if not runs:
        raise NoComparison(f"{file} has no run with counters.")
    return {key: _effort(records) for key, records in runs.items()}


def _records(file: Path) -> Iterator[Record]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        for line in lines:
            if line.strip():
                yield json.loads(line)
    except OSError as why:
        raise NoComparison(f"{file} cannot be read: {why.strerror}.") from None
    except ValueError:
        raise NoComparison(f"{file} is no file of JSON lines.") from None


def _effort(records: list[Record]) -> Effort:
    names = [name for name in COUNTED if all(name in one["counters"] for one in records)]
    answers = sorted({_answer(one) for one in records})
    return Effort(
        {name: median(one["counters"][name] for one in records) for name in names},
        " or ".join(answers),
        all(one["verdict"] in _PROVED for one in records),
    )


def _answer(record: Record) -> str:
    values = ", ".join(str(tier["value"]) for tier in record["tiers"])
    return f"{record['verdict']} {values}".strip()


def compared(before: Path, after: Path) -> list[Comparison]:
    """The runs that both files have, in order. Raises NoComparison if there is none."""
    first, second = efforts(before), efforts(after)
    keys = sorted(first.keys() & second.keys())
    if not keys:
        raise NoComparison("The files have no run in common.")
    return [Comparison(key, first[key], second[key]) for key in keys]


def worst(found: list[Comparison], counter: str) -> tuple[float, Key] | None:
    """The largest ratio of a counter over the runs that are judged, and which run it is."""
    ratios = [
        (ratio, one.key)
        for one in found
        if one.is_judged and (ratio := one.ratio(counter)) is not None
    ]
    return max(ratios, default=None)


def table_of_effort(found: list[Comparison]) -> Table:
    """One row for each run: each counter afterwards, and its ratio to the one before."""
    table = Table(title="Effort after (by before)")
    table.add_column("run", no_wrap=True)
    table.add_column("answer")
    for name in COUNTED:
        table.add_column(name.replace("_", " "), justify="right", no_wrap=True)
    for one in found:
        answer = one.after.answer
        if not one.is_same_answer:
            answer = f"{one.before.answer} → {answer}"
        if not one.is_judged:
            answer += " (not judged)"
        table.add_row(" ".join(one.key), answer, *(_cell(one, name) for name in COUNTED))
    return table


def _cell(one: Comparison, counter: str) -> str:
    if counter not in one.before.counters or counter not in one.after.counters:
        return "–"
    ratio = one.ratio(counter)
    told = "–" if ratio is None else f"{ratio:.3f}"
    return f"{one.after.counters[counter]:.0f} ({told})"


def main(
    before: Annotated[Path, typer.Argument(help="JSON lines of the earlier measurement.")],
    after: Annotated[Path, typer.Argument(help="JSON lines of the later one.")],
    most: Annotated[
        float | None,
        typer.Option(min=0.0, help="Exit code 1 if labels, columns or iterations grew by more."),
    ] = None,
) -> None:
    """Compares the effort of two measurements and prints the worst ratios."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=_PAGE)
    try:
        found = compared(before, after)
    except NoComparison as why:
        raise typer.BadParameter(str(why)) from None
    console.print(table_of_effort(found))
    judged = sum(one.is_judged for one in found)
    console.print(f"{judged} of {len(found)} runs are proved on both sides and judged.")
    over = False
    for counter in COUNTED:
        if (one := worst(found, counter)) is not None:
            console.print(f"worst {counter}: {one[0]:.3f} ({' '.join(one[1])})")
            over |= most is not None and counter in JUDGED and one[0] > most
    grown = [one for one in found if one.is_judged and _grew_from_nothing(one)]
    for one in grown:
        console.print(f"from nothing: {' '.join(one.key)}")
    if not judged and most is not None:
        console.print("Nothing is judged, so nothing is said.")
    if most is not None and (over or grown or not judged):
        raise typer.Exit(1)


def _grew_from_nothing(one: Comparison) -> bool:
    """Whether a counter that is judged was 0 before and is not now: no ratio can tell of it."""
    return any(
        one.before.counters.get(name) == 0 and one.after.counters.get(name, 0) > 0
        for name in JUDGED
    )


if __name__ == "__main__":
    typer.run(main)
