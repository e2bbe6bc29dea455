"""Bookings: what programmes hold of partners, venues, vehicles, interpreters and rooms."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.routes.door import By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import listed_partner, require_reach
from api.schemas.holding import BookingFilter, BookingRequest, StoredBooking
from api.schemas.pages import Page
from api.schemas.resources import Key
from api.store import bookings

routes = router("/v1/bookings", "bookings")


@routes.post("", **opens(Action.WRITE_BOOKING, StoredBooking, 409, status=201))
def hold_by_hand(request: BookingRequest, by: By, session: Open) -> Response:
    """Holds something by hand, for what is not planned here."""
    row = bookings.add(session, by.organisation_id, request.booking, request.note)
    return created(StoredBooking.of(row), f"/v1/bookings/{row.id}")


@routes.get("", **opens(Action.READ_BOOKING, Page[StoredBooking]))
def list_bookings(by: By, session: Open, wanted: Annotated[BookingFilter, Query()]) -> Response:
    """Lists what is held, what was booked last first; a partner what is held of it."""
    asked = wanted.as_asked()
    asked["item"] = listed_partner(by, Action.READ_BOOKING, wanted.item)
    page = bookings.listing(session, by.organisation_id, **asked)
    items = tuple(StoredBooking.of(row) for row in page.items)
    return answer(Page[StoredBooking](items=items, next=page.after))


@routes.get("/{booking_id}", **opens(Action.READ_BOOKING, StoredBooking, 404))
def read_a_booking(booking_id: Key, by: By, session: Open) -> Response:
    """Reads a booking."""
    row = bookings.get(session, by.organisation_id, booking_id)
    require_reach(by, Action.READ_BOOKING, row.item, row.noun, booking_id)
    return answer(StoredBooking.of(row))


@routes.post("/{booking_id}/release", **opens(Action.WRITE_BOOKING, StoredBooking, 404, 412, 428))
def release_a_booking(booking_id: Key, expected: Expected, by: By, session: Open) -> Response:
    """Gives up what was booked by hand; what a programme holds goes with the programme."""
    row = bookings.release(session, by.organisation_id, booking_id, expected)
    return answer(StoredBooking.of(row))
