"""Exposure: a step function of the date, exact, with what is not known told apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimizer.costsheet import cost_sheet
from optimizer.domain.cost_sheet import Exposure
from tests.costing import example, small

HOTEL = {
    "cancellation": [
        {"fewer_than_days": 14, "permille": 500},
        {"fewer_than_days": 10, "permille": 1000},
        {"fewer_than_days": 28, "permille": 500, "from_heads": 17},
    ]
}


def _exposure(change: Any = None) -> Exposure:
    offer, asked = small.catalogue(), small.wishes()
    offer["hotels"][0]["terms"] = HOTEL
    offer["restaurants"][0]["terms"] = {"cancellation": [{"fewer_than_days": 3, "permille": 333}]}
    if change is not None:
        change(offer, asked)
    problem = small.read(offer, asked)
    found = cost_sheet(problem, example.itinerary(problem), (), exposure=True).exposure
    assert found is not None
    return found


def _owed(found: Exposure, date: dt.date) -> int:
    return [step.owed_cents for step in found.steps if step.date <= date][-1]


ROOMS = 6 * 9_000 + 2 * 10_000 + 4 * 12_000
LUNCH = 16 * 1_500


@pytest.mark.parametrize(
    ("days_before", "owed"),
    [
        (14, 0),
        (13, ROOMS // 2),
        (10, ROOMS // 2),
        (9, ROOMS),
        (3, ROOMS),
        (2, ROOMS + 7_992),
        (0, ROOMS + 7_992),
        (-1, ROOMS + LUNCH),
    ],
)
def test_each_step_begins_on_its_day(days_before: int, owed: int) -> None:
    """Both edges of each step; a third of the lunch rounded to the cent; all of it once eaten."""
    found = _exposure()
    assert _owed(found, example.FIRST - dt.timedelta(days=days_before)) == owed


def test_each_step_sums_to_its_suppliers_and_differs_from_the_last() -> None:
    """From the planning date on, in order, exact."""
    found = _exposure()
    assert found.steps[0].date == found.first == dt.date(2027, 3, 1)
    assert all(step.owed_cents == sum(one.owed_cents for one in step.owed) for step in found.steps)
    pairs = list(zip(found.steps, found.steps[1:], strict=False))
    assert all(one.date < other.date and one.owed != other.owed for one, other in pairs)
    assert all(one.owed_cents <= other.owed_cents for one, other in pairs)


def test_a_larger_group_follows_its_own_steps() -> None:
    """Seventeen guests: half is owed four weeks before; the smaller group's steps do not hold."""

    def seventeen(offer: Any, asked: Any) -> None:
        asked["party"] |= {"heads": 17, "rooms": {"single": 9, "twin": 4}}

    found = _exposure(seventeen)
    assert _owed(found, example.FIRST - dt.timedelta(days=28)) == 0
    assert _owed(found, example.FIRST - dt.timedelta(days=27)) == ROOMS // 2
    assert _owed(found, example.FIRST - dt.timedelta(days=9)) == ROOMS // 2


def test_what_has_no_terms_is_not_known_and_never_nothing() -> None:
    """Known + unknown + own items is the whole price of the trip."""
    found = _exposure()
    unknown = sum(one.price_cents for one in found.unknown)
    assert {one.supplier for one in found.unknown} == {"train-in", "rescue", "coach", "train-out"}
    assert found.own_items_cents == 12_345
    assert unknown + found.own_items_cents + ROOMS + LUNCH == found.price_cents


def test_own_arrangements_are_not_owed() -> None:
    """What the guests book themselves is not the organiser's risk."""

    def own(offer: Any, asked: Any) -> None:
        asked["inclusions"] = [{"category": "rooms", "kind": "own-arrangement"}]

    assert _owed(_exposure(own), example.FIRST - dt.timedelta(days=9)) == 0
