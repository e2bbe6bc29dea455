"""The programme for the guests: every day with its map, what to bring, where they stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from optimizer.domain.catalogue import Access, Format
from optimizer.domain.itinerary import (
    Appointment,
    DayItem,
    Itinerary,
    ItineraryDay,
    Leg,
    MealStop,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import in_ticks, ticks
from optimizer.papers.edition import Edition
from optimizer.papers.heads import masthead
from optimizer.papers.maps import DayMap, map_of
from optimizer.papers.phrases import say
from optimizer.papers.typesetting import typeset
from optimizer.report.entries import entry
from optimizer.report.numbers import duration
from optimizer.report.phrases import long_date, phrase, short_date
from optimizer.report.waiting import waiting_before
from optimizer.report.words import Words

SHOWN_WAITING = 15
_IDENTITY = (Access.ID_CHECK, Access.RFV)
_HANDS_ON = (Format.WORKSHOP, Format.EXERCISE, Format.TEST_DAY)

Content = dict[str, Any]


def programme_pdf(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> bytes:
    """The programme as a PDF in a language, `en` or `fi`: no prices, and nothing of the planning.

    Without an edition it says that it is a draft.
    """
    return typeset("programme", programme_content(problem, itinerary, language, edition))


def programme_content(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> Content:
    """What stands in the programme, as the template takes it; times are clock texts."""
    with ticks(problem.rules.ticks_per_minute):
        return _content(Words(problem, language), itinerary, edition or Edition())


def _content(words: Words, itinerary: Itinerary, edition: Edition) -> Content:
    language, days = words.language, itinerary.days
    return {
        **masthead(words, itinerary, edition, say("programme", language)),
        "glance": say("at-a-glance", language),
        "map_note": _map_note(words),
        "days": [_day(words, number, day) for number, day in enumerate(days, start=1)],
        "practical": say("practical", language),
        "bring": say("bring", language),
        "bring_lines": list(bring_lines(words, itinerary)),
        "hotels": say("hotels", language),
        "hotel_lines": list(_stays(words, days)),
        "contacts": say("contacts", language),
        "contact": _contact(edition, language),
    }


def _map_note(words: Words) -> str:
    """What the maps show, and where their ground is from."""
    base = words.problem.catalogue.base_map
    told = say("map", words.language)
    if base is None or base.note is None:
        return told
    return f"{told} {base.note.in_language(words.language)}"


def _contact(edition: Edition, language: str) -> str:
    if edition.contact:
        return say("contact.own", language, contact=edition.contact)
    return say("contact.none", language)


def _day(words: Words, number: int, day: ItineraryDay) -> Content:
    language = words.language
    drawn = map_of(words.problem, day)
    return {
        "name": say("day", language, n=number),
        "date": long_date(day.date, language),
        "short": short_date(day.date, language),
        "highlights": [
            " ⇄ ".join(words.session(key) for key in item.sessions)
            for item in day.items
            if isinstance(item, Visit)
        ],
        "night": "" if day.night is None else words.hotel(day.night.hotel),
        "night_label": say("night", language),
        "map": None if drawn is None else drawn.svg,
        "stops": [] if drawn is None else _legend(words, drawn),
        "away": "" if drawn is None or not drawn.away else _away(words, drawn),
        "rows": list(_rows(words, day, drawn)),
    }


def _legend(words: Words, drawn: DayMap) -> list[str]:
    return [f"{stop.number} {words.place(stop.place)}" for stop in drawn.stops]


def _away(words: Words, drawn: DayMap) -> str:
    names = ", ".join(words.place(key) for key in drawn.away)
    return say("map.away", words.language, names=names)


def _rows(words: Words, day: ItineraryDay, drawn: DayMap | None) -> Iterator[Content]:
    """What happens, in order; moves are small, free time is shown where it is worth a coffee."""
    numbers = {} if drawn is None else {stop.place: stop.number for stop in drawn.stops}
    for index, item in enumerate(day.items):
        start, free = waiting_before(words.problem, day.items, index)
        if free >= in_ticks(SHOWN_WAITING):
            yield {
                "time": words.time(start),
                "until": words.time(start + free),
                "title": phrase("kind.free", words.language),
                "text": duration(free),
                "purpose": "",
                "style": "small",
                "stop": None,
            }
        yield _row(words, item, numbers)


def _row(words: Words, item: DayItem, numbers: dict[str, int]) -> Content:
    kind, text = entry(words, item)
    title, purpose, style = kind, "", "plain"
    if isinstance(item, Visit):
        names, _, rest = text.partition(" @ ")
        title, text, style = names, rest, "visit"
        purpose = _purpose(words, item)
    elif isinstance(item, Appointment):
        title, text, style = words.commitment(item.commitment), words.place(item.place), "visit"
    elif isinstance(item, Leg):
        style = "small"
    elif isinstance(item, MealStop):
        text, style = text.replace(" @ ", ", "), "meal"
    place = None if isinstance(item, Leg) else item.place
    return {
        "time": words.time(item.start % in_ticks(24 * 60)),
        "until": words.time(item.end),
        "title": title,
        "text": text,
        "purpose": "" if not purpose else say("purpose", words.language, text=purpose),
        "style": style,
        "stop": numbers.get(place) if place else None,
    }


def _purpose(words: Words, visit: Visit) -> str:
    """What the delegation wants to learn there: its own words, of a wish about that session."""
    wanted = {
        wish.target.session: wish.purpose
        for wish in words.problem.wishes.wishes
        if wish.target.session is not None and wish.purpose
    }
    return " ".join(dict.fromkeys(wanted[key] for key in visit.sessions if key in wanted))


def bring_lines(words: Words, itinerary: Itinerary) -> Iterator[str]:
    """What the guests should bring, each with the visits that ask for it."""
    language, catalogue = words.language, words.problem.catalogue
    visits = [visit for _, visit in itinerary.visits]
    sessions = [(visit, catalogue.session(key)) for visit in visits for key in visit.sessions]
    asked = {
        "identity": [
            v for v, one in sessions if catalogue.venue(v.venue).gate or one.access in _IDENTITY
        ],
        "clearance": [v for v, one in sessions if one.access is Access.RFV],
        "outdoors": [v for v, one in sessions if one.daylight],
        "hands-on": [v for v, one in sessions if one.hands_on_minutes and one.format in _HANDS_ON],
    }
    told = False
    for key, where in asked.items():
        if where:
            told = True
            yield say(f"bring.{key}", language, where=_venues(words, where))
    if not told:
        yield say("bring.nothing", language)


def _venues(words: Words, visits: Iterable[Visit]) -> str:
    return ", ".join(dict.fromkeys(words.venue(visit.venue) for visit in visits))


def _stays(words: Words, days: Iterable[ItineraryDay]) -> Iterator[str]:
    """Each hotel with its nights, in order."""
    nights: dict[str, list[str]] = {}
    for day in days:
        if day.night is not None:
            date = short_date(day.date, words.language)
            nights.setdefault(day.night.hotel, []).append(date)
    for key, dates in nights.items():
        hotel = words.problem.catalogue.hotel(key)
        yield say(
            "stay",
            words.language,
            hotel=words.hotel(key),
            nights=", ".join(dates),
            check_in=words.time(hotel.check_in),
            check_out=words.time(hotel.check_out),
        )
