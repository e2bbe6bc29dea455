"""`paamaja plan --start`: a result to begin with, and what is said of a file that is none."""

from pathlib import Path
from typing import Any

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.report import itinerary_json
from tests.api import fakes
from tests.report.results import result


def test_the_result_of_the_file_is_given_to_the_solver(plan: Any, tmp_path: Path) -> None:
    """As it was written; without the option there is none."""
    given: list[SolveResult | None] = []

    def solve(
        problem: Problem, parameters: SolveParameters, *, start: SolveResult | None, **_: Any
    ) -> SolveResult:
        given.append(start)
        return result()

    file = tmp_path / "result.json"
    file.write_text(itinerary_json(result()), encoding="utf-8")
    assert plan(fakes.engine(solve), "--start", file).exit_code == 0
    assert plan(fakes.engine(solve)).exit_code == 0
    assert given == [result(), None]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "syntax"),
        ("[1]", "not-a-mapping"),
        ("{}", "field-missing"),
        ('{"verdict": "SPLENDID"}', "value-wrong"),
        (None, "file-missing"),
    ],
)
def test_a_file_that_is_no_result_is_bad_input(
    plan: Any, tmp_path: Path, content: str | None, code: str
) -> None:
    """Each fault is told once, nothing is planned, exit code 2."""
    file = tmp_path / "result.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = plan(fakes.failing(AssertionError("it was planned")), "--start", file)
    assert done.exit_code == 2
    assert done.stderr.count(code) >= 1
    assert done.stderr.count("verdict is missing") == (content == "{}")


def test_faults_of_wishes_and_start_are_told_together(plan: Any, tmp_path: Path) -> None:
    """One run shows both."""
    done = plan(
        fakes.failing(AssertionError("it was planned")),
        "--start",
        tmp_path / "none.json",
        "--catalogue",
        tmp_path / "nowhere",
    )
    assert done.exit_code == 2
    assert "none.json" in done.stderr
    assert "nowhere" in done.stderr
