"""`explain` and `frontier` with the engine itself, on a small problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from api.cli.inputs import problem_text
from optimizer.domain.explanations import LeftOutVerdict
from optimizer.domain.problem import Problem
from tests.api.calls import run
from tests.explain.cases import explained_case, solved, with_verdict
from tests.explain.cases import planned as planned_cases
from tests.explain.test_repairs import too_poor


def problem_file(folder: Path, problem: Problem) -> Path:
    """A problem as a file."""
    path = folder / "problem.json"
    path.write_text(problem_text(problem), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a problem and its result."""
    folder = tmp_path_factory.mktemp("planned")
    case, _ = with_verdict(LeftOutVerdict.NOT_WORTH_IT)
    path = problem_file(folder, solved(*case)[0])
    assert run("plan", path, "--workers", "1", "--out", folder).exit_code == ExitCode.DONE
    return folder


def explain(folder: Path, *more: str) -> tuple[int, str]:
    """Exit code and output of `explain` for a planned folder."""
    called = run("explain", folder / "problem.json", folder / "result.json", *more)
    return called.exit_code, called.output


def test_every_wish_left_out_is_explained(planned: Path) -> None:
    """In words, and as data with the fields of the record."""
    code, text = explain(planned)
    assert code == ExitCode.DONE
    assert "Possible, but the best plan with it" in " ".join(text.split())
    called = run("explain", planned / "problem.json", planned / "result.json", "--format", "json")
    records = {one["wish"]: one for one in json.loads(called.stdout)["left_out"]}
    case, expected = with_verdict(LeftOutVerdict.NOT_WORTH_IT)
    assert list(records) == [record.wish for record in explained_case(*case)]
    for record in explained_case(*case):
        assert records[record.wish]["verdict"] == record.verdict
        assert {"with", "codes", "cheapest_fix"} <= set(records[record.wish])
    price = records[expected.wish]["cost_if_forced"]
    assert expected.cost_if_forced is not None
    assert price == expected.cost_if_forced.model_dump(mode="json")


def test_a_plan_tells_why_if_asked(planned: Path, tmp_path: Path) -> None:
    """`plan --why`: the reasons stand in the itinerary, on the screen and in the file."""
    told = run("plan", planned / "problem.json", "--why", "60", "--out", tmp_path)
    assert told.exit_code == ExitCode.DONE
    for text in (told.stdout, (tmp_path / "itinerary.txt").read_text(encoding="utf-8")):
        assert "Possible, but the best plan with it" in " ".join(text.split())
        assert "paamaja explain" not in text


def test_a_plan_tells_why_nothing_is_possible(tmp_path: Path) -> None:
    """`plan --why` without a plan: what collides, and what would help."""
    told = run(
        "plan",
        problem_file(tmp_path, too_poor(solved(*planned_cases(1)[0])[0])),
        "--why",
        "60",
        "--workers",
        "1",
    )
    assert told.exit_code == ExitCode.IMPOSSIBLE
    assert "Why it is impossible" in told.stdout
    assert "What would help" in told.stdout


def test_reasons_are_not_lost_as_json(planned: Path) -> None:
    """`plan --why --format json` is refused, with the command that gives them so."""
    told = run("plan", planned / "problem.json", "--why", "60", "--format", "json")
    assert told.exit_code == ExitCode.BAD_INPUT
    assert "paamaja explain" in " ".join(told.output.split())


def test_one_wish_in_finnish_without_a_result(planned: Path) -> None:
    """Without a result the wishes are planned first."""
    _, record = with_verdict(LeftOutVerdict.NOT_WORTH_IT)
    called = run("explain", planned / "problem.json", "--wish", record.wish, "--language", "fi")
    assert called.exit_code == ExitCode.DONE
    assert "Mahdollinen, mutta paras ohjelma sen kanssa" in " ".join(called.output.split())


def test_a_visit_is_explained(planned: Path) -> None:
    """What it costs and how far it can move."""
    result = json.loads((planned / "result.json").read_text(encoding="utf-8"))
    visits = [
        item["sessions"][0]
        for day in result["itinerary"]["days"]
        for item in day["items"]
        if item["kind"] == "visit"
    ]
    code, text = explain(planned, "--visit", visits[0])
    assert code == ExitCode.DONE
    assert "With all else as it is" in " ".join(text.split())


@pytest.mark.parametrize(("option", "key"), [("--wish", "no-wish"), ("--visit", "no-session")])
def test_what_is_not_there_is_bad_input(planned: Path, option: str, key: str) -> None:
    """A wish and a session that do not exist are refused, by name."""
    code, text = explain(planned, option, key)
    assert code == ExitCode.BAD_INPUT
    assert key in text


def test_a_result_of_another_problem_is_refused(planned: Path, tmp_path: Path) -> None:
    """The explanation would be of a plan that is not one of this problem."""
    other = problem_file(tmp_path, solved(*planned_cases(3)[-1])[0])
    called = run("explain", other, planned / "result.json")
    assert called.exit_code == ExitCode.BAD_INPUT
    assert "another version" in called.output


def test_an_impossible_problem_has_its_conflict_and_repairs(tmp_path: Path) -> None:
    """Exit 3, the budget by name, and how much more is needed."""
    called = run("explain", problem_file(tmp_path, too_poor(solved(*planned_cases(1)[0])[0])))
    assert called.exit_code == ExitCode.IMPOSSIBLE
    text = " ".join(called.output.split())
    assert "• budget 1.00 €" in text
    assert "no less will do, proved" in text


def test_the_frontier_is_printed_and_written(planned: Path, tmp_path: Path) -> None:
    """A table on the screen; plot, table and data in the folder."""
    called = run("frontier", planned / "problem.json", "--days", "--out", tmp_path / "out")
    assert called.exit_code == ExitCode.DONE
    assert "Complete: no trip costs less" in called.output
    assert "By number of days" in called.output
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["frontier.csv", "frontier.json", "frontier.png", "frontier.svg"]
    data = json.loads((tmp_path / "out" / "frontier.json").read_text(encoding="utf-8"))
    rows = (tmp_path / "out" / "frontier.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(data["points"]) + 1
