"""How many vehicles, how many hours, and the price of a day with them."""

import pytest

from optimizer.costing import (
    hired_hours,
    vehicle_count,
    vehicle_lines,
)
from tests.costing import example

FIRST, SECOND = example.FIRST, example.SECOND


@pytest.mark.parametrize(
    ("heads", "expected"), [(8, 1), (9, 2), (17, 2), (18, 3), (26, 3), (27, None)]
)
def test_vehicles_seat_heads_and_guides(heads: int, expected: int | None) -> None:
    """Nine seats, one guide, at most three vehicles."""
    problem = example.problem(heads=heads)
    assert vehicle_count(problem, problem.catalogue.vehicle("minibus")) == expected


@pytest.mark.parametrize(("wheelchairs", "expected"), [(1, 1), (2, 2), (3, 3), (4, None)])
def test_vehicles_hold_wheelchairs(wheelchairs: int, expected: int | None) -> None:
    """One place in each coach; a vehicle without places takes no wheelchair user at all."""
    problem = example.problem(access_needs={"wheelchair": wheelchairs})
    assert vehicle_count(problem, problem.catalogue.vehicle("coach")) == expected
    assert vehicle_count(problem, problem.catalogue.vehicle("minibus")) is None


@pytest.mark.parametrize(("minutes", "hours"), [(0, 4), (240, 4), (241, 5), (300, 5), (301, 6)])
def test_started_hours_are_paid_from_the_least_on(minutes: int, hours: int) -> None:
    """A minute over makes an hour; below four hours four are paid."""
    problem = example.problem()
    assert hired_hours(problem, problem.catalogue.vehicle("coach"), minutes) == hours


@pytest.mark.parametrize(("span", "hours"), [(280, 5), (281, 6)])
def test_vehicle_day_by_hand(span: int, hours: int) -> None:
    """Empty runs of 10 + 10 minutes count as hours; legs and runs are rounded one by one.

    4 250 m × 1.55 €/km = 6.5875 → 6.59 €; 8 500 m → 13.175 → 13.18 €; empty runs 2 × 6.59 €.
    """
    legs = [
        example.leg("station", "site", 600, 4_250, "coach"),
        example.leg("site", "centre", 700, 8_500, "coach"),
        example.leg("centre", "station", 800, 3_000, None),
    ]
    lines = vehicle_lines(example.problem(), FIRST, "coach", 2, legs, "station", "centre", span)
    assert {(line.item, line.basis): line.gross_cents for line in lines} == {
        ("day", "day"): 2 * 20_000,
        ("hours", "hour"): 2 * hours * 6_000,
        ("legs", "km"): 2 * (659 + 1_318),
        ("empty-runs", "km"): 2 * (659 + 659),
        ("legs", "leg"): 2 * 2 * 250,
    }


def test_vehicle_without_garage_has_no_empty_runs() -> None:
    """A span of 240 minutes is four hours, and nothing is driven empty."""
    offer = example.catalogue()
    offer["vehicles"][0]["garage"] = None
    lines = vehicle_lines(
        example.read(offer, example.wishes()), FIRST, "coach", 1, [], "station", "centre", 240
    )
    assert example.gross(lines) == 20_000 + 4 * 6_000


def test_vehicle_that_returns_by_hand() -> None:
    """Two transfers: 10 + 20 + 10 and 10 + 61 + 10 minutes, with two empty runs of 4 250 m each."""
    offer = example.catalogue()
    offer["vehicles"][0] |= {"min_hours": 0, "second_driver_cents": 7_000}
    first = example.leg("station", "site", 600, 4_250, "coach")
    second = example.leg("site", "centre", 700, 8_500, "coach")
    legs = [
        first.model_copy(update={"end": first.start + 20}),
        second.model_copy(update={"end": second.start + 61}),
        example.leg("centre", "station", 800, 3_000, None),
    ]
    lines = vehicle_lines(
        example.read(offer, example.wishes()),
        *(FIRST, "coach", 2, legs, "station", "centre", 500),
        drivers=2,
        waits=False,
    )
    assert {(line.item, line.basis): line.gross_cents for line in lines} == {
        ("day", "day"): 2 * 20_000,
        ("second-driver", "day"): 2 * 7_000,
        ("hours", "hour"): 2 * (1 + 2) * 6_000,
        ("legs", "km"): 2 * (659 + 1_318),
        ("empty-runs", "km"): 2 * 4 * 659,
        ("legs", "leg"): 2 * 2 * 250,
    }
