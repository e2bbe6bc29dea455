"""Entries: one item of a day as a kind and what to say of it, in few words and in full."""

from __future__ import annotations

from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    BookedRooms,
    DayItem,
    Debrief,
    Departure,
    Leg,
    MealStop,
    Night,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.report.numbers import distance, duration
from optimizer.report.phrases import language_name, phrase
from optimizer.report.words import Words


def entry(words: Words, item: DayItem) -> tuple[str, str]:
    """The kind of an item and a description of it."""
    language = words.language
    match item:
        case Visit():
            return phrase("kind.visit", language), _visit(words, item)
        case MealStop():
            return phrase(f"meal.{item.meal.value}", language), _at(
                words, words.restaurant(item.restaurant), item.place
            )
        case Appointment():
            return phrase("kind.appointment", language), _at(
                words, words.commitment(item.commitment), item.place
            )
        case Debrief():
            return phrase("kind.debrief", language), words.place(item.place)
        case Leg():
            return _way(words, item), _leg(words, item)
        case Arrival() | Departure():
            return phrase(f"kind.{item.kind}", language), _connection(words, item)


def night_text(words: Words, night: Night, is_first: bool, is_last: bool) -> str:
    """The hotel of a night, its rooms, and when rooms may be had and must be left."""
    hotel = words.problem.catalogue.hotel(night.hotel)
    parts = [words.hotel(night.hotel), ", ".join(_rooms(words, rooms) for rooms in night.rooms)]
    if night.on_request:
        parts.append(phrase("rooms.on-request", words.language))
    if is_first:
        parts.append(phrase("rooms.check-in", words.language, time=words.time(hotel.check_in)))
    if is_last:
        parts.append(phrase("rooms.check-out", words.language, time=words.time(hotel.check_out)))
    return " · ".join(part for part in parts if part)


def _at(words: Words, name: str, place: str) -> str:
    where = words.place(place)
    return name if where == name else f"{name} @ {where}"


def _rooms(words: Words, rooms: BookedRooms) -> str:
    use = "-single-use" if rooms.single_use else ""
    return phrase(f"rooms.{rooms.kind.value}{use}", words.language, n=rooms.count)


def _way(words: Words, leg: Leg) -> str:
    if leg.vehicle is None:
        return phrase("kind.walk", words.language)
    kind = words.problem.catalogue.vehicle(leg.vehicle).kind
    return phrase(f"kind.{kind.value}", words.language)


def _leg(words: Words, leg: Leg) -> str:
    ends = f"{words.place(leg.origin)} → {words.place(leg.destination)}"
    return f"{ends} · {duration(leg.end - leg.start)}, {distance(leg.metres, words.language)}"


def _connection(words: Words, item: Arrival | Departure) -> str:
    parts = [words.connection(item.connection), words.place(item.place)]
    if item.start < 0:
        parts.append(phrase("previous-day", words.language))
    return " · ".join(parts)


def _visit(words: Words, visit: Visit) -> str:
    names = " ⇄ ".join(words.session(key) for key in visit.sessions)
    catalogue = words.problem.catalogue
    partners = dict.fromkeys(catalogue.session(key).partner for key in visit.sessions)
    given_by = ", ".join(words.partner(key) for key in partners)
    where = f"{names} @ {words.venue(visit.venue)} ({given_by})"
    return " · ".join([where, _language(words, visit), *_split(words, visit)])


def _language(words: Words, visit: Visit) -> str:
    """The languages in which all of its sessions may be held, or how it is interpreted."""
    if visit.interpreter is not None:
        mode = phrase(f"mode.{visit.language_mode.value}", words.language)
        service = words.interpreter(visit.interpreter)
        return phrase("interpreter", words.language, mode=mode, service=service)
    codes = _shared_languages(words.problem, visit)
    names = "/".join(language_name(code, words.language) for code in codes)
    key = "mode.second" if visit.language_mode is LanguageMode.SECOND else "mode.own"
    return phrase(key, words.language, languages=names or phrase("none", words.language))


def _shared_languages(problem: Problem, visit: Visit) -> list[str]:
    party = problem.wishes.party
    second = visit.language_mode is LanguageMode.SECOND
    asked = party.second_languages if second else party.own_languages
    sessions = [problem.catalogue.session(key) for key in visit.sessions]
    return [code for code in asked if all(code in session.languages for session in sessions)]


def _split(words: Words, visit: Visit) -> list[str]:
    if visit.split is None:
        return []
    heads = words.problem.wishes.party.heads
    halves = {"one": heads - heads // 2, "other": heads // 2}
    return [phrase(f"split.{visit.split.value}", words.language, **halves)]
