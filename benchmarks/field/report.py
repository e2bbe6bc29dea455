"""The report of a run: tables in Markdown, and plots beside it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.field.cells import number_cell, table
from benchmarks.field.costs import growth_report, plans_report, startup_report, sweep_report
from benchmarks.field.figures import grouped
from benchmarks.field.records import Record, newest
from benchmarks.field.standing import group_report
from benchmarks.marked import between

FACTS = (
    "commit",
    "changed",
    "processor",
    "cpu_count",
    "memory_bytes",
    "system",
    "python",
    "ortools",
    "numba",
    "pyvrp",
)


CODE = ("commit", "changed")
"""Of these the code, the rest is the machine."""

Facts = tuple[tuple[str, Any], ...]

MARK = "field"
"""Between these marks of a page a report can be put."""

PLANS = "plans.jsonl"
"""The tours of every public run, as `benchmarks/results/verify.py` reads them."""


def write_report(records: Sequence[Record], folder: Path) -> Path:
    """Writes report.md, its plots and the public plans into a folder; gives the report's path."""
    folder.mkdir(parents=True, exist_ok=True)
    records = newest(records)
    field = [record for record in records if record["kind"] == "field"]
    (folder / PLANS).write_text("".join(_plans(field)), encoding="utf-8")
    report = folder / "report.md"
    lines = ["# Measured against the field", *_parts(records, folder)]
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return report


def write_into(page: Path, report: Path) -> None:
    """Puts a report between the marks of a page, a heading lower, its plots where they are."""
    folder = Path(os.path.relpath(report.parent, page.parent)).as_posix()
    _, _, text = report.read_text(encoding="utf-8").partition("\n")
    text = re.sub(r"^#", "##", text, flags=re.MULTILINE)
    text = re.sub(r"(!\[[^\]]*\]\()", lambda found: f"{found[1]}{folder}/", text)
    marked = between(page.read_text(encoding="utf-8"), MARK, f"{text.strip()}\n")
    page.write_text(marked, encoding="utf-8")


def _parts(records: Sequence[Record], folder: Path) -> Iterator[str]:
    """The report in its order; the plots go into the folder."""
    by_kind = grouped(records, lambda record: record["kind"])
    yield from _facts(records)
    field = by_kind.get("field", [])
    for group, runs in grouped(field, lambda run: run["group"]).items():
        yield from group_report(group, runs, folder)
    yield from _above(field)
    yield from growth_report(by_kind.get("scaling", []), folder)
    yield from startup_report(by_kind.get("startup", []))
    yield from plans_report(by_kind.get("plan", []))
    yield from sweep_report(by_kind.get("sweep", []))


PART_NAMES = {
    "scaling": "growth",
    "startup": "starts",
    "plan": "plans through the service",
    "sweep": "sweeps through the service",
}


def _facts(records: Sequence[Record]) -> list[str]:
    """The machine, said once; more than one is said to be more than one, and which parts are whose.

    Where only the code differs nobody can tell from the facts whether the machine is the same one.
    """
    runs = grouped(records, lambda record: tuple((name, record.get(name)) for name in FACTS))
    if len(runs) == 1:
        return ["", f"One machine, {_told(*runs.popitem())}."]
    machines = {tuple(fact for fact in facts if fact[0] not in CODE) for facts in runs}
    other = "commits on machines of one kind" if len(machines) == 1 else "machines or versions"
    lines = ["", f"**Measured with {len(runs)} different {other}.**", ""]
    for facts, its in runs.items():
        parts = dict.fromkeys(_part_name(one) for one in its)
        lines.append(f"* {', '.join(parts)}: {_told(facts, its)}.")
    return lines


def _part_name(record: Record) -> str:
    """What a record is part of: of the field the table with its group."""
    kind = record["kind"]
    return f"the field's {record['group']}" if kind == "field" else PART_NAMES.get(kind, kind)


def _told(facts: Facts, records: Sequence[Record]) -> str:
    """Machine, versions and days of some records."""
    told = dict(facts)
    memory = told.pop("memory_bytes")
    found = [
        f"{name.replace('_', ' ')} {value}" for name, value in told.items() if value is not None
    ]
    found += [] if memory is None else [f"{memory / 2**30:.0f} GiB of memory"]
    dates = sorted(str(record.get("measured", ""))[:10] for record in records)
    return f"measured {dates[0]} to {dates[-1]}: {', '.join(found)}"


def _plans(field: Sequence[Record]) -> Iterator[str]:
    """One line for each plan of a public instance; one above the published best has all of it."""
    for run in field:
        if run.get("set") is None or run["points"] is None:
            continue
        told = {name: run[name] for name in ("set", "m", "tours", "nights")}
        told |= {"instance": run["file"], "solver": run["pass"], "value": run["points"]}
        told |= {"bound": run["bound"], "best_known": run["published"]}
        whole = {"plan": run["plan"]} if "plan" in run else {}
        yield json.dumps(told | whole, ensure_ascii=False) + "\n"


def _above(field: list[Record]) -> list[str]:
    """Every value above the best published one; its full plan stands in the results."""
    rows = [
        (
            run["instance"],
            run["pass"],
            str(run["published"]),
            str(run["points"]),
            number_cell(run["bound"]),
        )
        for run in field
        if run["published"] is not None
        and run["points"] is not None
        and not run["faults"]
        and run["points"] > run["published"]
    ]
    if not rows:
        return []
    heading = ("instance", "solver", "published", "here", "bound")
    intro = f"Each with its full plan in `{PLANS}`, which `verify.py` judges by the file alone."
    return ["", "## Above the best published values", "", intro, *table(heading, rows)]
