"""The cost sheet as text and table: both languages, sums that match, nothing unknown shown as 0."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import pytest

from optimizer.costsheet import cost_sheet
from optimizer.domain.cost_sheet import CostSheet
from optimizer.domain.problem import Problem
from optimizer.report import cost_sheet_csv, cost_sheet_text
from tests.costing import example, small

RATES = [
    {"category": category, "valid_from": "2020-01-01", "permille": permille}
    for category, permille in (
        ("general", 255),
        ("accommodation", 135),
        ("passenger-transport", 135),
        ("food", 135),
    )
]


@cache
def _sheet(taxed: bool = True) -> tuple[Problem, CostSheet]:
    offer, asked = small.catalogue(), small.wishes()
    offer["vat"] = RATES if taxed else []
    offer["markups"] = [{"permille": 100}]
    offer["hotels"][0] |= {"foc_per": 15, "supply_mode": "brokered"}
    offer["hotels"][0]["terms"] = {"cancellation": [{"fewer_than_days": 14, "permille": 500}]}
    asked["inclusions"] = [{"supplier": "grill", "kind": "own-arrangement"}]
    problem = small.read(offer, asked)
    return problem, cost_sheet(problem, example.itinerary(problem), (10, 16, 24), exposure=True)


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        (
            "en",
            (
                "Cost sheet",
                "Price by size of group",
                "Per person, half a twin room",
                "Single supplement",
                "The Inn (brokered)",
                "free places",
                "By own arrangement",
                "If the trip is cancelled",
                "No terms stated",
                "123.45 €",
            ),
        ),
        (
            "fi",
            (
                "Hintalaskelma",
                "Hinta ryhmäkoon mukaan",
                "Yhden hengen lisä",
                "Majatalo (välitetty)",
                "vapaapaikat",
                "Omatoimista",
                "Jos matka perutaan",
                "123,45 €",
                "13,5",
            ),
        ),
    ],
)
def test_text_says_it_in_both_languages(language: str, wanted: tuple[str, ...]) -> None:
    """Lines, sums, sizes and exposure are there in the language asked for."""
    text = cost_sheet_text(*_sheet(), language)
    assert [words for words in wanted if words not in text] == []
    assert all(len(line) <= 100 for line in text.splitlines())


def test_what_is_not_known_is_not_shown_as_nothing() -> None:
    """Without a table of rates the sheet says so, and still has its prices."""
    problem, sheet = _sheet(False)
    text = cost_sheet_text(problem, sheet)
    assert "not known" in text
    assert sheet.total.margin_cents is None
    assert sheet.total.sale_cents > sheet.total.cost_cents


def _rows(taxed: bool = True) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(cost_sheet_csv(*_sheet(taxed)))))


def test_the_table_adds_up_to_the_sheet() -> None:
    """One row for each line; its amounts in euros are the sheet's cents."""
    _, sheet = _sheet()
    rows = _rows()
    assert len(rows) == len(sheet.lines)
    for name, cents in (("gross", "gross_cents"), ("net", "net_cents"), ("vat", "vat_cents")):
        shown = sum(round(float(row[name]) * 100) for row in rows)
        assert shown == sum(getattr(one.line, cents) for one in sheet.lines)
    assert {row["inclusion"] for row in rows} == {"included", "own-arrangement"}
    assert any(float(row["gross"]) < 0 for row in rows)


def test_the_table_leaves_out_what_is_not_known() -> None:
    """No tax without a rate: the cell is empty."""
    assert {row["net"] for row in _rows(False)} == {""}
