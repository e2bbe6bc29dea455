"""Lanes: cores of their own, tasks in order, a lost one recorded, nothing run a second time."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks.field.cases import FieldCase, generated
from benchmarks.field.lanes import Task, in_lanes, lane_cores
from benchmarks.field.running import ENGINE
from benchmarks.field.scaling import Axis, Point
from benchmarks.field.whole import Order, Part, measure, read_results


def _bound(number: int) -> dict[str, Any]:
    return {"number": number, "cores": sorted(os.sched_getaffinity(0))}


def _crash(_: int) -> dict[str, Any]:
    os._exit(3)


def _lost(why: str) -> dict[str, Any]:
    return {"lost": why}


def test_lanes_share_no_core() -> None:
    """As many for each as it has workers; one lane may have fewer, several may not."""
    cores = sorted(os.sched_getaffinity(0))
    assert lane_cores(1, 1) == [frozenset(cores[:1])]
    two = lane_cores(2, 1)
    assert [len(one) for one in two] == [1, 1]
    assert not two[0] & two[1]
    assert lane_cores(1, len(cores) + 1) == [frozenset()]
    with pytest.raises(ValueError, match="need more than"):
        lane_cores(2, len(cores))


def test_a_system_that_cannot_bind_binds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its processes run wherever it puts them."""
    monkeypatch.delattr(os, "sched_getaffinity")
    assert lane_cores(3, 2) == [frozenset()] * 3


def test_tasks_run_on_the_cores_of_their_lane() -> None:
    """One lane runs them in their order; a crash is a record and the others go on."""
    core = sorted(os.sched_getaffinity(0))[-1]
    works = [_bound, _crash, _bound]
    tasks = [Task(str(n), work, (n,), 120.0, _lost) for n, work in enumerate(works)]
    found = list(in_lanes(tasks, [frozenset({core})]))
    assert [task.name for task, _ in found] == ["0", "1", "2"]
    assert found[0][1] == {"number": 0, "cores": [core]}
    assert "ended with 3" in found[1][1]["lost"]
    assert found[2][1] == {"number": 2, "cores": [core]}


def test_a_stopped_run_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there from the same machine and versions is not run again; other is, and is added."""
    case = FieldCase("generated", "6x2x2/1", generated((6, 2, 2), 1))
    point = Point(Axis.SESSIONS, 6, (6, 2, 2), 1)
    monkeypatch.setattr("benchmarks.field.whole.quick_cases", lambda data: (case,))
    monkeypatch.setattr("benchmarks.field.whole.points", lambda *, quick: [point])
    parts = (Part.FIELD, Part.SCALING)
    order = Order(quick=True, parts=parts, solvers=(ENGINE, "pyvrp"), time_limit_seconds=30)
    said: list[str] = []
    file = measure(order, tmp_path, said.append)
    records = read_results(file)
    assert sorted(record["kind"] for record in records) == ["field", "field", "scaling"]
    assert len(said) == 3
    # One line of another commit, and one missing.
    records[0]["commit"] = "another"
    file.write_text("".join(json.dumps(record) + "\n" for record in records[:2]))
    said.clear()
    measure(order, tmp_path, said.append)
    assert len(said) == 2
    assert len(read_results(file)) == 4
    said.clear()
    measure(order, tmp_path, said.append)
    assert said == []
