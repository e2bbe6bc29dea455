"""Tracks: the days of a trip as numbered stops and the ways between them, with real moments.

Numbers are those of the maps in the programme. A place that the catalogue keeps vague has no spot,
and a way from or to it no line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

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
from optimizer.domain.ticks import ticks
from optimizer.papers.maps import numbers_of
from optimizer.report.phrases import phrase
from optimizer.report.words import Words

Spot = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""


@dataclass(frozen=True)
class Happening:
    """What takes place at a stop; an arrival has begun elsewhere and is here at its end."""

    item: DayItem
    title: str
    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True)
class Stop:
    """A place at which something happens, until the party moves on; `number` is that of the map."""

    place: str
    name: str
    number: int | None
    spot: Spot | None
    happenings: tuple[Happening, ...]

    @property
    def start(self) -> dt.datetime:
        """When the party is there; of an arrival, when it has come."""
        first = self.happenings[0]
        return first.end if isinstance(first.item, Arrival) else first.start

    @property
    def end(self) -> dt.datetime:
        """When the last thing there is over; a departure is over when it leaves."""
        last = self.happenings[-1]
        return last.start if isinstance(last.item, Departure) else last.end


@dataclass(frozen=True)
class Way:
    """A leg of the day: by what, between which places, when, and how far."""

    leg: Leg
    by: str
    origin: str
    destination: str
    start: dt.datetime
    end: dt.datetime
    line: tuple[Spot, Spot] | None


@dataclass(frozen=True)
class Track:
    """A day in order: stops, and the ways between them."""

    number: int
    day: ItineraryDay
    parts: tuple[Stop | Way, ...]

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops in the order in which they are visited; a place may come more than once."""
        return tuple(one for one in self.parts if isinstance(one, Stop))

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways in order."""
        return tuple(one for one in self.parts if isinstance(one, Way))


def tracks_of(problem: Problem, itinerary: Itinerary, language: str = "en") -> tuple[Track, ...]:
    """Each day of an itinerary as a track."""
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        return tuple(
            Track(number, day, tuple(_parts(words, day)))
            for number, day in enumerate(itinerary.days, start=1)
        )


def vague_places(problem: Problem, itinerary: Itinerary) -> tuple[str, ...]:
    """The places of a trip that are kept off the map, in the order of the first time there."""
    found: dict[str, None] = {}
    for day in itinerary.days:
        for item in day.items:
            ends = (item.origin, item.destination) if isinstance(item, Leg) else (item.place,)
            for place in ends:
                if problem.catalogue.place(place).coarse:
                    found.setdefault(place)
    return tuple(found)


def _parts(words: Words, day: ItineraryDay) -> Iterator[Stop | Way]:
    numbers = numbers_of(words.problem, day)
    here: list[Happening] = []
    at = ""
    for item in day.items:
        place = "" if isinstance(item, Leg) else item.place
        if here and place != at:
            yield _stop(words, at, here, numbers)
            here = []
        at = place
        if isinstance(item, Leg):
            yield _way(words, day, item)
        else:
            start, end = (moment_of(words.problem, day, one) for one in (item.start, item.end))
            here.append(Happening(item, title_of(words, item), start, end))
    if here:
        yield _stop(words, at, here, numbers)


def _stop(words: Words, place: str, here: list[Happening], numbers: dict[str, int]) -> Stop:
    return Stop(place, words.place(place), numbers.get(place), spot_of(words, place), tuple(here))


def _way(words: Words, day: ItineraryDay, leg: Leg) -> Way:
    ends = spot_of(words, leg.origin), spot_of(words, leg.destination)
    return Way(
        leg=leg,
        by=phrase(f"kind.{_means(words, leg)}", words.language),
        origin=words.place(leg.origin),
        destination=words.place(leg.destination),
        start=moment_of(words.problem, day, leg.start),
        end=moment_of(words.problem, day, leg.end),
        line=None if ends[0] is None or ends[1] is None else (ends[0], ends[1]),
    )


def _means(words: Words, leg: Leg) -> str:
    if leg.vehicle is None:
        return "walk"
    return words.problem.catalogue.vehicle(leg.vehicle).kind.value


def spot_of(words: Words, place: str) -> Spot | None:
    """Where a place is, unless that is kept vague."""
    at = words.problem.catalogue.place(place)
    return None if at.coarse else (at.latitude, at.longitude)


def title_of(words: Words, item: DayItem) -> str:
    """What happens, by its name."""
    language = words.language
    match item:
        case Visit():
            return " ⇄ ".join(words.session(key) for key in item.sessions)
        case MealStop():
            meal = phrase(f"meal.{item.meal.value}", language)
            return f"{meal}: {words.restaurant(item.restaurant)}"
        case Appointment():
            return words.commitment(item.commitment)
        case Debrief():
            return phrase("kind.debrief", language)
        case Arrival() | Departure():
            kind = phrase(f"kind.{item.kind}", language)
            return f"{kind}: {words.connection(item.connection)}"
        case Leg():
            return f"{words.place(item.origin)} → {words.place(item.destination)}"


def moment_of(problem: Problem, day: ItineraryDay, at: int) -> dt.datetime:
    """A time of a day with its offset from UTC; to the second, where ticks are finer."""
    seconds = at * 60 // problem.rules.ticks_per_minute
    wall = dt.datetime.combine(day.date, dt.time()) + dt.timedelta(seconds=seconds)
    return wall.replace(tzinfo=ZoneInfo(problem.catalogue.time_zone))
