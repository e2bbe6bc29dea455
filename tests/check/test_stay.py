"""Stay: dates, days on site, and a trip that hangs together."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import DROP, GRAND, drive, inserted, plan_document

ARRIVAL = plan_document()["days"][0]["items"]["arrival"]

EDGES = (
    Edge("another problem's plan", Rule.STAY, 1, "problems", broken={"plan/problem_hash": "other"}),
    Edge(
        "too few days",
        Rule.STAY,
        1,
        "days",
        broken={"wishes/dates": {"first": "2027-05-11", "last": "2027-05-14", "min_days": 4}},
        kept={
            "wishes/dates": {
                "first": "2027-05-11",
                "last": "2027-05-14",
                "min_days": 3,
                "max_days": 4,
            }
        },
    ),
    Edge(
        "too many days",
        Rule.STAY,
        1,
        "days",
        broken={"wishes/dates": {"first": "2027-05-11", "last": "2027-05-13", "max_days": 2}},
        kept={"wishes/dates": {"first": "2027-05-11", "last": "2027-05-13", "max_days": 3}},
    ),
    Edge(
        "before the first date",
        Rule.STAY,
        1,
        "days",
        broken={"wishes/dates": {"first": "2027-05-12", "last": "2027-05-14"}},
        kept={"wishes/dates": {"first": "2027-05-11", "last": "2027-05-14", "max_days": 3}},
    ),
    Edge(
        "after the last date",
        Rule.STAY,
        1,
        "days",
        broken={"wishes/dates": {"first": "2027-05-10", "last": "2027-05-12"}},
        kept={"wishes/dates": {"first": "2027-05-10", "last": "2027-05-13", "max_days": 3}},
    ),
    Edge(
        "a day is skipped",
        Rule.STAY,
        1,
        "days",
        broken={"plan/days/2/date": "2027-05-14", "wishes/pins": []},
        both={"wishes/dates": {"first": "2027-05-11", "last": "2027-05-14", "max_days": 3}},
    ),
    Edge("no arrival", Rule.STAY, 1, "items", broken={"plan/days/0/items/arrival": DROP}),
    Edge(
        "no departure",
        Rule.STAY,
        1,
        "items",
        broken={"plan/days/2/items/departure": DROP},
        also=frozenset({Rule.DINNER}),
    ),
    Edge("no night", Rule.STAY, 1, "nights", broken={"plan/days/0/night": None}),
    Edge(
        "a night on the last day",
        Rule.STAY,
        1,
        "nights",
        broken={"plan/days/2/night": GRAND},
        also=frozenset({Rule.TRAVEL}),
    ),
    Edge(
        "an arrival in mid-trip",
        Rule.STAY,
        1,
        "items",
        broken={"plan/days/1/items": inserted("mayor", "arrival", ARRIVAL)},
        also=frozenset({Rule.TRAVEL, Rule.NO_OVERLAP}),
    ),
    Edge(
        "the morning begins elsewhere",
        Rule.STAY,
        1,
        "places",
        broken={"plan/days/1/items/to-garrison": drive("station", "garrison", 500)},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A trip on the wrong dates or of the wrong shape breaks `stay` only."""
    edge.prove()
