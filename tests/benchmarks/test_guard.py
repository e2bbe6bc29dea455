"""The guard: the small set is answered as written down, at no more than a fifth more effort."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.guard import (
    BASELINE,
    JOBS,
    MOST,
    Kept,
    better,
    findings,
    read,
    solved,
    strangers,
    written,
)
from benchmarks.machine import machine_facts

ONE = Kept("OPTIMAL", {"points": [7, 7]}, {"labels": 100, "columns": 0})


def test_the_software_is_the_one_of_the_counters() -> None:
    """A new pin of a solver renews what is written down: `python -m benchmarks.guard --write`."""
    versions, runs = read(BASELINE)
    assert list(strangers(versions, machine_facts())) == []
    assert list(runs) == [job.name for job in JOBS]
    assert {run.verdict for run in runs.values()} <= {"OPTIMAL", "INFEASIBLE"}


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_a_small_trip_is_answered_as_written_down(job: object) -> None:
    """The same verdict and values, and no counter more than a fifth above what is written down."""
    assert isinstance(job, type(JOBS[0]))
    _, runs = read(BASELINE)
    assert list(findings({job.name: runs[job.name]}, {job.name: solved(job)})) == []


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (ONE, 0),
        (replace(ONE, counters={"labels": 120, "columns": 0}), 0),
        (replace(ONE, counters={"labels": 121, "columns": 0}), 1),
        (replace(ONE, counters={"labels": 100, "columns": 1}), 1),
        (replace(ONE, tiers={"points": [6, 7]}), 1),
        (replace(ONE, tiers={"points": [8, 8]}), 1),
        (replace(ONE, verdict="FEASIBLE"), 1),
    ],
)
def test_what_is_worse_is_found(after: Kept, found: int) -> None:
    """Both edges of a fifth, a counter from nothing, another value either way, a proof lost."""
    assert MOST == 1.2
    assert len(list(findings({"one": ONE}, {"one": after}))) == found


def test_a_run_that_is_only_on_one_side_is_found() -> None:
    """Nothing leaves the set or enters it without being written down."""
    assert list(findings({"one": ONE}, {})) == ["one is only written down"]
    assert list(findings({}, {"one": ONE})) == ["one is only measured"]


def test_what_has_fallen_is_told() -> None:
    """Below five sixths what is written down guards nothing any more."""
    for labels, told in ((84, 0), (83, 1)):
        now = replace(ONE, counters={"labels": labels, "columns": 0})
        assert len(list(better({"one": ONE}, {"one": now}))) == told


def test_another_version_is_a_stranger() -> None:
    """Told with both versions."""
    told = list(strangers({"ortools": "1", "numba": "2"}, {"ortools": "1", "numba": "3"}))
    assert told == ["numba is 3, written down with 2"]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """The file keeps versions and runs."""
    file = tmp_path / "guard.json"
    file.write_text(written({"one": ONE}, {"ortools": "1", "numba": "2", "commit": "x"}))
    assert read(file) == ({"ortools": "1", "numba": "2"}, {"one": ONE})
