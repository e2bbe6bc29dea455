"""Lunch and dinner: when they are due, and what a stop must be."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.catalogue import hours
from tests.check.edges import Edge
from tests.check.example import DROP, drive, later

NO_LUNCH_ON_TUESDAY = {
    "plan/days/0/items/lunch": DROP,
    "plan/days/0/items/to-campus": later(-80),
}
NO_LUNCH_ON_THURSDAY = {
    "plan/days/2/items/lunch": DROP,
    "plan/days/2/items/to-bistro": DROP,
    "plan/days/2/items/to-station": drive("campus", "station", 630),
}

EDGES = (
    Edge(
        "due when the party is there by its earliest start",
        Rule.LUNCH,
        1,
        "meals",
        broken={"catalogue/rules/lunch/earliest": 570},
        kept={"catalogue/rules/lunch/earliest": 569},
        both=NO_LUNCH_ON_TUESDAY,
    ),
    Edge(
        "due when the party leaves after its latest end",
        Rule.LUNCH,
        1,
        "meals",
        broken={"catalogue/rules/lunch/latest": 840},
        kept={"catalogue/rules/lunch/latest": 841},
        both=NO_LUNCH_ON_THURSDAY,
    ),
    Edge(
        "the connection serves it",
        Rule.LUNCH,
        1,
        "meals",
        broken={"catalogue/connections/train-in/meals": ["dinner"]},
        kept={"catalogue/connections/train-in/meals": ["lunch"]},
        both=NO_LUNCH_ON_TUESDAY,
        also=frozenset({Rule.DINNER}),
    ),
    Edge(
        "twice", Rule.LUNCH, 1, "meals", broken={"catalogue/connections/train-in/meals": ["lunch"]}
    ),
    Edge(
        "too short",
        Rule.LUNCH,
        1,
        "minutes",
        broken={"plan/days/0/items/lunch/end": 749, "plan/days/0/items/to-campus": later(-1)},
    ),
    Edge(
        "too early",
        Rule.LUNCH,
        1,
        "minutes",
        broken={"catalogue/rules/lunch/earliest": 661},
        kept={"catalogue/rules/lunch/earliest": 660},
    ),
    Edge(
        "too late",
        Rule.LUNCH,
        1,
        "minutes",
        broken={"catalogue/rules/lunch/latest": 699},
        kept={"catalogue/rules/lunch/latest": 700},
    ),
    Edge(
        "the restaurant closes",
        Rule.LUNCH,
        1,
        "minutes",
        broken={"catalogue/restaurants/canteen/services/0/opening": hours("11:00-12:39")},
        kept={"catalogue/restaurants/canteen/services/0/opening": hours("11:00-12:40")},
    ),
    Edge(
        "no seat for the guide",
        Rule.LUNCH,
        1,
        "guests",
        broken={"catalogue/restaurants/canteen/capacity": 20},
        kept={"catalogue/restaurants/canteen/capacity": 21},
    ),
    Edge(
        "a diet is not cooked",
        Rule.LUNCH,
        1,
        "diets",
        broken={"catalogue/restaurants/canteen/diets": []},
        kept={"catalogue/restaurants/canteen/diets": [], "wishes/party/diets": {"vegan": 0}},
    ),
    Edge(
        "no such restaurant",
        Rule.LUNCH,
        1,
        "restaurants",
        broken={"plan/days/1/items/lunch/restaurant": "ghost"},
    ),
    Edge(
        "the commitment is no dinner",
        Rule.DINNER,
        1,
        "meals",
        broken={"wishes/commitments/mayor/meal": None},
        kept={"wishes/commitments/mayor/meal": "dinner"},
    ),
    Edge(
        "dinner is too short",
        Rule.DINNER,
        1,
        "minutes",
        broken={"plan/days/0/items/dinner/end": 1139, "plan/days/0/items/to-hotel": later(-1)},
    ),
    Edge(
        "dinner is too early",
        Rule.DINNER,
        1,
        "minutes",
        broken={"catalogue/rules/dinner/earliest": 1051},
        kept={"catalogue/rules/dinner/earliest": 1050},
    ),
    Edge(
        "dinner is too late",
        Rule.DINNER,
        1,
        "minutes",
        broken={"catalogue/rules/dinner/latest": 1049},
        kept={"catalogue/rules/dinner/latest": 1050},
        both={"catalogue/rules/dinner/earliest": 1000},
    ),
    Edge(
        "dinner is not served",
        Rule.DINNER,
        1,
        "meals",
        broken={"catalogue/restaurants/bistro/services/1": DROP},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A meal missing, doubled or a minute off breaks just its rule."""
    edge.prove()
