"""Broken rules as sentences for coordinators: what breaks one, and by how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from optimizer.domain.itinerary import Appointment, DayItem, Leg, MealStop, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.result import Violation
from optimizer.domain.ticks import ticks
from optimizer.report.numbers import duration, money
from optimizer.report.phrases import PHRASES, phrase, short_date
from optimizer.report.words import Words

_CLOSED = "not inside the opening hours of"


def violation_sentence(
    problem: Problem, violation: Violation, language: str, item: DayItem | None = None
) -> str:
    """A broken rule in a sentence; `item` is what the checker found it at, if it was an item."""
    words = Words(problem, language)
    with ticks(problem.rules.ticks_per_minute):
        what = phrase(_key(violation), language, amount=_amount(violation, language))
        subject = _subject(words, violation.where, item)
        return phrase("violation", language, subject=subject, what=what)


def _key(violation: Violation) -> str:
    if _CLOSED in violation.message and violation.unit == "minutes":
        return "broken.closed"
    key = f"broken.{violation.rule.value}.{violation.unit.replace('ticks', 'minutes')}"
    kind = _kind(violation.where)
    return f"{key}.{kind}" if f"{key}.{kind}" in PHRASES else key


def _kind(where: str) -> str:
    """What the checker points at: an item's kind, a cost line, a day, or the trip."""
    if "/" in where:
        return "line"
    parts = where.split(" ")
    return "trip" if parts[0] == "trip" else parts[1] if len(parts) > 1 else "day"


def _amount(violation: Violation, language: str) -> str:
    if violation.unit in ("minutes", "ticks"):
        return duration(violation.amount)
    if violation.unit == "cents":
        return money(violation.amount, language)
    return str(violation.amount)


def _subject(words: Words, where: str, item: DayItem | None) -> str:
    parts = where.replace("/", " ").split(" ")
    try:
        day = short_date(dt.date.fromisoformat(parts[0]), words.language)
    except ValueError:
        return _of_the_trip(words, parts)
    if item is not None:
        return f"{_title(words, item)}, {day} {words.time(item.start)}"
    if len(parts) < 3:
        return day
    return f"{_named(words, parts[1], parts[2])}, {day}"


def _title(words: Words, item: DayItem) -> str:
    """The short name of an item: a visit's sessions, a leg's ends, of others what they are."""
    match item:
        case Visit():
            return " ⇄ ".join(_or_id(words.session, key) for key in item.sessions)
        case Leg():
            return f"{_or_id(words.place, item.origin)} → {_or_id(words.place, item.destination)}"
        case MealStop():
            return phrase(f"meal.{item.meal.value}", words.language)
        case Appointment():
            return _or_id(words.commitment, item.commitment)
        case _:
            return phrase(f"kind.{item.kind}", words.language)


def _of_the_trip(words: Words, parts: list[str]) -> str:
    if len(parts) < 3:
        own = f"category.{parts[1]}" if len(parts) == 2 else ""
        return phrase(own if own in PHRASES else "violation.trip", words.language)
    return _named(words, parts[1], parts[2])


def _named(words: Words, kind: str, key: str) -> str:
    looks: Mapping[str, Callable[[str], str]] = {
        "session": words.session,
        "visit": words.session,
        "vehicle": words.vehicle,
        "interpreters": words.interpreter,
        "interpreter": words.interpreter,
        "night": words.hotel,
        "commitment": words.commitment,
        "wish": words.wish,
        "quota": lambda one: _quota(words, one),
        "meal": words.restaurant,
    }
    return _or_id(looks.get(kind, str), key)


def _quota(words: Words, key: str) -> str:
    targets = {quota.id: quota.target for quota in words.problem.wishes.quotas}
    return words.target(targets[key])


def _or_id(look_up: Callable[[str], str], key: str) -> str:
    """The name of an id; the id itself where the catalogue has none."""
    try:
        return look_up(key)
    except KeyError:
        return key
