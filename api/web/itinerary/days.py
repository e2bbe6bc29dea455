"""Days side by side: what happens when, how one gets there, where one eats and sleeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from optimizer.domain.itinerary import Arrival, Departure, Itinerary, ItineraryDay, Leg, Night
from optimizer.domain.ticks import in_ticks
from optimizer.report.days import SHOWN_WAITING
from optimizer.report.entries import entry, night_text
from optimizer.report.numbers import duration, span
from optimizer.report.phrases import long_date, phrase
from optimizer.report.waiting import waiting_before
from optimizer.report.words import Words

_HEIGHT_OF_AN_HOUR = 44
"""Pixels: an entry is at least as high as it is long, so that days can be compared at a glance."""

_STYLES = {"visit": "visit", "meal": "meal", "appointment": "own", "debrief": "own"}


@dataclass(frozen=True)
class Stop:
    """Where guests are during a day: its number, place and name; `is_walked` to it on foot."""

    number: int
    place: str
    name: str
    is_walked: bool


def stops_of(words: Words, day: ItineraryDay) -> tuple[Stop, ...]:
    """The stops of a day in order; what follows at the same place is no stop of its own."""
    first = day.items[0]
    begin = first.origin if isinstance(first, Leg) else first.place
    stops = [Stop(1, begin, words.place(begin), False), *_at_each(words, day)]
    return tuple(dict.fromkeys(stops))


def _at_each(words: Words, day: ItineraryDay) -> Iterator[Stop]:
    """For each item of a day the stop where it is, or to which it leads."""
    first = day.items[0]
    here = first.origin if isinstance(first, Leg) else first.place
    number, is_walked = 1, False
    for item in day.items:
        place = item.destination if isinstance(item, Leg) else item.place
        if place != here:
            number, here = number + 1, place
            is_walked = isinstance(item, Leg) and item.vehicle is None
        yield Stop(number, here, words.place(here), is_walked)


def days_html(words: Words, itinerary: Itinerary, stop_label: str) -> str:
    """Every day as a column. Text from the catalogue is escaped; call it with the ticks in hand."""
    columns = "".join(
        _column(words, itinerary, index, stop_label) for index in range(len(itinerary.days))
    )
    return f'<div class="it-days">{columns}</div>'


def _column(words: Words, itinerary: Itinerary, index: int, stop_label: str) -> str:
    day = itinerary.days[index]
    number = phrase("day.number", words.language, n=index + 1)
    rows = "".join(_rows(words, day, stop_label))
    return (
        f'<section class="it-day"><header><h3>{escape(number)}</h3>'
        f"<p>{escape(long_date(day.date, words.language))}</p>"
        f"<p>{escape(_by(words, day))}</p></header><ol>{rows}</ol>{_night(words, itinerary, index)}"
        "</section>"
    )


def _by(words: Words, day: ItineraryDay) -> str:
    if day.vehicle is None:
        return phrase("day.on-foot", words.language)
    text = words.vehicle(day.vehicle) + (f" × {day.vehicles}" if day.vehicles > 1 else "")
    drivers = f", {phrase('day.two-drivers', words.language)}" if day.drivers > 1 else ""
    returns = "" if day.vehicle_waits else f", {phrase('day.returns', words.language)}"
    return text + drivers + returns


def _rows(words: Words, day: ItineraryDay, stop_label: str) -> Iterator[str]:
    for index, (item, stop) in enumerate(zip(day.items, _at_each(words, day), strict=True)):
        start, free = waiting_before(words.problem, day.items, index)
        if free >= in_ticks(SHOWN_WAITING):
            name = phrase("kind.free", words.language)
            yield _row("free", start, start + free, name, duration(free))
        kind, text = entry(words, item)
        if isinstance(item, Leg):
            yield _row("leg", item.start, item.end, kind, text)
            continue
        style = _STYLES.get(item.kind, "travel")
        tag = _tag(stop.number, stop_label)
        if isinstance(item, Arrival | Departure):  # as long as the journey, which is not here
            yield _row(style, item.start, item.end, kind, text, tag, is_long=False)
        else:
            name, _, rest = text.partition(" @ ")
            yield _row(style, item.start, item.end, kind, rest, tag, name=name)


def _tag(number: int, label: str) -> str:
    said = escape(label.format(n=number), quote=True)
    return (
        f'<span class="it-number" title="{said}"><span aria-hidden="true">{number}</span>'
        f'<span class="it-hidden">{said}</span></span>'
    )


def _row(
    style: str,
    start: int,
    end: int,
    kind: str,
    text: str,
    tag: str = "",
    *,
    name: str = "",
    is_long: bool = True,
) -> str:
    height = _HEIGHT_OF_AN_HOUR * (end - start) // in_ticks(60) if is_long else 0
    named = f'<span class="it-name">{escape(name)}</span>' if name else ""
    more = f'<span class="it-more">{escape(text)}</span>' if text else ""
    return (
        f'<li class="it-row is-{style}" style="min-height:{height}px">'
        f'<span class="it-time">{escape(span(start, end))}</span>'
        f'<span class="it-what"><span class="it-kind">{tag}{escape(kind)}</span>'
        f"{named}{more}</span></li>"
    )


def _night(words: Words, itinerary: Itinerary, index: int) -> str:
    days = itinerary.days
    night = days[index].night
    if night is None:
        return ""
    text = night_text(
        words,
        night,
        is_first=index == 0 or not _same_hotel(days[index - 1].night, night),
        is_last=index + 1 == len(days) or not _same_hotel(days[index + 1].night, night),
    )
    kind = phrase("kind.night", words.language)
    hotel, _, rest = text.partition(" · ")
    return (
        f'<footer><span class="it-kind">{escape(kind)}</span>'
        f'<span class="it-name">{escape(hotel)}</span>'
        f'<span class="it-more">{escape(rest)}</span></footer>'
    )


def _same_hotel(one: Night | None, other: Night) -> bool:
    return one is not None and one.hotel == other.hotel
