"""The itinerary: a planned trip, day by day, with minutes and cost lines."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from optimizer.domain.catalogue import LanguageMode, Meal, RoomKind, Split
from optimizer.domain.changes import Change
from optimizer.domain.charges import HOST, Included
from optimizer.domain.money import Category, Cents
from optimizer.domain.tariffs import SupplyMode
from optimizer.domain.value import Id, Value


class Arrival(Value):
    """The connection that brings the delegation; it is there at `end`."""

    kind: Literal["arrival"] = "arrival"
    connection: Id
    place: Id
    start: int
    end: int


class Departure(Value):
    """The connection that takes the delegation home; it leaves at `start`."""

    kind: Literal["departure"] = "departure"
    connection: Id
    place: Id
    start: int
    end: int


class Leg(Value):
    """A move from one place to another, on foot (`vehicle` is None) or in the day's vehicle."""

    kind: Literal["leg"] = "leg"
    vehicle: Id | None
    origin: Id
    destination: Id
    metres: int
    start: int
    end: int


class Visit(Value):
    """A session held at a venue; a rotation holds two sessions for halves that swap."""

    kind: Literal["visit"] = "visit"
    sessions: Annotated[tuple[Id, ...], Field(min_length=1, max_length=2)]
    venue: Id
    place: Id
    language_mode: LanguageMode
    interpreter: Id | None = None
    split: Split | None = None
    start: int
    end: int


class MealStop(Value):
    """A meal at a restaurant."""

    kind: Literal["meal"] = "meal"
    meal: Meal
    restaurant: Id
    place: Id
    start: int
    end: int


class Appointment(Value):
    """One of the coordinator's own items."""

    kind: Literal["appointment"] = "appointment"
    commitment: Id
    place: Id
    start: int
    end: int


class Debrief(Value):
    """The delegation's talk about the day's sessions, held by the host's guide."""

    kind: Literal["debrief"] = "debrief"
    place: Id
    start: int
    end: int


DayItem = Annotated[
    Arrival | Departure | Leg | Visit | MealStop | Appointment | Debrief,
    Field(discriminator="kind"),
]


class BookedRooms(Value):
    """Rooms of one kind for one night; a twin room may be let to one guest."""

    kind: RoomKind
    single_use: bool = False
    count: Annotated[int, Field(ge=1)]


class Night(Value):
    """The night at the end of a day; `on_request` if any of its rooms is booked after release."""

    hotel: Id
    rooms: tuple[BookedRooms, ...]
    on_request: bool = False


class CostLine(Value):
    """One line of cost: quantity × unit price = gross, for one supplier's item.

    `path` names what it pays for, for instance `2027-05-11/visit/demo-x`. Gross is net plus value
    added tax; both are None where the rate is not known. What is not included counts in no total.
    """

    path: str
    category: Category
    supplier: str
    item: str
    basis: Literal["group", "person", "room-night", "hour", "km", "leg", "day", "half-day"]
    quantity: int
    unit_cents: int
    gross_cents: int
    net_cents: int | None = None
    vat_cents: int | None = None
    vat_permille: int | None = None
    supply_mode: SupplyMode = SupplyMode.RESALE
    eligible: bool = False
    payer: Id = HOST
    inclusion: Included = Included.INCLUDED

    @property
    def is_included(self) -> bool:
        """Whether the line counts in the price of the trip."""
        return self.inclusion is Included.INCLUDED


class ItineraryDay(Value):
    """One day on site: what happens in order of time, with which vehicle, and where it ends.

    Each vehicle has `drivers`; it waits for the guests all day, or if not `vehicle_waits`, drops
    them and returns to its garage after every leg.
    """

    date: dt.date
    vehicle: Id | None
    vehicles: int = 0
    drivers: Annotated[int, Field(ge=1, le=2)] = 1
    vehicle_waits: bool = True
    items: tuple[DayItem, ...]
    night: Night | None
    cost_lines: tuple[CostLine, ...] = ()


class Itinerary(Value):
    """A planned trip. Its days follow one another; the last has no night."""

    problem_hash: str
    days: Annotated[tuple[ItineraryDay, ...], Field(min_length=1)]

    @property
    def visits(self) -> tuple[tuple[dt.date, Visit], ...]:
        """Every visit with its date, in order."""
        return tuple(
            (day.date, item) for day in self.days for item in day.items if isinstance(item, Visit)
        )

    @property
    def cost_lines(self) -> tuple[CostLine, ...]:
        """Every cost line of the trip, in order."""
        return tuple(line for day in self.days for line in day.cost_lines)


class Score(Value):
    """What an itinerary is worth, term by term; each map sums to its total.

    `changes` are the differences from the published programme, `kept` counts what of it is held
    just as published (sessions and own items); without a programme there are none.
    """

    points_by_wish: dict[str, int]
    cost_by_category: dict[Category, Cents]
    travel_minutes: int
    waiting_minutes: int
    time_cents: int
    changes: tuple[Change, ...] = ()
    kept: int = 0

    @property
    def change_weight(self) -> int:
        """The sum of the changes' weights."""
        return sum(change.weight for change in self.changes)

    @property
    def broken_levels(self) -> int:
        """How many items are not held as their freeze level asks."""
        return sum(change.breaks_level for change in self.changes)

    @property
    def points(self) -> int:
        """The sum of points."""
        return sum(self.points_by_wish.values())

    @property
    def cost_cents(self) -> int:
        """The sum of costs."""
        return sum(self.cost_by_category.values())

    @property
    def cost_and_time_cents(self) -> int:
        """Cost plus travel and waiting at the value of time: the last tier."""
        return self.cost_cents + self.time_cents
