"""Bookings: what other trips hold of partners, venues, vehicles, interpreters and hotels."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.calendar import Minute
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.ticks import clock
from optimizer.domain.value import Id, Value


class BookingKind(StrEnum):
    """What is booked."""

    PARTNER = "partner"
    VENUE = "venue"
    VEHICLE = "vehicle"
    INTERPRETER = "interpreter"
    HOTEL = "hotel"


_BY_THE_HOUR = frozenset({BookingKind.PARTNER, BookingKind.VENUE})


class Booking(Value):
    """What another trip holds of one thing on a date.

    A partner and a venue are held from `start` to `end`, or the whole day without them; anything
    else by the date, a hotel's rooms of one kind for the night that starts on it. `count` is how
    many groups, vehicles, interpreters or rooms; a venue is held as a whole.
    """

    kind: BookingKind
    id: Id
    date: dt.date
    start: Minute | None = None
    end: Minute | None = None
    count: Annotated[int, Field(ge=1)] = 1
    room: RoomKind | None = None
    trip: str = ""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Booking:
        if (self.start is None) is not (self.end is None):
            raise ValueError("give both start and end, or neither for the whole day")
        if self.start is not None and self.kind not in _BY_THE_HOUR:
            raise ValueError(f"a booking of the kind {self.kind} has no hours")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(
                f"the booking ends at {clock(self.end)}, before it starts at {clock(self.start)}"
            )
        if (self.room is None) is (self.kind is BookingKind.HOTEL):
            raise ValueError("a booking has a kind of room if it is of a hotel, and only then")
        if self.kind is BookingKind.VENUE and self.count > 1:
            raise ValueError("a venue is booked as a whole, with a count of 1")
        return self

    @property
    def span(self) -> tuple[int, int] | None:
        """From when to when it holds; None for the whole day."""
        return None if self.start is None or self.end is None else (self.start, self.end)


class BookingList(Value):
    """Bookings by themselves, as a file of them holds."""

    bookings: tuple[Booking, ...] = ()


class Held:
    """Bookings by what they hold and when."""

    def __init__(self, bookings: Iterable[Booking]) -> None:
        found: dict[tuple[BookingKind, str, dt.date], list[Booking]] = defaultdict(list)
        for booking in bookings:
            found[booking.kind, booking.id, booking.date].append(booking)
        self._found = {key: tuple(these) for key, these in found.items()}

    def of(self, kind: BookingKind, key: str, date: dt.date) -> tuple[Booking, ...]:
        """The bookings of one thing on a date."""
        return self._found.get((kind, key, date), ())

    def count(
        self, kind: BookingKind, key: str, date: dt.date, room: RoomKind | None = None
    ) -> int:
        """How many of one thing are held on a date; of a hotel, how many rooms of a kind."""
        return sum(one.count for one in self.of(kind, key, date) if one.room is room)
