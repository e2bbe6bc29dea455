"""The agenda: an itinerary as entries with hours, title and place, for calendars and phones.

An entry is told from every other by its key, which says what it is and not when: so a visit that
moves to another hour or day stays the same entry, and only what is new or gone is another one.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    DayItem,
    Debrief,
    Departure,
    Itinerary,
    ItineraryDay,
    Leg,
    MealStop,
    Night,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind
from optimizer.domain.ticks import ticks
from optimizer.domain.travel import Place
from optimizer.report.entries import entry, night_text
from optimizer.report.phrases import phrase
from optimizer.report.words import Words


class EntryKind(StrEnum):
    """What an entry of an agenda is."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    LEG = "leg"
    VISIT = "visit"
    MEAL = "meal"
    APPOINTMENT = "appointment"
    DEBRIEF = "debrief"
    NIGHT = "night"


@dataclass(frozen=True)
class Entry:
    """One thing that takes place. Hours are whole minutes of its date; a night has none.

    `told` is all that there is to say of it in one line, `spot` its latitude and longitude.
    `asked` are the items that suppliers are asked for because of it, as their kind and id.
    """

    key: str
    kind: EntryKind
    date: dt.date
    start: int | None
    end: int | None
    label: str
    title: str
    place: str
    told: str
    spot: tuple[float, float] | None
    asked: tuple[tuple[ItemKind, str], ...] = ()


@dataclass(frozen=True)
class _Known:
    """What is known of an item of a day before words are found for it."""

    key: str
    kind: EntryKind
    title: str
    place: str
    asked: tuple[tuple[ItemKind, str], ...] = ()
    suppliers: frozenset[str] = frozenset()


def agenda(
    problem: Problem, itinerary: Itinerary, language: str, supplier: str | None = None
) -> tuple[Entry, ...]:
    """Every entry of an itinerary in order of time; of one supplier's part on request.

    A supplier is whoever is asked for something: a partner, hotel, restaurant, vehicle, connection
    or interpreter service. A partner's part of a rotation is the partner's own session.
    """
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        return tuple(_entries(words, itinerary, supplier))


def _entries(words: Words, itinerary: Itinerary, supplier: str | None) -> Iterator[Entry]:
    seen: Counter[str] = Counter()
    for index, day in enumerate(itinerary.days):
        for known, item in _of_day(words, day, supplier):
            if supplier is None or supplier in known.suppliers:
                seen[known.key] += 1
                yield _with_hours(words, day, item, known, seen[known.key])
        if day.night is not None and supplier in (None, day.night.hotel):
            yield _night(words, itinerary, index, day.night)


def _of_day(
    words: Words, day: ItineraryDay, supplier: str | None
) -> Iterator[tuple[_Known, DayItem]]:
    """Each item of a day; a move is named after what it leads to."""
    legs: list[Leg] = []
    for item in day.items:
        if isinstance(item, Leg):
            legs.append(item)
            continue
        known = _known(words, day, item, supplier)
        yield from ((_leg(words, leg, f"leg/{known.key}"), leg) for leg in legs)
        legs = []
        yield known, item
    yield from ((_leg(words, leg, f"leg/{day.date}/end"), leg) for leg in legs)


def _known(words: Words, day: ItineraryDay, item: DayItem, supplier: str | None) -> _Known:
    match item:
        case Visit():
            return _visit(words, item, supplier)
        case MealStop():
            title = f"{phrase(f'meal.{item.meal.value}', words.language)}: "
            title += words.restaurant(item.restaurant)
            key, place = f"meal/{day.date}/{item.meal.value}", words.place(item.place)
            asked = ((ItemKind.RESTAURANT, item.restaurant),)
            return _Known(key, EntryKind.MEAL, title, place, asked, frozenset({item.restaurant}))
        case Appointment():
            title, place = words.commitment(item.commitment), words.place(item.place)
            return _Known(f"own/{item.commitment}", EntryKind.APPOINTMENT, title, place)
        case Debrief():
            title, place = phrase("kind.debrief", words.language), words.place(item.place)
            return _Known(f"debrief/{day.date}", EntryKind.DEBRIEF, title, place)
        case Arrival() | Departure():
            return _connection(words, item)
        case Leg():
            return _leg(words, item, f"leg/{day.date}")


def _visit(words: Words, item: Visit, supplier: str | None) -> _Known:
    catalogue = words.problem.catalogue
    own = [key for key in item.sessions if catalogue.session(key).partner == supplier]
    named = own or list(item.sessions)
    partners = {catalogue.session(key).partner for key in item.sessions}
    asked = [(ItemKind.SESSION, key) for key in named]
    if item.interpreter is not None:
        partners.add(item.interpreter)
        if supplier in (None, item.interpreter):
            asked.append((ItemKind.INTERPRETER, item.interpreter))
    title = " ⇄ ".join(words.session(key) for key in named)
    venue, place = words.venue(item.venue), words.place(item.place)
    where = venue if venue == place else f"{venue}, {place}"
    key = f"visit/{'+'.join(sorted(named))}"
    return _Known(key, EntryKind.VISIT, title, where, tuple(asked), frozenset(partners))


def _connection(words: Words, item: Arrival | Departure) -> _Known:
    kind = EntryKind(item.kind)
    title = f"{phrase(f'kind.{item.kind}', words.language)}: {words.connection(item.connection)}"
    asked = ((ItemKind.CONNECTION, item.connection),)
    suppliers = frozenset({item.connection})
    return _Known(item.kind, kind, title, words.place(item.place), asked, suppliers)


def _leg(words: Words, leg: Leg, key: str) -> _Known:
    ends = f"{words.place(leg.origin)} → {words.place(leg.destination)}"
    asked = () if leg.vehicle is None else ((ItemKind.VEHICLE, leg.vehicle),)
    suppliers = frozenset(() if leg.vehicle is None else (leg.vehicle,))
    return _Known(key, EntryKind.LEG, ends, words.place(leg.origin), asked, suppliers)


def _with_hours(words: Words, day: ItineraryDay, item: DayItem, known: _Known, nth: int) -> Entry:
    """The entry of an item; a minute that is used in part is taken as a whole."""
    tick = words.problem.rules.ticks_per_minute
    label, told = entry(words, item)
    start, end = item.start // tick, -(-item.end // tick)
    date = day.date + dt.timedelta(days=start // (24 * 60))
    earlier = (day.date - date).days * 24 * 60
    at = words.problem.catalogue.place(item.origin if isinstance(item, Leg) else item.place)
    return Entry(
        key=known.key if nth == 1 else f"{known.key}/{nth}",
        kind=known.kind,
        date=date,
        start=start + earlier,
        end=end + earlier,
        label=label,
        title=known.title,
        place=known.place,
        told=told,
        spot=_spot(at),
        asked=known.asked,
    )


def _night(words: Words, itinerary: Itinerary, index: int, night: Night) -> Entry:
    days = itinerary.days
    before = days[index - 1].night if index else None
    after = days[index + 1].night if index + 1 < len(days) else None
    hotel = words.problem.catalogue.hotel(night.hotel)
    at = words.problem.catalogue.place(hotel.place)
    is_first = before is None or before.hotel != night.hotel
    is_last = after is None or after.hotel != night.hotel
    return Entry(
        key=f"night/{days[index].date}",
        kind=EntryKind.NIGHT,
        date=days[index].date,
        start=None,
        end=None,
        label=phrase("kind.night", words.language),
        title=f"{phrase('kind.night', words.language)}: {words.hotel(night.hotel)}",
        place=words.place(hotel.place),
        told=night_text(words, night, is_first=is_first, is_last=is_last),
        spot=_spot(at),
        asked=((ItemKind.HOTEL, night.hotel),),
    )


def _spot(place: Place) -> tuple[float, float] | None:
    """Where a place is on the map, unless that is kept vague."""
    return None if place.coarse else (place.latitude, place.longitude)
