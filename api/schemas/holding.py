"""Bookings, absences and guests on the wire."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Self

from pydantic import Field, model_validator

from api.schemas.pages import Asked
from api.schemas.resources import Name, Note, Resource
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.calendar import Minute
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.value import Id, Value


class StoredBooking(Resource):
    """What a programme, or a coordinator by hand, holds of one thing on a date until released."""

    programme_id: str | None
    programme_version: int | None
    kind: BookingKind
    item: str
    date: dt.date
    start: int | None
    end: int | None
    count: int
    room: RoomKind | None
    note: str
    released_at: dt.datetime | None


class BookingFilter(Asked):
    """Which bookings are listed: between two dates, of one thing, also those that were released."""

    first: dt.date | None = None
    last: dt.date | None = None
    item: Id | None = None
    released: bool = False


class BookingRequest(Value):
    """Something to hold by hand, for what is not planned here."""

    booking: Booking
    note: Note = ""


class Absence(Resource):
    """When a partner cannot receive anyone: whole dates, or hours of each of them."""

    partner: str
    first: dt.date
    last: dt.date
    start: int | None
    end: int | None
    note: str


class AbsenceRequest(Value):
    """When a partner is away, both dates counted; without hours all day."""

    partner: Id
    first: dt.date
    last: dt.date
    start: Minute | None = None
    end: Minute | None = None
    note: Note = ""

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"the last date {self.last} is before the first {self.first}")
        if (self.start is None) is not (self.end is None):
            raise ValueError("hours have a start and an end; give both, or neither")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError("the hours end before they begin")
        return self


class Guest(Resource):
    """A name in a programme's rooming list; guests who share a room have the same `room`."""

    name: str
    room_kind: RoomKind
    room: str
    note: str


class GuestEdit(Value):
    """A guest to put on the list."""

    name: Name
    room_kind: RoomKind
    room: Annotated[str, Field(min_length=1, max_length=80)]
    note: Note = ""
