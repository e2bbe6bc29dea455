"""Connections: how a delegation comes and goes home."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import WEEKDAYS, DateRange, Minute, Minutes, Season, Weekday
from optimizer.domain.catalogue.meals import Meal
from optimizer.domain.money import Cents
from optimizer.domain.tariffs import PriceBasis, SupplyMode, VatCategory
from optimizer.domain.terms import Terms
from optimizer.domain.ticks import in_ticks
from optimizer.domain.value import Id, Item


class Direction(StrEnum):
    """Whether a connection brings a delegation or takes it home."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"


class ConnectionKind(StrEnum):
    """How a connection travels."""

    TRAIN = "train"
    COACH = "coach"
    FLIGHT = "flight"
    CHARTER = "charter"


class Connection(Item):
    """A way to come or to go home: at `time` it reaches (arrival) or leaves (departure) `place`.

    `origin` is the other end, for instance `helsinki-airport`. `buffer_minutes` pass between its
    arrival and the first leg, or between the last leg and its departure.
    """

    direction: Direction
    kind: ConnectionKind
    origin: Id
    place: Id
    time: Minute
    journey_minutes: Minutes
    days: tuple[Weekday, ...] = WEEKDAYS
    season: Season | None = None
    suspended: tuple[DateRange, ...] = ()
    seats: Annotated[int, Field(ge=1)] | None = None
    features: tuple[str, ...] = ()
    buffer_minutes: Minutes = Field(
        default_factory=lambda: in_ticks(10), json_schema_extra={"default": 10}
    )
    meals: tuple[Meal, ...] = ()
    person_cents: Cents = 0
    group_cents: Cents = 0
    terms: Terms | None = None
    vat_category: VatCategory = VatCategory.PASSENGER_TRANSPORT
    price_basis: PriceBasis = PriceBasis.GROSS
    supply_mode: SupplyMode = SupplyMode.RESALE
