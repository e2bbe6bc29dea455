"""Rooming lists: the only place with names of guests, to be given out and to be erased."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning.papers import Tongue
from api.planning.printed import XLSX
from api.planning.rooming import ListForm, rooming_list
from api.routes.door import WRITES, By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import require_part
from api.schemas.holding import Guest, GuestEdit, RoomingList
from api.schemas.pages import Page
from api.schemas.resources import Key
from api.store import guests, programmes
from optimizer.domain.value import Id

routes = router("/v1/programmes/{programme_id}/guests", "guests")
lists = router("/v1/programmes/{programme_id}/rooming-list", "guests")
of_a_person = router("/v1/guests", "guests")

_LISTS: dict[str, Any] = {
    XLSX: {"schema": {"type": "string", "format": "binary"}},
    "text/csv": {"schema": {"type": "string"}},
}

Named = Annotated[str, Query(min_length=1, max_length=200, description="The name of the person.")]


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


@lists.get("", **opens(Action.READ_GUESTS, RoomingList, 404, media=_LISTS, mark=WRITES))
def read_the_rooming_list(
    programme_id: Key,
    by: By,
    session: Open,
    form: Annotated[
        ListForm,
        Query(alias="format", description="How far it has come, or the list as a file."),
    ] = ListForm.JSON,
    language: Annotated[Tongue, Query(description="The language of the workbook.")] = Tongue.EN,
    hotel: Annotated[Id | None, Query(description="Only this hotel's nights.")] = None,
) -> Response:
    """Gives the list for the hotels: rooms, with the guests by name if there are any."""
    programme = programmes.get(session, by.organisation_id, programme_id)
    return rooming_list(session, programme, form, language, hotel)


@of_a_person.get("", **opens(Action.READ_GUESTS, Page[Guest], mark=WRITES))
def export_a_person(name: Named, by: By, session: Open) -> Response:
    """Gives out all that is stored of a person, in every programme, which is recorded."""
    rows = guests.named(session, by.organisation_id, name)
    return answer(Page[Guest](items=tuple(Guest.of(row) for row in rows)))


@of_a_person.delete("", **opens(Action.WRITE_GUESTS, None, status=204))
def erase_a_person(name: Named, by: By, session: Open) -> Response:
    """Erases all that is stored of a person, in every programme, for good."""
    guests.erase_named(session, by.organisation_id, name)
    return Response(status_code=204)


def _name(request: GuestEdit) -> guests.Name:
    return guests.Name(request.name, request.room_kind, request.room, request.note)
