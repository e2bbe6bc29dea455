"""The trip as the rules read it: days and visits, with what the catalogue says of their ids.

An id that the catalogue does not have reads as None here; the rule whose subject it is reports it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from optimizer.domain.calendar import Window
from optimizer.domain.catalogue import (
    Catalogue,
    Connection,
    Hotel,
    InterpreterService,
    RuleNumbers,
    Session,
    Venue,
)
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    Debrief,
    Departure,
    Itinerary,
    ItineraryDay,
    Leg,
    MealStop,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock
from optimizer.domain.travel import Matrix
from optimizer.domain.wishes import Commitment, Party, Wishes

Stop = Visit | MealStop | Appointment | Debrief
"""Something that happens at a place between the connections and the nights."""

Entry = Arrival | Departure | Leg | Visit | MealStop | Appointment | Debrief
"""Anything that a day lists."""

Known = TypeVar("Known")


def known(look_up: Callable[[str], Known], key: str | None) -> Known | None:
    """What a catalogue look-up gives for an id, or None if there is no such thing."""
    if key is None:
        return None
    try:
        return look_up(key)
    except KeyError:
        return None


def minutes_between(matrix: Matrix | None, origin: str, destination: str) -> int | None:
    """The matrix's minutes, or None where it has a hole."""
    try:
        return None if matrix is None else matrix.minutes_between(origin, destination)
    except (KeyError, IndexError):
        return None


def metres_between(matrix: Matrix | None, origin: str, destination: str) -> int | None:
    """The matrix's metres, or None where it has a hole."""
    try:
        return None if matrix is None else matrix.metres_between(origin, destination)
    except (KeyError, IndexError):
        return None


def inside_one(windows: Iterable[Window], start: int, end: int) -> bool:
    """Whether a stay lies inside one of the windows."""
    return any(window.holds(start, end) for window in windows)


def subject(entry: Entry) -> str:
    """The id that an entry is about."""
    match entry:
        case Visit():
            return "+".join(entry.sessions)
        case MealStop():
            return f"{entry.meal} {entry.restaurant}"
        case Appointment():
            return entry.commitment
        case Debrief():
            return entry.place
        case Leg():
            return f"{entry.origin} to {entry.destination}"
        case _:
            return entry.connection


def where(date: dt.date, entry: Entry) -> str:
    """Where an entry stands in the plan: `2027-05-11 visit demo-x 10:00–10:45`."""
    times = f"{clock(entry.start)}–{clock(entry.end)}"
    return f"{date} {entry.kind} {subject(entry)} {times}"


@dataclass(frozen=True)
class Planned:
    """A visit on its date, with its sessions, venue and interpreters as far as they are known."""

    date: dt.date
    visit: Visit
    sessions: tuple[Session, ...]
    venue: Venue | None
    service: InterpreterService | None

    @property
    def where(self) -> str:
        """Where the visit stands in the plan."""
        return where(self.date, self.visit)

    @property
    def minutes(self) -> int:
        """The planned length."""
        return self.visit.end - self.visit.start


@dataclass(frozen=True)
class Trip:
    """An itinerary next to the problem it is meant for."""

    problem: Problem
    itinerary: Itinerary

    @property
    def catalogue(self) -> Catalogue:
        """What the host offers."""
        return self.problem.catalogue

    @property
    def wishes(self) -> Wishes:
        """What the delegation wants."""
        return self.problem.wishes

    @property
    def party(self) -> Party:
        """Who comes."""
        return self.problem.wishes.party

    @property
    def rules(self) -> RuleNumbers:
        """The rule numbers that hold."""
        return self.problem.rules

    @property
    def days(self) -> tuple[ItineraryDay, ...]:
        """The days in the order planned."""
        return self.itinerary.days

    def opens(self, date: dt.date) -> int:
        """When the day starts on a date."""
        own = self.wishes.limits.hours
        return own[date].start if date in own else self.rules.day_start

    def closes(self, date: dt.date) -> int:
        """When the day ends on a date."""
        own = self.wishes.limits.hours
        return own[date].end if date in own else self.rules.day_end

    @cached_property
    def visits(self) -> tuple[Planned, ...]:
        """Every visit of the trip."""
        return tuple(planned for day in self.days for planned in self.visits_on(day))

    @cached_property
    def appointments(self) -> tuple[tuple[dt.date, Appointment], ...]:
        """Every appointment of the trip with its date."""
        return tuple(
            (day.date, item)
            for day in self.days
            for item in day.items
            if isinstance(item, Appointment)
        )

    def visits_on(self, day: ItineraryDay) -> tuple[Planned, ...]:
        """The visits of a day."""
        return tuple(self._planned(day.date, item) for item in day.items if isinstance(item, Visit))

    def _planned(self, date: dt.date, visit: Visit) -> Planned:
        found = (known(self.catalogue.session, key) for key in visit.sessions)
        return Planned(
            date=date,
            visit=visit,
            sessions=tuple(session for session in found if session is not None),
            venue=known(self.catalogue.venue, visit.venue),
            service=known(self.catalogue.interpreter, visit.interpreter),
        )

    def connection(self, entry: Arrival | Departure) -> Connection | None:
        """The connection that an arrival or departure takes."""
        return known(self.catalogue.connection, entry.connection)

    def commitment(self, key: str) -> Commitment | None:
        """The coordinator's commitment with an id."""
        return next((item for item in self.wishes.commitments if item.id == key), None)

    def hotel_after(self, index: int) -> Hotel | None:
        """The hotel at the end of a day; None on a day without a night and before the trip."""
        night = self.days[index].night if 0 <= index < len(self.days) else None
        return None if night is None else known(self.catalogue.hotel, night.hotel)


def arrival_of(day: ItineraryDay) -> Arrival | None:
    """The day's arrival."""
    return next((item for item in day.items if isinstance(item, Arrival)), None)


def departure_of(day: ItineraryDay) -> Departure | None:
    """The day's departure."""
    return next((item for item in day.items if isinstance(item, Departure)), None)
