"""`paamaja plan --programme RESULT --frozen-until MOMENT`: a trip under way is planned anew."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from api.cli.published import with_programme
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.domain.statuses import ItemStatus
from optimizer.report import itinerary_json
from tests.api import fakes
from tests.check.example import example
from tests.report.results import result


def _published(folder: Path) -> Path:
    file = folder / "published.json"
    file.write_text(itinerary_json(result()), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("moment", "minute"), [("2027-05-11", 0), ("2027-05-11T08:05", 485), ("2027-05-11 00:01", 1)]
)
def test_the_programme_is_given_to_the_solver(
    plan: Any, tmp_path: Path, moment: str, minute: int
) -> None:
    """With its moment; the problem that is solved holds both."""
    given: list[Problem] = []

    def solve(problem: Problem, parameters: SolveParameters, **_: Any) -> SolveResult:
        given.append(problem)
        return result()

    file = _published(tmp_path)
    done = plan(fakes.engine(solve), "--programme", file, "--frozen-until", moment)
    assert done.exit_code == 0, done.stderr
    programme = given[0].wishes.programme
    assert programme is not None
    assert programme.itinerary == result().itinerary
    assert (str(programme.frozen_until), programme.frozen_minute) == ("2027-05-11", minute)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--frozen-until", "2027-05-11"),
        ("--programme", "here.json"),
        ("--programme", "here.json", "--frozen-until", "tomorrow"),
    ],
)
def test_half_of_it_is_refused(plan: Any, arguments: tuple[str, ...]) -> None:
    """Both or neither, and a moment that is one."""
    done = plan(fakes.failing(AssertionError("it was planned")), *arguments)
    assert done.exit_code == 2


def test_what_is_settled_otherwise_is_bad_input(tmp_path: Path) -> None:
    """A hotel confirmed for a night that was spent elsewhere is told before anything is planned."""
    problem, plan = example()
    published = tmp_path / "published.json"
    published.write_text(plan.model_dump_json(), encoding="utf-8")
    history = [{"status": "confirmed", "date": "2027-02-01"}]
    night = {"kind": "hotel", "id": "grand", "date": "2027-05-11", "history": history}

    def told(hotel: str) -> list[str]:
        item = ItemStatus.model_validate({**night, "id": hotel})
        wishes = problem.wishes.model_copy(update={"statuses": (item,)})
        moment = dt.datetime.fromisoformat("2027-05-12")
        _, findings = with_programme(problem.with_wishes(wishes), published, moment)
        return [one.path for one in findings]

    other = next(hotel.id for hotel in problem.catalogue.hotels if hotel.id != "grand")
    assert told("grand") == []
    assert told(other) == ["/statuses/0"]


def test_no_programme_is_bad_input(plan: Any, tmp_path: Path) -> None:
    """What is wrong with the file is told."""
    done = plan(
        fakes.failing(AssertionError("it was planned")),
        "--programme",
        tmp_path / "none.json",
        "--frozen-until",
        "2027-05-11",
    )
    assert done.exit_code == 2
    assert "file-missing" in done.stderr


@pytest.mark.parametrize(("given", "expected"), [(None, "changes-first"), ("points-first",) * 2])
def test_the_order_is_given_to_the_solver(
    plan: Any, tmp_path: Path, given: str | None, expected: str
) -> None:
    """Few changes first, unless points are asked for first."""
    seen: list[Problem] = []

    def solve(problem: Problem, parameters: SolveParameters, **_: Any) -> SolveResult:
        seen.append(problem)
        return result()

    order = () if given is None else ("--order", given)
    file = _published(tmp_path)
    done = plan(fakes.engine(solve), "--programme", file, "--frozen-until", "2027-05-11", *order)
    assert done.exit_code == 0, done.stderr
    assert seen[0].wishes.programme is not None
    assert seen[0].wishes.programme.order.value == expected


def test_an_order_without_a_programme_is_refused(plan: Any) -> None:
    """It would be ignored."""
    done = plan(fakes.failing(AssertionError("it was planned")), "--order", "points-first")
    assert done.exit_code == 2
    assert "--order" in done.stderr


def test_levels_and_order_of_the_wishes_stay(tmp_path: Path) -> None:
    """Another version is published: what the wishes said of changes still holds."""
    problem, plan = example()
    published = tmp_path / "published.json"
    published.write_text(plan.model_dump_json(), encoding="utf-8")
    levels = ({"date": "2027-05-12", "level": "fixed"},)
    programme = PublishedProgramme.model_validate(
        {
            "itinerary": plan.model_dump(),
            "frozen_until": "2027-05-11",
            "levels": levels,
            "order": "points-first",
        }
    )
    earlier = problem.with_wishes(problem.wishes.model_copy(update={"programme": programme}))
    moment = dt.datetime.fromisoformat("2027-05-12")
    again, findings = with_programme(earlier, published, moment)
    assert findings == ()
    assert again is not None
    assert again.wishes.programme is not None
    now = again.wishes.programme
    assert (now.version, now.levels, now.order.value) == (2, programme.levels, "points-first")
