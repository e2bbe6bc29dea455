"""Meals: person_cents × heads + group_cents of the service that serves the stop."""

from __future__ import annotations

import datetime as dt

from optimizer.costing.line import Account, path
from optimizer.domain.catalogue import Meal, MealService, Restaurant
from optimizer.domain.itinerary import CostLine, MealStop
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem


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
    service = meal_service(problem.catalogue.restaurant(stop.restaurant), stop.meal)
    key = f"{stop.meal.value}-{stop.restaurant}"
    account = Account(path(date, "meal", key), Category.MEALS, stop.restaurant)
    item = stop.meal.value
    return account.line(item, "group", 1, service.group_cents) + account.line(
        item, "person", problem.wishes.party.heads, service.person_cents
    )
