"""Writing: a programme's workbook to fill in, empty or with a plan, and the names to use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from optimizer.domain.catalogue import LanguageMode
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
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.papers.workbook import bytes_of
from scenarios.workbooks.files import writing
from scenarios.workbooks.files.values import clock_cell
from scenarios.workbooks.files.writing import Field
from scenarios.workbooks.programme.layout import (
    DAY,
    GUIDE_SHEET,
    HEADINGS,
    HOTEL,
    LABELS,
    MODE,
    NAMES_SHEET,
    PROMPTS,
    SHEET,
    VEHICLE,
    WHAT,
    Pair,
    word,
)

_LISTED: tuple[tuple[str, Pair, str], ...] = (
    ("sessions", ("Sessions", "Vierailut"), WHAT),
    ("restaurants", ("Restaurants", "Ravintolat"), ""),
    ("arrivals", ("Arrivals", "Saapumiset"), ""),
    ("departures", ("Departures", "Lähdöt"), ""),
    ("vehicles", ("Vehicles", "Ajoneuvot"), VEHICLE),
    ("hotels", ("Hotels", "Hotellit"), HOTEL),
    ("venues", ("Venues", "Tilat"), ""),
)
_GUIDE: tuple[tuple[str, Pair], ...] = (
    ("title", ("A programme to read in", "Luettava ohjelma")),
    (
        "text",
        (
            "One row for each thing that guests do, in order. Drives and walks are left out: they "
            "are worked out anew. Names are best written as on the sheet of names; case and "
            "accents do not matter. A name that is only nearly one of them is asked about and "
            "never guessed.",
            "Yksi rivi kutakin vieraiden tekemää asiaa kohden, järjestyksessä. Ajot ja kävelyt "
            "jätetään pois: ne lasketaan uudelleen. Nimet kannattaa kirjoittaa kuten nimien "
            "lehdellä; isot kirjaimet ja aksentit eivät haittaa. Melkein samasta nimestä "
            "kysytään, sitä ei arvata.",
        ),
    ),
    (
        "text",
        (
            "Text of your own is kept as an item of your own at its time. Dates of another year "
            "are moved to the trip, to the same weekday where that is possible.",
            "Oma teksti säilyy omana ohjelmakohtanaan. Toisen vuoden päivät siirretään matkan "
            "päiville, samalle viikonpäivälle jos mahdollista.",
        ),
    ),
)
_SPARE = 60


def programme_workbook(problem: Problem, itinerary: Itinerary | None, language: str) -> bytes:
    """The workbook as the bytes of an XLSX file; with a plan, that plan's rows are in it."""
    book = writing.new_book()
    writing.add_guide(
        book, word(GUIDE_SHEET, language), [(style, word(text, language)) for style, text in _GUIDE]
    )
    names = _names(problem, language)
    rows = [] if itinerary is None else list(_rows(problem, itinerary, language))
    fields = [_field(key, names, language) for key in HEADINGS]
    writing.add_table(book, word(SHEET, language), fields, rows, _SPARE)
    longest = max(len(listed) for listed in names.values())
    columns = [Field(key, word(pair, language)) for key, pair, _ in _LISTED]
    table = [
        [names[key][row] if row < len(names[key]) else None for key, _, _ in _LISTED]
        for row in range(longest)
    ]
    writing.add_table(book, word(NAMES_SHEET, language), columns, table, 0)
    return bytes_of(book)


def _names(problem: Problem, language: str) -> dict[str, list[str]]:
    catalogue = problem.catalogue
    by_direction: dict[str, list[Any]] = {"arrival": [], "departure": []}
    for one in catalogue.connections:
        by_direction[one.direction.value].append(one)
    lists: dict[str, Any] = {
        "sessions": catalogue.sessions,
        "restaurants": catalogue.restaurants,
        "arrivals": by_direction["arrival"],
        "departures": by_direction["departure"],
        "vehicles": catalogue.vehicles,
        "hotels": catalogue.hotels,
        "venues": catalogue.venues,
    }
    return {
        key: sorted({one.name.in_language(language) for one in items})
        for key, items in lists.items()
    }


def _field(key: str, names: dict[str, list[str]], language: str) -> Field:
    from openpyxl.utils import get_column_letter

    refers_to = ""
    for number, (listed, _, column) in enumerate(_LISTED, start=1):
        if column == key and names[listed]:
            letter = get_column_letter(number)
            last = len(names[listed]) + 2
            refers_to = f"'{word(NAMES_SHEET, language)}'!${letter}$3:${letter}${last}"
    return Field(
        key=key,
        heading=word(HEADINGS[key], language),
        prompt=word(PROMPTS[key], language),
        form="date" if key == DAY else "text",
        choices=tuple(one.value for one in LanguageMode) if key == MODE else (),
        refers_to=refers_to,
        is_needed=key in (DAY, WHAT),
    )


def _rows(problem: Problem, itinerary: Itinerary, language: str) -> Iterator[list[Any]]:
    for day in itinerary.days:
        listed = [item for item in day.items if not isinstance(item, Leg)]
        for item in listed:
            yield _row(problem, day, item, language)
        if not listed and day.night is not None:
            yield [day.date, None, None, None, None, None, *_of_day(problem, day, language)]


def _row(problem: Problem, day: ItineraryDay, item: DayItem, language: str) -> list[Any]:
    tick = problem.rules.ticks_per_minute
    what, venue, mode = _told(problem, item, language)
    times = [clock_cell(one, tick) for one in (item.start, item.end)]
    return [day.date, *times, what, venue, mode, *_of_day(problem, day, language)]


def _of_day(problem: Problem, day: ItineraryDay, language: str) -> list[str | None]:
    catalogue = problem.catalogue
    vehicle = None if day.vehicle is None else catalogue.vehicle(day.vehicle)
    hotel = None if day.night is None else catalogue.hotel(day.night.hotel)
    return [
        "-" if vehicle is None else _name(vehicle, language),
        None if hotel is None else _name(hotel, language),
    ]


def _told(problem: Problem, item: DayItem, language: str) -> tuple[str, str | None, str | None]:
    """What a row says of an item: what, where, and in which language mode."""
    catalogue = problem.catalogue
    match item:
        case Visit():
            names = " + ".join(_name(catalogue.session(one), language) for one in item.sessions)
            return names, _name(catalogue.venue(item.venue), language), item.language_mode.value
        case MealStop():
            restaurant = _name(catalogue.restaurant(item.restaurant), language)
            return f"{word(LABELS[item.meal.value], language)}: {restaurant}", None, None
        case Arrival() | Departure():
            name = _name(catalogue.connection(item.connection), language)
            return f"{word(LABELS[item.kind], language)}: {name}", None, None
        case Appointment():
            own = next(c for c in problem.wishes.commitments if c.id == item.commitment)
            return _name(own, language), _name(catalogue.place(item.place), language), None
        case Debrief():
            return (
                word(LABELS["debrief"], language),
                _name(catalogue.place(item.place), language),
                None,
            )
    raise TypeError(item)


def _name(item: Any, language: str) -> str:
    return str(item.name.in_language(language))
