"""Selling one line: markup, the margin scheme, own work and brokered services."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.costing.vat import net_of
from optimizer.costsheet.selling import markup_of, sold, summed
from optimizer.domain.itinerary import CostLine
from optimizer.domain.problem import Problem
from tests.costing import example, small

PERMILLE = st.integers(0, 1000)
CENTS = st.integers(-1_000_000, 10_000_000)


def _problem(general: int | None = 255, markups: list[dict[str, Any]] | None = None) -> Problem:
    rates = [{"category": "general", "valid_from": "2020-01-01", "permille": general}]
    content = small.catalogue() | {"vat": rates if general is not None else []}
    return small.read(content | {"markups": markups or []}, small.wishes())


def _line(cents: int, permille: int | None, mode: str, **fields: Any) -> CostLine:
    net = None if permille is None else net_of(cents, permille)
    line = {
        "path": "2027-05-11/meal/lunch-grill",
        "category": "meals",
        "supplier": "grill",
        "item": "lunch",
        "basis": "person",
        "quantity": 1,
        "unit_cents": cents,
        "gross_cents": cents,
        "net_cents": net,
        "vat_cents": None if net is None else cents - net,
        "vat_permille": permille,
        "supply_mode": mode,
    }
    return CostLine.model_validate(line | fields)


@settings(deadline=None)
@given(
    cents=CENTS,
    permille=PERMILLE,
    general=PERMILLE,
    markup=st.integers(0, 2000),
    mode=st.sampled_from(["own", "resale", "brokered"]),
)
def test_sale_is_cost_margin_and_tax(
    cents: int, permille: int, general: int, markup: int, mode: str
) -> None:
    """To the cent, for each way to supply, at any rate and any markup, for deductions as well."""
    problem = _problem(general, [{"permille": markup}])
    one = sold(problem, example.FIRST, _line(cents, permille, mode), 16)
    amounts = one.amounts
    assert one.markup_permille == markup
    assert amounts.margin_cents is not None
    assert amounts.remitted_vat_cents is not None
    assert amounts.sale_cents == (
        amounts.cost_cents + amounts.margin_cents + amounts.remitted_vat_cents
    )


@pytest.mark.parametrize(
    ("mode", "sale", "margin", "output", "input_"),
    [
        # margin 20.00 € with 25.5 % tax in it: 15.936 € and 4.064 €
        ("resale", 12_000, 1_594, 406, 0),
        ("brokered", 12_000, 1_594, 406, 0),
        # net 87.72 €, markup 17.54 €, tax of 14 % on 105.26 €: 14.74 €
        ("own", 12_000, 1_754, 1_474, 1_228),
    ],
)
def test_worked_example(mode: str, sale: int, margin: int, output: int, input_: int) -> None:
    """100 € with 14 % tax in it, sold with 20 % on top."""
    problem = _problem(255, [{"permille": 200}])
    amounts = sold(problem, example.FIRST, _line(10_000, 140, mode), 16).amounts
    assert amounts.sale_cents == sale
    assert amounts.margin_cents == margin
    assert (amounts.output_vat_cents, amounts.input_vat_cents) == (output, input_)


@pytest.mark.parametrize(("margin", "tax"), [(0, 0), (2, 0), (3, 1), (251, 51), (1255, 255)])
def test_margin_scheme_taxes_the_margin_only(margin: int, tax: int) -> None:
    """Tax is margin × r ÷ (1 + r), and the purchase price bears none of it."""
    line = _line(margin * 1000, 140, "resale")
    amounts = sold(_problem(255, [{"permille": 1}]), example.FIRST, line, 16).amounts
    assert amounts.sale_cents - amounts.cost_cents == margin
    assert amounts.output_vat_cents == tax
    assert amounts.input_vat_cents == 0


def test_without_a_rate_tax_and_margin_are_not_known() -> None:
    """The sale is, and sums that include such a line are unknown too."""
    problem = _problem(None, [{"permille": 100}])
    for mode in ("own", "resale"):
        amounts = sold(problem, example.FIRST, _line(1_000, None, mode), 16).amounts
        assert amounts.sale_cents == 1_100
        assert (amounts.margin_cents, amounts.remitted_vat_cents) == (None, None)
        known = sold(_problem(), example.FIRST, _line(1_000, 140, mode), 16).amounts
        assert summed([known, amounts]).margin_cents is None
        assert summed([known, amounts]).sale_cents == 2_100


RULES = [
    {"permille": 1},
    {"category": "meals", "permille": 2},
    {"category": "meals", "from_heads": 20, "permille": 3},
    {"supplier": "grill", "permille": 4, "from_heads": 30},
    {"category": "sessions", "permille": 5},
    {"session": "fire", "permille": 6},
]


@pytest.mark.parametrize(
    ("fields", "heads", "permille"),
    [
        ({}, 19, 2),
        ({}, 20, 3),
        ({}, 29, 3),
        ({}, 30, 4),
        ({"supplier": "other"}, 30, 3),
        ({"category": "rooms", "supplier": "inn"}, 16, 1),
        ({"category": "sessions", "supplier": "rescue", "item": "talk"}, 16, 5),
        ({"category": "sessions", "supplier": "rescue", "item": "fire"}, 16, 6),
        ({"category": "meals", "item": "fire"}, 16, 2),
    ],
)
def test_the_most_specific_markup_counts(fields: dict[str, Any], heads: int, permille: int) -> None:
    """Session before supplier before category before all; then the largest size that is reached."""
    problem = _problem(255, RULES)
    assert markup_of(problem, _line(100, 140, "resale", **fields), heads) == permille


def test_no_rule_no_markup() -> None:
    """Nothing is added where nothing is said."""
    assert markup_of(_problem(), _line(100, 140, "resale"), 16) == 0
