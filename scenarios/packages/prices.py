"""Prices: what the packages sell for by season and size, as they come with the software."""

from __future__ import annotations

import datetime as dt
from functools import cache

from optimizer.domain.value import Count, Id, Value
from scenarios.packages.reading import FOLDER

PRICES = FOLDER / "prices.json"
"""The prices that come with the software."""


class PackagePrice(Value):
    """The price of each guest in half a twin room, and what a room for oneself costs on top.

    It is read off the plan of the problem with that hash, which was proved best: `points` of the
    wishes, `visits` in all, and `cost_cents` before the organiser's margin.
    """

    package: Id
    season: Id
    heads: Count
    first: dt.date
    per_person_cents: int
    single_supplement_cents: int
    cost_cents: int
    points: int
    visits: int
    problem_hash: str


class PriceList(Value):
    """The prices of packages, with what made them."""

    made_with: dict[str, str]
    prices: tuple[PackagePrice, ...]

    def of(self, package: str) -> tuple[PackagePrice, ...]:
        """The prices of one package."""
        return tuple(one for one in self.prices if one.package == package)


@cache
def shipped_prices() -> PriceList:
    """The prices of the packages that come with the software."""
    return PriceList.model_validate_json(PRICES.read_text(encoding="utf-8"))
