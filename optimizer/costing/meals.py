"""Meals: person_cents × heads + group_cents of the service that serves the stop.

Of a service with `foc_per` one guest in so many and one eats free of charge.
"""

from __future__ import annotations

import datetime as dt

from optimizer.costing.agreed import agreed
from optimizer.costing.line import open_account, path
from optimizer.costing.vat import gross_prices
from optimizer.domain.catalogue import Meal, MealService, Restaurant
from optimizer.domain.itinerary import CostLine, MealStop
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind


def meal_service(restaurant: Restaurant, meal: Meal) -> MealService:
    """How a restaurant serves a meal; of several services of one meal the first one counts.

    Raises KeyError if the restaurant does not serve this meal at all.
    """
    for service in restaurant.services:
        if service.meal is meal:
            return service
    raise KeyError(f"{restaurant.id} serves no {meal.value}")


def meal_lines(problem: Problem, date: dt.date, stop: MealStop) -> tuple[CostLine, ...]:
    """What the restaurant is paid for a meal."""
    restaurant = problem.catalogue.restaurant(stop.restaurant)
    found = meal_service(restaurant, stop.meal)
    settled = agreed(problem, ItemKind.RESTAURANT, restaurant.id, date, found, stop.meal)
    service = gross_prices(problem, date, settled, found.price_basis, found.vat_category)
    account = open_account(
        problem,
        date,
        path(date, "meal", f"{stop.meal.value}-{stop.restaurant}"),
        Category.MEALS,
        stop.restaurant,
        found.vat_category,
        restaurant.supply_mode,
    )
    item, heads = stop.meal.value, problem.wishes.party.heads
    return (
        account.line(item, "group", 1, service.group_cents)
        + account.line(item, "person", heads, service.person_cents)
        + account.line("free-places", "person", -free_places(found, heads), service.person_cents)
    )


def free_places(service: MealService, heads: int) -> int:
    """How many of the guests eat free of charge."""
    return 0 if service.foc_per is None else heads // (service.foc_per + 1)
