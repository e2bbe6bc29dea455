"""Base packages on the wire: ready wishes for kinds of customers, with their prices."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from api.schemas.document import Content, Described
from optimizer.domain.calendar import Weekday
from optimizer.domain.value import Text, Value
from optimizer.domain.wishes import Wishes
from scenarios.packages import Heads, PackagePrice, PackageSeason


class PackageSummary(Value):
    """A package as lists show it; `earliest` is the next date on which it can begin, from today.

    `from_cents` is the lowest of its prices, per guest in half a twin room.
    """

    id: str
    name: Text
    promise: Text
    description: Text
    customers: tuple[Text, ...]
    days: int
    heads: Heads
    starts: tuple[Weekday, ...]
    notice_days: int
    seasons: tuple[PackageSeason, ...]
    earliest: dt.date | None
    from_cents: int | None
    banner: Text


class OfferedPackage(PackageSummary):
    """A package in full: its wishes for the example date, and every price."""

    wishes: Annotated[Content, Described(Wishes)]
    prices: tuple[PackagePrice, ...]
