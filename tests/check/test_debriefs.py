"""Debriefs: each day with a session, once, after the last one, with room, there or at a hotel."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import DROP, Document, drive, inserted, later, walk


def debrief(place: str, start: int, end: int) -> Document:
    """A debrief."""
    return {"kind": "debrief", "place": place, "start": start, "end": end}


ASKED: dict[str, Any] = {
    "wishes/debrief_minutes": 20,
    "plan/days/0/items/to-dinner": later(35),
    "plan/days/0/items": inserted("seminar", "debrief", debrief("campus", 930, 950)),
    "plan/days/1/items/to-dinner": later(35),
    "plan/days/1/items": inserted("simulator", "debrief", debrief("campus", 1010, 1030)),
    "plan/days/2/items/to-station": later(35),
    "plan/days/2/items": inserted("lunch", "debrief", debrief("bistro", 735, 755)),
}
"""A debrief of 20 minutes each day: where the last session was, and where lunch was after it."""

AT_DINNER = {
    "plan/days/0/items/to-dinner": later(0),
    "plan/days/0/items": inserted("to-dinner", "debrief", debrief("bistro", 940, 960)),
}
"""The first day's debrief before dinner, at neither of the places where it may be."""


def twice(items: Document) -> Document:
    """An edit of the first day's items: two debriefs after the last session."""
    once = inserted("seminar", "debrief", debrief("campus", 930, 950))(items)
    return inserted("debrief", "again", debrief("campus", 965, 985))(once)


def at_hotel(items: Document) -> Document:
    """An edit of the first day's items: the debrief at the hotel, on the way to dinner."""
    there = {
        "to-grand": drive("campus", "grand", 915),
        "debrief": debrief("grand", 950, 970),
        "to-dinner": walk("grand", "bistro", 970),
    }
    result: Document = {}
    for key, item in items.items():
        result |= there if key == "to-dinner" else {key: item}
    return result


EDGES = (
    Edge(
        "none on a day with sessions",
        Rule.DEBRIEF,
        1,
        "debriefs",
        broken={"plan/days/2/items/debrief": DROP, "plan/days/2/items/to-station": later(0)},
        both=ASKED,
    ),
    Edge(
        "a second one",
        Rule.DEBRIEF,
        1,
        "debriefs",
        broken={"plan/days/0/items/to-dinner": later(70), "plan/days/0/items": twice},
        both=ASKED,
    ),
    Edge(
        "one that nobody asked for",
        Rule.DEBRIEF,
        1,
        "debriefs",
        broken={key: ASKED[key] for key in ASKED if key.startswith("plan/days/0")},
    ),
    Edge(
        "a minute too short",
        Rule.DEBRIEF,
        1,
        "minutes",
        broken={
            "plan/days/1/items/to-dinner": later(34),
            "plan/days/1/items/debrief": debrief("campus", 1010, 1029),
        },
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
        also=frozenset({Rule.LUNCH, Rule.DINNER}),
    ),
    Edge(
        "before the last session",
        Rule.DEBRIEF,
        80,
        "minutes",
        broken={
            "plan/days/0/items/seminar": later(35),
            "plan/days/0/items": inserted("lecture", "debrief", debrief("campus", 870, 890)),
        },
        both=ASKED,
    ),
    Edge(
        "at a third place",
        Rule.DEBRIEF,
        1,
        "debriefs",
        broken=AT_DINNER,
        kept={"plan/days/0/items": at_hotel},
        both=ASKED,
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A debrief, a minute or a seat off breaks `debrief` only."""
    edge.prove()
