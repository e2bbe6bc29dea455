"""Tax in prices and lines: rounding, the date of supply, and old data that does not know rates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.costing import day_cost_lines, totals_by_category, unit_gross
from optimizer.costing.vat import net_of
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.charges import Included
from optimizer.domain.itinerary import BookedRooms, Night
from optimizer.domain.tariffs import PriceBasis, VatCategory
from tests.costing import example, small

CENTS = st.integers(0, 10_000_000)
PERMILLE = st.integers(0, 1000)

FINNISH = [
    {"category": "general", "valid_from": "2013-01-01", "permille": 240},
    {"category": "general", "valid_from": "2024-09-01", "permille": 255},
    {"category": "accommodation", "valid_from": "2025-01-01", "permille": 140},
    {"category": "accommodation", "valid_from": "2026-01-01", "permille": 135},
]


@settings(deadline=None)
@given(gross=CENTS, permille=PERMILLE)
def test_net_is_rounded_half_up(gross: int, permille: int) -> None:
    """The net is within half a cent of the exact one, above it on a tie; deductions mirror it."""
    net, whole = net_of(gross, permille), 1000 + permille
    assert 2 * (gross * 1000 - net * whole) < whole
    assert 2 * (net * whole - gross * 1000) <= whole
    assert net_of(-gross, permille) == -net


@settings(deadline=None)
@given(net=CENTS, permille=PERMILLE)
def test_net_price_made_gross_holds_the_same_net(net: int, permille: int) -> None:
    """Adding the tax to a unit price and taking it out again gives the price as stated."""
    rate = {"category": "general", "valid_from": "2000-01-01", "permille": permille}
    problem = small.read(small.catalogue() | {"vat": [rate]}, small.wishes())
    gross = unit_gross(problem, example.FIRST, PriceBasis.NET, VatCategory.GENERAL, net)
    assert net_of(gross, permille) == net


@pytest.mark.parametrize(
    ("category", "date", "permille"),
    [
        ("general", "2012-12-31", None),
        ("general", "2024-08-31", 240),
        ("general", "2024-09-01", 255),
        ("accommodation", "2025-12-31", 140),
        ("accommodation", "2026-01-01", 135),
        ("exempt", "1999-01-01", 0),
    ],
)
def test_the_rate_is_that_of_the_date_of_supply(
    category: str, date: str, permille: int | None
) -> None:
    """Both sides of each change; before the table begins the rate is not known, never 0."""
    catalogue = small.read(small.catalogue() | {"vat": FINNISH}, small.wishes()).catalogue
    assert catalogue.vat_permille(VatCategory(category), dt.date.fromisoformat(date)) == permille


def test_a_net_price_without_a_rate_is_refused() -> None:
    """Never taken as if there were no tax."""
    with pytest.raises(ValueError, match="no rate of value added tax for food"):
        unit_gross(example.problem(), example.FIRST, PriceBasis.NET, VatCategory.FOOD, 100)


def test_without_a_table_lines_say_that_tax_is_not_known() -> None:
    """Net, tax and rate are None for every line of an old catalogue, and gross is as before."""
    lines = day_cost_lines(example.problem(), example.first_day(), "station", "centre")
    assert lines
    assert {(line.net_cents, line.vat_cents, line.vat_permille) for line in lines} == {
        (None, None, None)
    }


STATED = st.sampled_from(["gross", "net"])
RATES = st.fixed_dictionaries(
    dict.fromkeys(("general", "accommodation", "passenger-transport", "food"), PERMILLE)
)
ABOUT = st.sampled_from(
    [
        {"category": "rooms"},
        {"category": "transport"},
        {"supplier": "grill"},
        {"supplier": "coach"},
        {"supplier": "rescue"},
        {"session": "fire"},
    ]
)
KINDS = st.sampled_from([kind.value for kind in Included])


@settings(deadline=None)
@given(
    rates=RATES,
    bases=st.lists(STATED, min_size=5, max_size=5),
    said=st.lists(st.tuples(ABOUT, KINDS), max_size=3),
    free=st.none() | st.integers(1, 20),
)
def test_every_line_adds_up(
    rates: dict[str, int],
    bases: list[str],
    said: list[tuple[dict[str, str], str]],
    free: int | None,
) -> None:
    """Gross = net + tax line by line; lines = categories = payers in total, to the cent."""
    offer, asked = small.catalogue(), small.wishes()
    offer["vat"] = [
        {"category": category, "valid_from": "2020-01-01", "permille": permille}
        for category, permille in rates.items()
    ]
    suppliers = ("partners", "hotels", "vehicles", "connections", "interpreters")
    for kind, basis in zip(suppliers, bases, strict=True):
        for one in offer[kind]:
            one["price_basis"] = basis
    offer["hotels"][0]["foc_per"] = free
    offer["restaurants"][0]["services"][0]["foc_per"] = free
    asked["inclusions"] = [about | {"kind": kind} for about, kind in said]
    asked["payers"] = [{"category": "rooms", "payer": "guests"}]
    problem = small.read(offer, asked)
    lines = day_cost_lines(problem, example.first_day(), "station", "centre")
    for line in lines:
        assert line.net_cents is not None
        assert line.vat_cents is not None
        assert line.gross_cents == line.net_cents + line.vat_cents
        if line.basis != "km":
            assert line.gross_cents == line.quantity * line.unit_cents
    counted = [line for line in lines if line.is_included]
    by_payer = {
        payer: sum(line.gross_cents for line in counted if line.payer == payer)
        for payer in ("host", "guests")
    }
    total = sum(line.gross_cents for line in counted)
    assert sum(by_payer.values()) == total == sum(totals_by_category(lines).values())
    rooms = [line for line in lines if line.category == "rooms"]
    assert {line.payer for line in rooms} == {"guests"}
    assert sum(line.gross_cents for line in rooms) >= 0


def _singles(count: int) -> Night:
    return Night(hotel="inn", rooms=(BookedRooms(kind=RoomKind.SINGLE, count=count),))


@pytest.mark.parametrize(("heads", "free"), [(10, 0), (11, 1), (21, 1), (22, 2)])
def test_one_place_in_eleven_is_free(heads: int, free: int) -> None:
    """Both edges of the first and of the second free place: one for each ten who pay."""
    offer = small.catalogue()
    offer["hotels"][0]["foc_per"] = 10
    offer["hotels"][0]["rooms"][0]["count"] = 40
    asked = small.wishes()
    asked["party"] |= {"heads": heads, "rooms": {"single": heads}}
    problem = small.read(offer, asked)
    day = example.first_day().model_copy(update={"night": _singles(heads)})
    lines = day_cost_lines(problem, day, "station", "centre")
    found = [line for line in lines if line.item == "free-places"]
    assert [(line.quantity, line.unit_cents) for line in found] == (
        [(-free, 6_000)] if free else []
    )


def test_free_places_never_cost_less_than_nothing() -> None:
    """One guest in two would be worth more than these rooms cost: only so many places count."""
    offer = small.catalogue()
    offer["hotels"][0] |= {"foc_per": 1}
    offer["hotels"][0]["rooms"][0] |= {"count": 40, "price_cents": 100}
    asked = small.wishes()
    asked["party"] |= {"heads": 16, "rooms": {"single": 16}}
    problem = small.read(offer, asked)
    day = example.first_day().model_copy(update={"night": _singles(16)})
    lines = day_cost_lines(problem, day, "station", "centre")
    rooms = [line.gross_cents for line in lines if line.category == "rooms"]
    assert rooms == [1_600]


@pytest.mark.parametrize(("category", "permille"), [("general", 255), ("food", 135)])
def test_own_items_have_the_tax_that_they_say(category: str, permille: int) -> None:
    """A dinner is food where the wishes say so, and general otherwise."""
    offer, asked = small.catalogue(), small.wishes()
    offer["vat"] = [
        {"category": "general", "valid_from": "2020-01-01", "permille": 255},
        {"category": "food", "valid_from": "2020-01-01", "permille": 135},
    ]
    asked["commitments"][0]["vat_category"] = category
    problem = small.read(offer, asked)
    lines = day_cost_lines(problem, example.first_day(), "station", "centre")
    assert [line.vat_permille for line in lines if line.category == "other"] == [permille]
