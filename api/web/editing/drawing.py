"""Drawing: an itinerary as the timeline takes it. No page in here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from optimizer.domain.itinerary import Appointment, DayItem, Itinerary, ItineraryDay, Leg, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import in_ticks, ticks
from optimizer.report.entries import entry
from optimizer.report.phrases import long_date
from optimizer.report.words import Words

MOVABLE = ("visit", "meal", "appointment", "debrief")

Tones = Mapping[tuple[int, int], str]
"""By day and place of an item: `warn` or `bad`."""


def drawn(
    problem: Problem,
    itinerary: Itinerary,
    language: str,
    tones: Tones,
    night: str,
    pinned: Collection[tuple[str, str]] = (),
) -> list[dict[str, Any]]:
    """Every day with its items in minutes; `night` is a phrase for {hotel}."""
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        return [
            _day(words, number, day, tones, night, pinned)
            for number, day in enumerate(itinerary.days)
        ]


def _day(
    words: Words,
    number: int,
    day: ItineraryDay,
    tones: Tones,
    night: str,
    pinned: Collection[tuple[str, str]],
) -> dict[str, Any]:
    items = []
    for place, item in enumerate(day.items):
        title, text = _named(words, item)
        items.append(
            {
                "kind": item.kind,
                "title": title,
                "text": text,
                "start": item.start // in_ticks(1),
                "end": item.end // in_ticks(1),
                "movable": item.kind in MOVABLE,
                "tone": tones.get((number, place), ""),
                "pinned": isinstance(item, Visit)
                and any((day.date.isoformat(), key) in pinned for key in item.sessions),
            }
        )
    hotel = "" if day.night is None else night.format(hotel=words.hotel(day.night.hotel))
    return {"title": long_date(day.date, words.language), "night": hotel, "items": items}


def _named(words: Words, item: DayItem) -> tuple[str, str]:
    kind, text = entry(words, item)
    if isinstance(item, Visit | Appointment):
        title, _, rest = text.partition(" @ ")
        return title, rest
    if isinstance(item, Leg):
        return kind, text.rpartition(" · ")[2]
    return kind, text
