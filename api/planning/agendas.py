"""Agendas: a published programme in words, as somebody with a link sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.access import Action, Principal, own_partner
from api.planning.linked import ends, held_edition
from api.planning.papers import Tongue
from api.planning.programmes import today
from api.schemas.calendars import Agenda, AgendaEntry, AskedItem
from api.store import confirmations, programmes, tables
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind
from optimizer.report.agenda import Entry, agenda
from optimizer.report.words import Words


def agenda_of(session: Session, by: Principal, signed: str, tongue: Tongue) -> Agenda:
    """What a link opens, in words. Raises NotFound while nothing is published."""
    held = held_edition(session, by)
    programme = programmes.get(session, by.organisation_id, held.programme_id)
    problem = Problem.model_validate(held.problem)
    itinerary = Itinerary.model_validate(held.itinerary)
    own = own_partner(by, Action.READ_PROGRAMME)
    rows: tuple[tables.Confirmation, ...] = ()
    if own is not None:
        rows = confirmations.of_programme(session, programme, supplier=own)
    words = Words(problem, tongue.value)
    catalogue, party = problem.catalogue, problem.wishes.party
    return Agenda(
        programme=name_in(problem, programme.name, tongue.value),
        version=held.number,
        language=tongue.value,
        host=catalogue.name.in_language(tongue.value),
        banner=catalogue.banner.in_language(tongue.value),
        time_zone=catalogue.time_zone,
        heads=party.heads,
        guides=party.guides,
        first=itinerary.days[0].date,
        last=itinerary.days[-1].date,
        today=today(session, by.organisation_id, programme.id),
        partner=own,
        partner_name=None if own is None else _supplier(words, own, rows),
        expires_at=ends(signed),
        entries=tuple(_entry(one, rows) for one in agenda(problem, itinerary, tongue.value, own)),
        asked=tuple(_asked(words, row) for row in rows),
    )


def name_in(problem: Problem, name: str, language: str) -> str:
    """A programme's name in a language, where it was not given one of its own."""
    own = problem.wishes.name
    return own.in_language(language) if name in (own.fi, own.en) else name


def _entry(entry: Entry, rows: Sequence[tables.Confirmation]) -> AgendaEntry:
    latitude, longitude = entry.spot or (None, None)
    return AgendaEntry(
        key=entry.key,
        kind=entry.kind,
        date=entry.date,
        start=entry.start,
        end=entry.end,
        label=entry.label,
        title=entry.title,
        place=entry.place,
        told=entry.told,
        latitude=latitude,
        longitude=longitude,
        confirmations=tuple(row.id for row in rows if _is_for(row, entry)),
    )


def _is_for(row: tables.Confirmation, entry: Entry) -> bool:
    """Whether a request is for an entry: of the same thing, at a date that it covers."""
    last = row.date + dt.timedelta(days=row.nights - 1)
    return (row.kind, row.item) in entry.asked and row.date <= entry.date <= last


def _asked(words: Words, row: tables.Confirmation) -> AskedItem:
    tick = words.problem.rules.ticks_per_minute
    return AskedItem(
        confirmation=row.id,
        kind=row.kind,
        title=item_name(words, row.kind, row.item),
        place="" if row.venue is None else words.venue(row.venue),
        date=row.date,
        nights=row.nights,
        start=None if row.start is None else row.start // tick,
        end=None if row.end is None else -(-row.end // tick),
        state=row.state,
        option_until=row.option_until,
        answer_by=row.answer_by,
        note=str(row.history[-1].get("note", "")),
    )


def _supplier(words: Words, key: str, rows: Sequence[tables.Confirmation]) -> str:
    """The name of whom a link is for: a partner, or whoever else is asked for something."""
    if any(one.id == key for one in words.problem.catalogue.partners):
        return words.partner(key)
    return next((item_name(words, row.kind, row.item) for row in rows), key)


def item_name(words: Words, kind: ItemKind, key: str) -> str:
    """The name of what is asked for; its id where the catalogue has dropped it since."""
    name = {
        ItemKind.SESSION: words.session,
        ItemKind.HOTEL: words.hotel,
        ItemKind.RESTAURANT: words.restaurant,
        ItemKind.VEHICLE: words.vehicle,
        ItemKind.INTERPRETER: words.interpreter,
        ItemKind.CONNECTION: words.connection,
    }[kind]
    try:
        return name(key)
    except KeyError:
        return key
