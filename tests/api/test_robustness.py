"""`paamaja robustness`: how often a plan holds when things go wrong."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from api.cli.inputs import problem_text
from api.cli.robustness_view import RobustnessView
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.optimise import CheckerDisagrees
from optimizer.report import itinerary_json
from scenarios.robustness import News
from tests.api import calls
from tests.scenarios.upset_trips import published


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The problem and the plan that is disturbed."""
    problem, result = published()
    paths = tmp_path / "problem.json", tmp_path / "result.json"
    paths[0].write_text(problem_text(problem), encoding="utf-8")
    paths[1].write_text(itinerary_json(result), encoding="utf-8")
    return paths


def test_a_sweep_as_text_json_table_and_chart(files: tuple[Path, Path], tmp_path: Path) -> None:
    """Shares on the screen, five files in the folder, progress on stderr."""
    out = tmp_path / "sweep"
    done = calls.run(
        "robustness", *files, "--draws", "8", "--seed", "4", "--jobs", "1", "--out", out
    )
    assert done.exit_code == 0, done.stderr
    for part in ("8 draws, seed 4", "survives without a change", "Whose absence", "illustrative"):
        assert part in done.stdout
    assert "8 of 8 draws" in done.stderr
    names = {f"robustness.{kind}" for kind in ("txt", "json", "csv", "svg", "png")}
    assert {one.name for one in out.iterdir()} == names
    found = json.loads((out / "robustness.json").read_text(encoding="utf-8"))
    assert found["n"] == found["asked"] == sum(found["counts"].values()) == 8


def test_bad_chances_are_refused_with_every_finding(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    """Code 2 before anything is solved."""
    path = tmp_path / "chances.yaml"
    path.write_text("id: x\nno_shows: {permille: 5000}\ntravel: {paces: []}\n", encoding="utf-8")
    done = calls.run("robustness", *files, "--disturbances", path)
    assert done.exit_code == 2
    assert "/no_shows/permille" in done.stderr
    assert "/travel/paces" in done.stderr


def test_a_checker_that_disagrees_ends_the_sweep(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code 5 with the place of the saved case, as everywhere, also from within a step."""
    fault = Violation(rule=Rule.TRAVEL, where="", amount=1, unit="minutes", message="too short")

    def sweep(*_: Any, **__: Any) -> None:
        raise CheckerDisagrees((fault,), Path("saved-case.json"))

    monkeypatch.setattr("api.cli.robustness.sweep", sweep)
    done = calls.run("robustness", *files, "--draws", "1", "--jobs", "1")
    assert done.exit_code == 5
    assert "saved-case.json" in done.stderr


def test_a_plan_that_breaks_rules_is_not_swept(files: tuple[Path, Path]) -> None:
    """It would survive nothing; what it breaks is for `check` to tell."""
    content = json.loads(files[0].read_text(encoding="utf-8"))
    content["wishes"]["party"]["heads"] = 19
    files[0].write_text(json.dumps(content), encoding="utf-8")
    done = calls.run("robustness", *files)
    assert done.exit_code == 1
    assert "paamaja check lists them" in done.stderr


def test_a_stop_is_told_at_once_and_once() -> None:
    """Ending the solves takes a moment, and whoever pressed Ctrl-C sees that it was heard."""
    screen = io.StringIO()
    view = RobustnessView(Console(file=screen, width=120), 9, "fi")
    for done in (1, 2):
        view.take(News(done, 9, 0))
        assert "lopetetaan" not in screen.getvalue()
    view.is_stopping = True
    for done in (2, 3):
        view.take(News(done, 9, 0))
    assert screen.getvalue().count("lopetetaan") == 1


def test_a_terminal_sees_that_it_stops() -> None:
    """The drawing says so below the bar."""
    screen = io.StringIO()
    console = Console(file=screen, width=120, force_terminal=True)
    with RobustnessView(console, 9, "en") as view:
        view.is_stopping = True
        view.take(News(1, 9, 0))
    assert "stopping" in screen.getvalue()
