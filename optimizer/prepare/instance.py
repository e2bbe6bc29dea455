"""The instance: a problem prepared for the engine, in whole numbers and stable order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from optimizer.domain.catalogue import Connection, Hotel, LanguageMode, Meal, Split, Vehicle
from optimizer.domain.itinerary import Night
from optimizer.domain.problem import Problem
from optimizer.domain.programme import Stop
from optimizer.domain.result import Reason

NOT_ARRIVED = 0
"""The state before the arrival; the hotels follow, `Instance.gone_home` is the last one."""

LUNCH_BIT, DINNER_BIT = 1, 2
MEAL_BITS = {Meal.LUNCH: LUNCH_BIT, Meal.DINNER: DINNER_BIT}


Marks = tuple[int, ...]
"""Amounts that a day plan adds up beside its costs, see `optimizer/prepare/published.py`."""


class OfferKind(IntEnum):
    """What an offer puts into a day."""

    VISIT = 0
    MEAL = 1
    APPOINTMENT = 2
    DEBRIEF = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to hold something on one day.

    `starts` are spans of feasible starts, both ends included; `exact` offers have one minute each.
    `tokens` are the bits of the sessions (or of the commitment) that it uses up. `costs` are cents
    by category, without what is paid once a day. A debrief `at_hotel` may follow an item anywhere,
    any other one only an item at its place. `marks` say what it keeps of a published programme,
    `markers` are bits beside the tokens, so that offers with equal bits have equal marks.
    """

    kind: OfferKind
    key: str
    place: int
    starts: tuple[tuple[int, int], ...]
    minutes: int
    costs: tuple[int, ...]
    tokens: tuple[int, ...] = ()
    sessions: tuple[str, ...] = ()
    venue: str = ""
    exact: bool = False
    gate: bool = False
    seated: bool = False
    technical: bool = False
    session_count: int = 0
    content_minutes: int = 0
    language_mode: LanguageMode | None = None
    interpreter: int = 0
    interpreted_minutes: int = 0
    team: int = 0
    split: Split | None = None
    meal_bit: int = 0
    subject: str = ""
    at_hotel: bool = False
    marks: Marks = ()
    markers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ConnectionOption:
    """A connection on one day: arrivals start a day, departures end it."""

    connection: Connection
    place: int
    costs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HotelOption:
    """A hotel as a state; `nights[d]` is the night at the end of day d, None if not to be had."""

    hotel: Hotel
    place: int
    nights: tuple[tuple[Night, tuple[int, ...]] | None, ...]


@dataclass(frozen=True, slots=True)
class EmptyRuns:
    """Minutes and cents from the garage to each place and back, for all vehicles together."""

    minutes_out: NDArray[np.int64]
    minutes_back: NDArray[np.int64]
    cents_out: NDArray[np.int64]
    cents_back: NDArray[np.int64]

    @classmethod
    def none(cls, size: int) -> EmptyRuns:
        """No garage: nothing to drive."""
        return cls(*(np.zeros(size, np.int64) for _ in range(4)))


@dataclass(frozen=True, slots=True)
class Driving:
    """Minutes that a driver drives: for each leg with its own empty runs, and at the day's ends.

    `missed` is how much shorter than an item a break at its place is, for the vehicle is away.
    """

    legs: NDArray[np.int64]
    out: NDArray[np.int64]
    back: NDArray[np.int64]
    missed: NDArray[np.int64]

    @classmethod
    def none(cls, size: int) -> Driving:
        """Nothing is driven."""
        ends = np.zeros(size, np.int64)
        return cls(np.zeros((size, size), np.int64), ends, ends, ends)


NO_LIMIT = 1 << 40
"""A limit that cannot bind."""


@dataclass(frozen=True, slots=True)
class DriverLimits:
    """What binds the drivers of a vehicle on a day, `NO_LIMIT` for what cannot.

    No more than `stretch` is driven without a break of `rest`, or of two parts of `least_part`: any
    two that sum to it, or the later one of at least `second_part` if that is not 0.
    """

    driving: int
    stretch: int
    duty: int
    rest: int
    least_part: int
    second_part: int

    @property
    def binds(self) -> bool:
        """Whether any of them can bind."""
        return min(self.driving, self.stretch, self.duty) < NO_LIMIT

    @property
    def tracks_driving(self) -> bool:
        """Whether driving has to be counted."""
        return min(self.driving, self.stretch) < NO_LIMIT


@dataclass(frozen=True, slots=True)
class VehicleOption:
    """A choice of vehicle for a day (the first one is to walk), with its legs between places.

    `minutes` is -1 where there is no way; `cents` is what a leg costs for all vehicles together. It
    `waits` for the guests all day, or returns after each leg, whose price and driving hold its
    empty runs then.
    """

    vehicle: Vehicle | None
    count: int
    minutes: NDArray[np.int64]
    metres: NDArray[np.int64]
    driven: NDArray[np.bool_]
    cents: NDArray[np.int64]
    empty: EmptyRuns
    driving: Driving
    hour_cents: int = 0
    min_hours: int = 0
    day_cents: int = 0
    waits: bool = True
    drivers: int = 1

    def stands(self, offer: Offer) -> int:
        """How long the vehicle stands while an offer is held."""
        return max(0, offer.minutes - int(self.driving.missed[offer.place]))


@dataclass(frozen=True, slots=True)
class Day:
    """One date of the window with all that can happen on it, from `day_start` to `day_end`.

    `fees` are the half-day and the day fee of each interpreter service on this date, `teams` the
    most interpreters of it that can be had. `limits` are those of the drivers of each of its
    `vehicles`, None where none can bind. `vehicle_marks` are by vehicle, `night_marks` by hotel of
    the instance; both are empty without a published programme.
    """

    index: int
    date: dt.date
    day_start: int
    day_end: int
    offers: tuple[Offer, ...]
    arrivals: tuple[ConnectionOption, ...]
    departures: tuple[ConnectionOption, ...]
    vehicles: tuple[int, ...]
    fees: tuple[tuple[int, int], ...]
    teams: tuple[int, ...]
    limits: tuple[DriverLimits | None, ...]
    vehicle_marks: tuple[Marks, ...] = ()
    night_marks: tuple[Marks, ...] = ()

    def limits_of(self, vehicle: int) -> DriverLimits | None:
        """The limits of a vehicle's drivers; none for a vehicle that the day does not have."""
        by_vehicle = zip(self.vehicles, self.limits, strict=True)
        return next((limits for number, limits in by_vehicle if number == vehicle), None)


@dataclass(frozen=True, slots=True)
class InterpreterOption:
    """What an interpreter service allows in a day; its fees are the day's."""

    id: str
    half_day_minutes: int
    alone_minutes: int
    max_minutes: int


@dataclass(frozen=True, slots=True)
class ScoredTerm:
    """Points paid once if any of these sessions is visited."""

    name: str
    weight: int
    sessions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """What a date must hold: one of some of its offers. Without any there is no trip."""

    name: str
    date: dt.date
    stop: Stop
    offers: tuple[int, ...]


@dataclass(frozen=True)
class Instance:
    """Everything the engine needs, sorted by stable ids so that the input's order is forgotten.

    `held` is what is past of a published programme. `marks` are those of a trip that holds nothing
    of it (none without a programme), `markers` bits that follow those of the tokens.
    With `arrives_first` the delegation arrives on the first day and on no other.
    """

    problem: Problem
    days: tuple[Day, ...]
    places: tuple[str, ...]
    tokens: tuple[str, ...]
    hotels: tuple[HotelOption, ...]
    vehicles: tuple[VehicleOption, ...]
    interpreters: tuple[InterpreterOption, ...]
    terms: tuple[ScoredTerm, ...]
    successors: tuple[tuple[int, int], ...]
    together_never: tuple[tuple[int, int], ...]
    dropped: tuple[Reason, ...]
    held: tuple[Held, ...] = ()
    marks: Marks = ()
    markers: tuple[str, ...] = ()
    arrives_first: bool = False

    @property
    def words(self) -> int:
        """How many 64-bit words hold the tokens and the markers."""
        return max(1, -(-(len(self.tokens) + len(self.markers)) // 64))

    def is_in_every_trip(self, day: int) -> bool:
        """Whether no trip is so short, early or late that it leaves a day out."""
        last_arrival = 0 if self.arrives_first else len(self.days) - self.least_days
        return last_arrival <= day < self.least_days

    @property
    def gone_home(self) -> int:
        """The state after the departure."""
        return len(self.hotels) + 1

    @property
    def state_count(self) -> int:
        """Not arrived, the hotels, gone home."""
        return len(self.hotels) + 2

    @property
    def least_days(self) -> int:
        """The fewest days on site."""
        return self.problem.wishes.dates.least_days

    @property
    def most_days(self) -> int:
        """The most days on site."""
        return min(self.problem.wishes.dates.most_days, len(self.days))

    def token(self, name: str) -> int | None:
        """The bit of a session or commitment, None if it is not on offer."""
        return self.token_index.get(name)

    @property
    def token_index(self) -> dict[str, int]:
        """Bits by name."""
        return {name: index for index, name in enumerate(self.tokens)}

    def state_name(self, state: int) -> str:
        """A state's stable name."""
        if state == NOT_ARRIVED:
            return "not-arrived"
        return "gone-home" if state == self.gone_home else self.hotels[state - 1].hotel.id
