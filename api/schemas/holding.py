"""Bookings, absences and guests on the wire."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Self

from pydantic import Field, model_validator

from api.schemas.pages import Asked
from api.schemas.resources import Name, Note, Resource
from optimizer.domain.away import Away
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.calendar import Minute, Weekday
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.findings import Finding
from optimizer.domain.itinerary import BookedRooms
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
    """When a partner cannot receive anyone: whole dates, or hours of each of them.

    Without `weekdays` on every day of the week; `imported` ones came from the partner's calendar.
    """

    partner: str
    first: dt.date
    last: dt.date
    start: int | None
    end: int | None
    weekdays: tuple[Weekday, ...]
    note: str
    imported: bool


class OwnAbsence(Value):
    """When one is away, both dates counted; without hours all day, without weekdays every day."""

    first: dt.date
    last: dt.date
    start: Minute | None = None
    end: Minute | None = None
    weekdays: Annotated[tuple[Weekday, ...], Field(max_length=7)] = ()
    note: Note = ""

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"the last date {self.last} is before the first {self.first}")
        if (self.start is None) is not (self.end is None):
            raise ValueError("hours have a start and an end; give both, or neither")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError("the hours end before they begin")
        if not self.away.dates(self.first, min(self.last, self.first + dt.timedelta(days=6))):
            raise ValueError("none of its dates is one of its weekdays")
        return self

    @property
    def away(self) -> Away:
        """The same as it is spoken of."""
        return Away(self.first, self.last, self.start, self.end, self.weekdays, self.note)


class AbsenceRequest(OwnAbsence):
    """When a partner is away, both dates counted; without hours all day."""

    partner: Id


class Guest(Resource):
    """A name in a programme's rooming list; guests who share a room have the same `room`."""

    programme_id: str
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


class RoomingRooms(Value):
    """The rooms of one night."""

    date: dt.date
    rooms: tuple[BookedRooms, ...]
    on_request: bool


class RoomingStay(Value):
    """Nights in a row at one hotel; `departure` is the day after the last of them."""

    hotel: Id
    arrival: dt.date
    departure: dt.date
    nights: tuple[RoomingRooms, ...]


class RoomingList(Value):
    """How far the rooming list has come: what is booked, how many are named, what does not match.

    The path of a finding is a position in the list of guests.
    """

    heads: int
    named: int
    stays: tuple[RoomingStay, ...]
    findings: tuple[Finding, ...]
