"""The cost sheet as text and table: both languages, sums that match, nothing unknown shown as 0."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import pytest

from optimizer.costsheet import cost_sheet
from optimizer.domain.cost_sheet import CostSheet, PriceAt
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
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
                "(brokered)",
                "Free places · ",
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
                "(välitetty)",
                "Vapaapaikat · ",
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


def test_every_line_says_what_it_is_for() -> None:
    """No two lines of one thing are told alike: room types, day and hours, kilometres and runs."""
    rows = _rows()
    told = {(row["path"], row["what"], row["basis"]) for row in rows}
    assert len(told) == len(rows)
    assert {"Lunch · Grill", "Twin rooms · The Inn"} <= {row["what"] for row in rows}


def test_quantity_times_price_is_the_amount() -> None:
    """In the units of the table, so kilometres and not metres; these are sums of rounded runs."""
    for row in _rows():
        off = abs(float(row["quantity"]) * float(row["unit_price"]) - float(row["gross"]))
        assert off < (0.05 if row["basis"] == "km" else 0.005)
    assert any(row["basis"] == "km" for row in _rows())


def test_sizes_say_which_visit_is_meant() -> None:
    """A visit that would be held otherwise, and a fault, each with the visit's own name."""
    problem, sheet = _sheet()
    shown = " ".join(cost_sheet_text(problem, sheet).split())
    visit = next(one for size in sheet.sizes if isinstance(size, PriceAt) for one in size.splits)
    session = problem.catalogue.session(visit.path.rsplit("/", 1)[1])
    assert f"{session.name.en}: twice in a row → for all at once" in shown
    assert f"visit {session.name.en} " in shown
    assert session.id not in shown


def test_faults_name_both_sessions_of_a_rotation() -> None:
    """Ids with a hyphen are named anywhere, those of one word only where the fault lies."""
    problem, sheet = _sheet()
    one, other = problem.catalogue.sessions[:2]
    where = f"2027-05-11 visit {one.id}+{other.id} 10:00–11:00"
    fault = Violation(
        rule=Rule.SPLIT, where=where, amount=1, unit="guests", message=f"{one.id} and train-in"
    )
    size = next(one for one in sheet.sizes if isinstance(one, PriceAt))
    sizes = (size.model_copy(update={"broken": (fault,)}),)
    shown = cost_sheet_text(problem, sheet.model_copy(update={"sizes": sizes}))
    train = problem.catalogue.connection("train-in").name.en
    wanted = f"{one.name.en} + {other.name.en} 10:00–11:00: {one.id} and {train}"
    assert wanted in " ".join(shown.split())


def test_what_a_line_ends_in_is_never_cut_off() -> None:
    """However long the supplier's name is, the line says how it is supplied."""
    problem, sheet = _sheet()
    hotel = problem.catalogue.hotels[0]
    name = hotel.name.model_copy(update={"en": "An inn with a very long name indeed, by the lake"})
    hotels = (hotel.model_copy(update={"name": name}), *problem.catalogue.hotels[1:])
    longer = problem.catalogue.model_copy(update={"hotels": hotels})
    text = cost_sheet_text(problem.model_copy(update={"catalogue": longer}), sheet)
    nights = sum(one.line.category is Category.ROOMS for one in sheet.lines)
    assert text.count("… (brokered)") == nights


def test_the_table_leaves_out_what_is_not_known() -> None:
    """No tax without a rate: the cell is empty."""
    assert {row["net"] for row in _rows(False)} == {""}
