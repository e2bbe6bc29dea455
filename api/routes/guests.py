"""Rooming lists: the only place with names of guests, to be given out and to be erased."""

from __future__ import annotations

from fastapi import Response

from api.access import Action
from api.edge.answers import answer, created
from api.routes.door import WRITES, By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import require_part
from api.schemas.holding import Guest, GuestEdit
from api.schemas.pages import Page
from api.schemas.resources import Key
from api.store import guests, programmes

routes = router("/v1/programmes/{programme_id}/guests", "guests")


@routes.get("", **opens(Action.READ_GUESTS, Page[Guest], 404, mark=WRITES))
def list_guests(programme_id: Key, by: By, session: Open) -> Response:
    """Gives out the whole rooming list, which is recorded."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    rows = guests.rooming(session, programme)
    return answer(Page[Guest](items=tuple(Guest.of(row) for row in rows)))


@routes.post("", **opens(Action.WRITE_GUESTS, Guest, 404, status=201))
def add_a_guest(programme_id: Key, request: GuestEdit, by: By, session: Open) -> Response:
    """Puts a name on the rooming list."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    row = guests.add(session, programme, _name(request))
    return created(Guest.of(row), f"/v1/programmes/{programme_id}/guests/{row.id}")


@routes.delete("", **opens(Action.WRITE_GUESTS, None, 404, status=204))
def erase_all_guests(programme_id: Key, by: By, session: Open) -> Response:
    """Erases every name of the programme, for good."""
    guests.erase_all(session, programmes.get(session, by.organisation_id, programme_id))
    return Response(status_code=204)


@routes.put("/{guest_id}", **opens(Action.WRITE_GUESTS, Guest, 404, 412, 428))
def change_a_guest(
    programme_id: Key,
    guest_id: Key,
    request: GuestEdit,
    expected: Expected,
    by: By,
    session: Open,
) -> Response:
    """Writes a guest anew."""
    require_part(guests.get(session, by.organisation_id, guest_id), programme_id)
    changed = guests.change(session, by.organisation_id, guest_id, expected, _name(request))
    return answer(Guest.of(changed))


@routes.delete("/{guest_id}", **opens(Action.WRITE_GUESTS, None, 404, 412, 428, status=204))
def erase_a_guest(
    programme_id: Key, guest_id: Key, expected: Expected, by: By, session: Open
) -> Response:
    """Erases one guest, for good."""
    require_part(guests.get(session, by.organisation_id, guest_id), programme_id)
    guests.erase(session, by.organisation_id, guest_id, expected)
    return Response(status_code=204)


def _name(request: GuestEdit) -> guests.Name:
    return guests.Name(request.name, request.room_kind, request.room, request.note)
