"""Overlays that take away: partners, venues, sessions, rooms and vehicles not to be had."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from optimizer.domain.calendar import Window
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.overlays.named import Closing, Span, Spans
from optimizer.domain.value import Count, Id


class PartnerAway(Closing):
    """A partner receives nobody on some dates, or not during some hours of them."""

    kind: Literal["partner-away"] = "partner-away"
    partner: Id
    dates: Spans
    hours: tuple[Window, ...] = ()


class VenueClosed(Closing):
    """A venue is closed on some dates, or during some hours of them, for instance for a service."""

    kind: Literal["venue-closed"] = "venue-closed"
    venue: Id
    dates: Spans
    hours: tuple[Window, ...] = ()


class SessionClosed(Closing):
    """A session is not held on some dates; without dates, on none at all."""

    kind: Literal["session-closed"] = "session-closed"
    session: Id
    dates: tuple[Span, ...] = ()


class HotelFull(Closing):
    """A hotel has at most so many rooms `left` in the nights that start on some dates.

    Of one kind of room, or of every kind.
    """

    kind: Literal["hotel-full"] = "hotel-full"
    hotel: Id
    dates: Spans
    room: RoomKind | None = None
    left: Count = 0


class VehicleBroken(Closing):
    """A vehicle is not to be had on some dates; with a `count`, so many of it."""

    kind: Literal["vehicle-broken"] = "vehicle-broken"
    vehicle: Id
    dates: Spans
    count: Annotated[int, Field(ge=1)] | None = None
