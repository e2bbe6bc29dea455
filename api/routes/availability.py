"""Availability: when partners say that they cannot receive anyone. A partner sees its own only."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from api.access import Action
from api.edge.answers import answer, created
from api.planning.calendars import host_zone, take_in
from api.routes.door import By, Open
from api.routes.opening import Expected, opens, router
from api.routes.own import listed_partner, require_reach, require_same
from api.schemas.calendars import Import, ImportRequest
from api.schemas.holding import Absence, AbsenceRequest
from api.schemas.pages import Cursor, Limit, Page
from api.schemas.resources import Key
from api.store import absences
from optimizer.domain.value import Id

routes = router("/v1/availability", "availability")


@routes.post("", **opens(Action.WRITE_ABSENCE, Absence, 404, 409, status=201))
def say_who_is_away(request: AbsenceRequest, by: By, session: Open) -> Response:
    """Keeps when a partner is away; plans from stored documents are made around it."""
    require_reach(by, Action.WRITE_ABSENCE, request.partner, "partner", request.partner)
    row = absences.add(session, by.organisation_id, request.partner, request.away)
    return created(Absence.of(row), f"/v1/availability/{row.id}")


@routes.post("/imports", **opens(Action.WRITE_ABSENCE, Import, 404, 409))
def read_a_calendar(request: ImportRequest, by: By, session: Open) -> Response:
    """Reads when a partner is away from its calendar or a table; kept whole, and on request."""
    require_reach(by, Action.WRITE_ABSENCE, request.partner, "partner", request.partner)
    zone = host_zone(session, by.organisation_id, request.time_zone)
    return answer(take_in(session, by.organisation_id, request.partner, request, zone))


@routes.get("", **opens(Action.READ_ABSENCE, Page[Absence]))
def list_who_is_away(
    by: By,
    session: Open,
    limit: Annotated[Limit, Query()] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    partner: Annotated[Id | None, Query(description="Of this partner only.")] = None,
) -> Response:
    """Lists when partners are away, what was said last first."""
    whose = listed_partner(by, Action.READ_ABSENCE, partner)
    page = absences.listing(session, by.organisation_id, partner=whose, after=cursor, limit=limit)
    items = tuple(Absence.of(row) for row in page.items)
    return answer(Page[Absence](items=items, next=page.after))


@routes.get("/{absence_id}", **opens(Action.READ_ABSENCE, Absence, 404))
def read_an_absence(absence_id: Key, by: By, session: Open) -> Response:
    """Reads when a partner is away."""
    row = absences.get(session, by.organisation_id, absence_id)
    require_reach(by, Action.READ_ABSENCE, row.partner, row.noun, absence_id)
    return answer(Absence.of(row))


@routes.put("/{absence_id}", **opens(Action.WRITE_ABSENCE, Absence, 404, 409, 412, 428))
def change_an_absence(
    absence_id: Key, request: AbsenceRequest, expected: Expected, by: By, session: Open
) -> Response:
    """Changes when a partner is away; whose absence it is stays."""
    row = absences.get(session, by.organisation_id, absence_id)
    require_reach(by, Action.WRITE_ABSENCE, row.partner, row.noun, absence_id)
    require_same(request.partner, row.partner)
    changed = absences.change(session, by.organisation_id, absence_id, expected, request.away)
    return answer(Absence.of(changed))


@routes.delete("/{absence_id}", **opens(Action.WRITE_ABSENCE, None, 404, 412, 428, status=204))
def delete_an_absence(absence_id: Key, expected: Expected, by: By, session: Open) -> Response:
    """The partner can receive again."""
    row = absences.get(session, by.organisation_id, absence_id)
    require_reach(by, Action.WRITE_ABSENCE, row.partner, row.noun, absence_id)
    absences.remove(session, by.organisation_id, absence_id, expected)
    return Response(status_code=204)
