"""Scenario runs as jobs: what the library's replay answers, without a file."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from api.jobs.kinds import Course, kind_named
from optimizer.domain.progress import Progress
from optimizer.domain.result import SolveResult
from scenarios.replay import ReplayReport
from tests.builders.small import small_problem

ROOM = kind_named("scenario-run")
PROBLEM = json.loads(small_problem().model_dump_json())


def request_of(**fields: Any) -> dict[str, Any]:
    """Two edits and none, of the small problem."""
    base = {
        "problem": PROBLEM,
        "overlays": [
            {"id": "penniless", "kind": "budget-changed", "cents": 1},
            {"id": "unwished", "kind": "wish-dropped", "wish": "water-wish"},
        ],
        "scenarios": [
            {"id": "same"},
            {"id": "poor", "overlays": ["penniless"]},
            {"id": "both", "cross": [["unwished", []], ["penniless", []]]},
        ],
        "parameters": {"time_limit_seconds": 60},
    }
    return base | fields


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Works in a folder of its own, as the process of a worker does."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_scenario_is_answered_beside_the_baseline(in_folder: Path) -> None:
    """With its comparison, its result under its key, told by name; and no file stays."""
    steps: list[Progress] = []
    course = Course(steps.append, threading.Event(), "disagreements")
    content = json.loads(json.dumps(ROOM.work(ROOM.read(request_of()), course)))
    report = ReplayReport.model_validate(content["report"])
    assert report.is_complete
    verdicts = {}
    for one in report.scenarios:
        assert one.comparison is not None
        assert one.result is not None
        verdicts[one.name] = SolveResult.model_validate(content["results"][one.result]).verdict
    assert [verdict.value for verdict in verdicts.values()] == [
        "OPTIMAL",
        "INFEASIBLE",
        "INFEASIBLE",
        "OPTIMAL",
        "INFEASIBLE",
        "OPTIMAL",
    ]
    assert {step.message for step in steps} >= {"baseline: solved OPTIMAL", "poor: begun"}
    assert os.listdir(in_folder) == []


def test_a_stop_keeps_what_is_answered(in_folder: Path) -> None:
    """The rest is told to be without an answer."""
    stop = threading.Event()

    def hear(step: Progress) -> None:
        if step.message.startswith("baseline: solved"):
            stop.set()

    content = ROOM.work(ROOM.read(request_of()), Course(hear, stop, "disagreements"))
    report = ReplayReport.model_validate(content["report"])
    assert report.baseline.figures is not None
    assert not report.is_complete


def test_it_asks_for_the_time_of_all(in_folder: Path) -> None:
    """Baseline and scenarios, each with its own limit, and the most threads of any."""
    own = [{"id": "same", "params": {"time_limit_seconds": 5, "workers": 3}}, {"id": "again"}]
    asked = ROOM.asked(ROOM.read(request_of(scenarios=own)))
    assert (asked.seconds, asked.threads) == (60 + 5 + 60, 3)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"scenarios": [{"id": "a", "overlays": ["none"]}]}, "names no overlay: 'none'"),
        ({"scenarios": [{"id": "a", "cross": [["none"]]}]}, "names no overlay: 'none'"),
        ({"scenarios": [{"id": "a"}, {"id": "a"}]}, "have the same name: a"),
        ({"scenarios": []}, "at least 1 item"),
        (
            {"overlays": [{"id": "o", "kind": "wish-dropped", "wish": "nothing"}],
             "scenarios": [{"id": "a", "overlays": ["o"]}]},
            "the scenario 'a'",
        ),
        (
            {"overlays": [{"id": f"o{n}", "kind": "budget-changed", "cents": n} for n in range(33)],
             "scenarios": [{"id": "a", "cross": [[f"o{n}" for n in range(33)]] * 2}]},
            "a run has at most 1000",
        ),
        ({"baseline": {"wishes": "/etc/passwd"}}, "baseline"),
    ],
)  # fmt: skip
def test_what_could_only_fail_is_refused(fields: dict[str, Any], sentence: str) -> None:
    """Before any of it is solved; and a request names no file."""
    with pytest.raises(ValidationError, match=sentence):
        ROOM.read(request_of(**fields))
