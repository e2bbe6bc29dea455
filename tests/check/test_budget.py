"""Budget: limits and caps on the cost that the checker computes itself."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import check
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import example

TUESDAY = {
    "dialogue": ("sessions", "city", 30000),
    "lecture": ("sessions", "college", 40000),
    "seminar": ("sessions", "college", 30000),
    "meals": ("meals", "bistro", 95000),
    "rooms": ("rooms", "grand", 157500),
    "train": ("transport", "train-in", 40000),
    "coach": ("transport", "coach", 63174),
    "interpretation": ("interpretation", "tulkki", 20000),
}


def _line(item: str, owed: tuple[str, str, int], fields: dict[str, Any]) -> dict[str, Any]:
    category, supplier, cents = owed
    way = {"coach": "vehicle/coach", "train": "arrival/train-in", "meals": "meal/lunch-bistro"}
    line = {"path": f"2027-05-11/{way.get(item, item)}", "category": category}
    line |= {"supplier": supplier, "item": item}
    sums = {"basis": "group", "quantity": 1, "unit_cents": cents, "gross_cents": cents}
    return {**line, **sums, **fields}


def _lines(**other: dict[str, Any]) -> dict[str, Any]:
    """An edit that gives Tuesday the cost lines of its suppliers, some of them otherwise."""
    lines = [_line(key, owed, other.get(key, {})) for key, owed in TUESDAY.items()]
    return {"plan/days/0/cost_lines": lines}


RATES = [
    {"category": "accommodation", "valid_from": "2027-05-11", "permille": 135},
    {"category": "accommodation", "valid_from": "2027-01-01", "permille": 100},
]
TAXED = {"vat_permille": 135, "net_cents": 138767, "vat_cents": 18733}


EDGES = (
    Edge(
        "the total",
        Rule.BUDGET,
        1,
        "cents",
        broken={"wishes/budget/total_cents": 1158711},
        kept={"wishes/budget/total_cents": 1158712},
    ),
    Edge(
        "the sum per head",
        Rule.BUDGET,
        12,
        "cents",
        broken={"wishes/budget/per_head_cents": 57935},
        kept={"wishes/budget/per_head_cents": 57936},
    ),
    Edge(
        "the cap of sessions",
        Rule.BUDGET,
        1,
        "cents",
        broken={"wishes/budget/caps": {"sessions": 291999}},
        kept={"wishes/budget/caps": {"sessions": 292000}},
    ),
    Edge(
        "the cap of meals",
        Rule.BUDGET,
        1,
        "cents",
        broken={"wishes/budget/caps": {"meals": 148999}},
        kept={"wishes/budget/caps": {"meals": 149000}},
    ),
    Edge(
        "the cap of rooms",
        Rule.BUDGET,
        1,
        "cents",
        broken={"wishes/budget/caps": {"rooms": 314999}},
        kept={"wishes/budget/caps": {"rooms": 315000}},
    ),
    Edge(
        "the cap of transport",
        Rule.BUDGET,
        1,
        "cents",
        broken={"wishes/budget/caps": {"transport": 272711}},
        kept={"wishes/budget/caps": {"transport": 272712}},
    ),
    Edge(
        "the cap of interpretation",
        Rule.BUDGET,
        1,
        "cents",
        broken={"wishes/budget/caps": {"interpretation": 99999}},
        kept={"wishes/budget/caps": {"interpretation": 100000}},
    ),
    Edge(
        "the cap of other",
        Rule.BUDGET,
        1,
        "cents",
        broken={"wishes/budget/caps": {"other": 29999}},
        kept={"wishes/budget/caps": {"other": 30000}},
    ),
    Edge(
        "a cost line that is a cent off its product",
        Rule.BUDGET,
        1,
        "cents",
        broken=_lines(meals={"unit_cents": 95001}),
        kept=_lines(meals={"quantity": 20, "unit_cents": 4750}),
    ),
    Edge(
        "cost lines that are a cent off their category",
        Rule.BUDGET,
        1,
        "cents",
        broken=_lines(rooms={"unit_cents": 157501, "gross_cents": 157501}),
        kept=_lines(),
    ),
    Edge(
        "only kilometres may be a sum of rounded legs",
        Rule.BUDGET,
        1,
        "cents",
        broken=_lines(coach={"unit_cents": 63173}),
        kept=_lines(coach={"unit_cents": 63173, "basis": "km"}),
    ),
    Edge(
        "a cost line for the wrong supplier",
        Rule.BUDGET,
        157500,
        "cents",
        broken=_lines(rooms={"supplier": "nobody"}),
        kept=_lines(),
        times=3,
    ),
    Edge(
        "the net in a line is a cent off",
        Rule.BUDGET,
        1,
        "cents",
        both={"catalogue/vat": RATES},
        broken=_lines(rooms=TAXED | {"net_cents": 138768, "vat_cents": 18732}),
        kept=_lines(rooms=TAXED),
        times=2,
    ),
    Edge(
        "the rate of the day before the change",
        Rule.BUDGET,
        1,
        "rates",
        both={"catalogue/vat": RATES},
        broken=_lines(rooms={"vat_permille": 100, "net_cents": 143182, "vat_cents": 14318}),
        kept=_lines(rooms=TAXED),
    ),
    Edge(
        "another rate than a table can give",
        Rule.BUDGET,
        1,
        "rates",
        both={"catalogue/vat": []},
        broken=_lines(rooms=TAXED),
        kept=_lines(),
    ),
    Edge(
        "who pays, told otherwise",
        Rule.BUDGET,
        1,
        "lines",
        both={"wishes/payers": [{"supplier": "grand", "payer": "town"}]},
        broken=_lines(),
        kept=_lines(rooms={"payer": "town"}),
    ),
    Edge(
        "eligible for the grant, told otherwise",
        Rule.BUDGET,
        1,
        "lines",
        both={"wishes/eligible": [{"session": "lecture"}]},
        broken=_lines(lecture={"eligible": True}, seminar={"eligible": True}),
        kept=_lines(lecture={"eligible": True}),
    ),
    Edge(
        "supply mode, told otherwise",
        Rule.BUDGET,
        1,
        "lines",
        both={"catalogue/hotels/grand/supply_mode": "brokered"},
        broken=_lines(),
        kept=_lines(rooms={"supply_mode": "brokered"}),
    ),
    Edge(
        "own arrangement shown as included",
        Rule.BUDGET,
        157500,
        "cents",
        both={"wishes/inclusions": [{"category": "rooms", "kind": "own-arrangement"}]},
        broken=_lines(rooms={"quantity": 2, "gross_cents": 315000, "inclusion": "own-arrangement"}),
        kept=_lines(rooms={"inclusion": "own-arrangement"}),
    ),
    Edge(
        "own arrangements are outside the budget",
        Rule.BUDGET,
        1,
        "cents",
        both={"wishes/inclusions": [{"supplier": "grand", "kind": "optional"}]},
        broken={"wishes/budget/total_cents": 1158712 - 315000 - 1},
        kept={"wishes/budget/total_cents": 1158712 - 315000},
    ),
    Edge(
        "prices without tax: the total by the rate of each date",
        Rule.BUDGET,
        1,
        "cents",
        both={"catalogue/vat": RATES, "catalogue/hotels/grand/price_basis": "net"},
        broken={"wishes/budget/total_cents": 1201237},
        kept={"wishes/budget/total_cents": 1201238},
    ),
    Edge(
        "free places: one guest in eleven sleeps free",
        Rule.BUDGET,
        1,
        "cents",
        both={"catalogue/hotels/grand/foc_per": 10, "wishes/budget/caps": {}},
        broken={"wishes/budget/caps": {"rooms": 303999}},
        kept={"wishes/budget/caps": {"rooms": 304000}},
    ),
    Edge(
        "free places: one guest in twenty eats free, none of twenty for each twenty who pay",
        Rule.BUDGET,
        1,
        "cents",
        both={"wishes/budget/caps": {"meals": 148999}},
        broken={"catalogue/restaurants/bistro/services/0/foc_per": 20},
        kept={"catalogue/restaurants/bistro/services/0/foc_per": 19},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """One cent over a limit breaks `budget` only, to the cent is accepted."""
    edge.prove()


def test_a_forged_cost_line_does_not_save_the_budget() -> None:
    """The limit is compared with the checker's own cost, whatever the itinerary's lines say."""
    forged = _lines(rooms={"unit_cents": 0, "gross_cents": 0})
    found = check(*example({**forged, "wishes/budget/total_cents": 1158711}))
    assert [(fault.rule, fault.amount) for fault in found] == [
        (Rule.BUDGET, 1),
        (Rule.BUDGET, 157500),
    ]
