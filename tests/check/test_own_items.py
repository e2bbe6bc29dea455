"""Own items: the coordinator's commitments."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import DROP, appointment, inserted, later

SPEECH_AGAIN = appointment("wreath", "campus", 930, 950)

EDGES = (
    Edge(
        "a fixed one starts late",
        Rule.COMMITMENT,
        1,
        "minutes",
        broken={"wishes/commitments/mayor/start": 1079},
        kept={"wishes/commitments/mayor/start": 1080},
    ),
    Edge(
        "a fixed one on another date",
        Rule.COMMITMENT,
        1,
        "days",
        broken={"wishes/commitments/mayor/date": "2027-05-11"},
    ),
    Edge(
        "a movable one outside its windows",
        Rule.COMMITMENT,
        1,
        "minutes",
        broken={"wishes/commitments/wreath/windows": ["10:51-11:20", "12:00-13:00"]},
        kept={"wishes/commitments/wreath/windows": ["10:50-11:10", "12:00-13:00"]},
    ),
    Edge(
        "a movable one outside its dates",
        Rule.COMMITMENT,
        1,
        "days",
        broken={"wishes/commitments/wreath/dates": ["2027-05-13"]},
        kept={"wishes/commitments/wreath/dates": ["2027-05-12"]},
    ),
    Edge(
        "another length",
        Rule.COMMITMENT,
        1,
        "minutes",
        broken={"wishes/commitments/wreath/minutes": 21},
    ),
    Edge(
        "another place",
        Rule.COMMITMENT,
        1,
        "places",
        broken={"wishes/commitments/wreath/places": ["campus"]},
        kept={"wishes/commitments/wreath/places": ["campus", "garrison"]},
    ),
    Edge(
        "not at all",
        Rule.COMMITMENT,
        1,
        "items",
        broken={"plan/days/1/items/wreath": DROP, "plan/days/1/items/to-campus": later(-40)},
    ),
    Edge(
        "twice",
        Rule.COMMITMENT,
        1,
        "items",
        broken={
            "plan/days/0/items": inserted("seminar", "again", SPEECH_AGAIN),
            "plan/days/0/items/to-dinner": later(35),
        },
        both={
            "wishes/commitments/wreath/places": ["garrison", "campus"],
            "wishes/commitments/wreath/windows": ["10:00-18:00"],
        },
    ),
    Edge(
        "none of the wishes'",
        Rule.COMMITMENT,
        1,
        "items",
        broken={"plan/days/1/items/wreath/commitment": "ghost"},
        times=2,
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A commitment a minute, a day or a place off breaks `commitment` only."""
    edge.prove()
