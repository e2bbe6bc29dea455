"""Sessions: what a partner can give, how it is held, and for whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import Availability, Minutes, Season
from optimizer.domain.money import Cents
from optimizer.domain.tariffs import PriceBasis, VatCategory
from optimizer.domain.value import Count, Id, Item, Language
from optimizer.domain.visitors import VisitorPrice, VisitorTypes


class Format(StrEnum):
    """How a session is held."""

    DEMO = "demo"
    BRIEFING = "briefing"
    TOUR = "tour"
    WORKSHOP = "workshop"
    EXERCISE = "exercise"
    MEETING = "meeting"
    TEST_DAY = "test-day"
    SOCIAL = "social"


class Access(StrEnum):
    """What a host must know about its visitors beforehand."""

    OPEN = "open"
    NAMED_LIST = "named-list"
    ID_CHECK = "id-check"
    RFV = "rfv"


class Split(StrEnum):
    """How a session can be held for a group too large for it."""

    REPEAT = "repeat"
    ROTATION = "rotation"
    TWIN = "twin"


class Session(Item):
    """A demo, briefing, tour, workshop or exercise that a partner can give.

    Its length is `hands_on_minutes` plus `talk_minutes` stretched by the language mode. A visit
    lies in one window of the partner, one of the session's own (if given) and one of the venue's.
    `visitor_types` and `nationality_groups` name who may come; None is everyone. `prices` are
    those for some types of visitors, in place of its own. With `daylight` it is held only while
    the sun is up at the venue's place. `fallback` is the session that takes its place if the
    partner says no, for instance a virtual tour.
    """

    partner: Id
    venues: Annotated[tuple[Id, ...], Field(min_length=1)]
    themes: tuple[Id, ...] = ()
    format: Format
    talk_minutes: Minutes
    hands_on_minutes: Minutes = 0
    seated: bool = False
    technical: bool = False
    min_group: Annotated[int, Field(ge=1)] = 1
    max_group: Annotated[int, Field(ge=1)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    interpretation: bool = True
    access: Access = Access.OPEN
    lead_working_days: Count = 0
    availability: Availability | None = None
    season: Season | None = None
    daylight: bool = False
    fallback: Id | None = None
    group_cents: Cents = 0
    person_cents: Cents = 0
    prices: tuple[VisitorPrice, ...] = ()
    visitor_types: VisitorTypes | None = None
    nationality_groups: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    vat_category: VatCategory | None = None
    price_basis: PriceBasis | None = None
    split: tuple[Split, ...] = ()
    rotates_with: tuple[Id, ...] = ()
    visits_per_trip: Annotated[int, Field(ge=1, le=10)] = 1
    features: tuple[str, ...] | None = None
    purpose: str = ""
