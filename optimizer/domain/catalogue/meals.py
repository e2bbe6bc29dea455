"""Meals: what a day on site needs, and where it is served."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import Availability
from optimizer.domain.catalogue.free_places import FocPer
from optimizer.domain.money import Cents
from optimizer.domain.tariffs import PriceBasis, SupplyMode, VatCategory
from optimizer.domain.terms import Terms
from optimizer.domain.value import Id, Item, Value


class Meal(StrEnum):
    """A meal that a day on site needs."""

    LUNCH = "lunch"
    DINNER = "dinner"


class MealService(Value):
    """A meal that a restaurant serves, when, and for how much. A free place is a person's price."""

    meal: Meal
    opening: Availability
    person_cents: Cents
    group_cents: Cents = 0
    vat_category: VatCategory = VatCategory.FOOD
    price_basis: PriceBasis = PriceBasis.GROSS
    foc_per: FocPer | None = None


class Restaurant(Item):
    """A place for lunch or dinner; `diets` are those it can cook for."""

    place: Id
    capacity: Annotated[int, Field(ge=1)]
    services: Annotated[tuple[MealService, ...], Field(min_length=1)]
    diets: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    open_on_holidays: bool = False
    terms: Terms | None = None
    supply_mode: SupplyMode = SupplyMode.RESALE
