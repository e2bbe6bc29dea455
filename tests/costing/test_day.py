"""Whole days and trips against sums made by hand."""

from hypothesis import given
from hypothesis import strategies as st

from optimizer.costing import (
    day_cost_lines,
    day_span,
    totals_by_category,
)
from optimizer.domain.itinerary import (
    Departure,
    ItineraryDay,
)
from optimizer.domain.money import Category, distance_cents
from tests.costing import example

FIRST, SECOND = example.FIRST, example.SECOND


def test_span_counts_from_arrival_to_hotel_and_from_hotel_to_departure() -> None:
    """09:50 to 15:00, and 09:00 to 14:00."""
    assert day_span(example.first_day()) == 310
    assert day_span(example.last_day()) == 300


def test_span_of_an_empty_morning_is_nothing() -> None:
    """Only a departure, at the hotel's own door; or nothing between two trains."""
    day = ItineraryDay(
        date=SECOND,
        vehicle=None,
        items=(Departure(connection="train-out", place="station", start=840, end=1_010),),
        night=None,
    )
    assert day_span(day) == 0
    assert day_span(day.model_copy(update={"items": ()})) == 0
    arrival = example.first_day().items[0]
    assert day_span(day.model_copy(update={"items": (arrival, *day.items)})) == 0


def test_trip_by_hand() -> None:
    """Both days together, category by category.

    Transport: trains 480 + 485 €; coach 200 + 6 × 60 (310 + 20 min) + 6.59 + 13.18 + 13.18 + 5 €,
    then 200 + 6 × 60 (300 + 20 min) + 13.18 + 6.59 + 13.18 + 5 €.
    """
    coach = 20_000 + 36_000 + 659 + 1_318 + 1_318 + 500
    assert totals_by_category(example.itinerary().cost_lines) == {
        Category.SESSIONS: 116_000,
        Category.MEALS: 24_000,
        Category.ROOMS: 122_000,
        Category.TRANSPORT: 48_000 + 48_500 + 2 * coach,
        Category.INTERPRETATION: 0,
        Category.OTHER: 12_345,
    }


def test_day_without_vehicle_pays_none() -> None:
    """A day on foot has no vehicle lines."""
    day = example.last_day().model_copy(update={"vehicle": None, "vehicles": 0})
    lines = day_cost_lines(example.problem(), day, "centre", "station")
    assert [line.supplier for line in lines] == ["train-out", "train-out"]


@given(
    heads=st.integers(1, 40),
    metres=st.integers(0, 50_000),
    split=st.sampled_from([None, "repeat", "twin"]),
    minutes=st.integers(30, 300),
)
def test_lines_add_up(heads: int, metres: int, split: str | None, minutes: int) -> None:
    """Lines sum to categories and to the total; gross = quantity × unit but for kilometres."""
    problem = example.problem(heads=heads)
    first = example.first_day()
    items = (
        first.items[0],
        example.leg("station", "site", 600, metres, "coach"),
        example.spoken(620, minutes, split=split if minutes <= 120 else None),
        *first.items[3:],
    )
    day = first.model_copy(update={"items": items})
    lines = day_cost_lines(problem, day, "station", "centre")
    totals = totals_by_category(lines)
    assert sum(totals.values()) == example.gross(lines)
    for category in Category:
        assert totals[category] == sum(
            line.gross_cents for line in lines if line.category is category
        )
    for line in lines:
        if line.basis != "km":
            assert line.gross_cents == line.quantity * line.unit_cents
    assert len({(line.path, line.item, line.basis) for line in lines}) == len(lines)
    kilometres = [line for line in lines if (line.item, line.basis) == ("legs", "km")]
    assert sum(line.gross_cents for line in kilometres) == distance_cents(metres, 155) + 1_318
