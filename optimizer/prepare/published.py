"""What was published, as marks of offers, vehicles and nights: what a day keeps or changes of it.

A mark is an amount that a day plan adds up, as it adds up costs: `LEVEL` counts items that are not
held as their freeze level asks, `CHANGE` the weight of changes. A trip's amount is the base (all
is dropped) plus the marks of its days, so what is held has negative marks. Offers that use the same
tokens and differ in marks differ in markers: days with equal tokens and markers have equal marks,
but for their vehicle and night.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from optimizer.domain.changes import DROPPED, MOVED_DAY, MOVED_TIME, REPLACED, FreezeLevel
from optimizer.domain.itinerary import Appointment, ItineraryDay, MealStop, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.result import Reason
from optimizer.prepare.instance import MEAL_BITS, Marks, Offer, OfferKind
from optimizer.prepare.visits import Candidate

LEVEL, CHANGE = 0, 1
NO_MARKS: Marks = (0, 0)

AS_PUBLISHED = "@published"
"""Ends the key of an offer that stands for the published minute alone."""

LAST_MINUTE = 1439

Kept = Visit | Appointment | MealStop


@dataclass(frozen=True)
class _Stop:
    """A published stop with its date, its freeze level (free where it is past) and its number."""

    date: dt.date
    number: int
    item: Kept
    level: FreezeLevel

    @property
    def ids(self) -> tuple[str, ...]:
        """The sessions, or the own item, that it is counted by; a meal is not counted."""
        match self.item:
            case Visit():
                return self.item.sessions
            case Appointment():
                return (self.item.commitment,)
            case MealStop():
                return ()

    @property
    def where(self) -> str:
        """The venue of a visit, the place of an own item, the restaurant of a meal."""
        match self.item:
            case Visit():
                return self.item.venue
            case Appointment():
                return self.item.place
            case MealStop():
                return self.item.restaurant

    def is_about(self, kind: type[Visit] | type[Appointment], key: str) -> bool:
        """Whether this is a visit to a session, or an own item."""
        return isinstance(self.item, kind) and key in self.ids

    def is_held(self, offer: Offer, place: str) -> bool:
        """Whether an offer is just this, to the minute; who interprets does not count."""
        start = self.item.start
        if offer.starts != ((start, start),):
            return False
        match self.item:
            case Visit():
                return (offer.sessions, offer.venue, offer.language_mode, offer.split) == (
                    self.item.sessions,
                    self.item.venue,
                    self.item.language_mode,
                    self.item.split,
                )
            case Appointment():
                own = offer.kind is OfferKind.APPOINTMENT
                return own and (offer.subject, place) == (self.item.commitment, self.item.place)
            case MealStop():
                meal = (offer.subject, offer.meal_bit)
                same = meal == (self.item.restaurant, MEAL_BITS[self.item.meal])
                return offer.kind is OfferKind.MEAL and same


class Published:
    """The published programme of a problem, or none: then nothing has marks."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._programme = problem.wishes.programme

    @cached_property
    def _stops(self) -> tuple[_Stop, ...]:
        programme = self._programme
        return tuple(
            _Stop(day.date, number, item, _level(programme, day.date, item.start))
            for day in (programme.itinerary.days if programme else ())
            for number, item in enumerate(day.items)
            if programme and isinstance(item, Kept)
        )

    def _on(self, date: dt.date) -> tuple[_Stop, ...]:
        return tuple(stop for stop in self._stops if stop.date == date)

    # --- the minutes published --------------------------------------------------------------------
    def start_of(self, way: Candidate, date: dt.date) -> int | None:
        """When a way to hold sessions was published for a date."""
        for stop in self._on(date):
            item = stop.item
            if isinstance(item, Visit) and (
                item.sessions,
                item.venue,
                item.language_mode,
                item.split,
            ) == (
                tuple(session.id for session in way.holding.sessions),
                way.venue.id,
                way.speech.mode,
                way.holding.split,
            ):
                return item.start
        return None

    def own_start(self, commitment: str, date: dt.date) -> int | None:
        """When an own item was published for a date."""
        for stop in self._on(date):
            if isinstance(stop.item, Appointment) and stop.item.commitment == commitment:
                return stop.item.start
        return None

    def meal_start(self, restaurant: str, bit: int, date: dt.date) -> int | None:
        """When a meal that may not change was published for a date."""
        for stop in self._on(date):
            item = stop.item
            if (
                isinstance(item, MealStop)
                and (item.restaurant, MEAL_BITS[item.meal]) == (restaurant, bit)
                and stop.level is FreezeLevel.FIXED
            ):
                return item.start
        return None

    # --- marks ------------------------------------------------------------------------------------
    @cached_property
    def base(self) -> Marks:
        """The marks of a trip that holds nothing of what was published; none without programme."""
        if self._programme is None:
            return ()
        levels = changes = 0
        for stop in self._stops:
            changes += DROPPED * len(stop.ids)
            if isinstance(stop.item, MealStop):
                levels += stop.level is FreezeLevel.FIXED
            else:
                levels += len(stop.ids) * (stop.level is not FreezeLevel.FREE)
        for day in self._programme.itinerary.days:
            levels += self._vehicle(day) is not None and self._is_fixed_vehicle(day)
            levels += self._hotel(day) is not None and self._is_fixed_hotel(day)
        return levels, changes

    @cached_property
    def markers(self) -> tuple[str, ...]:
        """What tells apart offers of equal tokens: held as published, or just at its venue."""
        names = []
        for stop in self._stops:
            names.append(_as_published(stop))
            if stop.level is FreezeLevel.TIMES_MAY_MOVE:
                names += [_at_venue(stop, key) for key in stop.ids]
        return tuple(names)

    def marked(
        self, date: dt.date, places: tuple[str, ...], first: int, offers: tuple[Offer, ...]
    ) -> tuple[Offer, ...]:
        """The offers of a date with their marks; their markers count from the bit `first` on."""
        if self._programme is None:
            return offers
        bits = {name: first + number for number, name in enumerate(self.markers)}
        found = []
        for offer in offers:
            marks, names = self._marks(date, offer, places[offer.place])
            markers = tuple(sorted(bits[name] for name in names))
            found.append(replace(offer, marks=marks, markers=markers))
        return tuple(found)

    def _marks(self, date: dt.date, offer: Offer, place: str) -> tuple[Marks, set[str]]:
        levels = changes = 0
        names: set[str] = set()
        here = self._on(date)
        if offer.kind is OfferKind.MEAL:
            for meal in here:
                if meal.level is FreezeLevel.FIXED and meal.is_held(offer, place):
                    return (-1, 0), {_as_published(meal)}
            return NO_MARKS, names
        if offer.kind is OfferKind.DEBRIEF:
            return NO_MARKS, names
        kind = Visit if offer.kind is OfferKind.VISIT else Appointment
        for key in offer.sessions or (offer.subject,):
            stop = next((one for one in here if one.is_about(kind, key)), None)
            if stop is None:
                moved = self._elsewhere(kind, key)
                if moved is not None:
                    changes -= DROPPED - MOVED_DAY
                    levels -= moved.level is FreezeLevel.DAYS_MAY_MOVE
            elif stop.is_held(offer, place):
                changes -= DROPPED
                levels -= stop.level is not FreezeLevel.FREE
                names.add(_as_published(stop))
            else:
                changes -= DROPPED - MOVED_TIME
                levels -= stop.level is FreezeLevel.DAYS_MAY_MOVE
                is_there = stop.where == (offer.venue or place)
                if stop.level is FreezeLevel.TIMES_MAY_MOVE and is_there:
                    levels -= 1
                    names.add(_at_venue(stop, key))
        return (levels, changes), names

    def _elsewhere(self, kind: type[Visit] | type[Appointment], key: str) -> _Stop | None:
        """The published stop that a visit on another day moves; none of what may come often."""
        if kind is Visit and self._problem.catalogue.session(key).visits_per_trip > 1:
            return None
        return next((stop for stop in self._stops if stop.is_about(kind, key)), None)

    # --- vehicles and nights ----------------------------------------------------------------------
    def vehicle_marks(self, date: dt.date, vehicle: str | None) -> Marks:
        """The marks of a day with a vehicle, None for on foot."""
        day = self._programme.day_on(date) if self._programme else None
        if day is None or (was := self._vehicle(day)) is None:
            return NO_MARKS
        return _replaced(was == vehicle, fixed=self._is_fixed_vehicle(day))

    def night_marks(self, date: dt.date, hotel: str) -> Marks:
        """The marks of a night in a hotel."""
        day = self._programme.day_on(date) if self._programme else None
        if day is None or (was := self._hotel(day)) is None:
            return NO_MARKS
        return _replaced(was == hotel, fixed=self._is_fixed_hotel(day))

    def _is_over(self, day: ItineraryDay) -> bool:
        assert self._programme is not None
        return self._programme.frozen(day.date).is_over

    def _vehicle(self, day: ItineraryDay) -> str | None:
        """The vehicle of a published day that is not over."""
        return None if self._is_over(day) else day.vehicle

    def _hotel(self, day: ItineraryDay) -> str | None:
        """The hotel of a published night that is not past."""
        return None if self._is_over(day) or day.night is None else day.night.hotel

    def _is_fixed_vehicle(self, day: ItineraryDay) -> bool:
        """Whether the level fixes the vehicle: that of the moment at which the day begins."""
        begins = day.items[0].start if day.items else 0
        return self._is_fixed(day, begins)

    def _is_fixed_hotel(self, day: ItineraryDay) -> bool:
        """Whether the level fixes the hotel: that of the last minute of the day."""
        return self._is_fixed(day, LAST_MINUTE * self._problem.rules.ticks_per_minute)

    def _is_fixed(self, day: ItineraryDay, minute: int) -> bool:
        assert self._programme is not None
        return self._programme.level_at(day.date, minute) is FreezeLevel.FIXED


def place_in_order(offer: Offer) -> tuple[str, bool]:
    """By its key, and first at its published minute: equal plans are told apart in its favour."""
    return offer.key.removesuffix(AS_PUBLISHED), not offer.key.endswith(AS_PUBLISHED)


def apart(offer: Offer | Reason | None, fixed: Offer | Reason | None, grid: int) -> Iterator[Offer]:
    """An offer, and apart from it the same at its published minute where it can be held then."""
    free = offer if isinstance(offer, Offer) else None
    if isinstance(fixed, Offer) and (free is None or free.starts != fixed.starts):
        yield replace(fixed, key=fixed.key + AS_PUBLISHED)
        free = free and _without_minute(free, fixed.starts[0][0], grid)
    if free is not None:
        yield free


def _without_minute(offer: Offer, start: int, grid: int) -> Offer | None:
    """An offer without one of its starts; None if it has no other."""
    starts: list[tuple[int, int]] = []
    step = 1 if offer.exact else grid
    for first, last in offer.starts:
        if first <= start <= last and (start - first) % step == 0:
            starts += [(first, start - step)] if first <= start - step else []
            starts += [(start + step, last)] if start + step <= last else []
        else:
            starts.append((first, last))
    return replace(offer, starts=tuple(starts)) if starts else None


def _replaced(is_same: bool, *, fixed: bool) -> Marks:
    return -int(is_same and fixed), 0 if is_same else REPLACED


def _level(programme: PublishedProgramme | None, date: dt.date, start: int) -> FreezeLevel:
    if programme is None or programme.has_begun(date, start):
        return FreezeLevel.FREE
    return programme.level_at(date, start)


def _as_published(stop: _Stop) -> str:
    return f"published:{stop.date}:{stop.number}"


def _at_venue(stop: _Stop, key: str) -> str:
    """Each session of a rotation by itself: they may go separate ways, and both stay there."""
    return f"venue:{stop.date}:{stop.number}:{key}"
