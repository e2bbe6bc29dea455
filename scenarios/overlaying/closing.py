"""Closures: partners, venues, sessions, rooms and vehicles that are not to be had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.calendar import (
    WEEKDAYS,
    Availability,
    DateException,
    DateRange,
    WeeklyHours,
    Window,
    without,
)
from optimizer.domain.catalogue import RoomException
from optimizer.domain.findings import FindingCode
from optimizer.domain.overlays import (
    HotelFull,
    PartnerAway,
    SessionClosed,
    VehicleBroken,
    VenueClosed,
    dates_in,
)
from optimizer.domain.pointers import Steps
from optimizer.domain.ticks import in_ticks, ticks
from scenarios.overlaying.draft import Draft, Refused

CLOSED = Availability()
"""Open at no time."""


def partner_away(draft: Draft, overlay: PartnerAway) -> None:
    """The partner's windows on the dates are gone, or without the hours."""
    at = draft.position("partners", overlay.partner, "partner")
    steps: Steps = ("catalogue", "partners", at, "availability")
    _close(draft, steps, draft.problem.catalogue.partners[at].availability, overlay)


def venue_closed(draft: Draft, overlay: VenueClosed) -> None:
    """The venue's windows on the dates are gone, or without the hours."""
    at = draft.position("venues", overlay.venue, "venue")
    opening = draft.problem.catalogue.venues[at].opening
    steps: Steps = ("catalogue", "venues", at, "opening")
    _close(draft, steps, opening, overlay)


def session_closed(draft: Draft, overlay: SessionClosed) -> None:
    """The session has no window on the dates, or on none at all."""
    at = draft.position("sessions", overlay.session, "session")
    availability = draft.problem.catalogue.sessions[at].availability
    steps: Steps = ("catalogue", "sessions", at, "availability")
    if overlay.dates:
        _close(draft, steps, availability, overlay)
    else:
        draft.replace(steps, CLOSED.model_dump(mode="json"), adds_up=True)


def _close(
    draft: Draft,
    steps: Steps,
    availability: Availability | None,
    overlay: PartnerAway | VenueClosed | SessionClosed,
) -> None:
    """Adds an exception for every span of dates on which something was open."""
    if availability is None:
        availability = _always(draft)
        draft.replace(steps, availability.model_dump(mode="json"), adds_up=True)
    hours = () if isinstance(overlay, SessionClosed) else overlay.hours
    before = len(draft.entries)
    for exception in _exceptions(availability, overlay.dates, hours):
        draft.add((*steps, "exceptions"), exception.model_dump(mode="json"), adds_up=True)
    if len(draft.entries) == before:
        what = steps[1] if isinstance(steps[1], str) else "it"
        raise Refused(
            FindingCode.OVERLAY_NO_EFFECT,
            ("dates",),
            f"On these dates nothing changes: the {str(what).removesuffix('s')} is closed anyway"
            + (" during these hours." if hours else "."),
            "Correct the dates or hours, or leave the overlay out.",
        )


def _always(draft: Draft) -> Availability:
    """Open at every minute, as something without opening hours is."""
    with ticks(draft.problem.catalogue.rules.ticks_per_minute):
        whole = Window(start=0, end=in_ticks(36 * 60))
    return Availability(weekly=(WeeklyHours(days=WEEKDAYS, windows=(whole,)),))


def _exceptions(
    availability: Availability, spans: Sequence[DateRange], hours: Sequence[Window]
) -> Iterable[DateException]:
    """The exceptions that close; of hours, one for each date that loses some."""
    if not hours:
        for span in spans:
            if any(availability.windows_on(date) for date in dates_in((span,))):
                yield DateException(start=span.start, end=span.end)
        return
    taken = [(one.start, one.end) for one in hours]
    for date in dates_in(tuple(spans)):
        before = availability.windows_on(date)
        left = without(before, taken)
        if left != before:
            yield DateException(start=date, windows=left)


def hotel_full(draft: Draft, overlay: HotelFull) -> None:
    """Of each kind of room at most so many are left in each of the nights."""
    at = draft.position("hotels", overlay.hotel, "hotel")
    hotel = draft.problem.catalogue.hotels[at]
    if overlay.room is not None and all(room.kind is not overlay.room for room in hotel.rooms):
        raise Refused(
            FindingCode.UNKNOWN_ID,
            ("room",),
            f"The hotel '{hotel.id}' has no {overlay.room.value} rooms.",
            f"Name one of its kinds: {', '.join(room.kind.value for room in hotel.rooms)}.",
        )
    for index, room in enumerate(hotel.rooms):
        steps: Steps = ("catalogue", "hotels", at, "rooms", index, "exceptions")
        for date in dates_in(overlay.dates) if overlay.room in (None, room.kind) else ():
            if room.count_on(date) > overlay.left:
                exception = RoomException(start=date, count=overlay.left)
                draft.add(steps, exception.model_dump(mode="json"), adds_up=True)
    if not draft.has_edits:
        raise Refused(
            FindingCode.OVERLAY_NO_EFFECT,
            ("left",),
            f"In these nights '{hotel.id}' has no more than {overlay.left} of these rooms anyway.",
            "Lower left, correct the dates, or leave the overlay out.",
        )


def vehicle_broken(draft: Draft, overlay: VehicleBroken) -> None:
    """The vehicle is unavailable on the dates, or so many of it are taken."""
    at = draft.position("vehicles", overlay.vehicle, "vehicle")
    vehicle = draft.problem.catalogue.vehicles[at]
    kept = [
        date
        for date in dates_in(overlay.dates)
        if not any(span.covers(date) for span in vehicle.unavailable)
    ]
    if overlay.count is not None and overlay.count < vehicle.max_count:
        for date in kept:
            _take(draft, overlay.vehicle, date, overlay.count)
    else:
        steps: Steps = ("catalogue", "vehicles", at, "unavailable")
        for span in overlay.dates:
            if any(span.covers(date) for date in kept):
                out = DateRange(start=span.start, end=span.end)
                draft.add(steps, out.model_dump(mode="json"), adds_up=True)
    if not draft.has_edits:
        raise Refused(
            FindingCode.OVERLAY_NO_EFFECT,
            ("dates",),
            f"The vehicle '{vehicle.id}' is not to be had on these dates anyway.",
            "Correct the dates, or leave the overlay out.",
        )


def _take(draft: Draft, vehicle: str, date: dt.date, count: int) -> None:
    booking = Booking(kind=BookingKind.VEHICLE, id=vehicle, date=date, count=count, trip="broken")
    draft.add(("bookings",), booking.model_dump(mode="json"), adds_up=True)
