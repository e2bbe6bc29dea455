"""Calendars: a programme's versions as a feed, and partners' calendars that are taken in."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session
from starlette.responses import Response

from api.errors import ProblemCode, Refusal
from api.planning.agendas import name_in
from api.planning.papers import Tongue
from api.schemas.calendars import MOST_DAYS, CalendarRequest, Import, ReadAbsence
from api.schemas.holding import Absence
from api.store import absences, inputs, moment, programmes, tables
from api.store.faults import NotFound
from api.store.tables import EditionState
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from scenarios.calendars import Away, Feed, Issue, Method, Span, feed, read_away

_YEAR = dt.timedelta(days=365)


def calendar_paper(
    session: Session,
    programme: tables.Programme,
    supplier: str | None,
    method: Method,
    tongue: Tongue,
) -> Response:
    """Everything that was ever published of a programme as one calendar.

    Raises NotFound where nothing was, and for a supplier whom no version knows.
    """
    issues = _issues(session, programme)
    if not issues:
        raise NotFound("published programme", programme.id)
    if supplier is not None and not any(
        _knows(issue.problem.catalogue, supplier) for issue in issues
    ):
        raise NotFound("partner", supplier)
    if method is Method.REQUEST and supplier is None:
        what = "A calendar that asks is for one partner; name it, or ask for method publish."
        raise Refusal(ProblemCode.INVALID_INPUT, what)
    name = name_in(issues[-1].problem, programme.name, tongue.value)
    whose = Feed(programme.id, name, tongue.value, supplier)
    content = feed(issues, whose, method)
    shown = {"Content-Disposition": 'inline; filename="programme.ics"'}
    kind = f"text/calendar; method={method.name}; charset=utf-8"
    return Response(content, headers=shown, media_type=kind)


def _issues(session: Session, programme: tables.Programme) -> list[Issue]:
    """Each version that held, oldest first, and each time that none did any more."""
    listed = [one for one in programmes.editions(session, programme) if one.published_at]
    issues: list[Issue] = []
    for index, row in enumerate(listed):
        whole = programmes.edition(session, programme, row.number)
        problem = Problem.model_validate(whole.problem)
        itinerary = Itinerary.model_validate(whole.itinerary)
        assert whole.published_at is not None
        issues.append(Issue(whole.published_at, problem, itinerary))
        if whole.state is EditionState.WITHDRAWN:
            later = listed[index + 1].published_at if index + 1 < len(listed) else None
            issues.append(Issue(later or programme.updated_at, problem, None))
    return issues


def _knows(catalogue: Catalogue, supplier: str) -> bool:
    kinds = (
        catalogue.partners,
        catalogue.hotels,
        catalogue.restaurants,
        catalogue.vehicles,
        catalogue.connections,
        catalogue.interpreters,
    )
    return any(one.id == supplier for kind in kinds for one in kind)


def take_in(
    session: Session, organisation_id: str, partner: str, request: CalendarRequest, zone: str
) -> Import:
    """Reads a partner's calendar, and keeps what it says where that is asked for.

    Raises InvalidInput with everything that is wrong with it; then nothing is kept.
    """
    span = _span(session, request, zone)
    found = read_away(request.content, request.format, span, zone, "content")
    spells = tuple(_noted(one, request.note) for one in found.away)
    rows: tuple[tables.Absence, ...] = ()
    if request.apply:
        rows, replaces = absences.replace_imported(session, organisation_id, partner, spells)
    else:
        replaces = absences.imported(session, organisation_id, partner)
    return Import(
        applied=request.apply,
        partner=partner,
        first=span.first,
        last=span.last,
        time_zone=zone,
        entries=found.entries,
        away=tuple(ReadAbsence(**vars(one)) for one in spells),
        replaces=replaces,
        absences=tuple(Absence.of(row) for row in rows),
        findings=found.findings,
    )


def host_zone(session: Session, organisation_id: str, asked: str | None) -> str:
    """The time zone that is asked for, or the one of the newest catalogue. Raises Refusal."""
    if asked is not None:
        return asked
    newest = inputs.CATALOGUES.listing(session, organisation_id, limit=1).items
    if not newest:
        what = "No catalogue is stored here that says in which time zone; give time_zone."
        raise Refusal(ProblemCode.CONFLICT, what)
    version = inputs.CATALOGUES.document(session, organisation_id, newest[0].id)
    return str(version.document["time_zone"])


def _span(session: Session, request: CalendarRequest, zone: str) -> Span:
    today = moment(session).astimezone(ZoneInfo(zone)).date()
    first = request.first or min(today, request.last or today)
    last = request.last or min(first, dt.date.max - _YEAR) + _YEAR
    if last < first or (last - first).days >= MOST_DAYS:
        what = f"A calendar is read for {MOST_DAYS} days at most, from {first}."
        raise Refusal(ProblemCode.INVALID_INPUT, what)
    return Span(first, last)


def _noted(away: Away, note: str) -> Away:
    if not note or away.note:
        return away
    return Away(away.first, away.last, away.start, away.end, away.weekdays, note)
