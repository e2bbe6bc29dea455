"""Lanes: cores of their own, tasks in order, a lost one recorded, nothing run a second time."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from benchmarks.field.cases import FieldCase, generated
from benchmarks.field.lanes import Task, in_lanes, lane_cores
from benchmarks.field.records import newest, read_results
from benchmarks.field.running import ENGINE
from benchmarks.field.scaling import Axis, Point
from benchmarks.field.whole import Order, Part, measure
from benchmarks.machine import machine_facts


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
    """What is there of the same order, machine and commit is not run again; other is, and is added.

    Where the code was changed since the commit nothing counts as run; a lost run never does.
    """
    facts = machine_facts() | {"commit": "abc", "changed": False}
    monkeypatch.setattr("benchmarks.field.whole.machine_facts", lambda: dict(facts))
    case = FieldCase("generated", "6x2x2/1", generated((6, 2, 2), 1))
    point = Point(Axis.SESSIONS, 6, (6, 2, 2), 1)
    monkeypatch.setattr("benchmarks.field.whole.quick_cases", lambda data: (case,))
    monkeypatch.setattr("benchmarks.field.whole.points", lambda **_: [point])
    parts = (Part.FIELD, Part.SCALING)
    order = Order(quick=True, parts=parts, solvers=(ENGINE, "pyvrp"), time_limit_seconds=30)
    said: list[str] = []
    file = measure(order, tmp_path, said.append)
    records = read_results(file)
    assert sorted(record["kind"] for record in records) == ["field", "field", "scaling"]
    assert len(said) == 3
    # One line of another commit, one lost, one cut off in the middle.
    records[0]["commit"] = "another"
    records[1]["lost"] = "no answer"
    lines = [json.dumps(record) for record in records]
    file.write_text("\n".join([*lines[:2], lines[2][:50]]))
    said.clear()
    measure(order, tmp_path, said.append)
    assert len(said) == 3
    assert len(read_results(file)) == 5
    assert len(newest(read_results(file))) == 3
    said.clear()
    measure(order, tmp_path, said.append)
    assert said == []
    facts["changed"] = True
    measure(order, tmp_path, said.append)
    assert len(said) == 3


def test_a_quick_run_is_not_taken_for_a_full_one() -> None:
    """Every record says what was asked for; of each run the newest record counts."""
    one = {"kind": "scaling", "axis": "sessions", "x": 20, "seed": 1, "size": [20, 2, 2]}
    other = one | {"size": [20, 4, 4]}
    assert newest([one, other, one | {"seconds": 3}]) == [one | {"seconds": 3}, other]


def test_a_stop_ends_what_runs() -> None:
    """Whoever takes no more records waits for nobody."""
    tasks = [
        Task("quick", _bound, (1,), 120.0, _lost),
        Task("slow", time.sleep, (3600,), 3600.0, _lost),  # type: ignore[arg-type]
    ]
    found = in_lanes(tasks, [frozenset(), frozenset()])
    assert next(found)[1]["number"] == 1
    found.close()  # type: ignore[attr-defined]
