"""Papers: what stands on them is the plan's own, in both languages, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import io
import re
import string
import time
import zipfile
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from optimizer.costsheet import cost_sheet
from optimizer.domain.cost_sheet import CostSheet, PriceAt
from optimizer.domain.itinerary import Appointment, Itinerary, Leg, Visit
from optimizer.domain.problem import Problem
from optimizer.papers import (
    Edition,
    NothingToAsk,
    cost_sheet_xlsx,
    offer_pdf,
    partner_letter_eml,
    partner_letter_pdf,
    programme_pdf,
    run_sheet_pdf,
    run_sheet_xlsx,
    transport_order_pdf,
)
from optimizer.papers.letters import letter_content
from optimizer.papers.maps import HEIGHT, WIDTH, map_of, stops_of
from optimizer.papers.offer import offer_content
from optimizer.papers.phrases import PHRASES, named
from optimizer.papers.programme import bring_lines, programme_content
from optimizer.papers.runsheet import run_sheet_rows
from optimizer.papers.transport import transport_content
from optimizer.papers.workbook import Sheet, workbook
from optimizer.report.numbers import money
from optimizer.report.words import Words
from tests.api.service.solved import solved
from tests.builders.small import small_problem

LANGUAGES = ("en", "fi")


@cache
def planned() -> tuple[Problem, Itinerary]:
    """The small problem with its answer."""
    return small_problem(), Itinerary.model_validate(solved()["itinerary"])


@cache
def priced() -> CostSheet:
    """Its cost sheet at three sizes."""
    problem, itinerary = planned()
    return cost_sheet(problem, itinerary, (8, 12, 16), 0, exposure=False)


def text_of(pdf: bytes) -> str:
    """The words of a PDF, each line break a space."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


PDFS: dict[str, Callable[[str], bytes]] = {
    "programme": lambda language: programme_pdf(*planned(), language),
    "run-sheet": lambda language: run_sheet_pdf(*planned(), language),
    "transport": lambda language: transport_order_pdf(*planned(), language),
    "offer": lambda language: offer_pdf(*planned(), priced(), language),
    "letter": lambda language: partner_letter_pdf(*planned(), "rescue", language),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PDFS)
def test_pdf_is_whole_and_the_same_each_time(name: str, language: str) -> None:
    """It says whose trip it is and that the data is illustrative, and has the same bytes again."""
    problem, _ = planned()
    made = PDFS[name](language)
    assert made == PDFS[name](language)
    text = text_of(made)
    assert problem.wishes.name.in_language(language) in text
    assert " ".join(problem.catalogue.banner.in_language(language).split())[:40] in text
    assert PdfReader(io.BytesIO(made)).trailer["/Root"]["/Lang"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_programme_tells_every_visit_once_and_no_price(language: str) -> None:
    """With its times as planned; neither euros nor the planner's words are in it."""
    problem, itinerary = planned()
    words = Words(problem, language)
    content = programme_content(problem, itinerary, language)
    told = [row["title"] for day in content["days"] for row in day["rows"]]
    for _, visit in itinerary.visits:
        assert told.count(" ⇄ ".join(words.session(key) for key in visit.sessions)) == 1
    text = text_of(programme_pdf(problem, itinerary, language))
    assert "€" not in text
    rows = [row for day in content["days"] for row in day["rows"]]
    for day, shown in zip(itinerary.days, content["days"], strict=True):
        items = [one for one in day.items if isinstance(one, Visit)]
        starts = [row["time"] for row in shown["rows"] if row["style"] == "visit"]
        assert {words.time(one.start) for one in items} <= set(starts)
    assert all(row["time"] in text for row in rows)


def test_own_items_go_by_their_names() -> None:
    """In the programme and on the run-sheet, with the place beside and not within the name."""
    problem, itinerary = planned()
    words = Words(problem, "en")
    own = [one for day in itinerary.days for one in day.items if isinstance(one, Appointment)]
    names = [words.commitment(one.commitment) for one in own]
    content = programme_content(problem, itinerary)
    titles = [row["title"] for day in content["days"] for row in day["rows"]]
    items = [row.item for row in run_sheet_rows(problem, itinerary)]
    assert names
    assert all(titles.count(name) == items.count(name) == 1 for name in names)
    assert not any("@" in row["text"] for day in content["days"] for row in day["rows"])


def test_edition_is_told() -> None:
    """A draft says so; a version has its number, and its date where it is known."""
    problem, itinerary = planned()
    assert "Draft" in text_of(programme_pdf(problem, itinerary))
    second = Edition(number=2, published_on=dt.date(2027, 4, 3), contact="Duty phone 1")
    text = text_of(programme_pdf(problem, itinerary, "en", second))
    assert "Version 2, Saturday 3 April 2027" in text
    assert "Duty phone 1" in text
    assert "Versio 3" in text_of(programme_pdf(problem, itinerary, "fi", Edition(number=3)))


def test_what_to_bring_follows_the_visits() -> None:
    """A gate asks for a passport; where nothing is asked for, nothing special is to be brought."""
    problem, itinerary = planned()
    words = Words(problem, "en")
    gated = [problem.catalogue.venue(visit.venue).gate for _, visit in itinerary.visits]
    lines = list(bring_lines(words, itinerary))
    assert any("passport" in line for line in lines) is any(gated)
    bare = itinerary.model_copy(
        update={"days": tuple(day.model_copy(update={"items": ()}) for day in itinerary.days)}
    )
    assert list(bring_lines(words, bare)) == [
        "Nothing special: comfortable shoes are enough.",
    ]


def test_map_has_every_stop_within_it() -> None:
    """Numbered in order, apart from each other, lines only between places that are on it."""
    problem, itinerary = planned()
    drawn = [(day, map_of(problem, day)) for day in itinerary.days]
    assert any(found is not None for _, found in drawn)
    for day, found in drawn:
        if found is None:
            continue
        assert {*(stop.place for stop in found.stops), *found.away} == set(stops_of(day))
        assert [stop.number for stop in found.stops] == list(range(1, len(found.stops) + 1))
        circles = ElementTree.fromstring(found.svg).findall("{http://www.w3.org/2000/svg}circle")
        spots = [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in circles]
        assert len(spots) == len(found.stops)
        assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in spots)
        assert len(set(spots)) == len(spots)


def test_map_needs_two_places() -> None:
    """A day at one place has none."""
    problem, itinerary = planned()
    alone = itinerary.days[0].model_copy(update={"items": ()})
    assert map_of(problem, alone.model_copy(update={"items": itinerary.days[0].items[:1]})) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_run_sheet_has_every_item_and_night(language: str) -> None:
    """A row for each, in order of time; read back from the workbook by another reader."""
    problem, itinerary = planned()
    rows = run_sheet_rows(problem, itinerary, language)
    nights = sum(day.night is not None for day in itinerary.days)
    assert len(rows) == sum(len(day.items) for day in itinerary.days) + nights
    for one, following in pairwise(row for row in rows if row.start):
        assert (one.date, one.end) <= (following.date, following.end)
    book = CalamineWorkbook.from_filelike(io.BytesIO(run_sheet_xlsx(problem, itinerary, language)))
    content = book.get_sheet_by_index(0).to_python()
    assert len(content) == len(rows) + 3
    assert [row[3] for row in content[3:]] == [row.item for row in rows]
    assert [row[0] for row in content[3:]] == [row.date for row in rows]


def test_run_sheet_tells_hosts_diets_and_gates() -> None:
    """What the hosts have to know stands at the item that it concerns."""
    problem, itinerary = planned()
    rows = run_sheet_rows(problem, itinerary)
    words = Words(problem, "en")
    for day in itinerary.days:
        for item in day.items:
            if isinstance(item, Visit):
                (row,) = [
                    one
                    for one in rows
                    if one.date == day.date and one.start == words.time(item.start) and one.host
                ]
                partner = problem.catalogue.session(item.sessions[0]).partner
                assert words.partner(partner) in row.host
                assert bool(row.gate) is problem.catalogue.venue(item.venue).gate
    meals = [row for row in rows if row.diets]
    assert all("vegetarian × 2" in row.diets for row in meals)
    assert meals


def test_transport_order_sums_its_drives() -> None:
    """Metres and minutes of the legs that are driven, day by day; walks are not in it."""
    problem, itinerary = planned()
    content = transport_content(problem, itinerary)
    driven = [day for day in itinerary.days if day.vehicle is not None]
    assert len(content["days"]) == len(driven)
    for day, shown in zip(driven, content["days"], strict=True):
        legs = [one for one in day.items if isinstance(one, Leg) and one.vehicle]
        assert len(shown["rows"]) == len(legs)
        assert shown["sum"].startswith(f"{len(legs)} drives")


@pytest.mark.parametrize("language", LANGUAGES)
def test_offer_has_the_sheets_own_prices(language: str) -> None:
    """Every size that holds, per person and together; what it costs the host is not in it."""
    sheet = priced()
    content = offer_content(*planned(), sheet, language)
    held = [one for one in sheet.sizes if isinstance(one, PriceAt) and not one.broken]
    assert [row["person"] for row in content["rows"]] == [
        money(one.per_person_cents, language) for one in held
    ]
    text = text_of(offer_pdf(*planned(), sheet, language))
    for one in held:
        assert " ".join(money(one.amounts.sale_cents, language).split()) in text


def test_cost_sheet_workbook_sums_to_the_plan() -> None:
    """Its lines are the sheet's, cent for cent."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(cost_sheet_xlsx(planned()[0], priced())))
    lines = book.get_sheet_by_index(0).to_python()[3:]
    assert len(lines) == len(priced().lines)
    cents = sum(round(float(row[6]) * 100) for row in lines)
    assert cents == sum(one.line.gross_cents for one in priced().lines)


def test_workbooks_say_nothing_of_when_they_were_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made a day later each is the same to the byte: nothing in it has another date than 2000."""
    makers = (
        lambda: run_sheet_xlsx(*planned(), "en"),
        lambda: cost_sheet_xlsx(planned()[0], priced()),
    )
    before = [make() for make in makers]
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert [make() for make in makers] == before
    for made in before:
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            assert {part.date_time for part in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
            told = parts.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", told)) == {"2000-01-01T00:00:00Z"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_asks_for_just_the_partners_visits(language: str) -> None:
    """To print, and as a mail draft without a receiver that carries the letter and the link."""
    problem, itinerary = planned()
    content = letter_content(problem, itinerary, "rescue", language)
    own = [
        key
        for _, visit in itinerary.visits
        for key in visit.sessions
        if problem.catalogue.session(key).partner == "rescue"
    ]
    words = Words(problem, language)
    assert [row["what"] for row in content["rows"]] == [words.session(key) for key in own]
    made = partner_letter_eml(problem, itinerary, "rescue", language, link="https://x.example/p/1")
    assert made == partner_letter_eml(
        problem, itinerary, "rescue", language, link="https://x.example/p/1"
    )
    mail = email.message_from_bytes(made, policy=email.policy.default)
    assert mail["To"] is None
    assert mail["X-Unsent"] == "1"
    body = mail.get_body()
    assert body is not None
    assert "https://x.example/p/1" in body.get_content()
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == partner_letter_pdf(problem, itinerary, "rescue", language)


def test_partner_without_a_visit_gets_no_letter() -> None:
    """There is nothing to ask of it; and an unknown one is unknown."""
    problem, itinerary = planned()
    days = tuple(
        day.model_copy(
            update={"items": tuple(one for one in day.items if not isinstance(one, Visit))}
        )
        for day in itinerary.days
    )
    with pytest.raises(NothingToAsk):
        partner_letter_pdf(problem, itinerary.model_copy(update={"days": days}), "rescue")
    with pytest.raises(KeyError):
        partner_letter_pdf(problem, itinerary, "nobody")


def test_no_text_becomes_a_formula() -> None:
    """What begins like one is text in a workbook, and dates and numbers stay what they are."""
    rows = [("=1+1", 3, dt.date(2027, 5, 1)), ("+358", None, None), ("plain", 0, None)]
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(workbook([Sheet("a/b", ("x", "y", "z"), rows)]))
    )
    content = book.get_sheet_by_index(0).to_python()
    assert [row[0] for row in content[1:]] == ["=1+1", "+358", "plain"]
    assert content[1][1:] == [3.0, dt.date(2027, 5, 1)]
    assert book.sheet_names == ["a b"]


def test_phrases_are_whole_in_both_languages() -> None:
    """With the same facts to fill in."""
    for key, pair in PHRASES.items():
        facts = [{name for _, name, _, _ in string.Formatter().parse(text)} for text in pair]
        assert facts[0] == facts[1], key
        assert all(pair), key
    assert named("diet", {"halal": 2, "own": 1, "vegan": 0}, "fi") == "halal × 2, own × 1"
