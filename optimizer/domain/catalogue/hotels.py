"""Hotels: where nights are spent, and the rooms held there."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import DateRange, Minute
from optimizer.domain.catalogue.free_places import FocPer
from optimizer.domain.money import Cents
from optimizer.domain.tariffs import PriceBasis, SupplyMode, VatCategory
from optimizer.domain.terms import Terms
from optimizer.domain.ticks import in_ticks
from optimizer.domain.value import Count, Id, Item, Value


class RoomKind(StrEnum):
    """A kind of hotel room; an accessible one sleeps one guest."""

    SINGLE = "single"
    TWIN = "twin"
    ACCESSIBLE = "accessible"


class RoomException(DateRange):
    """Dates on which another number of rooms is held."""

    count: Count


class RoomType(Value):
    """Rooms of one kind that a hotel holds for the host: an allotment with its release days.

    `price_cents` is for the room and night. A twin room may be let for single use at
    `single_use_cents`. From `release_days` before the night the rooms are on request only.
    """

    kind: RoomKind
    count: Count
    price_cents: Cents
    single_use_cents: Cents | None = None
    release_days: Count = 0
    exceptions: tuple[RoomException, ...] = ()

    def count_on(self, date: dt.date) -> int:
        """The rooms held for the night that starts on a date."""
        for exception in reversed(self.exceptions):
            if exception.covers(date):
                return exception.count
        return self.count


class Hotel(Item):
    """Where a night is spent. A free place is worth half a twin room, rounded down to the cent."""

    place: Id
    rooms: Annotated[tuple[RoomType, ...], Field(min_length=1)]
    check_in: Minute = Field(
        default_factory=lambda: in_ticks(15 * 60), json_schema_extra={"default": "15:00"}
    )
    check_out: Minute = Field(
        default_factory=lambda: in_ticks(12 * 60), json_schema_extra={"default": "12:00"}
    )
    features: tuple[str, ...] = ()
    terms: Terms | None = None
    vat_category: VatCategory = VatCategory.ACCOMMODATION
    price_basis: PriceBasis = PriceBasis.GROSS
    supply_mode: SupplyMode = SupplyMode.RESALE
    foc_per: FocPer | None = None
