"""One plan at other sizes: what scales, what is counted anew, and what would not hold."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.costsheet import cost_sheet
from optimizer.costsheet.sizes import price_at
from optimizer.domain.cost_sheet import NoPrice, PriceAt
from optimizer.domain.rules import Rule
from tests.costing import example, small


def _at(paying: int, free: int = 0, change: Any = None, **party: Any) -> PriceAt:
    offer, asked = small.catalogue(), small.wishes()
    asked["party"] |= party
    offer["hotels"][0]["rooms"][0]["count"] = 60
    offer["hotels"][0]["rooms"][1]["count"] = 60
    if change is not None:
        change(offer, asked)
    found = price_at(small.read(offer, asked), example.itinerary(), paying, free)
    assert isinstance(found, PriceAt)
    return found


def _rules(found: PriceAt) -> set[Rule]:
    return {fault.rule for fault in found.broken}


@pytest.mark.parametrize(("heads", "vehicles"), [(49, 1), (50, 2), (99, 2), (100, 3)])
def test_vehicles_are_counted_anew(heads: int, vehicles: int) -> None:
    """Fifty seats for guests and one guide: both edges of the second and of the third coach."""
    assert {count for _, _, count in _at(heads).vehicles} == {vehicles}


def test_more_vehicles_than_there_are_is_told() -> None:
    """Three coaches exist: 149 guests and a guide fill them, one guest more does not fit."""
    assert Rule.VEHICLE not in _rules(_at(149))
    assert Rule.VEHICLE in _rules(_at(150))


@pytest.mark.parametrize(("heads", "after"), [(12, None), (13, "repeat")])
def test_a_visit_is_split_where_the_group_is_too_large(heads: int, after: str | None) -> None:
    """At most twelve: whole up to there, for halves above, as planned for sixteen."""
    found = _at(heads)
    assert [one.after for one in found.splits] == ([None] if after is None else [])


def test_a_planned_split_that_is_not_needed_is_told() -> None:
    """The times stay as planned, so the whole visit is longer than it should be."""
    assert Rule.LANGUAGE in _rules(_at(12))
    assert Rule.LANGUAGE not in _rules(_at(13))


@pytest.mark.parametrize(("heads", "broken"), [(24, False), (25, True)])
def test_a_group_that_fits_nowhere_is_told(heads: int, broken: bool) -> None:
    """Two halves of twelve, or one of thirteen."""
    assert (Rule.GROUP_SIZE in _rules(_at(heads))) is broken


def test_single_supplement_is_the_difference_to_half_a_twin() -> None:
    """One night: 90 € for a single less half of 120 €; of twins only, 100 € for single use."""
    assert _at(16).single_supplement_cents == 3_000

    def no_singles(offer: Any, asked: Any) -> None:
        offer["hotels"][0]["rooms"].pop(0)

    def no_twins(offer: Any, asked: Any) -> None:
        offer["hotels"][0]["rooms"].pop(1)

    assert _at(18, change=no_singles).single_supplement_cents == 4_000
    rooms = {"single": 16}
    assert _at(18, change=no_twins, rooms=rooms).single_supplement_cents is None


def test_the_supplement_has_the_markup_of_rooms() -> None:
    """30 € with a tenth on top."""

    def dearer(offer: Any, asked: Any) -> None:
        offer["markups"] = [{"category": "rooms", "permille": 100}]

    assert _at(16, change=dearer).single_supplement_cents == 3_300


def test_free_guests_are_spread_over_those_who_pay() -> None:
    """Ten and one: the sale of eleven guests, paid by ten."""
    eleven, ten = _at(11), _at(10, 1)
    assert ten.amounts == eleven.amounts
    assert (ten.paying, ten.free) == (10, 1)
    assert ten.alone == eleven.alone - 1
    assert ten.per_person_cents > eleven.per_person_cents


def test_person_prices_scale_and_group_prices_do_not() -> None:
    """From eighteen to twenty guests, all sharing: two persons and a twin room more."""
    rooms = {"single": 0, "twin": 8}
    more = _at(20, rooms=rooms).amounts.cost_cents - _at(18, rooms=rooms).amounts.cost_cents
    train, lunch, demo, twin = 2 * 3_000, 1_500, 1_000, 12_000
    assert more == 2 * (train + lunch + demo) + twin


def test_a_size_without_a_price_says_why() -> None:
    """Two hosts need two interpreters, and there is one: no team, no fee, no price."""
    offer, asked = small.catalogue(), small.wishes()
    offer["interpreters"][0]["interpreters"] = 1
    plan = example.itinerary()
    first = plan.days[0]
    items = tuple(
        example.spoken(620, 130, split="repeat") if item.kind == "visit" else item
        for item in first.items
    )
    spoken = plan.model_copy(
        update={"days": (first.model_copy(update={"items": items}), *plan.days[1:])}
    )
    offer["interpreters"][0]["teams"][0]["up_to_minutes"] = 130
    offer["sessions"][0]["split"] = ["twin", "repeat"]

    def sizes(split: str) -> Any:
        offer["sessions"][0]["split"] = [split]
        return cost_sheet(small.read(offer, asked), spoken, (14,)).sizes

    assert isinstance(sizes("repeat")[0], PriceAt)
    (found,) = sizes("twin")
    assert isinstance(found, NoPrice)
    assert "voices" in found.why
