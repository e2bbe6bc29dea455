"""The catalogue: what a host can offer, and the numbers its rules use."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, model_validator

from optimizer.domain.base_map import BaseMap
from optimizer.domain.calendar import (
    WEEKDAYS,
    Availability,
    DateRange,
    Minute,
    Minutes,
    Season,
    Weekday,
    Window,
    holiday_name,
    weekday,
)
from optimizer.domain.charges import Markup
from optimizer.domain.closures import Closure
from optimizer.domain.daylight import daylight
from optimizer.domain.money import Cents
from optimizer.domain.tariffs import (
    DriverRules,
    PriceBasis,
    SupplyMode,
    VatCategory,
    VatRate,
    in_force,
)
from optimizer.domain.terms import Terms
from optimizer.domain.ticks import TicksPerMinute, in_ticks, ticks, ticks_in, up_to
from optimizer.domain.travel import Matrix, Place
from optimizer.domain.value import Count, Id, Item, Language, Percent, Text, Value
from optimizer.domain.visitors import VisitorPrice, VisitorTypes


class PartnerKind(StrEnum):
    """What kind of organisation a partner is."""

    PUBLIC = "public"
    DEFENCE = "defence"
    COMPANY = "company"
    EDUCATION = "education"
    HOSPITALITY = "hospitality"
    ASSOCIATION = "association"


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


MOBILITY_FEATURES = frozenset({"step-free", "wheelchair"})
"""Access features that count wherever the party goes; others count at venues only."""


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


class LanguageMode(StrEnum):
    """How a session reaches its audience."""

    OWN = "own"
    SECOND = "second"
    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"


class Meal(StrEnum):
    """A meal that a day on site needs."""

    LUNCH = "lunch"
    DINNER = "dinner"


class RoomKind(StrEnum):
    """A kind of hotel room; an accessible one sleeps one guest."""

    SINGLE = "single"
    TWIN = "twin"
    ACCESSIBLE = "accessible"


class Direction(StrEnum):
    """Whether a connection brings a delegation or takes it home."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"


class PrecedenceKind(StrEnum):
    """How two sessions stand to each other in a trip."""

    BEFORE = "before"
    REQUIRES = "requires"
    SAME_DAY = "same-day"
    NOT_SAME_DAY = "not-same-day"
    WITHIN = "within"


FocPer = Annotated[int, Field(ge=1)]
"""One place is free of charge for so many paying ones: of `n` guests `n // (foc_per + 1)`."""


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


class MealService(Value):
    """A meal that a restaurant serves, when, and for how much. A free place is a person's price."""

    meal: Meal
    opening: Availability
    person_cents: Cents
    group_cents: Cents = 0
    vat_category: VatCategory = VatCategory.FOOD
    price_basis: PriceBasis = PriceBasis.GROSS
    foc_per: FocPer | None = None


class Restaurant(Item):
    """A place for lunch or dinner; `diets` are those it can cook for."""

    place: Id
    capacity: Annotated[int, Field(ge=1)]
    services: Annotated[tuple[MealService, ...], Field(min_length=1)]
    diets: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    open_on_holidays: bool = False
    terms: Terms | None = None
    supply_mode: SupplyMode = SupplyMode.RESALE


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


class TeamSize(Value):
    """How many interpreters a visit takes in a mode, up to a length."""

    mode: LanguageMode
    up_to_minutes: Annotated[int, Field(ge=1), up_to(24 * 60)]
    interpreters: Annotated[int, Field(ge=1, le=9)]


class InterpreterService(Item):
    """Interpreters between any two of its languages.

    A visit takes the smallest team whose length limit it keeps; a day whose interpreted minutes
    pass `alone_minutes` takes at least two. Each interpreter of the day's largest team is paid the
    half-day or the day fee once, by the day's interpreted minutes.
    """

    languages: Annotated[tuple[Language, ...], Field(min_length=2)]
    teams: Annotated[tuple[TeamSize, ...], Field(min_length=1)]
    interpreters: Annotated[int, Field(ge=1)]
    half_day_minutes: Minutes
    half_day_cents: Cents
    day_cents: Cents
    alone_minutes: Minutes
    max_minutes_per_day: Minutes
    lead_working_days: Count = 0
    availability: Availability | None = None
    terms: Terms | None = None
    vat_category: VatCategory = VatCategory.GENERAL
    price_basis: PriceBasis = PriceBasis.GROSS
    supply_mode: SupplyMode = SupplyMode.RESALE


class Precedence(Value):
    """How two sessions stand to each other. `days` is for `within` only."""

    kind: PrecedenceKind
    first: Id
    second: Id
    days: Annotated[int, Field(ge=0, le=30)] | None = None

    @property
    def key(self) -> str:
        """What it says, by which it is named: it has no id, and its place changes with others."""
        within = "" if self.days is None else f"/{self.days}"
        return f"{self.kind.value}/{self.first}/{self.second}{within}"


class Alternatives(Value):
    """Sessions of which a trip has at most one."""

    id: Id
    sessions: Annotated[tuple[Id, ...], Field(min_length=2)]


class MealRule(Value):
    """How long a meal is and when it may start."""

    minutes: Annotated[int, Field(ge=1), up_to(8 * 60)]
    earliest: Minute
    latest: Minute


class RuleNumbers(Value):
    """The numbers that the rules use, as the host sets them; wishes may change some of them.

    Times and durations of the catalogue are in ticks, of which a minute has `ticks_per_minute`:
    in minutes unless it says otherwise. A meal that is null is asked for on no day.
    """

    ticks_per_minute: TicksPerMinute = 1
    grid_minutes: Annotated[int, Field(ge=1), up_to(60)]
    day_start: Minute
    day_end: Minute
    move_buffer_minutes: Minutes
    gate_buffer_minutes: Minutes
    changeover_minutes: Minutes
    break_minutes: Minutes
    walking_limit_minutes: Minutes
    sessions_per_day: Annotated[int, Field(ge=1, le=500)]
    content_minutes_per_day: Minutes
    seated_minutes: Minutes
    night_rest_minutes: Minutes
    lunch: MealRule | None
    dinner: MealRule | None
    second_language_percent: Percent
    consecutive_percent: Percent
    simultaneous_percent: Percent
    lead_working_days: dict[Access, Count]
    visa_lead_days: Annotated[int, Field(ge=0, le=3650)] = 15
    long_time_shift_hours: Annotated[int, Field(ge=1, le=12)]
    light_day_dinner_end: Minute
    value_of_time_cents_per_minute: Cents

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_ticks(cls, data: Any, build: ModelWrapValidatorHandler[RuleNumbers]) -> RuleNumbers:
        with ticks(ticks_in(data)):
            return build(data)

    @property
    def hour_ticks(self) -> int:
        """An hour in ticks."""
        return 60 * self.ticks_per_minute

    @property
    def date_ticks(self) -> int:
        """From midnight to midnight in ticks."""
        return 24 * self.hour_ticks

    @property
    def value_of_time_cents_per_tick(self) -> int:
        """What a tick of travel or waiting counts; a finding refuses what is no whole number."""
        return self.value_of_time_cents_per_minute // self.ticks_per_minute

    @property
    def meals(self) -> tuple[Meal, ...]:
        """The meals that have a rule."""
        rules = {Meal.LUNCH: self.lunch, Meal.DINNER: self.dinner}
        return tuple(meal for meal, rule in rules.items() if rule is not None)

    def meal(self, meal: Meal) -> MealRule:
        """The rule of a meal; KeyError if it has none."""
        rule = self.lunch if meal is Meal.LUNCH else self.dinner
        if rule is None:
            raise KeyError(f"there is no rule for {meal}")
        return rule

    def language_percent(self, mode: LanguageMode) -> int:
        """How a mode stretches the talk, in percent."""
        return {
            LanguageMode.OWN: 100,
            LanguageMode.SECOND: self.second_language_percent,
            LanguageMode.CONSECUTIVE: self.consecutive_percent,
            LanguageMode.SIMULTANEOUS: self.simultaneous_percent,
        }[mode]


class Catalogue(Value):
    """All that a host can offer. `banner` says what is illustrative, wherever a plan is shown.

    The coordinator's own office works on `office_days` that are no holidays. `base_map` is drawn
    beneath the stops of a day.
    """

    id: Id
    name: Text
    banner: Text
    time_zone: str
    country: str
    walk_matrix: Id
    office_days: Annotated[tuple[Weekday, ...], Field(min_length=1)] = WEEKDAYS[:5]
    rules: RuleNumbers
    places: tuple[Place, ...]
    matrices: tuple[Matrix, ...]
    partners: tuple[Partner, ...]
    venues: tuple[Venue, ...]
    sessions: tuple[Session, ...]
    hotels: tuple[Hotel, ...] = ()
    restaurants: tuple[Restaurant, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    connections: tuple[Connection, ...]
    interpreters: tuple[InterpreterService, ...] = ()
    precedence: tuple[Precedence, ...] = ()
    alternatives: tuple[Alternatives, ...] = ()
    closures: tuple[Closure, ...] = ()
    vat: tuple[VatRate, ...] = ()
    markups: tuple[Markup, ...] = ()
    driver_rules: tuple[DriverRules, ...] = ()
    base_map: BaseMap | None = None

    _by_id: dict[tuple[str, str], object] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_ticks(cls, data: Any, build: ModelWrapValidatorHandler[Catalogue]) -> Catalogue:
        rules = data.get("rules") if isinstance(data, dict) else getattr(data, "rules", None)
        with ticks(ticks_in(rules)):
            return build(data)

    def model_post_init(self, context: object) -> None:
        """Prepares the look-ups by id; of duplicates the first one counts."""
        for field in _IDENTIFIED:
            for item in getattr(self, field):
                self._by_id.setdefault((field, item.id), item)

    def _find(self, field: str, key: str) -> object:
        try:
            return self._by_id[field, key]
        except KeyError:
            raise KeyError(f"the catalogue has no {field} with the id {key!r}") from None

    def place(self, key: str) -> Place:
        """The place with an id; KeyError if there is none, as for all look-ups here."""
        return self._find("places", key)  # type: ignore[return-value]

    def matrix(self, key: str) -> Matrix:
        """The travel matrix with an id."""
        return self._find("matrices", key)  # type: ignore[return-value]

    def partner(self, key: str) -> Partner:
        """The partner with an id."""
        return self._find("partners", key)  # type: ignore[return-value]

    def venue(self, key: str) -> Venue:
        """The venue with an id."""
        return self._find("venues", key)  # type: ignore[return-value]

    def session(self, key: str) -> Session:
        """The session with an id."""
        return self._find("sessions", key)  # type: ignore[return-value]

    def hotel(self, key: str) -> Hotel:
        """The hotel with an id."""
        return self._find("hotels", key)  # type: ignore[return-value]

    def restaurant(self, key: str) -> Restaurant:
        """The restaurant with an id."""
        return self._find("restaurants", key)  # type: ignore[return-value]

    def vehicle(self, key: str) -> Vehicle:
        """The vehicle with an id."""
        return self._find("vehicles", key)  # type: ignore[return-value]

    def connection(self, key: str) -> Connection:
        """The connection with an id."""
        return self._find("connections", key)  # type: ignore[return-value]

    def interpreter(self, key: str) -> InterpreterService:
        """The interpreter service with an id."""
        return self._find("interpreters", key)  # type: ignore[return-value]

    def daylight(self, place: str, date: dt.date) -> tuple[Window, ...]:
        """When the sun is up at a place on a date, in whole minutes as ticks."""
        at, tick = self.place(place), self.rules.ticks_per_minute
        spans = daylight(at.latitude, at.longitude, date, self.time_zone)
        return tuple(Window(start=start * tick, end=end * tick) for start, end in spans)

    def vat_permille(self, category: VatCategory, date: dt.date) -> int | None:
        """The rate of value added tax on a date, in thousandths; None where it is not known."""
        if category is VatCategory.EXEMPT:
            return 0
        rate = in_force((rate for rate in self.vat if rate.category is category), date)
        return None if rate is None else rate.permille

    def driver_rules_on(self, date: dt.date, vehicle: Vehicle) -> DriverRules | None:
        """The driver rules that hold for a vehicle on a date; None where there are none."""
        rules = in_force(self.driver_rules, date)
        return None if rules is None or vehicle.seats < rules.over_people else rules

    def holiday(self, date: dt.date) -> str | None:
        """The holiday or closure on which the region's offices are closed, or None."""
        if name := holiday_name(self.country, date):
            return name
        found = (one for one in self.closures if one.partners is None and one.covers(date))
        return next((one.name.en for one in found), None)

    def closures_for(self, partner: str | None = None) -> tuple[Closure, ...]:
        """The closures that a partner keeps; without one, those of the whole region."""
        return tuple(closure for closure in self.closures if closure.closes(partner))

    def office_works(self, date: dt.date) -> bool:
        """Whether the coordinator's own office works on a date."""
        return weekday(date) in self.office_days and self.holiday(date) is None


_IDENTIFIED = (
    "places",
    "matrices",
    "partners",
    "venues",
    "sessions",
    "hotels",
    "restaurants",
    "vehicles",
    "connections",
    "interpreters",
)
