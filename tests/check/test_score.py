"""The score: points, cost, travel and waiting, against sums done by hand."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import DISTINCT_PARTNERS, score, unmet_wishes
from optimizer.domain.itinerary import Score
from optimizer.domain.money import Category
from tests.check.example import DROP, example, later, plan_document, walk
from tests.check.test_rooms import CHANGE
from tests.check.test_travel import ONLY_HOME
from tests.check.test_vehicles import TWO_COACHES

_TUESDAY, _, _THURSDAY = (day["items"] for day in plan_document()["days"])

ONE_DAY = {
    "wishes/dates": {"first": "2027-05-11", "last": "2027-05-11"},
    "wishes/pins": [],
    "wishes/quotas": [],
    "wishes/commitments": [],
    "wishes/wishes/see-demo": DROP,
    "plan/days": [
        {
            "date": "2027-05-11",
            "vehicle": None,
            "vehicles": 0,
            "night": None,
            "items": {
                **{key: _TUESDAY[key] for key in ("arrival", "to-town-hall", "dialogue", "lunch")},
                "to-station": walk("bistro", "station", 750),
                "departure": _THURSDAY["departure"],
            },
        }
    ],
}


def _score(edit: dict[str, Any] | None = None) -> Score:
    return score(*example(edit))


def test_points_by_wish() -> None:
    """Scored wishes that are met pay once, four partners pay 5 each, unmet wishes are left out."""
    result = _score()
    assert result.points_by_wish == {"sea": 30, "college": 20, DISTINCT_PARTNERS: 20}
    assert result.points == 70


def test_unmet_wishes() -> None:
    """A scored and a required wish without a visit are unmet; excluded ones are none."""
    assert unmet_wishes(*example()) == ("workshop",)
    unmet = unmet_wishes(*example({"wishes/wishes/see-demo/target": {"session": "party"}}))
    assert unmet == ("see-demo", "workshop")


def test_cost_of_three_days() -> None:
    """Every category of the example, as summed by hand."""
    result = _score()
    assert result.cost_by_category == {
        Category.SESSIONS: (30000 + 40000 + 30000) + (70000 + 48000 + 32000) + 42000,
        Category.MEALS: (30000 + 65000) + 24000 + 30000,
        Category.ROOMS: 2 * (6 * 9000 + 4 * 11000 + 5 * 10000 + 9500),
        Category.TRANSPORT: (40000 + 63174) + 80287 + (41000 + 48251),
        Category.INTERPRETATION: 20000 + 4 * 20000,
        Category.OTHER: 30000,
    }
    assert result.cost_cents == 1158712


def test_travel_and_waiting() -> None:
    """Legs 35, 38 and 30, journeys 120 each; waiting 141, 97 and 168, none before a hotel."""
    result = _score()
    assert result.travel_minutes == 120 + 35 + 38 + 30 + 120
    assert result.waiting_minutes == (5 + 5 + 13 + 118) + (5 + 9 + 5 + 10 + 68) + (13 + 155)
    assert result.time_cents == (343 + 406) * 50
    assert result.cost_and_time_cents == 1158712 + 37450


@pytest.mark.parametrize(
    ("edit", "cents"),
    [
        ({"catalogue/vehicles/coach/min_hours": 12}, 5000 * (2 + 5)),
        ({"catalogue/vehicles/coach/min_hours": 10}, 5000 * 3),
        ({"catalogue/vehicles/coach/leg_cents": 0}, -300 * (2 + 3 + 2)),
        ({"catalogue/vehicles/coach/day_cents": 0}, -10000 * 3),
        ({"catalogue/vehicles/coach/km_cents": 0}, -(2574 + 4387 + 2651)),
        (TWO_COACHES, 63174 + 80287 + 48251),
        # No garage: 576, 705 and 378 minutes are 10, 12 and 7 hours; empty kilometres fall away.
        ({"catalogue/vehicles/coach/garage": None}, -5000 - (930 + 806) - 1612 - (806 + 930)),
    ],
    ids=["12 hours", "10 hours", "legs", "day", "kilometres", "two", "garage"],
)
def test_coach(edit: dict[str, Any], cents: int) -> None:
    """The coach's hours (started, at least so many, empty runs included), kilometres and legs."""
    assert _score(edit).cost_cents - 1158712 == cents


@pytest.mark.parametrize(("min_hours", "cents"), [(4, 3 * 4 * 5000), (1, 3 * 5000), (0, 3 * 5000)])
def test_coach_that_returns(min_hours: int, cents: int) -> None:
    """Wednesday by the leg: each with its runs to and from the garage, and its own least hours."""
    returns = {
        "catalogue/vehicles/coach/returns_to_garage": True,
        "catalogue/vehicles/coach/min_hours": min_hours,
        "plan/days/1/vehicle_waits": False,
    }
    ways = (1426 + 806 + 620) + (930 + 620 + 310) + (419 + 310 + 729)
    expected = 1158712 - 80287 + 10000 + cents + ways + 3 * 300
    assert _score(returns).cost_cents == expected


def test_second_driver_is_paid_by_the_day() -> None:
    """On one day of two coaches, each its price; the catalogue's price alone costs nothing."""
    price = {"catalogue/vehicles/coach/second_driver_cents": 9000}
    assert _score(price).cost_cents == 1158712
    assert _score({**price, "plan/days/1/drivers": 2}).cost_cents == 1158712 + 9000
    two = {**TWO_COACHES, **price}
    twice = _score({**two, "plan/days/1/drivers": 2}).cost_cents - _score(two).cost_cents
    assert twice == 2 * 9000


def test_hour_is_started_after_its_last_minute() -> None:
    """Tuesday's 597 minutes are ten hours; four minutes more start the eleventh."""
    later_dinner = {
        "plan/days/0/items/dinner": later(3),
        "plan/days/0/items/to-hotel": later(3),
    }
    assert _score(later_dinner).cost_cents == 1158712
    one_more = {path: later(4) for path in later_dinner}
    assert _score(one_more).cost_cents == 1158712 + 5000


def test_kilometres_are_rounded_for_each_leg() -> None:
    """2.7 km at 1.55 € are 418.5 cents, rounded up on each of the two legs."""
    both = {"catalogue/vehicles/coach/garage": None, "catalogue/vehicles/coach/hour_cents": 0}
    dear = _score(both).cost_cents
    free = _score({**both, "catalogue/vehicles/coach/km_cents": 0}).cost_cents
    assert dear - free == 4 * 419 + 1426 + 930 + 496


@pytest.mark.parametrize(
    ("edit", "cents"),
    [
        ({"catalogue/interpreters/tulkki/half_day_minutes": 60}, 20000 + 4 * 35000),
        ({"catalogue/interpreters/tulkki/half_day_minutes": 59}, 35000 + 4 * 35000),
        ({"catalogue/interpreters/tulkki/alone_minutes": 60}, 20000 + 4 * 20000),
        ({"catalogue/interpreters/tulkki/alone_minutes": 59}, 2 * 20000 + 4 * 20000),
    ],
    ids=["day and half-day", "days", "alone", "in twos"],
)
def test_interpreters(edit: dict[str, Any], cents: int) -> None:
    """A half-day up to its minutes, a day past them; a twin pays twice the team."""
    assert _score(edit).cost_by_category[Category.INTERPRETATION] == cents


def test_rooms_of_another_hotel() -> None:
    """The night in the other hotel is priced by its rooms; none of its twins is let to one."""
    night = 11 * 8000 + 4 * 10000 + 9500
    assert _score(CHANGE).cost_by_category[Category.ROOMS] == 157500 + night


def test_one_day() -> None:
    """A day trip on foot: no vehicle, no night, waiting after arrival and before departure."""
    assert _score(ONE_DAY) == Score(
        points_by_wish={DISTINCT_PARTNERS: 5},
        cost_by_category={
            Category.SESSIONS: 30000,
            Category.MEALS: 30000,
            Category.TRANSPORT: 40000 + 41000,
            Category.INTERPRETATION: 20000,
        },
        travel_minutes=120 + 15 + 15 + 120,
        waiting_minutes=5 + 5 + 125,
        time_cents=(270 + 135) * 50,
    )


def test_no_waiting_from_a_hotel_to_the_departure() -> None:
    """A morning with the way to the train only has no waiting, and Thursday's is gone."""
    assert _score(ONLY_HOME).waiting_minutes == 141 + 97


@pytest.mark.parametrize("edit", [{}, CHANGE, ONE_DAY], ids=["three days", "two hotels", "one day"])
def test_maps_sum_to_their_totals(edit: dict[str, Any]) -> None:
    """Points, cost and time are the sums of their terms, and no term is 0."""
    result = _score(edit)
    assert result.points == sum(result.points_by_wish.values())
    assert result.cost_cents == sum(result.cost_by_category.values())
    assert result.time_cents == 50 * (result.travel_minutes + result.waiting_minutes)
    assert all(result.points_by_wish.values())
    assert all(result.cost_by_category.values())
