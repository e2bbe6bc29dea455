"""Which rooms are booked and what they cost, on both edges of price, allotment and release."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.costing import (
    night_lines,
    room_assignment,
)
from optimizer.domain.itinerary import (
    BookedRooms,
    Night,
)
from optimizer.domain.problem import Problem
from tests.costing import example

FIRST, SECOND = example.FIRST, example.SECOND


def _hotel_problem(
    rooms: dict[str, int], held: list[dict[str, Any]], on_request: bool = False
) -> Problem:
    offer, asked = example.catalogue(), example.wishes()
    offer["hotels"][0]["rooms"] = held
    asked["party"]["rooms"] = rooms
    asked["travel"] = {"rooms_on_request": on_request}
    return example.read(offer, asked)


def _rooms(problem: Problem, date: dt.date = FIRST) -> list[tuple[str, bool, int]] | None:
    booked = room_assignment(problem, problem.catalogue.hotel("inn"), date)
    return (
        None
        if booked is None
        else [(room.kind.value, room.single_use, room.count) for room in booked]
    )


def _held(single: int, twin: int, price: int, single_use: int | None) -> list[dict[str, Any]]:
    return [
        {"kind": "single", "count": single, "price_cents": price},
        {"kind": "twin", "count": twin, "price_cents": 12_000, "single_use_cents": single_use},
    ]


@pytest.mark.parametrize(
    ("single_use", "expected"),
    [
        (9_001, [("single", False, 5)]),
        (9_000, [("single", False, 5)]),
        (8_999, [("single", False, 2), ("twin", True, 3)]),
        (None, [("single", False, 5)]),
    ],
)
def test_singles_take_the_cheaper_kind_first(
    single_use: int | None, expected: list[tuple[str, bool, int]]
) -> None:
    """Single rooms on a tie; twins for single use only where a cent cheaper."""
    problem = _hotel_problem({"single": 5}, _held(9, 3, 9_000, single_use))
    assert _rooms(problem) == expected


def test_twins_leave_what_remains_to_singles() -> None:
    """Of 4 twin rooms 3 sleep two, so 1 is left for a single: 2 singles fit, 3 do not."""
    held = _held(1, 4, 9_000, 8_000)
    fits = _hotel_problem({"single": 2, "twin": 3}, held)
    assert _rooms(fits) == [("single", False, 1), ("twin", True, 1), ("twin", False, 3)]
    assert _rooms(_hotel_problem({"single": 3, "twin": 3}, held)) is None


def test_twin_rooms_that_are_not_let_to_one_stay_empty() -> None:
    """Without a single-use price singles need single rooms."""
    assert _rooms(_hotel_problem({"single": 2}, _held(1, 4, 9_000, None))) is None


def test_accessible_rooms_are_needed_as_such() -> None:
    """A hotel without one cannot take a guest who needs it."""
    held = _held(9, 9, 9_000, None)
    assert _rooms(_hotel_problem({"accessible": 1}, held)) is None
    held.append({"kind": "accessible", "count": 1, "price_cents": 9_000})
    assert _rooms(_hotel_problem({"accessible": 1}, held)) == [("accessible", False, 1)]
    assert _rooms(_hotel_problem({"accessible": 2}, held)) is None


def test_released_rooms_need_a_request() -> None:
    """71 days before the night: 71 release days still hold the rooms, 72 do not."""
    held = _held(9, 0, 9_000, None)
    held[0]["release_days"] = (FIRST - dt.date(2027, 3, 1)).days
    assert _rooms(_hotel_problem({"single": 1}, held)) is not None
    held[0]["release_days"] += 1
    assert _rooms(_hotel_problem({"single": 1}, held)) is None
    assert _rooms(_hotel_problem({"single": 1}, held, on_request=True)) is not None
    assert _rooms(_hotel_problem({"single": 10}, held, on_request=True)) is None


def test_allotment_of_a_date_counts() -> None:
    """An exception of one date changes that night only."""
    held = _held(9, 0, 9_000, None)
    held[0]["exceptions"] = [{"start": FIRST.isoformat(), "count": 1}]
    problem = _hotel_problem({"single": 2}, held)
    assert _rooms(problem, FIRST) is None
    assert _rooms(problem, SECOND) == [("single", False, 2)]


@given(
    single=st.integers(0, 6),
    twin=st.integers(0, 4),
    singles=st.integers(0, 5),
    twins=st.integers(0, 6),
    price=st.integers(1, 4),
    single_use=st.none() | st.integers(1, 4),
)
def test_no_other_cover_is_cheaper(
    single: int, twin: int, singles: int, twins: int, price: int, single_use: int | None
) -> None:
    """Against every way to sleep the party: the same price, or none where none exists."""
    problem = _hotel_problem(
        {"single": single, "twin": twin}, _held(singles, twins, price, single_use)
    )
    covers = [
        in_singles * price + (single - in_singles) * (single_use or 0) + twin * 12_000
        for in_singles in range(min(single, singles) + 1)
        if twin + single - in_singles <= twins and (in_singles == single or single_use is not None)
    ]
    booked = room_assignment(problem, problem.catalogue.hotel("inn"), FIRST)
    if booked is None:
        assert not covers
    else:
        night = Night(hotel="inn", rooms=booked)
        assert example.gross(night_lines(problem, FIRST, night)) == min(covers)


def test_night_pays_each_kind_of_room() -> None:
    """6 × 90 € + 2 × 100 € (twins for one) + 4 × 120 € = 1 220 €."""
    night = example.first_day().night
    assert night is not None
    lines = night_lines(example.problem(), FIRST, night)
    assert [line.gross_cents for line in lines] == [54_000, 20_000, 48_000]
    assert {line.basis for line in lines} == {"room-night"}


def test_rooms_that_are_not_let_so_have_no_price() -> None:
    """A twin room for single use without such a price is an error, not a gift."""
    problem = _hotel_problem({"single": 1}, _held(1, 1, 9_000, None))
    night = Night(hotel="inn", rooms=(BookedRooms(kind="twin", single_use=True, count=1),))
    with pytest.raises(KeyError, match="lets no twin-single-use rooms"):
        night_lines(problem, FIRST, night)
