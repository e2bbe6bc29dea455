"""The report of a run: tables in Markdown, and plots beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.field.cells import number_cell, table
from benchmarks.field.costs import growth_report, plans_report, startup_report, sweep_report
from benchmarks.field.figures import Record, grouped
from benchmarks.field.standing import group_report

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


PLANS = "plans.jsonl"
"""The tours of every public run, as `benchmarks/results/verify.py` reads them."""


def write_report(records: Sequence[Record], folder: Path) -> Path:
    """Writes report.md, its plots and the public plans into a folder; gives the report's path."""
    folder.mkdir(parents=True, exist_ok=True)
    by_kind = grouped(records, lambda record: record["kind"])
    parts = ["# Measured against the field", *_facts(records)]
    field = by_kind.get("field", [])
    for group, runs in grouped(field, lambda run: run["group"]).items():
        parts += group_report(group, runs, folder)
    parts += _above(field)
    parts += growth_report(by_kind.get("scaling", []), folder)
    parts += startup_report(by_kind.get("startup", []))
    parts += plans_report(by_kind.get("plan", []))
    parts += sweep_report(by_kind.get("sweep", []))
    (folder / PLANS).write_text("".join(_plans(field)), encoding="utf-8")
    report = folder / "report.md"
    report.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return report


def _facts(records: Sequence[Record]) -> list[str]:
    """The machine, said once; more than one is said to be more than one."""
    found = {tuple((name, record.get(name)) for name in FACTS) for record in records}
    if len(found) != 1:
        return ["", f"**Measured with {len(found)} different machines or versions.**"]
    told = dict(found.pop())
    memory = told.pop("memory_bytes")
    facts = [
        f"{name.replace('_', ' ')} {value}" for name, value in told.items() if value is not None
    ]
    facts += [] if memory is None else [f"{memory / 2**30:.0f} GiB of memory"]
    dates = sorted(str(record.get("measured", ""))[:10] for record in records)
    return ["", f"One machine, measured {dates[0]} to {dates[-1]}: {', '.join(facts)}."]


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
