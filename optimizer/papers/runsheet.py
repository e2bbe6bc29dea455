"""The run-sheet for the hosts: every item with host, vehicle, gate, language, diets and status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from typing import Any

from optimizer.domain.catalogue import Access
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    Debrief,
    Departure,
    Itinerary,
    ItineraryDay,
    Leg,
    MealStop,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind, Status
from optimizer.domain.ticks import in_ticks, ticks
from optimizer.papers.byhand import warnings
from optimizer.papers.edition import Edition
from optimizer.papers.heads import edition_text, masthead
from optimizer.papers.phrases import named, say
from optimizer.papers.typesetting import typeset
from optimizer.papers.workbook import Sheet, workbook
from optimizer.report.entries import entry, night_text
from optimizer.report.phrases import long_date, phrase
from optimizer.report.words import Words

COLUMNS = (
    "date",
    "start",
    "end",
    "item",
    "where",
    "host",
    "vehicle",
    "heads",
    "language",
    "diets",
    "gate",
    "fallback",
    "status",
    "notes",
)
"""The columns in their order; each is a field of RunSheetRow."""


@dataclass(frozen=True)
class RunSheetRow:
    """One line of the run-sheet, in the reader's words; times are clock texts."""

    date: dt.date
    start: str
    end: str
    item: str
    where: str = ""
    host: str = ""
    vehicle: str = ""
    heads: int | None = None
    language: str = ""
    diets: str = ""
    gate: str = ""
    fallback: str = ""
    status: str = ""
    notes: str = ""


def run_sheet_rows(
    problem: Problem, itinerary: Itinerary, language: str = "en"
) -> tuple[RunSheetRow, ...]:
    """The lines of the run-sheet, day by day in order of time; nights come last in their day."""
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        return tuple(row for day in itinerary.days for row in _day(words, day))


def run_sheet_xlsx(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> bytes:
    """The run-sheet as a workbook with one sheet."""
    rows = [astuple(row) for row in run_sheet_rows(problem, itinerary, language)]
    heads = tuple(say(f"column.{name}", language) for name in COLUMNS)
    title = problem.wishes.name.in_language(language)
    told = edition_text(edition or Edition(), language)
    banner = problem.catalogue.banner.in_language(language)
    found = warnings(problem, itinerary, language)
    warned = [f"{say('by-hand', language)} {one}" for one in found]
    above = (f"{title} · {told}", banner, *warned)
    sheet = Sheet(say("run-sheet", language), heads, rows, above)
    return workbook([sheet])


def run_sheet_pdf(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> bytes:
    """The run-sheet as a PDF on wide pages, one day after the other."""
    return typeset("run-sheet", run_sheet_content(problem, itinerary, language, edition))


def run_sheet_content(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> dict[str, Any]:
    """What stands in the PDF, as the template takes it."""
    rows = run_sheet_rows(problem, itinerary, language)
    names = [one.name for one in fields(RunSheetRow) if one.name != "date"]
    words = Words(problem, language)
    return {
        **masthead(words, itinerary, edition, say("run-sheet", language)),
        "needs": _needs(problem, language),
        "by-hand": say("by-hand", language),
        "warnings": warnings(problem, itinerary, language),
        "heads": {name: say(f"column.{name}", language) for name in names},
        "days": [
            {
                "date": long_date(day.date, language),
                "rows": [
                    {name: _text(getattr(row, name)) for name in names}
                    for row in rows
                    if row.date == day.date
                ],
            }
            for day in itinerary.days
        ],
    }


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _needs(problem: Problem, language: str) -> str:
    needs = {need: n for need, n in problem.wishes.party.access_needs.items() if n}
    if not needs:
        return ""
    return say("access-needs", language, needs=named("need", needs, language))


def _day(words: Words, day: ItineraryDay) -> Iterator[RunSheetRow]:
    vehicle = _vehicle(words, day)
    for item in day.items:
        kind, text = entry(words, item)
        common: dict[str, Any] = {
            "date": day.date,
            "start": words.time(item.start % in_ticks(24 * 60)),
            "end": words.time(item.end),
        }
        match item:
            case Visit():
                yield _visit(words, day, item, common)
            case MealStop():
                yield _meal(words, day, item, common, kind)
            case Leg():
                by = vehicle if item.vehicle else say("on-foot", words.language)
                heads = words.problem.wishes.party.heads
                yield RunSheetRow(**common, item=kind, where=text, vehicle=by, heads=heads)
            case Arrival() | Departure():
                yield RunSheetRow(
                    **common,
                    item=f"{kind}: {words.connection(item.connection)}",
                    where=words.place(item.place),
                    heads=words.problem.wishes.party.heads,
                    status=_status(words, ItemKind.CONNECTION, item.connection, day.date),
                )
            case Appointment() | Debrief():
                yield RunSheetRow(
                    **common,
                    item=words.commitment(item.commitment)
                    if isinstance(item, Appointment)
                    else kind,
                    where=words.place(item.place),
                    heads=words.problem.wishes.party.heads,
                )
    if day.night is not None:
        yield RunSheetRow(
            day.date,
            "",
            "",
            phrase("kind.night", words.language),
            where=night_text(words, day.night, is_first=True, is_last=True),
            heads=words.problem.wishes.party.heads,
            status=_status(words, ItemKind.HOTEL, day.night.hotel, day.date),
        )


def _vehicle(words: Words, day: ItineraryDay) -> str:
    if day.vehicle is None:
        return say("on-foot", words.language)
    name = words.vehicle(day.vehicle)
    parts = [
        name if day.vehicles == 1 else say("vehicles", words.language, n=day.vehicles, name=name)
    ]
    if day.drivers > 1:
        parts.append(say("drivers", words.language, n=day.drivers))
    return ", ".join(parts)


def _visit(words: Words, day: ItineraryDay, visit: Visit, common: dict[str, Any]) -> RunSheetRow:
    catalogue = words.problem.catalogue
    sessions = [catalogue.session(key) for key in visit.sessions]
    partners = dict.fromkeys(one.partner for one in sessions)
    hosts = [catalogue.partner(key) for key in partners]
    where = words.venue(visit.venue)
    place = words.place(visit.place)
    fallbacks = dict.fromkeys(one.fallback for one in sessions if one.fallback)
    statuses = dict.fromkeys(
        _status(words, ItemKind.SESSION, key, day.date) for key in visit.sessions
    )
    return RunSheetRow(
        **common,
        item=" ⇄ ".join(words.session(key) for key in visit.sessions),
        where=where if where == place else f"{where}, {place}",
        host="; ".join(
            words.partner(one.id) + (f" ({one.contact})" if one.contact else "") for one in hosts
        ),
        heads=words.problem.wishes.party.heads,
        language=language_of(words, visit),
        gate=_gate(words, visit),
        fallback=", ".join(words.session(key) for key in fallbacks),
        status=", ".join(one for one in statuses if one),
        notes=_break(words, day, visit),
    )


def language_of(words: Words, visit: Visit) -> str:
    """How a visit reaches the guests: without an interpreter or with which."""
    mode = phrase(f"held.{visit.language_mode.value}", words.language)
    if visit.interpreter is None:
        return mode
    return say(
        "interpreter", words.language, mode=mode, service=words.interpreter(visit.interpreter)
    )


def _gate(words: Words, visit: Visit) -> str:
    catalogue, language = words.problem.catalogue, words.language
    accesses = {catalogue.session(key).access for key in visit.sessions}
    told = []
    if catalogue.venue(visit.venue).gate or Access.ID_CHECK in accesses:
        told.append(say("gate.identity", language))
    if accesses & {Access.RFV, Access.NAMED_LIST}:
        told.append(say("gate.cleared", language))
    return ", ".join(told)


def _break(words: Words, day: ItineraryDay, visit: Visit) -> str:
    """How long the driver is free meanwhile, where it is long enough to count as a break."""
    long_enough = in_ticks(15)
    free = visit.end - visit.start
    if day.vehicle is None or not day.vehicle_waits or free < long_enough:
        return ""
    minutes = free // in_ticks(1)
    return say("driver-break", words.language, minutes=minutes)


def _meal(
    words: Words, day: ItineraryDay, meal: MealStop, common: dict[str, Any], kind: str
) -> RunSheetRow:
    diets = words.problem.wishes.party.diets
    return RunSheetRow(
        **common,
        item=kind,
        where=f"{words.restaurant(meal.restaurant)}, {words.place(meal.place)}",
        heads=words.problem.wishes.party.heads + words.problem.wishes.party.guides,
        diets=named("diet", diets, words.language),
        status=_status(words, ItemKind.RESTAURANT, meal.restaurant, day.date),
    )


def _status(words: Words, kind: ItemKind, key: str, date: dt.date) -> str:
    found = status_of(words, kind, key, date)
    return "" if found is None else say(f"status.{found.value}", words.language)


def status_of(words: Words, kind: ItemKind, key: str, date: dt.date) -> Status | None:
    """How far the request for an item of a date has come; None where nothing is known."""
    statuses = words.problem.wishes.statuses
    fitting = [one for one in statuses if (one.kind, one.id) == (kind, key)]
    exact = [one for one in fitting if one.date == date]
    found = next(iter(exact or [one for one in fitting if one.date is None]), None)
    return None if found is None else found.status
