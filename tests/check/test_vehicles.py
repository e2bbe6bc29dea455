"""Vehicles: one choice a day, the least number, seats for everyone."""

from __future__ import annotations

import pytest

from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.test_travel import ONLY_HOME

TWO_COACHES = {"plan/days/0/vehicles": 2, "plan/days/1/vehicles": 2, "plan/days/2/vehicles": 2}

EDGES = (
    Edge(
        "a seat for the guide",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"catalogue/vehicles/coach/seats": 20},
        kept={"catalogue/vehicles/coach/seats": 21},
        times=3,
    ),
    Edge(
        "one vehicle more than needed",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"plan/days/0/vehicles": 2},
    ),
    Edge(
        "more vehicles than there are",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"catalogue/vehicles/coach/max_count": 1},
        kept={"catalogue/vehicles/coach/max_count": 2},
        both={"catalogue/vehicles/coach/seats": 20, **TWO_COACHES},
        times=3,
    ),
    Edge(
        "wheelchair places ask for a second one",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"wishes/party/access_needs/wheelchair": 1},
        kept={"wishes/party/access_needs/wheelchair": 2},
        both=TWO_COACHES,
        times=3,
    ),
    Edge(
        "no wheelchair place",
        Rule.VEHICLE,
        1,
        "guests",
        broken={"catalogue/vehicles/coach/wheelchair_places": 0},
        kept={"catalogue/vehicles/coach/wheelchair_places": 1},
        times=3,
    ),
    Edge(
        "not among the wished ones",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"wishes/travel/vehicles": ["minibus"]},
        kept={"wishes/travel/vehicles": ["minibus", "coach"]},
        times=3,
    ),
    Edge(
        "not to be had",
        Rule.VEHICLE,
        1,
        "days",
        broken={
            "catalogue/vehicles/coach/unavailable": [{"start": "2027-05-13", "end": "2027-05-20"}]
        },
        kept={
            "catalogue/vehicles/coach/unavailable": [{"start": "2027-05-14", "end": "2027-05-20"}]
        },
    ),
    Edge(
        "a second choice on one day",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"plan/days/0/items/to-campus/vehicle": "minibus"},
    ),
    Edge(
        "driven with none",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"plan/days/2/vehicle": None, "plan/days/2/vehicles": 0},
        times=2,
    ),
    Edge(
        "an unknown vehicle",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"plan/days/2/vehicle": "ghost"},
        times=3,
    ),
    Edge(
        "too few seats on the train",
        Rule.VEHICLE,
        1,
        "guests",
        broken={"catalogue/connections/train-out/seats": 19},
        kept={"catalogue/connections/train-out/seats": 20},
    ),
    Edge(
        "a second driver who is not to be had",
        Rule.VEHICLE,
        1,
        "drivers",
        broken={"catalogue/vehicles/coach/second_driver_cents": None},
        kept={"catalogue/vehicles/coach/second_driver_cents": 0},
        both={"plan/days/1/drivers": 2},
    ),
    Edge(
        "one that does not return between legs",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"catalogue/vehicles/coach/returns_to_garage": False},
        kept={"catalogue/vehicles/coach/returns_to_garage": True},
        both={"plan/days/1/vehicle_waits": False},
    ),
    Edge(
        "returns of none",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"plan/days/2/vehicle_waits": False},
        both=ONLY_HOME,
    ),
    Edge(
        "drivers of none",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"plan/days/2/drivers": 2},
        both=ONLY_HOME,
    ),
    Edge(
        "one of no kind",
        Rule.VEHICLE,
        1,
        "vehicles",
        broken={"plan/days/2/vehicles": 1},
        both=ONLY_HOME,
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """One seat, place or vehicle off breaks `vehicle` only."""
    edge.prove()
