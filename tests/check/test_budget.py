"""Budget: limits and caps on the cost that the checker computes itself."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import check
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import example

TUESDAY = {
    "sessions": 100000,
    "meals": 95000,
    "rooms": 157500,
    "transport": 103174,
    "interpretation": 20000,
}


def _line(category: str, cents: int, **fields: Any) -> dict[str, Any]:
    line = {"path": f"2027-05-11/{category}", "category": category, "supplier": "x", "item": "x"}
    sums = {"basis": "group", "quantity": 1, "unit_cents": cents, "gross_cents": cents}
    return {**line, **sums, **fields}


def _lines(**other: dict[str, Any]) -> dict[str, Any]:
    """An edit that gives Tuesday one cost line for each category, some of them otherwise."""
    lines = [_line(key, cents, **other.get(key, {})) for key, cents in TUESDAY.items()]
    return {"plan/days/0/cost_lines": lines}


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
        broken=_lines(transport={"unit_cents": 103173}),
        kept=_lines(transport={"unit_cents": 103173, "basis": "km"}),
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
