"""Names and numbers of a cost sheet: suppliers, what lines are for, units and rates."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.charges import HOST
from optimizer.domain.deadlines import Counterpart
from optimizer.domain.itinerary import CostLine
from optimizer.domain.money import Category
from optimizer.report.numbers import distance, money
from optimizer.report.phrases import counted, phrase, phrase_or
from optimizer.report.words import Words

_NAME = 36

DELEGATION = "delegation"
"""The id by which wishes say that the delegation pays."""


_COUNTERPARTS = {
    Category.SESSIONS: Counterpart.PARTNER,
    Category.MEALS: Counterpart.RESTAURANT,
    Category.ROOMS: Counterpart.HOTEL,
    Category.INTERPRETATION: Counterpart.INTERPRETER,
}


def supplier_name(words: Words, counterpart: Counterpart, supplier: str) -> str:
    """The name of whoever is paid; a hotel and its restaurant may have one id."""
    names = {
        Counterpart.PARTNER: words.partner,
        Counterpart.HOTEL: words.hotel,
        Counterpart.RESTAURANT: words.restaurant,
        Counterpart.VEHICLE: words.vehicle,
        Counterpart.CONNECTION: words.connection,
        Counterpart.INTERPRETER: words.interpreter,
    }
    return names[counterpart](supplier)


def payee(words: Words, line: CostLine) -> str:
    """The name of whoever a line pays; the id where it is one of the coordinator's own items."""
    if line.category is Category.OTHER:
        return line.supplier
    rides = Counterpart.VEHICLE if "/vehicle/" in line.path else Counterpart.CONNECTION
    return supplier_name(words, _COUNTERPARTS.get(line.category, rides), line.supplier)


def line_name(words: Words, line: CostLine) -> str:
    """What a line pays for: the session, or which service of the supplier and whose."""
    if line.category is Category.SESSIONS:
        return words.session(line.item)
    if line.category is Category.OTHER:
        return words.commitment(line.item)
    name = payee(words, line)
    service = _service(line, words.language)
    return f"{service} · {name}" if service else name


def _service(line: CostLine, language: str) -> str:
    """Which of a supplier's services a line is for; nothing where its unit says it already."""
    if line.item in ("day", "hours", "half-day", line.supplier):
        return ""
    meals = line.category is Category.MEALS
    if not meals:
        key = f"sheet.item.{line.item}{'.one' if line.basis == 'leg' else ''}"
        return phrase_or(key, language, line.item)
    meal = phrase(f"meal.{line.path.rsplit('/', 1)[1].split('-', 1)[0]}", language)
    if line.item != "free-places":
        return meal
    return f"{meal}, {phrase('sheet.item.free-places', language).lower()}"


def short(text: str, end: str = "") -> str:
    """A name cut to its column; what it ends in stays whole."""
    room = _NAME - len(end)
    return (text if len(text) <= room else f"{text[: room - 1].rstrip()}…") + end


def day(date: dt.date) -> str:
    """A day and its month."""
    return f"{date.day}.{date.month}."


def date_of(line: CostLine) -> dt.date:
    """The day that a line belongs to."""
    return dt.date.fromisoformat(line.path[:10])


def payer_name(payer: str, language: str) -> str:
    """Who pays: host and delegation by their names, others by the id that the wishes use."""
    return phrase(f"sheet.{payer}", language) if payer in (HOST, DELEGATION) else payer


def quantity(line: CostLine, language: str) -> str:
    """How many, in the line's own unit."""
    if line.basis == "km":
        return distance(line.quantity, language)
    return counted(f"basis.{line.basis}", line.quantity, language)


def percent(permille: int | None, language: str) -> str:
    """A rate in percent; that it is not known, where it is not."""
    if permille is None:
        return phrase("sheet.unknown", language)
    text = f"{permille / 10:.1f}"
    return text.replace(".", ",") if language == "fi" else text


def money_or_unknown(cents: int | None, language: str) -> str:
    """An amount; that it is not known, where it is not."""
    return phrase("sheet.unknown", language) if cents is None else money(cents, language)
