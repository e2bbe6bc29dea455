"""Visitors: types and nationality groups that sessions receive, and what they then pay."""

from __future__ import annotations

import pytest

from optimizer.check import score
from optimizer.domain.money import Category
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import example

COMPANY = {"wishes/party/visitor_type": "company"}

EDGES = (
    Edge(
        "another type of visitors",
        Rule.VISITOR_TYPE,
        1,
        "types",
        broken={"catalogue/sessions/demo/visitor_types": ["public-body", "defence"]},
        kept={"catalogue/sessions/demo/visitor_types": ["public-body", "company"]},
        both=COMPANY,
    ),
    Edge(
        "a type that the wishes do not state",
        Rule.VISITOR_TYPE,
        1,
        "types",
        broken={},
        kept={"wishes/party/visitor_type": "media"},
        both={"catalogue/sessions/demo/visitor_types": ["media"]},
    ),
    Edge(
        "one guest of another group",
        Rule.VISITOR_TYPE,
        1,
        "guests",
        broken={"wishes/party/nationality_groups": {"eu": 12, "nato": 7, "other": 1}},
        kept={"wishes/party/nationality_groups": {"eu": 12, "nato": 8}},
        both={"catalogue/sessions/demo/nationality_groups": ["eu", "nato"]},
    ),
    Edge(
        "groups that the wishes do not state",
        Rule.VISITOR_TYPE,
        20,
        "guests",
        broken={"catalogue/sessions/demo/nationality_groups": ["eu"]},
        kept={"catalogue/sessions/demo/nationality_groups": None},
    ),
    Edge(
        "a visa takes a day too long",
        Rule.ENTRY,
        1,
        "days",
        broken={"catalogue/rules/visa_lead_days": 72},
        kept={"catalogue/rules/visa_lead_days": 71},
        both={"wishes/party/visa_bound": 1},
    ),
    Edge(
        "nobody needs a visa",
        Rule.ENTRY,
        29,
        "days",
        broken={"wishes/party/visa_bound": 20},
        kept={"wishes/party/visa_bound": 0},
        both={"catalogue/rules/visa_lead_days": 100},
    ),
    Edge(
        "both sessions of a rotation",
        Rule.VISITOR_TYPE,
        1,
        "types",
        broken={"catalogue/sessions/drones/visitor_types": ["association"]},
        kept={"catalogue/sessions/drones/visitor_types": ["education", "company"]},
        both={"catalogue/sessions/boats/visitor_types": ["company"], **COMPANY},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A visit to which one guest or the party's type is not admitted breaks just that rule."""
    edge.prove()


def test_the_first_price_for_the_type_counts() -> None:
    """The demo costs 500 € and 20 × 10 € as its own; a company pays 90 € and the same a head."""
    prices = [
        {"visitor_types": ["media"], "group_cents": 1, "person_cents": 1},
        {"visitor_types": ["company"], "group_cents": 9_000},
        {"visitor_types": ["public-body"], "group_cents": 0, "person_cents": 0},
    ]
    edit = {"catalogue/sessions/demo/prices": prices}
    sessions = Category.SESSIONS
    own = score(*example(edit)).cost_by_category[sessions]
    assert own == score(*example()).cost_by_category[sessions]
    company = score(*example(edit | COMPANY)).cost_by_category[sessions]
    assert company == own - 50_000 + 9_000
    public = {"wishes/party/visitor_type": "public-body"}
    assert score(*example(edit | public)).cost_by_category[sessions] == own - 50_000 - 20_000


def test_a_split_pays_the_price_of_the_type_twice() -> None:
    """The simulator, held twice: 2 × 70 € and 20 × 3 € for companies."""
    price = {"visitor_types": ["company"], "group_cents": 7_000, "person_cents": 300}
    edit = {"catalogue/sessions/simulator/prices": [price], **COMPANY}
    before = score(*example()).cost_by_category[Category.SESSIONS]
    after = score(*example(edit)).cost_by_category[Category.SESSIONS]
    assert after == before - 2 * 15_000 - 20 * 100 + 2 * 7_000 + 20 * 300
