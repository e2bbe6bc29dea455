"""What meals, own items and connections cost."""

import pytest

from optimizer.costing import (
    appointment_lines,
    connection_lines,
    meal_lines,
)
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    Departure,
    MealStop,
)
from optimizer.domain.money import Category
from tests.costing import example

FIRST, SECOND = example.FIRST, example.SECOND


def test_meals_pay_the_service_of_the_meal() -> None:
    """Lunch 16 × 15 €; dinner 16 × 30 € + 50 €."""
    problem = example.problem()
    lunch = MealStop(meal="lunch", restaurant="grill", place="site", start=720, end=780)
    dinner = MealStop(meal="dinner", restaurant="grill", place="site", start=1080, end=1140)
    assert example.gross(meal_lines(problem, FIRST, lunch)) == 24_000
    assert example.gross(meal_lines(problem, FIRST, dinner)) == 53_000


def test_of_two_services_of_a_meal_the_first_one_counts() -> None:
    """A second, cheaper lunch of the same restaurant is not the one that is paid."""
    offer = example.catalogue()
    services = offer["restaurants"][0]["services"]
    services.append(services[0] | {"person_cents": 900})
    lunch = MealStop(meal="lunch", restaurant="grill", place="site", start=720, end=780)
    assert example.gross(meal_lines(example.read(offer, example.wishes()), FIRST, lunch)) == 24_000


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
    assert example.gross(connection_lines(problem, FIRST, there)) == 48_000
    assert example.gross(connection_lines(problem, SECOND, back)) == 48_500
