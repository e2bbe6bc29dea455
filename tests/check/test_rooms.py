"""Rooms and hotels: demand, allotment, release, check-out and changes."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import DROP, GRAND, SPA, drive, walk
from tests.check.test_travel import ONLY_HOME

CHANGE = {
    "wishes/limits/max_hotel_changes": 1,
    "plan/days/1/night": SPA,
    "plan/days/1/items/to-hotel": drive("bistro", "spa", 1200),
    "plan/days/2/items/to-campus": drive("spa", "campus", 517),
}

HOTEL_AT_THE_STATION = {
    **CHANGE,
    **ONLY_HOME,
    "catalogue/hotels/spa/place": "station",
    "plan/days/1/items/to-hotel": walk("bistro", "station", 1200),
    "plan/days/2/items/to-station": DROP,
}

EDGES = (
    Edge(
        "one room more than the allotment",
        Rule.ROOMS,
        1,
        "rooms",
        broken={"catalogue/hotels/grand/rooms/1/exceptions": [{"start": "2027-05-11", "count": 8}]},
        kept={"catalogue/hotels/grand/rooms/1/exceptions": [{"start": "2027-05-11", "count": 9}]},
    ),
    Edge(
        "one room too few",
        Rule.ROOMS,
        1,
        "rooms",
        broken={"plan/days/0/night/rooms": GRAND["rooms"][:3]},
    ),
    Edge(
        "one room too many",
        Rule.ROOMS,
        1,
        "rooms",
        broken={"wishes/party/rooms/accessible": 0},
        kept={"wishes/party/rooms/accessible": 1},
        times=2,
    ),
    Edge(
        "the cheaper kind is not first",
        Rule.ROOMS,
        1,
        "cents",
        broken={"catalogue/hotels/grand/rooms/1/single_use_cents": 8999},
        kept={"catalogue/hotels/grand/rooms/1/single_use_cents": 9000},
        times=2,
    ),
    Edge(
        "released by now",
        Rule.ROOMS,
        1,
        "rooms",
        broken={"catalogue/hotels/grand/rooms/2/release_days": 72},
        kept={"catalogue/hotels/grand/rooms/2/release_days": 71},
    ),
    Edge(
        "released, and not wished on request",
        Rule.ROOMS,
        1,
        "rooms",
        broken={"wishes/travel/rooms_on_request": False},
        kept={"wishes/travel/rooms_on_request": True, "plan/days/0/night/on_request": True},
        both={"catalogue/hotels/grand/rooms/2/release_days": 72},
    ),
    Edge(
        "a night on request that does not say so",
        Rule.ROOMS,
        1,
        "nights",
        broken={"catalogue/hotels/grand/rooms/2/release_days": 72},
        kept={"catalogue/hotels/grand/rooms/2/release_days": 71},
        both={"wishes/travel/rooms_on_request": True},
    ),
    Edge(
        "a night that is held and says it is on request",
        Rule.ROOMS,
        1,
        "nights",
        broken={"plan/days/0/night/on_request": True},
        kept={"plan/days/0/night/on_request": False},
        both={"wishes/travel/rooms_on_request": True},
    ),
    Edge(
        "no single use",
        Rule.ROOMS,
        5,
        "rooms",
        broken={"catalogue/hotels/grand/rooms/1/single_use_cents": None},
        times=2,
    ),
    Edge(
        "not among the wished hotels",
        Rule.ROOMS,
        1,
        "hotels",
        broken={"wishes/travel/hotels": ["spa"]},
        kept={"wishes/travel/hotels": ["grand"]},
        times=2,
    ),
    Edge(
        "left after check-out",
        Rule.ROOMS,
        1,
        "minutes",
        broken={"catalogue/hotels/grand/check_out": 500},
        kept={"catalogue/hotels/grand/check_out": 501},
        both=CHANGE,
    ),
    Edge(
        "an unknown hotel",
        Rule.ROOMS,
        1,
        "hotels",
        broken={"plan/days/0/night/hotel": "ghost"},
        also=frozenset({Rule.SAME_HOTEL}),
    ),
    Edge(
        "one change too many",
        Rule.SAME_HOTEL,
        1,
        "changes",
        broken={"wishes/limits/max_hotel_changes": 0},
        kept={"wishes/limits/max_hotel_changes": 1},
        both=CHANGE,
    ),
    Edge(
        "single use of a single room",
        Rule.ROOMS,
        6,
        "rooms",
        broken={"plan/days/0/night/rooms/0/single_use": True},
        times=2,
    ),
    Edge(
        "a departure at the hotel's own place is reached after check-out",
        Rule.ROOMS,
        1,
        "minutes",
        broken={"catalogue/hotels/spa/check_out": 889},
        kept={"catalogue/hotels/spa/check_out": 890},
        both=HOTEL_AT_THE_STATION,
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """One room, cent, day or change off breaks just that rule."""
    edge.prove()
