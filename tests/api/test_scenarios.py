"""`paamaja scenarios`, and `paamaja validate` with a scenario file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.api import calls
from tests.scenarios.files.written import file_of, write

OVERLAYS = [
    {
        "id": "fewer",
        "kind": "party-changed",
        "change": -2,
        "name": {"fi": "Vähemmän", "en": "Less"},
    },
    {"id": "closed", "kind": "session-closed", "session": "demo"},
    {"id": "cheap", "kind": "budget-changed", "cents": 150_000, "limit": "meals"},
    {"id": "late", "kind": "replan-from", "date": "2027-05-11"},
    {
        "id": "off",
        "kind": "late-cancellation",
        "session": "demo",
        "date": "2027-05-11",
        "time": "12:30",
        "planned_on": "2027-05-10",
    },
]
SCENARIOS = [
    {"id": "one", "overlays": ["fewer", "closed", "cheap"]},
    {"id": "as-it-is", "name": {"fi": "Ennallaan", "en": "Unchanged"}},
    {"id": "two", "overlays": ["late"]},
    {"id": "three", "overlays": ["off"]},
]
OFF = ("from Tuesday 11 May 2027 at 12:30; cancels: ", "lead times count from Monday 10 May 2027")
BASELINE = {"wishes": "problem.json", "programme": "baseline"}


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "en",
            ("4 scenarios", "can no longer be kept", "Unchanged", "baseline as it is", *OFF),
        ),
        (
            "fi",
            ("4 skenaariota", "ei ole enää pidettävissä", "Ennallaan", "lähtökohta sellaisenaan"),
        ),
    ],
)
def test_scenarios_as_text(tmp_path: Path, language: str, parts: tuple[str, ...]) -> None:
    """Each with its overlays and every change, old → new; money as money."""
    path = write(tmp_path, file_of(OVERLAYS, SCENARIOS, baseline=BASELINE))
    done = calls.run("scenarios", path, "--language", language)
    assert done.exit_code == 0
    limits = "2 000.00 € → 1 500.00 €"
    limits = limits.replace(".", ",") if language == "fi" else limits
    for part in (*parts, "wishes/party/heads: 12 → 10", limits, "late"):
        assert part in done.stdout


def test_scenarios_as_json(tmp_path: Path) -> None:
    """The same as data, with the hash of each problem; what waits for the baseline has none yet."""
    path = write(tmp_path, file_of(OVERLAYS, SCENARIOS, baseline=BASELINE))
    content = json.loads(calls.run("scenarios", path, "--format", "json").stdout)
    assert content["valid"] is True
    one, plain, late, _ = content["scenarios"]
    assert [change["released"] for change in one["log"]].count(True) == 1
    assert one["problem_hash"] != plain["problem_hash"]
    assert plain["log"] == []
    assert (late["waits_for_baseline"], late["problem_hash"], late["log"]) == (True, None, None)


def test_a_file_with_faults_is_refused(tmp_path: Path) -> None:
    """Exit 2 with the table of findings, or with the findings as data."""
    clash = [*OVERLAYS, {"id": "more", "kind": "party-changed", "change": 3}]
    scenarios = [{"id": "one", "overlays": ["fewer", "more"]}, *SCENARIOS]
    path = write(tmp_path, file_of(clash, scenarios[:1], baseline=BASELINE))
    done = calls.run("scenarios", path)
    assert done.exit_code == 2
    assert "overlay-clash" in done.stderr
    for command in ("scenarios", "validate"):
        done = calls.run(command, path, "--format", "json")
        assert done.exit_code == 2
        content = json.loads(done.stdout)
        assert content["valid"] is False
        assert "overlay-clash" in {one["code"] for one in content["findings"]}


def test_validate_knows_a_scenario_file(tmp_path: Path) -> None:
    """A good one passes, with its warnings."""
    path = write(tmp_path, file_of(OVERLAYS, SCENARIOS[:1]))
    done = calls.run("validate", path)
    assert done.exit_code == 0
    assert "overlay-unused" in done.stdout
