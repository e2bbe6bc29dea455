"""Agreed prices: what was confirmed takes the place of the catalogue's price, stated alike."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from optimizer.domain.catalogue import Connection, Meal, MealService
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind, locked_price

Priced = TypeVar("Priced", MealService, Connection)


def agreed_prices(
    problem: Problem,
    kind: ItemKind,
    key: str,
    date: dt.date,
    stated: tuple[int, int],
    meal: Meal | None = None,
) -> tuple[int, int]:
    """Group and person price in cents on a date, each as confirmed, else as stated."""
    price = locked_price(problem.statuses, kind, key, date, meal)
    if price is None:
        return stated
    group = stated[0] if price.group_cents is None else price.group_cents
    person = stated[1] if price.person_cents is None else price.person_cents
    return group, person


def agreed(
    problem: Problem,
    kind: ItemKind,
    key: str,
    date: dt.date,
    item: Priced,
    meal: Meal | None = None,
) -> Priced:
    """A meal or connection with the prices that were confirmed for a date."""
    stated = (item.group_cents, item.person_cents)
    group, person = agreed_prices(problem, kind, key, date, stated, meal)
    return item.model_copy(update={"group_cents": group, "person_cents": person})
