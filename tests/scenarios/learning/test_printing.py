"""The report on paper: the figures of the data, all of them, in both languages."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from optimizer.report.numbers import money
from scenarios.learning.telling import learning_pdf, learning_text, report_sheet
from scenarios.learning.telling.figures import score_text
from scenarios.learning.telling.printing import learning_content
from tests.scenarios.learning.test_telling import WORDS, report

LANGUAGES = ("en", "fi")
STRUCTURE = (
    ("Planned and delivered", "rows 3"),
    ("Marks of the visits, 1 (poor) to 5 (very good)", "rows 2"),
    ("Answers, participants", "rows 1", "quotes 1"),
    ("Answers, hosts", "rows 1"),
    ("Answers, partners", "rows 1"),
    ("Who has answered", "rows 12"),
    ("From feedback to improvement", "records 1"),
    ("What became of the last report's improvements", "records 1"),
    ("Partner network", "rows 2"),
    ("Money", "rows 3"),
    ("Costs that differ from the plan", "rows 1"),
    ("Who pays", "rows 1"),
    ("How to read the figures",),
)


def words_of(pdf: bytes) -> str:
    """The words of a PDF; spaces that do not break are spaces."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return plain(" ".join(page.extract_text() for page in pages))


def plain(text: str) -> str:
    """A text whose blanks are all alike."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_whole_and_the_same_each_time(language: str) -> None:
    """Its language and its title are told to screen readers too."""
    found = report()
    made = learning_pdf(found, language)
    assert made == learning_pdf(found, language)
    read = PdfReader(io.BytesIO(made))
    assert read.trailer["/Root"]["/Lang"] == language
    assert read.metadata is not None
    assert read.metadata.title == found.name.in_language(language)


def test_structure_is_the_golden_one() -> None:
    """The parts in the order in which they are read, with what is in each."""
    content = learning_content(report())
    found = []
    for block in content["blocks"]:
        kinds = ("rows", "records", "quotes")
        counts = [f"{kind} {len(block[kind])}" for kind in kinds if block[kind]]
        found.append((block["title"], *counts))
        assert all(len(row) == len(block["align"]) == len(block["head"]) for row in block["rows"])
        assert len(block["foot"]) in (0, len(block["head"]))
    assert tuple(found) == STRUCTURE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_report_is_on_the_pages(language: str) -> None:
    """Each cell, record, note and quoted word, as text and page show it."""
    found = report()
    on_paper = words_of(learning_pdf(found, language)).replace("- ", "-")
    sheet = report_sheet(found, language)
    texts = [one for block in sheet.blocks for one in (block.title, *block.notes)]
    for block in sheet.blocks:
        texts += [cell.text for row in (*block.rows, block.foot) for cell in row]
        texts += [text for record in block.records for pair in record for text in pair]
        texts += [one for _, words in block.quotes for one in words]
    squeezed = re.sub(r"[\s-]", "", on_paper)
    for text in texts:
        assert re.sub(r"[\s-]", "", plain(text)) in squeezed, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_those_of_the_data(language: str) -> None:
    """Sums, means and counts, taken from the report itself and not from its words."""
    found = report()
    on_paper = words_of(learning_pdf(found, language))
    spent = found.money
    amounts = [spent.planned_cents, spent.actual_cents, spent.difference_cents]
    amounts += [one.actual_cents for one in (*spent.categories, *spent.payers)]
    for cents in amounts:
        assert plain(money(cents, language)) in on_paper
    for visit in found.visits:
        for score in (visit.participants, visit.hosts):
            if score.n:
                assert plain(score_text(score, language)) in on_paper
    counts = found.counts
    for figure in (counts.held, counts.planned, counts.moved, counts.no_show):
        assert re.search(rf"\b{figure}\b", on_paper)


def test_pictures_show_the_marks_of_the_data() -> None:
    """The bars of a cell are the counts behind its words."""
    found = report()
    pictured: list[Any] = [
        cell["marks"]
        for block in learning_content(found)["blocks"]
        for row in block["rows"]
        for cell in row
        if cell["marks"] is not None
    ]
    scores = [one.participants for one in found.visits] + [one.hosts for one in found.visits]
    assert sorted(pictured) == sorted(list(one.counts) for one in scores if one.n)


def test_words_are_words_and_no_markup() -> None:
    """What people wrote comes out as it was written, also where Typst would take it for its own."""
    assert "<script>" in words_of(learning_pdf(report()))
    assert plain(WORDS) in plain(learning_text(report()))
