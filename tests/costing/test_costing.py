"""Cost lines against sums made by hand, on both edges of every step in a price."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.costing import (
    appointment_lines,
    connection_lines,
    day_cost_lines,
    day_span,
    day_team,
    hired_hours,
    interpreter_lines,
    interpreter_team,
    meal_lines,
    night_lines,
    room_assignment,
    totals_by_category,
    vehicle_count,
    vehicle_lines,
    visit_lines,
)
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    BookedRooms,
    CostLine,
    Departure,
    ItineraryDay,
    MealStop,
    Night,
)
from optimizer.domain.money import Category, distance_cents
from optimizer.domain.problem import Problem
from tests.costing import example

FIRST, SECOND = example.FIRST, example.SECOND


def _sum(lines: tuple[CostLine, ...]) -> int:
    return sum(line.gross_cents for line in lines)


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


# --- sessions ----------------------------------------------------------------------------------


def test_plain_visit_pays_the_group_once_and_every_head() -> None:
    """500 € + 16 × 10 € = 660 €, paid to the partner, under the visit's path."""
    lines = visit_lines(example.problem(), FIRST, example.visit(600, 60))
    assert [(line.basis, line.quantity, line.gross_cents) for line in lines] == [
        ("group", 1, 50_000),
        ("person", 16, 16_000),
    ]
    assert {(line.path, line.supplier, line.category) for line in lines} == {
        ("2027-05-11/visit/fire", "rescue", Category.SESSIONS)
    }


@pytest.mark.parametrize("split", ["repeat", "twin"])
def test_split_visit_pays_the_group_price_twice(split: str) -> None:
    """2 × 500 € + 16 × 10 € = 1 160 €, whether one after the other or in parallel."""
    lines = visit_lines(example.problem(), FIRST, example.visit(600, 130, split=split))
    assert _sum(lines) == 116_000


def test_rotation_pays_both_sessions_twice() -> None:
    """2 × 500 € + 160 € for the one, 2 × 300 € + 160 € for the other, each under its own path."""
    visit = example.visit(600, 130, split="rotation", sessions=("fire", "smoke"))
    lines = visit_lines(example.problem(), FIRST, visit)
    assert _sum(lines) == 116_000 + 76_000
    assert len({line.path for line in lines}) == 2


def test_free_session_has_no_line() -> None:
    """What costs nothing is left out."""
    visit = example.visit(600, 60, sessions=("talk",))
    assert visit_lines(example.problem(), FIRST, visit) == ()


# --- meals, own items, connections -------------------------------------------------------------


def test_meals_pay_the_service_of_the_meal() -> None:
    """Lunch 16 × 15 €; dinner 16 × 30 € + 50 €."""
    problem = example.problem()
    lunch = MealStop(meal="lunch", restaurant="grill", place="site", start=720, end=780)
    dinner = MealStop(meal="dinner", restaurant="grill", place="site", start=1080, end=1140)
    assert _sum(meal_lines(problem, FIRST, lunch)) == 24_000
    assert _sum(meal_lines(problem, FIRST, dinner)) == 53_000


def test_of_two_services_of_a_meal_the_first_one_counts() -> None:
    """A second, cheaper lunch of the same restaurant is not the one that is paid."""
    offer = example.catalogue()
    services = offer["restaurants"][0]["services"]
    services.append(services[0] | {"person_cents": 900})
    lunch = MealStop(meal="lunch", restaurant="grill", place="site", start=720, end=780)
    assert _sum(meal_lines(example.read(offer, example.wishes()), FIRST, lunch)) == 24_000


def test_meal_that_is_not_served_is_an_error() -> None:
    """No price is made up for a meal that the restaurant lacks."""
    offer = example.catalogue()
    del offer["restaurants"][0]["services"][1]
    stop = MealStop(meal="dinner", restaurant="grill", place="site", start=1080, end=1140)
    with pytest.raises(KeyError, match="grill serves no dinner"):
        meal_lines(example.read(offer, example.wishes()), FIRST, stop)


def test_own_item_costs_what_the_wishes_say() -> None:
    """One line in the category other."""
    item = Appointment(commitment="mayor", place="site", start=810, end=840)
    (line,) = appointment_lines(example.problem(), FIRST, item)
    assert (line.category, line.gross_cents) == (Category.OTHER, 12_345)


def test_connections_pay_each_way() -> None:
    """16 × 30 € there; 16 × 30 € + 5 € back."""
    problem = example.problem()
    there = Arrival(connection="train-in", place="station", start=420, end=590)
    back = Departure(connection="train-out", place="station", start=840, end=1_010)
    assert _sum(connection_lines(problem, FIRST, there)) == 48_000
    assert _sum(connection_lines(problem, SECOND, back)) == 48_500


# --- rooms -------------------------------------------------------------------------------------


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
        assert _sum(night_lines(problem, FIRST, night)) == min(covers)


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


# --- vehicles ----------------------------------------------------------------------------------


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
    assert hired_hours(example.problem().catalogue.vehicle("coach"), minutes) == hours


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
    assert _sum(lines) == 20_000 + 4 * 6_000


# --- interpreters ------------------------------------------------------------------------------


def _spoken(start: int, minutes: int, **fields: Any) -> Any:
    base = {"language_mode": "consecutive", "interpreter": "voices"}
    return example.visit(start, minutes, **(base | fields))


@pytest.mark.parametrize(
    ("minutes", "split", "expected"),
    [
        (120, None, 1),
        (121, None, 2),
        (300, None, 2),
        (301, None, None),
        (120, "repeat", 1),
        (120, "twin", 2),
        (120, "rotation", 2),
        (121, "twin", None),
    ],
)
def test_team_of_a_visit(minutes: int, split: str | None, expected: int | None) -> None:
    """By length, twice where halves are served in parallel, none beyond the service's three."""
    assert interpreter_team(example.problem(), _spoken(600, minutes, split=split)) == expected


def test_visit_without_interpreter_takes_no_team() -> None:
    """Nobody is needed, which is not the same as impossible."""
    assert interpreter_team(example.problem(), example.visit(600, 60)) == 0


@pytest.mark.parametrize(("second", "team"), [(30, 1), (31, 2)])
def test_long_day_takes_two(second: int, team: int) -> None:
    """Up to 150 interpreted minutes one works alone, from 151 on two do."""
    visits = [_spoken(600, 120), _spoken(800, second), example.visit(900, 60)]
    assert day_team(example.problem(), "voices", visits) == team


@pytest.mark.parametrize(
    ("second", "basis", "gross"), [(60, "half-day", 2 * 40_000), (61, "day", 2 * 70_000)]
)
def test_half_day_or_day(second: int, basis: str, gross: int) -> None:
    """180 minutes are a half day, 181 a day; both with the team of two."""
    visits = [_spoken(600, 120), _spoken(800, second)]
    (line,) = interpreter_lines(example.problem(), FIRST, visits)
    assert (line.basis, line.gross_cents) == (basis, gross)


def test_day_without_team_is_an_error() -> None:
    """No price for what cannot be served."""
    with pytest.raises(ValueError, match="no team"):
        interpreter_lines(example.problem(), FIRST, [_spoken(600, 301)])


# --- whole days --------------------------------------------------------------------------------


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
        _spoken(620, minutes, split=split if minutes <= 120 else None),
        *first.items[3:],
    )
    day = first.model_copy(update={"items": items})
    lines = day_cost_lines(problem, day, "station", "centre")
    totals = totals_by_category(lines)
    assert sum(totals.values()) == _sum(lines)
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
