"""Interpreters, and how a session reaches its audience."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import Availability, Minutes
from optimizer.domain.money import Cents
from optimizer.domain.tariffs import PriceBasis, SupplyMode, VatCategory
from optimizer.domain.terms import Terms
from optimizer.domain.ticks import up_to
from optimizer.domain.value import Count, Item, Language, Value


class LanguageMode(StrEnum):
    """How a session reaches its audience."""

    OWN = "own"
    SECOND = "second"
    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"


class TeamSize(Value):
    """How many interpreters a visit takes in a mode, up to a length."""

    mode: LanguageMode
    up_to_minutes: Annotated[int, Field(ge=1), up_to(24 * 60)]
    interpreters: Annotated[int, Field(ge=1, le=9)]


class InterpreterService(Item):
    """Interpreters between any two of its languages.

    A visit takes the smallest team whose length limit it keeps; a day whose interpreted minutes
    pass `alone_minutes` takes at least two. Each interpreter of the day's largest team is paid the
    half-day or the day fee once, by the day's interpreted minutes.
    """

    languages: Annotated[tuple[Language, ...], Field(min_length=2)]
    teams: Annotated[tuple[TeamSize, ...], Field(min_length=1)]
    interpreters: Annotated[int, Field(ge=1)]
    half_day_minutes: Minutes
    half_day_cents: Cents
    day_cents: Cents
    alone_minutes: Minutes
    max_minutes_per_day: Minutes
    lead_working_days: Count = 0
    availability: Availability | None = None
    terms: Terms | None = None
    vat_category: VatCategory = VatCategory.GENERAL
    price_basis: PriceBasis = PriceBasis.GROSS
    supply_mode: SupplyMode = SupplyMode.RESALE
