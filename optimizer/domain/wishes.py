"""Wishes: what a delegation wants, and within which limits."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from optimizer.domain.calendar import Minute, Minutes, Window
from optimizer.domain.catalogue import Format, LanguageMode, Meal, Precedence
from optimizer.domain.charges import HOST, CountedByGrant, Inclusion, PaidBy
from optimizer.domain.levels import Levels
from optimizer.domain.money import Category, Cents
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.statuses import ItemStatus
from optimizer.domain.tariffs import VatCategory
from optimizer.domain.ticks import TicksPerMinute, ticks, ticks_in, up_to
from optimizer.domain.value import Count, Id, Language, Text, Value
from optimizer.domain.visitors import VisitorType


class RoomDemand(Value):
    """The rooms a party needs each night; an accessible room sleeps one guest."""

    single: Count = 0
    twin: Count = 0
    accessible: Count = 0

    @property
    def guests(self) -> int:
        """How many guests these rooms sleep."""
        return self.single + 2 * self.twin + self.accessible


class Party(Value):
    """Who comes, in counts: never names.

    `guides` are the host's own people in the vehicles. `access_needs` counts guests by the
    feature they need, for instance `wheelchair: 1`. `time_shift_hours` is the change of clock on
    the way here. Without `rooms` everyone gets a single room. `nationality_groups` counts guests
    by group (`eu`, `nato`, `other`), each guest once; left out, it is not stated. `visa_bound`
    counts guests who still need a visa.
    """

    heads: Annotated[int, Field(ge=1, le=500)]
    roles: dict[str, Count] = {}
    guides: Count = 1
    visitor_type: VisitorType | None = None
    nationality_groups: dict[Id, Count] = {}
    visa_bound: Count = 0
    own_languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    second_languages: tuple[Language, ...] = ()
    diets: dict[str, Count] = {}
    access_needs: dict[str, Count] = {}
    time_shift_hours: Annotated[int, Field(ge=-12, le=14)] = 0
    rooms: RoomDemand | None = None

    @property
    def room_demand(self) -> RoomDemand:
        """The rooms needed each night."""
        return self.rooms or RoomDemand(single=self.heads)

    @property
    def needed_features(self) -> frozenset[str]:
        """The access features that every place the party uses must have."""
        return frozenset(need for need, count in self.access_needs.items() if count)

    @property
    def needed_diets(self) -> frozenset[str]:
        """The diets that every meal place must cook for."""
        return frozenset(diet for diet, count in self.diets.items() if count)


class Dates(Value):
    """The window in which the trip falls, and how many days it is on site.

    Fixed dates: as many days as the window has (the default).
    """

    first: dt.date
    last: dt.date
    min_days: Annotated[int, Field(ge=1, le=31)] | None = None
    max_days: Annotated[int, Field(ge=1, le=31)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Dates:
        if self.last < self.first:
            raise ValueError(f"the last date {self.last} is before the first {self.first}")
        if self.least_days > self.most_days:
            raise ValueError(f"at least {self.least_days} days but at most {self.most_days}")
        return self

    @property
    def window_days(self) -> int:
        """How many days the window has."""
        return (self.last - self.first).days + 1

    @property
    def least_days(self) -> int:
        """The fewest days on site."""
        return self.min_days or self.max_days or self.window_days

    @property
    def most_days(self) -> int:
        """The most days on site."""
        return self.max_days or self.min_days or self.window_days


class Target(Value):
    """What a wish is about: just one of these."""

    session: Id | None = None
    partner: Id | None = None
    theme: Id | None = None
    format: Format | None = None

    @model_validator(mode="after")
    def _just_one(self) -> Target:
        if len(self.named) != 1:
            raise ValueError("name just one of session, partner, theme and format")
        return self

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """The fields that are given, with their values."""
        fields = {
            "session": self.session,
            "partner": self.partner,
            "theme": self.theme,
            "format": self.format,
        }
        return tuple((field, str(value)) for field, value in fields.items() if value is not None)

    @property
    def kind(self) -> str:
        """Which field is given."""
        return self.named[0][0]

    @property
    def key(self) -> str:
        """The id or format it names."""
        return self.named[0][1]


class WishKind(StrEnum):
    """How much a wish counts."""

    REQUIRED = "required"
    SCORED = "scored"
    EXCLUDED = "excluded"


class Wish(Value):
    """One wish. A scored one pays its weight in points once, however many visits answer it."""

    id: Id
    target: Target
    kind: WishKind = WishKind.SCORED
    weight: Annotated[int, Field(ge=0, le=1000)] = 0
    purpose: str = ""

    @model_validator(mode="after")
    def _weight_fits(self) -> Wish:
        if self.kind is WishKind.SCORED and self.weight == 0:
            raise ValueError("a scored wish needs a weight of at least 1")
        if self.kind is WishKind.EXCLUDED and self.weight:
            raise ValueError("an excluded wish has no weight")
        return self


class Quota(Value):
    """At least, or at most, so many visits of a theme, format or partner in the trip."""

    id: Id
    target: Target
    at_least: Count | None = None
    at_most: Count | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Quota:
        if self.at_least is None and self.at_most is None:
            raise ValueError("give at_least, at_most or both")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError(f"at least {self.at_least} but at most {self.at_most}")
        return self


class Pin(Value):
    """A session that is fixed to a date, or to a date and a start; it becomes required."""

    session: Id
    date: dt.date
    start: Minute | None = None


class Commitment(Value):
    """The coordinator's own item: fixed (`date` and `start`) or movable (`windows`).

    A movable one finds its time in one of its windows, on one of `dates` (any date if empty). A
    commitment with a `meal` is that meal of its day. With several `places` the best one is taken.
    """

    id: Id
    name: Text
    places: Annotated[tuple[Id, ...], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=1), up_to(24 * 60)]
    date: dt.date | None = None
    start: Minute | None = None
    windows: tuple[Window, ...] = ()
    dates: tuple[dt.date, ...] = ()
    meal: Meal | None = None
    cost_cents: Cents = 0
    vat_category: VatCategory = VatCategory.GENERAL

    @model_validator(mode="after")
    def _fixed_or_movable(self) -> Commitment:
        if self.start is not None:
            if self.date is None or self.windows or self.dates:
                raise ValueError("a fixed commitment has a date and a start, and no windows")
        elif not self.windows or self.date is not None:
            raise ValueError("a commitment has either a date and a start, or windows")
        return self

    @property
    def is_fixed(self) -> bool:
        """Whether it holds an exact minute of one date."""
        return self.start is not None


class Budget(Value):
    """What the trip may cost, gross of VAT: in total, per head, and by category."""

    total_cents: Cents | None = None
    per_head_cents: Cents | None = None
    caps: dict[Category, Cents] = {}

    def limit_cents(self, heads: int) -> int | None:
        """The tighter of the total and the sum per head; None without a limit."""
        limits = [
            limit
            for limit in (
                self.total_cents,
                None if self.per_head_cents is None else self.per_head_cents * heads,
            )
            if limit is not None
        ]
        return min(limits, default=None)


class Limits(Value):
    """The delegation's own limits; what is left out follows the host's rule numbers.

    `hours` names other hours for single dates: `{"2027-05-14": "08:00-15:00"}`.
    """

    day_start: Minute | None = None
    day_end: Minute | None = None
    hours: dict[dt.date, Window] = {}
    sessions_per_day: Annotated[int, Field(ge=1, le=500)] | None = None
    content_minutes_per_day: Minutes | None = None
    seated_minutes: Minutes | None = None
    walking_limit_minutes: Minutes | None = None
    night_rest_minutes: Minutes | None = None
    value_of_time_cents_per_minute: Cents | None = None
    max_hotel_changes: Count = 0


class Travel(Value):
    """How the delegation travels and sleeps; None leaves a choice free."""

    arrive_from: tuple[Id, ...] | None = None
    leave_for: tuple[Id, ...] | None = None
    hotels: tuple[Id, ...] | None = None
    vehicles: tuple[Id, ...] | None = None
    rooms_on_request: bool = False


class Wishes(Value):
    """What a delegation wants. Lead times count from `planning_date`.

    Its times and durations are in ticks, as many a minute as the catalogue's. `statuses` are what
    has been asked of others for this trip, and what they answered; `programme` is what was
    published. What `inclusions` leave out of the price is planned and shown, and counts neither as
    cost nor in the budget; what is not said otherwise is included and paid by `payer`. With
    `debrief_minutes` every day with a session ends its sessions with a debrief of that length.
    `rule_levels` say what broken rules mean where a plan is changed by hand; no plan depends on it.
    """

    id: Id
    name: Text
    catalogue: str
    ticks_per_minute: TicksPerMinute = 1
    planning_date: dt.date
    party: Party
    dates: Dates
    language_modes: Annotated[tuple[LanguageMode, ...], Field(min_length=1)] = tuple(LanguageMode)
    travel: Travel = Travel()
    wishes: tuple[Wish, ...] = ()
    distinct_partner_weight: Annotated[int, Field(ge=0, le=1000)] = 0
    quotas: tuple[Quota, ...] = ()
    precedence: tuple[Precedence, ...] = ()
    pins: tuple[Pin, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    statuses: tuple[ItemStatus, ...] = ()
    programme: PublishedProgramme | None = None
    limits: Limits = Limits()
    debrief_minutes: Annotated[Minutes, Field(ge=1)] | None = None
    budget: Budget = Budget()
    inclusions: tuple[Inclusion, ...] = ()
    payer: Id = HOST
    payers: tuple[PaidBy, ...] = ()
    eligible: tuple[CountedByGrant, ...] = ()
    rule_levels: Levels = {}
    note: str = ""

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_ticks(cls, data: Any, build: ModelWrapValidatorHandler[Wishes]) -> Wishes:
        with ticks(ticks_in(data)):
            return build(data)
