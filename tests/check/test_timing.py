"""Timing: order, the day's bounds, timetables and the night's rest."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import later

EDGES = (
    Edge(
        "a visit starts on the leg to it",
        Rule.NO_OVERLAP,
        1,
        "minutes",
        broken={"plan/days/0/items/dialogue": later(-16)},
        kept={"plan/days/0/items/dialogue": later(-15)},
        both={"catalogue/rules/move_buffer_minutes": 0, "plan/days/2/items/to-campus": later(10)},
        also=frozenset({Rule.TRAVEL}),
    ),
    Edge(
        "a leg ends before it starts",
        Rule.NO_OVERLAP,
        1,
        "minutes",
        broken={"plan/days/1/items/to-hotel/end": 1199},
        also=frozenset({Rule.TRAVEL}),
    ),
    Edge(
        "a leg before the day starts",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={"wishes/limits/day_start": 502},
        kept={"wishes/limits/day_start": 501},
    ),
    Edge(
        "a leg after the day ends",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={"wishes/limits/day_end": 1205},
        kept={"wishes/limits/day_end": 1206},
    ),
    Edge(
        "a leg before the day's own start",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={"wishes/limits/hours": {"2027-05-12": "08:22-23:00"}},
        kept={"wishes/limits/hours": {"2027-05-12": "08:21-23:00"}},
    ),
    Edge(
        "a leg after the day's own end",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={"wishes/limits/hours": {"2027-05-12": "08:00-20:05"}},
        kept={"wishes/limits/hours": {"2027-05-12": "08:00-20:06"}},
    ),
    Edge(
        "a day's own hours take the place of the others",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={"wishes/limits/day_end": "20:05"},
        kept={
            "wishes/limits/day_end": "20:05",
            "wishes/limits/hours": {"2027-05-12": "08:00-20:06"},
        },
    ),
    Edge(
        "a leg before the arrival",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={"plan/days/0/items/arrival": later(11), "catalogue/connections/train-in/time": 581},
        also=frozenset({Rule.NO_OVERLAP, Rule.TRAVEL}),
    ),
    Edge(
        "a leg after the departure",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={
            "plan/days/2/items/departure": later(-166),
            "catalogue/connections/train-out/time": 734,
        },
        kept={
            "plan/days/2/items/departure": later(-155),
            "catalogue/connections/train-out/time": 745,
        },
        also=frozenset({Rule.NO_OVERLAP, Rule.TRAVEL}),
    ),
    Edge(
        "another time than the timetable's",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={"catalogue/connections/train-in/time": 571},
    ),
    Edge(
        "another journey than the timetable's",
        Rule.DAY_WINDOW,
        1,
        "minutes",
        broken={"catalogue/connections/train-out/journey_minutes": 119},
    ),
    Edge(
        "not on this weekday",
        Rule.DAY_WINDOW,
        1,
        "connections",
        broken={"catalogue/connections/train-in/days": ["mon", "wed"]},
        kept={"catalogue/connections/train-in/days": ["tue"]},
    ),
    Edge(
        "out of season",
        Rule.DAY_WINDOW,
        1,
        "connections",
        broken={"catalogue/connections/train-in/season": {"start": "05-12", "end": "08-31"}},
        kept={"catalogue/connections/train-in/season": {"start": "05-11", "end": "08-31"}},
    ),
    Edge(
        "suspended",
        Rule.DAY_WINDOW,
        1,
        "connections",
        broken={"catalogue/connections/train-out/suspended": [{"start": "2027-05-13"}]},
        kept={"catalogue/connections/train-out/suspended": [{"start": "2027-05-12"}]},
    ),
    Edge(
        "from another origin",
        Rule.DAY_WINDOW,
        1,
        "connections",
        broken={"wishes/travel/arrive_from": ["oulu"]},
        kept={"wishes/travel/arrive_from": ["oulu", "helsinki"]},
    ),
    Edge(
        "to another origin",
        Rule.DAY_WINDOW,
        1,
        "connections",
        broken={"wishes/travel/leave_for": []},
        kept={"wishes/travel/leave_for": ["helsinki"]},
    ),
    Edge(
        "the wrong way",
        Rule.DAY_WINDOW,
        1,
        "connections",
        broken={"catalogue/connections/train-in/direction": "departure"},
    ),
    Edge(
        "an unknown connection",
        Rule.DAY_WINDOW,
        1,
        "connections",
        broken={"plan/days/0/items/arrival/connection": "ghost"},
        also=frozenset({Rule.TRAVEL}),
    ),
    Edge(
        "rest one minute short",
        Rule.NIGHT_REST,
        1,
        "minutes",
        broken={"plan/days/0/items/dinner/end": 1321, "plan/days/0/items/to-hotel": later(181)},
        kept={"plan/days/0/items/dinner/end": 1320, "plan/days/0/items/to-hotel": later(180)},
        both={"plan/days/0/items/dinner/start": 1200},
    ),
    Edge(
        "a longer rest is wished",
        Rule.NIGHT_REST,
        1,
        "minutes",
        broken={"wishes/limits/night_rest_minutes": 781},
        kept={"wishes/limits/night_rest_minutes": 780},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """One minute over breaks just that rule, to the minute is accepted."""
    edge.prove()
