"""Partners and venues: who receives visitors, and where."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import WEEKDAYS, Availability, Weekday
from optimizer.domain.tariffs import PriceBasis, SupplyMode, VatCategory
from optimizer.domain.terms import Terms
from optimizer.domain.value import Count, Id, Item


class PartnerKind(StrEnum):
    """What kind of organisation a partner is."""

    PUBLIC = "public"
    DEFENCE = "defence"
    COMPANY = "company"
    EDUCATION = "education"
    HOSPITALITY = "hospitality"
    ASSOCIATION = "association"


MOBILITY_FEATURES = frozenset({"step-free", "wheelchair"})
"""Access features that count wherever the party goes; others count at venues only."""


class Partner(Item):
    """An organisation that receives visitors: of several trips `parallel_groups` at a time.

    Prices of its sessions are stated with or without value added tax (`price_basis`), at the rate
    of `vat_category`; so it is with every supplier. A session may say otherwise for itself.
    """

    kind: PartnerKind
    availability: Availability
    open_on_holidays: bool = False
    working_days: tuple[Weekday, ...] = WEEKDAYS[:5]
    booking_lead_working_days: Count = 0
    parallel_groups: Annotated[int, Field(ge=1)] = 1
    contact: str = ""
    terms: Terms | None = None
    vat_category: VatCategory = VatCategory.GENERAL
    price_basis: PriceBasis = PriceBasis.GROSS
    supply_mode: SupplyMode = SupplyMode.RESALE


class Venue(Item):
    """Where a session is held. `features` are the access features it has, such as `step-free`."""

    place: Id
    capacity: Annotated[int, Field(ge=1)]
    opening: Availability | None = None
    features: tuple[str, ...] = ()
    gate: bool = False
