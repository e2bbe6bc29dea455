"""Travel: legs, their matrices, and the buffers between two items."""

from __future__ import annotations

import pytest

from optimizer.check import check
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import DROP, drive, example, inserted, later, plan_document, walk

ONLY_HOME = {
    "catalogue/rules/lunch/latest": 841,
    "catalogue/hotels/grand/check_out": "15:00",
    "wishes/pins": [],
    "plan/days/2/vehicle": None,
    "plan/days/2/vehicles": 0,
    "plan/days/2/items": {
        "to-station": walk("grand", "station", 881),
        "departure": plan_document()["days"][2]["items"]["departure"],
    },
}

EDGES = (
    Edge(
        "less than the changeover at one place",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/1/items/wreath": later(-6), "plan/days/1/items/to-campus": later(-6)},
        kept={"plan/days/1/items/wreath": later(-5), "plan/days/1/items/to-campus": later(-5)},
    ),
    Edge(
        "less than the buffer at another place",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/1/items/lunch": later(-10)},
        kept={"plan/days/1/items/lunch": later(-9)},
    ),
    Edge(
        "less than the gate's buffer",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"catalogue/rules/gate_buffer_minutes": 26},
        kept={
            "catalogue/rules/gate_buffer_minutes": 26,
            "plan/days/1/items/to-garrison": later(-1),
        },
    ),
    Edge(
        "a gate where the next visit is",
        Rule.TRAVEL,
        4,
        "minutes",
        broken={"catalogue/rules/gate_buffer_minutes": 27},
        kept={"catalogue/rules/gate_buffer_minutes": 23},
        both={
            "catalogue/venues/aula/gate": True,
            "catalogue/venues/hall/gate": False,
            "plan/days/1/items/to-garrison": later(15),
        },
    ),
    Edge(
        "too early at the first visit from a hotel",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/1/items/to-garrison": later(-1)},
    ),
    Edge(
        "off before the arrival's buffer is over",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/0/items/to-town-hall": later(-1)},
        kept={
            "plan/days/0/items/to-town-hall": later(-1),
            "catalogue/connections/train-in/buffer_minutes": 9,
        },
    ),
    Edge(
        "not off when an early arrival's day starts",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/0/items/to-town-hall": later(-99)},
        kept={"plan/days/0/items/to-town-hall": later(-100)},
        both={"plan/days/0/items/arrival": later(-150), "catalogue/connections/train-in/time": 420},
    ),
    Edge(
        "too late for the departure",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"catalogue/connections/train-out/buffer_minutes": 166},
        kept={"catalogue/connections/train-out/buffer_minutes": 165},
    ),
    Edge(
        "a leg starts late",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/1/items/to-hotel": later(1)},
    ),
    Edge("no leg", Rule.TRAVEL, 1, "legs", broken={"plan/days/0/items/to-hotel": DROP}),
    Edge(
        "a leg to where one is",
        Rule.TRAVEL,
        1,
        "legs",
        broken={"plan/days/0/items": inserted("lecture", "stroll", walk("campus", "campus", 855))},
    ),
    Edge(
        "walked too far",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"wishes/limits/walking_limit_minutes": 14},
        kept={"wishes/limits/walking_limit_minutes": 15},
        times=2,
    ),
    Edge(
        "driven though it is walkable",
        Rule.TRAVEL,
        9,
        "minutes",
        broken={"plan/days/0/items/to-hotel": drive("bistro", "grand", 1140)},
    ),
    Edge(
        "longer than the matrix says",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/1/items/to-hotel/end": 1207},
    ),
    Edge(
        "other metres than the matrix says",
        Rule.TRAVEL,
        1,
        "metres",
        broken={"plan/days/1/items/to-hotel/metres": 501},
    ),
    Edge(
        "a way that the matrix does not know",
        Rule.TRAVEL,
        1,
        "legs",
        broken={"catalogue/matrices/road/minutes/5/3": None},
    ),
    Edge(
        "a leg from elsewhere",
        Rule.TRAVEL,
        1,
        "places",
        broken={"plan/days/0/items/to-campus": drive("grand", "campus", 750)},
    ),
    Edge(
        "a leg to elsewhere",
        Rule.TRAVEL,
        1,
        "places",
        broken={"plan/days/0/items/to-hotel": walk("bistro", "station", 1140)},
    ),
    Edge(
        "straight from the hotel to the departure, too early",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/2/items/to-station": walk("grand", "station", 880)},
        both=ONLY_HOME,
    ),
    Edge(
        "straight from the hotel to the departure, too late",
        Rule.TRAVEL,
        1,
        "minutes",
        broken={"plan/days/2/items/to-station": walk("grand", "station", 882)},
        both=ONLY_HOME,
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A minute, a metre or a leg off breaks `travel` only."""
    edge.prove()


def test_a_visit_is_where_its_venue_is() -> None:
    """A visit planned at another place than its venue's is told, with every move that breaks."""
    found = check(*example({"plan/days/0/items/lecture/place": "bistro"}))
    assert {fault.rule for fault in found} == {Rule.TRAVEL}
    assert "lecture is at campus, but planned at bistro" in {fault.message for fault in found}


def test_driven_where_the_walk_takes_just_the_limit() -> None:
    """At the very limit the amount is still one, not nothing."""
    at_the_limit = {
        "plan/days/0/items/to-hotel": drive("bistro", "grand", 1140),
        "wishes/limits/walking_limit_minutes": 6,
    }
    found = check(*example(at_the_limit))
    assert [fault.amount for fault in found if "is driven" in fault.message] == [1]
