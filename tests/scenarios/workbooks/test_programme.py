"""Programmes in workbooks: plans come back, hand-made ones are read, asked about and judged."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from optimizer.check import check
from optimizer.domain.documents import read_problem
from optimizer.domain.itinerary import Appointment, Itinerary, MealStop
from optimizer.domain.problem import Problem
from scenarios.workbooks import (
    Around,
    PastProgramme,
    cell_name,
    programme_workbook,
    read_programme_workbook,
    to_plan_around,
)
from tests.api.service.solved import solved
from tests.api.service.world import small_problem
from tests.scenarios.workbooks.sheets import saved

HEAD = ("Pvm", "Klo", "Loppu", "Ohjelma", "Paikka", "Bussi", "Majoitus")
DEMO = "Chemical incident response demonstration"


@cache
def example() -> Problem:
    """The example delegation of rescue experts, 10 to 13 May 2027."""
    data = Path("scenarios/data")
    return read_problem(data / "mikkeli", data / "wishes" / "cbrne-rescue.yaml")


def read(rows: list[tuple[Any, ...]], **more: Any) -> PastProgramme:
    """A programme as somebody has typed it."""
    book = Workbook()
    page = book.active
    page.title = "Last year"
    page.append(["Our visit"])
    page.append(HEAD)
    for row in rows:
        page.append(row)
    return read_programme_workbook(saved(book), "last.xlsx", example(), **more)


def at(past: PastProgramme) -> dict[str, str]:
    """What was found, by cell."""
    return {cell_name(one.detail): one.message for one in past.findings}


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_plan_comes_back(language: str) -> None:
    """Each stop, leg, vehicle, night and price of a planned trip, in either language."""
    problem = Problem.model_validate(small_problem())
    itinerary = Itinerary.model_validate(solved()["itinerary"])
    content = programme_workbook(problem, itinerary, language)
    assert content == programme_workbook(problem, itinerary, language)
    past = read_programme_workbook(content, "x", problem)
    assert (past.findings, past.questions, past.moved_days) == ((), (), 0)
    assert past.itinerary == itinerary
    assert past.problem == problem
    assert check(past.problem, past.itinerary) == ()


def test_an_empty_one_is_told() -> None:
    """The workbook to fill in, as it comes, holds no programme."""
    past = read_programme_workbook(programme_workbook(example(), None, "en"), "x", example())
    assert past.itinerary is None
    assert [one.code for one in past.findings] == ["field-missing"]


def test_case_accents_and_brackets_do_not_matter() -> None:
    """A name is the same name however it is typed; days without a date are as above."""
    past = read(
        [
            (
                "10.5.2027",
                "12:25",
                "14:00",
                "PROTECTION and engineering equipment DISPLAY",
            ),
            (None, "15.00", None, "paloasemakierros ja ympärivuorokautinen valmius"),
            (None, "17:30", None, "Dinner at Barracks hotel bistro", None, None, "barracks HOTEL"),
            ("ti 11.5.2027", "9:00-10:30", None, "safety-education", None, "Small coach"),
        ]
    )
    assert past.itinerary is not None
    visits = [visit.sessions[0] for _, visit in past.itinerary.visits]
    assert visits[0] == "army-protection-demo"
    assert visits[-1] == "safety-education"
    assert [str(date) for date, _ in past.itinerary.visits][-1] == "2027-05-11"
    (meal,) = [i for i in past.itinerary.days[0].items if isinstance(i, MealStop)]
    assert (meal.restaurant, meal.start) == ("barracks-bistro", 17 * 60 + 30)
    assert past.itinerary.days[0].night is not None
    assert past.itinerary.days[1].vehicle is not None


def test_close_names_are_asked_about_and_never_taken() -> None:
    """With what may be meant; the answer, or that it is one's own, settles it."""
    row = (dt.date(2027, 5, 10), "12:00", "13:30", "Chemical incident response demo")
    past = read([row])
    assert past.itinerary is None
    (question,) = past.questions
    assert (question.text, question.rows) == ("Chemical incident response demo", (3,))
    assert question.proposals[0].name.en == DEMO
    assert "Last year!D3" in at(past)
    answered = read([row], answers={question.text.upper(): question.proposals[0].id})
    assert answered.questions == ()
    assert answered.itinerary is not None
    assert answered.itinerary.visits[0][1].sessions == (question.proposals[0].id,)
    own = read([row], answers={question.text: "own"})
    assert own.itinerary is not None
    assert isinstance(own.itinerary.days[0].items[0], Appointment)
    skipped = read([row], answers={question.text: "skip"})
    assert (skipped.itinerary, skipped.questions) == (None, ())


def test_what_is_in_no_catalogue_is_an_own_item() -> None:
    """At its time and place, and the problem that it is judged by has it too; a remark says so."""
    past = read([(dt.date(2027, 5, 11), "11:00", "12:00", "Signing", "Mikkeli city hall")])
    assert past.itinerary is not None
    (item,) = [i for day in past.itinerary.days for i in day.items if isinstance(i, Appointment)]
    own = past.problem.wishes.commitments[-1]
    assert (item.commitment, item.place, own.name.fi) == (own.id, "city-hall", "Signing")
    assert (own.date, own.start, own.minutes) == (dt.date(2027, 5, 11), 660, 60)
    assert [one.severity for one in past.findings] == ["warning"]
    assert not any(one.rule == "commitment" for one in check(past.problem, past.itinerary))


def test_dates_of_another_year() -> None:
    """They are moved to the same weekday of the trip, or to a day that is named, with a remark."""
    rows = [
        (dt.date(2026, 5, 12), "9:00", "10:00", "Signing", "Mikkeli city hall"),
        (dt.date(2026, 5, 13), "9:00", "10:00", "Walk in the park", "Mikkeli city hall"),
    ]
    past = read(rows)
    assert past.itinerary is not None
    assert past.itinerary.days[0].date == dt.date(2027, 5, 11)
    assert past.moved_days == 364
    named = read(rows, first=dt.date(2027, 5, 12))
    assert named.itinerary is not None
    assert [day.date.day for day in named.itinerary.days] == [12, 13]
    numbered = read([(2, "9:00", "10:00", "Signing", "Mikkeli city hall")])
    assert numbered.itinerary is not None
    assert numbered.itinerary.days[0].date == dt.date(2027, 5, 11)


def test_what_is_wrong_is_told_at_its_cell() -> None:
    """All at once, and the rest of the programme is still a plan."""
    past = read(
        [
            (dt.date(2027, 5, 10), "12:00", "11:00", DEMO),
            (None, "soon", None, DEMO),
            (None, None, None, "Safety and security education at Xamk"),
            (None, "16:00", None, "Signing", "Mikkeli city hall"),
            (None, "17:00", "18:00", "Speech", "Mikkeli city hall", "Rocket", "Grand Hotel"),
            ("someday", "19:00", "20:00", "Speech", "Mikkeli city hall"),
            (dt.date(2027, 5, 11), "9:00", "10:00", "Speech", "Mikkeli city hall"),
        ]
    )
    told = at(past)
    assert {f"Last year!{cell}" for cell in ("C3", "B4", "B5", "F7", "G7", "A8")} <= set(told)
    assert past.itinerary is not None
    assert len(past.itinerary.days[0].items) >= 3


@pytest.mark.parametrize("around", list(Around))
def test_planning_around(around: Around) -> None:
    """As what is to be kept with the fewest changes, or as pins on days or times."""
    past = read(
        [
            (dt.date(2027, 5, 10), "15:00", "16:00", "Signing", "Mikkeli city hall"),
            (dt.date(2027, 5, 11), "09:00", None, "safety-education", None, "Small coach"),
        ]
    )
    problem = to_plan_around(past, around).problem
    assert {one.id for one in problem.wishes.commitments} >= {"own-row-3"}
    pins = [pin for pin in problem.wishes.pins if pin.session == "safety-education"]
    if around is Around.CHANGES:
        assert pins == []
        assert problem.wishes.programme is not None
        assert problem.wishes.programme.itinerary == past.itinerary
    else:
        (pin,) = pins
        assert pin.start == (540 if around is Around.TIMES else None)
        assert pin.date == dt.date(2027, 5, 11)


def test_nothing_to_plan_around() -> None:
    """A workbook without a programme leads to no problem."""
    with pytest.raises(ValueError, match="no programme"):
        to_plan_around(read([]), Around.CHANGES)


def test_hostile_files() -> None:
    """No workbook, no sheet, no heading: findings and nothing else."""
    assert read_programme_workbook(b"x", "x", example()).findings[0].code == "file-unreadable"
    book = Workbook()
    book.active["A1"] = "hello"
    found = read_programme_workbook(saved(book), "x", example())
    assert found.itinerary is None
    assert "names of its columns" in found.findings[0].message
    empty = io.BytesIO()
    Workbook().save(empty)
    assert read_programme_workbook(empty.getvalue(), "x", example()).findings
