"""Deadlines as text, table and calendar, in both languages."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest

from optimizer.deadlines import deadlines_of
from optimizer.domain.catalogue import Access
from optimizer.domain.deadlines import Counterpart, DeadlineKind, DeadlineList
from optimizer.domain.problem import Problem
from optimizer.report import deadlines_csv, deadlines_ics, deadlines_text
from optimizer.report.deadlines import what, why
from optimizer.report.phrases import PHRASES, long_date
from optimizer.report.words import Words
from tests.costing import example

DAY = dt.timedelta(days=1)


def _problem(planning: str = "2027-03-01") -> Problem:
    offer, asked = example.catalogue(), example.wishes()
    asked["planning_date"] = planning
    asked["party"]["diets"] = {"vegan": 2, "halal": 0}
    offer["sessions"][0] |= {"access": "rfv", "lead_working_days": 1}
    offer["partners"][0]["working_days"] = ["mon", "tue", "wed", "thu", "sat"]
    offer["hotels"][0]["terms"] = {
        "cancellation": [
            {"fewer_than_days": 14, "permille": 125},
            {"fewer_than_days": 7, "permille": 1000},
        ],
        "deposit_permille": 300,
        "deposit_days": 30,
        "rooming_list_days": 16,
        "diets_days": 1,
        "name_list_days": 0,
    }
    return example.read(offer, asked)


def _listed(problem: Problem) -> DeadlineList:
    return deadlines_of(problem, example.itinerary(problem))


def test_every_kind_has_its_words() -> None:
    """Kinds with access levels by level, the reasons, the counterparts without a name."""
    needed = [f"deadline.{kind.value}" for kind in DeadlineKind]
    needed.remove("deadline.clearance")
    needed += [f"deadline.clearance.{level.value}" for level in Access if level != "open"]
    needed += [f"deadline.access.{level.value}" for level in Access if level != "open"]
    needed += [f"counterpart.{Counterpart.AUTHORITY.value}"]
    assert not [key for key in needed if key not in PHRASES]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_deadline_stands_in_the_text(language: str) -> None:
    """One bullet each, what it is for with its date, no line too wide, nothing unfilled."""
    problem = _problem()
    listed = _listed(problem)
    text = deadlines_text(problem, listed, language)
    assert text.count("• ") == len(listed.deadlines) == 8
    assert all(len(line) <= 96 for line in text.splitlines())
    assert not re.search(r"[{}]", text)
    joined = " ".join(text.split())
    for one in listed.deadlines:
        assert what(Words(problem, language), one) in joined


def test_the_text_says_what_and_why() -> None:
    """Rooms, diets, amounts and shares in the text; the counted days; a day that was moved."""
    text = " ".join(deadlines_text(_problem(), _listed(_problem())).split())
    assert "Send the rooming list (8 single, 4 twin) · The Inn" in text
    assert "Tell the diets (2 vegan) · The Inn" in text
    assert "Send the name list (16 guests)" in text
    assert "Pay the deposit (366.00 €)" in text
    assert "Last day on which cancelling costs 12.5 % of the price, not more" in text
    assert (
        "access: Request for Visit; rule access; 25 working days (Mon, Tue, Wed, Thu, Sat) up to"
        in text
    )
    assert "16 days before Tuesday 11 May 2027; moved from Sunday 25 April 2027" in text
    assert "1 day before Tuesday 11 May 2027" in text
    assert "by Tuesday 11 May 2027 itself" in text
    assert "too late" not in text.lower()


def test_an_option_says_until_when_it_is_held() -> None:
    """The day that its status names, which no terms of the booking set."""
    asked = example.wishes()
    asked["statuses"] = [
        {
            "kind": "hotel",
            "id": "inn",
            "date": "2027-05-11",
            "option_until": "2027-04-23",
            "history": [
                {"status": "requested", "date": "2027-02-01"},
                {"status": "option", "date": "2027-02-05"},
            ],
        }
    ]
    problem = example.read(example.catalogue(), asked)
    text = " ".join(deadlines_text(problem, _listed(problem)).split())
    assert "Confirm the option, or it lapses · The Inn" in text
    assert "the option is held until Friday 23 April 2027; 18 days before" in text
    assert "terms of the booking" not in text


def test_visas_are_asked_of_the_authority() -> None:
    """With how many guests need one, for the arrival."""
    problem = example.problem(visa_bound=3)
    text = " ".join(deadlines_text(problem, _listed(problem)).split())
    assert "Hand in the visa applications (3 guests) · the authority · Arrival" in text
    assert "lead time of visas; rule entry; 15 days before" in text


def test_what_is_too_late_comes_first() -> None:
    """Under its own heading, with how late; on the last day itself it is due today."""
    problem = _problem("2027-04-27")
    listed = _listed(problem)
    text = deadlines_text(problem, listed)
    assert len(listed.overdue) == 3
    assert text.index("Too late already") < text.index("today") < text.index("in 7 days")
    joined = " ".join(text.split())
    assert "3 too late" in joined
    assert "too late by 2 days" in joined
    for one in listed.overdue:
        assert long_date(one.latest, "en") in why(Words(problem, "en"), one)


def test_at_once_where_the_office_is_closed_until_the_last_day() -> None:
    """On the Sunday before a Sunday's deadline there is no office day left."""
    problem = _problem("2027-04-25")
    text = " ".join(deadlines_text(problem, _listed(problem)).split())
    assert "at once: the office is closed up to Sunday 25 April 2027" in text


def test_an_empty_list_says_so() -> None:
    """No heading without a deadline under it."""
    text = deadlines_text(example.problem(), _listed(example.problem()))
    assert "Nothing in this plan has a deadline." in text


def test_the_table_has_a_row_for_each() -> None:
    """Read back: ids and ISO dates of the list, one column each, no cell that is a formula."""
    problem = _problem()
    listed = _listed(problem)
    for language in ("en", "fi"):
        heading, *rows = csv.reader(io.StringIO(deadlines_csv(problem, listed, language)))
        assert heading[0] == "id"
        assert [row[0] for row in rows] == [one.id for one in listed.deadlines]
        assert [row[1] for row in rows] == [one.date.isoformat() for one in listed.deadlines]
        assert {len(row) for row in rows} == {len(heading)}
        assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")]


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    """A partner named like a formula is quoted for the spreadsheet."""
    offer = example.catalogue()
    offer["partners"][0]["name"] = {"fi": "=1+1", "en": "=1+1"}
    offer["sessions"][0]["lead_working_days"] = 3
    problem = example.read(offer, example.wishes())
    assert "'=1+1" in deadlines_csv(problem, _listed(problem))


def test_the_calendar_is_one_event_each() -> None:
    """Lines of at most 75 octets ended by CR LF, stable UIDs, all-day dates, text escaped."""
    problem = _problem()
    listed = _listed(problem)
    text = deadlines_ics(problem, listed, "fi")
    assert text == deadlines_ics(problem, listed, "fi")
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "").split("\r\n")
    uids = [line for line in whole if line.startswith("UID:")]
    assert uids == [f"UID:{one.id}/visitors@paamaja" for one in listed.deadlines]
    starts = [line for line in whole if line.startswith("DTSTART")]
    assert starts == [f"DTSTART;VALUE=DATE:{one.date:%Y%m%d}" for one in listed.deadlines]
    ends = [line for line in whole if line.startswith("DTEND")]
    assert ends == [f"DTEND;VALUE=DATE:{one.date + DAY:%Y%m%d}" for one in listed.deadlines]
    assert "METHOD:PUBLISH" in whole
    assert r"\, " in next(line for line in whole if line.startswith("SUMMARY") and "hengen" in line)
