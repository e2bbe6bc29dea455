"""Days: a heading with date and vehicle, and the minutes of everything that happens."""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.domain.itinerary import Itinerary, ItineraryDay
from optimizer.domain.ticks import in_ticks
from optimizer.report.entries import entry, night_text
from optimizer.report.layout import INDENT, title, width, wrapped
from optimizer.report.numbers import duration, span
from optimizer.report.phrases import PHRASES, column, long_date, phrase
from optimizer.report.waiting import waiting_before
from optimizer.report.words import Words

SHOWN_WAITING = 15
"""Waits of fewer minutes are not shown as free time."""

_TIMES = width("00:00–00:00")
_KINDS = ("kind.", "meal.")


def day_lines(words: Words, itinerary: Itinerary) -> list[str]:
    """Every day of an itinerary, one after the other."""
    days = itinerary.days
    lines: list[str] = []
    for index, day in enumerate(days):
        lines += title(_heading(words, index, day))
        lines += _items(words, day)
        lines += _night(words, days, index)
        lines.append("")
    return lines


def _heading(words: Words, index: int, day: ItineraryDay) -> str:
    language = words.language
    number = phrase("day.number", language, n=index + 1)
    if day.vehicle is None:
        by = phrase("day.on-foot", language)
    else:
        by = words.vehicle(day.vehicle) + (f" × {day.vehicles}" if day.vehicles > 1 else "")
        by += f", {phrase('day.two-drivers', language)}" if day.drivers > 1 else ""
        by += "" if day.vehicle_waits else f", {phrase('day.returns', language)}"
    return f"{number} · {long_date(day.date, language)} · {by}"


def _items(words: Words, day: ItineraryDay) -> list[str]:
    lines: list[str] = []
    for index, item in enumerate(day.items):
        start, free = waiting_before(words.problem, day.items, index)
        if free >= in_ticks(SHOWN_WAITING):
            times = span(start, start + free)
            lines += _row(words, times, phrase("kind.free", words.language), duration(free))
        kind, text = entry(words, item)
        lines += _row(words, span(item.start, item.end), kind, text)
    return lines


def _night(words: Words, days: Sequence[ItineraryDay], index: int) -> list[str]:
    night = days[index].night
    if night is None:
        return []
    before = days[index - 1].night if index else None
    after = days[index + 1].night if index + 1 < len(days) else None
    text = night_text(
        words,
        night,
        is_first=before is None or before.hotel != night.hotel,
        is_last=after is None or after.hotel != night.hotel,
    )
    return _row(words, "", phrase("kind.night", words.language), text)


def _row(words: Words, times: str, kind: str, text: str) -> list[str]:
    """Times, kind and text in columns; a long text goes on below itself."""
    first = f"{INDENT}{times:<{_TIMES}}{INDENT}{kind:<{_kind_width(words.language)}}{INDENT}"
    return wrapped(text, first) if text else [first.rstrip()]


def _kind_width(language: str) -> int:
    return max(
        width(pair[column(language)]) for key, pair in PHRASES.items() if key.startswith(_KINDS)
    )
