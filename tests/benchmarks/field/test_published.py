"""What is published: whole, of one machine, and what the page shows is made from its results."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.field.records import Record, read_results
from benchmarks.field.report import FACTS, PLANS, write_into, write_report
from benchmarks.field.running import SOLVERS

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "benchmarks" / "results" / "field"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Every run that is published."""
    return read_results(PUBLISHED / "results.jsonl")


def test_every_public_set_is_complete(records: list[Record]) -> None:
    """All 154 cases, each with every solver; growth and plans through the service beside them."""
    field = [record for record in records if record["kind"] == "field"]
    counted = Counter((record["group"], record["pass"]) for record in field)
    for group, cases in (("toptw", 56), ("mctopmtw", 56), ("ophs", 42)):
        assert {solver: counted[group, solver] for solver in SOLVERS} == dict.fromkeys(
            SOLVERS, cases
        )
    kinds = {"field", "scaling", "startup", "plan", "sweep"}
    assert {record["kind"] for record in records} == kinds


def test_each_table_is_one_run_of_one_machine(records: list[Record]) -> None:
    """The same commit and order within a table, and the same machine and versions for all."""
    asked = ("quick", "side_by_side", "time_limit_seconds", "workers")
    tables: dict[tuple[str, str | None], set[tuple[object, ...]]] = {}
    for one in records:
        told = tuple(one[name] for name in (*FACTS, *asked))
        tables.setdefault((one["kind"], one.get("group")), set()).add(told)
    assert {table: len(told) for table, told in tables.items()} == dict.fromkeys(tables, 1)
    machines = {
        tuple(one[name] for name in FACTS if name not in ("commit", "changed")) for one in records
    }
    assert len(machines) == 1
    assert not any(record["changed"] for record in records)


def test_no_plan_of_this_engine_breaks_a_rule(records: list[Record]) -> None:
    """And none is above its own bound; a published value above it would be somebody's error."""
    own = [one for one in records if one["kind"] == "field" and one["pass"] == "paamaja"]
    assert not [one["instance"] for one in own if one["faults"]]
    assert all(one["points"] <= one["bound"] for one in own if one["bound"] and one["points"])


def test_the_report_is_made_from_the_results(tmp_path: Path, records: list[Record]) -> None:
    """The same report, the same plans, and the page shows the same tables."""
    made = tmp_path / "benchmarks" / "results" / "field"
    report = write_report(records, made)
    assert report.read_text(encoding="utf-8") == (PUBLISHED / report.name).read_text("utf-8")
    assert (made / PLANS).read_text("utf-8") == (PUBLISHED / PLANS).read_text("utf-8")
    page = tmp_path / "docs" / "benchmarks.md"
    page.parent.mkdir()
    shutil.copy(ROOT / "docs" / "benchmarks.md", page)
    write_into(page, report)
    assert page.read_text("utf-8") == (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    drawn = {one.name for one in made.glob("*.svg")}
    assert drawn == {one.name for one in PUBLISHED.glob("*.svg")}


def test_values_above_the_published_ones_have_their_whole_plan() -> None:
    """Every line that beats the best published value carries the itinerary itself."""
    lines = (PUBLISHED / PLANS).read_text("utf-8").splitlines()
    plans = [json.loads(line) for line in lines]
    above = [one for one in plans if one["best_known"] and one["value"] > one["best_known"]]
    assert all(one["plan"]["days"] for one in above)
