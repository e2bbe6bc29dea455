"""`paamaja tentative`: what it costs if a partner that has not confirmed says no."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli.inputs import problem_text
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.optimise import solve
from optimizer.report import itinerary_json
from tests.api import calls
from tests.oracle.plain import plain_problem, plain_session


@pytest.fixture(scope="module")
def planned() -> tuple[Problem, SolveResult]:
    """A day of two visits, none of them confirmed."""
    sessions = [plain_session("one", fallback="tour"), plain_session("two"), plain_session("tour")]
    wished = [
        {"id": "w1", "target": {"session": "one"}, "weight": 20},
        {"id": "w2", "target": {"session": "two"}, "weight": 10},
    ]
    problem = plain_problem(
        sessions, departure="15:00", rules={"sessions_per_day": 2}, wishes={"wishes": wished}
    )
    return problem, solve(problem, SolveParameters(time_limit_seconds=300, workers=1))


def _files(folder: Path, problem: Problem, result: SolveResult) -> tuple[Path, Path]:
    paths = folder / "problem.json", folder / "result.json"
    paths[0].write_text(problem_text(problem), encoding="utf-8")
    paths[1].write_text(itinerary_json(result), encoding="utf-8")
    return paths


def test_refusals_as_text_and_as_json(planned: Any, tmp_path: Path) -> None:
    """Points, money and the fallback of each open visit."""
    files = _files(tmp_path, *planned)
    done = calls.run("tentative", *files, "--workers", "1")
    assert done.exit_code == 0, done.stderr
    for part in ("If one says no", "tour takes its place", "proved best", "0 of 2 visits are"):
        assert part in done.stdout
    done = calls.run("tentative", *files, "--format", "json", "--workers", "1")
    found = json.loads(done.stdout)
    assert [(one["sessions"], one["points_lost"]) for one in found["open"]] == [
        (["one"], 20),
        (["two"], 10),
    ]
    assert found["open"][0]["fallback_holds"] is True


def test_nothing_was_asked_for(planned: Any, tmp_path: Path) -> None:
    """With --asked no visit is looked at."""
    done = calls.run("tentative", *_files(tmp_path, *planned), "--asked", "--language", "fi")
    assert done.exit_code == 0
    assert "Jos one" not in done.stdout


def test_a_plan_of_another_problem_is_not_looked_at(planned: Any, tmp_path: Path) -> None:
    """It breaks rules, so what a refusal costs would mean nothing; no plan at all is bad input."""
    problem, result = planned
    wishes = problem.wishes.model_copy(
        update={"limits": problem.wishes.limits.model_copy(update={"sessions_per_day": 1})}
    )
    files = _files(tmp_path, problem.with_wishes(wishes), result)
    done = calls.run("tentative", *files)
    assert done.exit_code == 1
    assert "plan it again" in done.stderr
    files = _files(tmp_path, problem, result.model_copy(update={"itinerary": None}))
    assert calls.run("tentative", *files).exit_code == 2
