"""The checker disagrees: nothing is shown, and the case is saved."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.optimise import CheckerDisagrees, pipeline, solve
from tests.oracle.plain import plain_problem, plain_session

FAULT = Violation(
    rule=Rule.TRAVEL, where="2027-05-11", amount=7, unit="minutes", message="7 minutes too short"
)


@pytest.fixture
def problem() -> Problem:
    """One day with one visit."""
    return plain_problem([plain_session("demo")])


def test_it_travels_between_processes() -> None:
    """With what it found and where: a pool that cannot read it would take its process for dead."""
    sent = CheckerDisagrees((FAULT,), Path("case.json"))
    came = pickle.loads(pickle.dumps(sent))
    assert (came.violations, came.saved, str(came)) == (sent.violations, sent.saved, str(sent))


def _parameters(folder: Path) -> SolveParameters:
    return SolveParameters(time_limit_seconds=600, workers=1, dump_folder=str(folder))


def _saved(folder: Path) -> dict:
    [path] = folder.iterdir()
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_violation_raises_and_saves_the_case(
    problem: Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file holds the problem, the itinerary that was checked, and the violations."""
    checked: list[Itinerary] = []

    def fault(problem: Problem, itinerary: Itinerary) -> tuple[Violation, ...]:
        checked.append(itinerary)
        return (FAULT,)

    monkeypatch.setattr(pipeline, "check", fault)
    folder = tmp_path / "cases"
    with pytest.raises(CheckerDisagrees, match="7 minutes too short") as raised:
        solve(problem, _parameters(folder))
    assert raised.value.violations == (FAULT,)
    assert raised.value.saved.parent == folder
    case = _saved(folder)
    assert Problem.model_validate(case["problem"]) == problem
    assert Itinerary.model_validate(case["itinerary"]) == checked[-1]
    assert [Violation.model_validate(each) for each in case["violations"]] == [FAULT]
    assert SolveParameters.model_validate(case["parameters"]) == _parameters(folder)


def test_no_itinerary_is_told_before_it_is_raised(
    problem: Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever listens to the progress never sees the plan that has a fault."""
    monkeypatch.setattr(pipeline, "check", lambda problem, itinerary: (FAULT,))
    told: list[Progress] = []
    with pytest.raises(CheckerDisagrees):
        solve(problem, _parameters(tmp_path), on_progress=told.append)
    assert [news for news in told if news.itinerary is not None] == []
    assert "done" not in {news.phase for news in told}


@pytest.mark.parametrize("field", ["cost_by_category", "points_by_wish"])
def test_another_score_is_a_disagreement_too(
    problem: Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    """One point or cent between the engine and the checker's score is enough."""
    true_score = pipeline.score

    def one_off(problem: Problem, itinerary: Itinerary) -> Score:
        found = true_score(problem, itinerary)
        counts = dict(getattr(found, field))
        counts[next(iter(counts))] += 1
        return found.model_copy(update={field: counts})

    monkeypatch.setattr(pipeline, "score", one_off)
    with pytest.raises(CheckerDisagrees) as raised:
        solve(problem, _parameters(tmp_path))
    [violation] = raised.value.violations
    assert violation.amount == 1
    assert _saved(tmp_path)["violations"] == [violation.model_dump(mode="json")]


def test_without_a_fault_nothing_is_saved(problem: Problem, tmp_path: Path) -> None:
    """A plan that checks is returned, and the folder stays empty."""
    assert solve(problem, _parameters(tmp_path)).itinerary is not None
    assert list(tmp_path.iterdir()) == []
