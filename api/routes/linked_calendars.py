"""Calendars by signed link: the programme to subscribe to, and when the partner itself is away."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from api.access import Action, Principal, own_partner
from api.edge.answers import answer, created
from api.planning.agendas import agenda_of
from api.planning.calendars import calendar_paper, take_in
from api.planning.linked import held_edition
from api.planning.papers import Tongue
from api.routes.calendars import CALENDAR, Language, What
from api.routes.door import Open
from api.routes.following import ActsByLink, ByLink, Signed
from api.routes.opening import Expected, opens, router
from api.routes.own import require_reach
from api.schemas.calendars import Agenda, CalendarRequest, Import
from api.schemas.holding import Absence, OwnAbsence
from api.schemas.pages import Cursor, Limit, Page
from api.schemas.resources import Key
from api.store import absences, programmes
from api.store.faults import NotFound
from api.store.tables import Absence as Row
from scenarios.calendars import Method

routes = router("/v1/links/{signed}", "links")


@routes.get("/agenda", **opens(None, Agenda, 404, 410))
def read_the_agenda(
    signed: Signed, by: ByLink, session: Open, language: Language = Tongue.EN
) -> Response:
    """Tells what a link opens in words: the programme as guests see it, or one partner's part."""
    return answer(agenda_of(session, by, signed, language))


@routes.get("/calendar.ics", **opens(None, None, 404, 410, media=CALENDAR))
def subscribe_by_link(
    by: ByLink,
    session: Open,
    method: What = Method.PUBLISH,
    language: Language = Tongue.EN,
) -> Response:
    """Gives the programme as a calendar to subscribe to; to a partner its own part."""
    programme = programmes.get(session, by.organisation_id, by.programme_id or "")
    own = own_partner(by, Action.READ_PROGRAMME)
    return calendar_paper(session, programme, own, method, language)


@routes.get("/availability", **opens(None, Page[Absence], 404, 410))
def list_own_absences(
    by: ByLink,
    session: Open,
    limit: Annotated[Limit, Query()] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
) -> Response:
    """Lists when the partner whose link it is has said that it is away, the newest first."""
    own = _partner(by, Action.READ_ABSENCE)
    page = absences.listing(session, by.organisation_id, partner=own, after=cursor, limit=limit)
    items = tuple(Absence.of(row) for row in page.items)
    return answer(Page[Absence](items=items, next=page.after))


@routes.post("/availability", **opens(None, Absence, 404, 409, 410, status=201))
def say_that_one_is_away(
    signed: Signed, wanted: OwnAbsence, by: ActsByLink, session: Open
) -> Response:
    """Keeps when the partner whose link it is is away."""
    row = absences.add(session, by.organisation_id, _partner(by, Action.WRITE_ABSENCE), wanted.away)
    return created(Absence.of(row), f"/v1/links/{signed}/availability/{row.id}")


@routes.post("/availability/imports", **opens(None, Import, 404, 409, 410))
def read_own_calendar(wanted: CalendarRequest, by: ActsByLink, session: Open) -> Response:
    """Reads when the partner is away from its calendar; kept only as a whole, and on request."""
    own = _partner(by, Action.WRITE_ABSENCE)
    zone = wanted.time_zone or held_edition(session, by).problem["catalogue"]["time_zone"]
    return answer(take_in(session, by.organisation_id, own, wanted, zone))


@routes.get("/availability/{absence_id}", **opens(None, Absence, 404, 410))
def read_own_absence(absence_id: Key, by: ByLink, session: Open) -> Response:
    """Reads one absence of the partner whose link it is."""
    return answer(Absence.of(_own_absence(session, by, Action.READ_ABSENCE, absence_id)))


@routes.delete("/availability/{absence_id}", **opens(None, None, 404, 410, 412, 428, status=204))
def take_back_an_absence(
    absence_id: Key, expected: Expected, by: ActsByLink, session: Open
) -> Response:
    """The partner can receive again."""
    _own_absence(session, by, Action.WRITE_ABSENCE, absence_id)
    absences.remove(session, by.organisation_id, absence_id, expected)
    return Response(status_code=204)


def _partner(by: Principal, action: Action) -> str:
    """The partner whose link it is. Raises Forbidden for a link that only reads."""
    require_reach(by, action, by.partner, "absence", "here", by.programme_id)
    assert by.partner is not None  # who reads only may not do either action
    return by.partner


def _own_absence(session: Open, by: Principal, action: Action, key: str) -> Row:
    """An absence of the link's own partner. Raises NotFound for another's."""
    own = _partner(by, action)
    row = absences.get(session, by.organisation_id, key)
    if row.partner != own:
        raise NotFound(row.noun, key)
    return row
