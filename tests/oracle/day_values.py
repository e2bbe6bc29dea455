"""What the search over days passes around: mornings, closings, days under way and finished days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from optimizer.domain.catalogue import Connection, Hotel, Meal
from optimizer.domain.itinerary import BookedRooms
from optimizer.domain.problem import Problem
from tests.oracle.stops import Offer
from tests.oracle.travelling import Moves, day_hours

Pairs = tuple[tuple[int, int], ...]
"""First start (or the arrival's end) and last end, both growing."""


@dataclass(frozen=True)
class Morning:
    """Where a day begins: in the hotel of the night before, or with a connection."""

    problem: Problem
    date: dt.date
    hotel: Hotel | None = None
    arrival: Connection | None = None

    @property
    def key(self) -> str:
        """The id of the hotel or the connection."""
        return (self.hotel or self.arrival).id  # type: ignore[union-attr]

    @property
    def place(self) -> str:
        """The morning place."""
        return (self.hotel or self.arrival).place  # type: ignore[union-attr]

    @cached_property
    def ready(self) -> int:
        """When the first leg may start."""
        start = day_hours(self.problem, self.date)[0]
        return (
            max(start, self.arrival.time + self.arrival.buffer_minutes) if self.arrival else start
        )

    @property
    def is_light(self) -> bool:
        """Whether it is the arrival day after a long time shift."""
        shift = abs(self.problem.wishes.party.time_shift_hours)
        return self.arrival is not None and shift >= self.problem.rules.long_time_shift_hours


@dataclass(frozen=True)
class Closing:
    """How a day ends: in one of some hotels, with price and rooms, or with a connection."""

    nights: tuple[tuple[Hotel, int, tuple[BookedRooms, ...]], ...] = ()
    departure: Connection | None = None


@dataclass(frozen=True, eq=False)
class DayPlan:
    """A feasible day: what it does for the trip, and how to tell it again minute by minute."""

    date: dt.date
    morning: Morning
    night: str
    rooms: tuple[BookedRooms, ...]
    departure: Connection | None
    moves: Moves
    items: tuple[Offer, ...]
    breaks: tuple[bool, ...]
    start: int
    sessions: tuple[str, ...]
    commitments: frozenset[str]
    cents: tuple[int, ...]  # by category, in the order of the enumeration
    minutes: int  # travel and waiting
    first: int
    last: int
    record: object = None  # what matters for changes to a programme


@dataclass(frozen=True, slots=True)
class Node:
    """A day under way: the items so far and what they have used."""

    place: str
    pairs: Pairs
    lead: int = 0  # from leaving the hotel to the first start
    busy: int = 0  # minutes since the first start that are no waiting
    items: tuple[Offer, ...] = ()
    breaks: tuple[bool, ...] = ()
    sessions: frozenset[str] = frozenset()
    commitments: frozenset[str] = frozenset()
    meals: tuple[Meal, ...] = ()
    debriefed: bool = False
    content: int = 0
    run: int = 0  # seated minutes since the last break
    service: str | None = None
    interpreted: int = 0
    team: int = 0
    travel: int = 0
    driven: bool = False
    drive_cents: int = 0
