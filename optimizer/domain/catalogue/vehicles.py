"""Vehicles: what is hired for a day, with driver."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import DateRange
from optimizer.domain.money import Cents
from optimizer.domain.tariffs import PriceBasis, SupplyMode, VatCategory
from optimizer.domain.terms import Terms
from optimizer.domain.value import Count, Id, Item


class VehicleKind(StrEnum):
    """A kind of hired vehicle."""

    TAXI = "taxi"
    MINIBUS = "minibus"
    COACH = "coach"


class Vehicle(Item):
    """A vehicle hired for a day, with driver.

    A day with it costs, for each one hired: the day price; the hour price for every started hour
    of the day's span with the empty runs from and to the garage, at least `min_hours`; the
    kilometre price for each driven leg and each empty run; the leg price for each driven leg.
    A second driver is to be had for `second_driver_cents` a day, if that is given. One that
    `returns_to_garage` may also drop the guests and return: each driven leg is then a transfer with
    empty runs and hours of its own.
    """

    kind: VehicleKind
    seats: Annotated[int, Field(ge=1)]
    max_count: Annotated[int, Field(ge=1)] = 1
    wheelchair_places: Count = 0
    features: tuple[str, ...] = ()
    matrix: Id
    garage: Id | None = None
    day_cents: Cents = 0
    hour_cents: Cents = 0
    min_hours: Annotated[int, Field(ge=0, le=24)] = 0
    km_cents: Cents = 0
    leg_cents: Cents = 0
    second_driver_cents: Cents | None = None
    returns_to_garage: bool = False
    unavailable: tuple[DateRange, ...] = ()
    terms: Terms | None = None
    vat_category: VatCategory = VatCategory.PASSENGER_TRANSPORT
    price_basis: PriceBasis = PriceBasis.GROSS
    supply_mode: SupplyMode = SupplyMode.RESALE
