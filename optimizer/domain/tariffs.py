"""Dated tariffs: numbers that the law sets, each version from the date on which it came into force.

The version in force on a date is the one with the latest `valid_from` not after it; before the
first one there is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Protocol, TypeVar

from pydantic import Field

from optimizer.domain.calendar import Minutes
from optimizer.domain.value import Count, Value


class _Dated(Protocol):
    @property
    def valid_from(self) -> dt.date:
        """The first date on which it is in force."""


Version = TypeVar("Version", bound=_Dated)


def in_force(versions: Iterable[Version], date: dt.date) -> Version | None:
    """The version that holds on a date; None before the first one."""
    begun = [version for version in versions if version.valid_from <= date]
    return max(begun, key=lambda version: version.valid_from, default=None)


class TwoDrivers(Value):
    """What two drivers may do in a day; while one drives the other rests, so no break is due."""

    driving_minutes: Annotated[Minutes, Field(ge=1)]
    duty_span_minutes: Annotated[Minutes, Field(ge=1)]


class DriverRules(Value):
    """What a driver may do in a day, in a vehicle for more than `over_people` with the driver.

    After `driving_before_break` of driving a break of `break_minutes` is due. It may be taken in
    two parts of at least `least_part` each: any two that sum to it, or, where `second_part` is
    given, one and after it another of at least that.
    """

    valid_from: dt.date
    over_people: Count
    driving_minutes: Annotated[Minutes, Field(ge=1)]
    driving_before_break: Annotated[Minutes, Field(ge=1)]
    break_minutes: Annotated[Minutes, Field(ge=1)]
    least_part: Annotated[Minutes, Field(ge=1)]
    second_part: Annotated[Minutes, Field(ge=1)] | None = None
    duty_span_minutes: Annotated[Minutes, Field(ge=1)]
    two_drivers: TwoDrivers


class VatCategory(StrEnum):
    """What value added tax calls a supply; an exempt one bears none."""

    GENERAL = "general"
    ACCOMMODATION = "accommodation"
    PASSENGER_TRANSPORT = "passenger-transport"
    FOOD = "food"
    CULTURE = "culture"
    EXEMPT = "exempt"


class VatRate(Value):
    """A rate of value added tax from a date on, in thousandths: 255 is 25.5 %."""

    category: VatCategory
    valid_from: dt.date
    permille: Annotated[int, Field(ge=0, le=1000)]


class PriceBasis(StrEnum):
    """Whether a price is stated with value added tax or without."""

    GROSS = "gross"
    NET = "net"


class SupplyMode(StrEnum):
    """How the organiser supplies a service: own work, bought and sold on, or only arranged."""

    OWN = "own"
    RESALE = "resale"
    BROKERED = "brokered"
