"""Debriefs: on every day with a session, once, after the last one, with room for everyone."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import DROP, Document, inserted, later


def debrief(place: str, start: int, end: int) -> Document:
    """A debrief."""
    return {"kind": "debrief", "place": place, "start": start, "end": end}


ASKED: dict[str, Any] = {
    "wishes/debrief_minutes": 20,
    "plan/days/0/items": inserted("to-dinner", "debrief", debrief("bistro", 940, 960)),
    "plan/days/1/items": inserted("to-dinner", "debrief", debrief("bistro", 1015, 1035)),
    "plan/days/2/items": inserted("to-bistro", "debrief", debrief("bistro", 648, 668)),
    "plan/days/2/items/lunch": later(23),
    "plan/days/2/items/to-station": later(23),
}
"""A debrief of 20 minutes at the bistro after the sessions of each day."""

EDGES = (
    Edge(
        "none on a day with sessions",
        Rule.DEBRIEF,
        1,
        "debriefs",
        broken={"plan/days/0/items/debrief": DROP},
        both=ASKED,
    ),
    Edge(
        "a second one",
        Rule.DEBRIEF,
        1,
        "debriefs",
        broken={
            "plan/days/0/items": inserted("debrief", "again", debrief("bistro", 975, 995)),
        },
        both=ASKED,
    ),
    Edge(
        "one that nobody asked for",
        Rule.DEBRIEF,
        1,
        "debriefs",
        broken={"plan/days/0/items": ASKED["plan/days/0/items"]},
    ),
    Edge(
        "a minute too short",
        Rule.DEBRIEF,
        1,
        "minutes",
        broken={"plan/days/1/items/debrief": debrief("bistro", 1015, 1034)},
        both=ASKED,
    ),
    Edge(
        "no room for one more",
        Rule.DEBRIEF,
        1,
        "guests",
        broken={"catalogue/restaurants/bistro/capacity": 21, "wishes/party/guides": 2},
        kept={"catalogue/restaurants/bistro/capacity": 22, "wishes/party/guides": 2},
        both={**ASKED, "catalogue/venues/town-hall/capacity": 20},
        times=3,
        also=frozenset({Rule.LUNCH, Rule.DINNER}),
    ),
    Edge(
        "before the last session",
        Rule.DEBRIEF,
        80,
        "minutes",
        broken={
            "plan/days/0/items/seminar": later(35),
            "plan/days/0/items/to-dinner": later(35),
            "plan/days/0/items": inserted("lecture", "debrief", debrief("campus", 870, 890)),
        },
        kept={
            "plan/days/0/items/to-dinner": later(35),
            "plan/days/0/items": inserted("seminar", "debrief", debrief("campus", 930, 950)),
        },
        both=ASKED,
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A debrief, a minute or a seat off breaks `debrief` only."""
    edge.prove()
