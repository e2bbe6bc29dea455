"""Money: integer cents, cost categories and the few roundings there are."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

Cents = Annotated[int, Field(ge=0, le=10_000_000_00)]
"""An amount of money in integer cents, gross of VAT."""


class Category(StrEnum):
    """What a cost is for; budgets may cap each."""

    SESSIONS = "sessions"
    MEALS = "meals"
    ROOMS = "rooms"
    TRANSPORT = "transport"
    INTERPRETATION = "interpretation"
    OTHER = "other"


CATEGORIES = tuple(Category)


def distance_cents(metres: int, cents_per_km: int) -> int:
    """The price of a distance, rounded half up to the cent."""
    return (metres * cents_per_km + 500) // 1000


def euros(cents: int) -> str:
    """An amount for people, for instance `1 234.50 €`."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole:,}".replace(",", " ") + f".{rest:02d} €"
