"""The published programme, and how much of it is past: what began before a moment stays as it was.

Of the day of the moment the past is every stop that began before it, and one more: who has ended a
stop before the moment is on the way to the next one, or waits for it there, and goes to that one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from optimizer.domain.calendar import Minute
from optimizer.domain.changes import FreezeLevel, PlanningOrder
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
from optimizer.domain.statuses import ItemKind, ItemStatus, Status, StatusChange
from optimizer.domain.value import Value

Stop = Visit | MealStop | Appointment | Debrief


@dataclass(frozen=True)
class FrozenDay:
    """What of a date is past; all of it (`is_over`), a part, or nothing.

    Nothing else starts before `earliest`. `vehicle` counts only with `vehicle_is_set`: it is the
    day's, None on foot.
    """

    stops: tuple[Stop, ...] = ()
    is_over: bool = False
    earliest: int = 0
    vehicle_is_set: bool = False
    vehicle: str | None = None
    hotel: str | None = None
    has_begun: bool = False


class LevelFrom(Value):
    """From a moment on this freeze level holds, until the next one's moment."""

    date: dt.date
    minute: Minute = 0
    level: FreezeLevel


class PublishedProgramme(Value):
    """An itinerary that was published, and the moment before which nothing of it may change.

    After that moment `levels` say how much of it may change; where they say nothing it is free.
    `order` says whether few changes or many points come first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    version: Annotated[int, Field(ge=1)] = 1
    itinerary: Itinerary
    frozen_until: dt.date
    frozen_minute: Minute = 0
    levels: tuple[LevelFrom, ...] = ()
    order: PlanningOrder = PlanningOrder.CHANGES_FIRST

    def level_at(self, date: dt.date, minute: int) -> FreezeLevel:
        """The freeze level of what was published for a moment."""
        reached = [one for one in self.levels if (one.date, one.minute) <= (date, minute)]
        latest = max(reached, key=lambda one: (one.date, one.minute), default=None)
        return FreezeLevel.FREE if latest is None else latest.level

    @cached_property
    def settled(self) -> tuple[ItemStatus, ...]:
        """What is past, as confirmations: no lead time, release or refusal counts for it."""
        return tuple(
            item for day in self.itinerary.days for item in self._settled_on(day, day.date)
        )

    def _settled_on(self, day: ItineraryDay, date: dt.date) -> Iterator[ItemStatus]:
        history = (StatusChange(status=Status.CONFIRMED, date=self.frozen_until),)

        def confirmed(kind: ItemKind, key: str, **more: Any) -> ItemStatus:
            return ItemStatus(kind=kind, id=key, date=date, history=history, **more)

        past = self.frozen(date)
        for stop in past.stops:
            match stop:
                case Visit():
                    how = {"start": stop.start, "venue": stop.venue}
                    for session in stop.sessions:
                        yield confirmed(
                            ItemKind.SESSION, session, language_mode=stop.language_mode, **how
                        )
                    if stop.interpreter is not None:
                        yield confirmed(ItemKind.INTERPRETER, stop.interpreter)
                case MealStop():
                    yield confirmed(ItemKind.RESTAURANT, stop.restaurant, meal=stop.meal)
                case _:
                    pass
        if past.hotel is not None:
            yield confirmed(ItemKind.HOTEL, past.hotel)
        if past.vehicle_is_set and past.vehicle is not None:
            yield confirmed(ItemKind.VEHICLE, past.vehicle)
        for taken in (self.arrival, self.departure):
            if taken is not None and taken[0] == date:
                yield confirmed(ItemKind.CONNECTION, taken[1])

    def unrecorded(self, statuses: Sequence[ItemStatus], asked: dt.date) -> tuple[ItemStatus, ...]:
        """Its visits and interpreters that no request is on record for, as asked for on a day.

        Partners were asked before it was published, so their lead times count from then on.
        """
        known = {(item.kind, item.id, item.date) for item in statuses}
        needed = dict.fromkeys(
            (kind, key, day.date)
            for day in self.itinerary.days
            if not self.frozen(day.date).is_over
            for item in day.items
            if isinstance(item, Visit)
            for kind, key in _asked_of(item)
        )
        history = (StatusChange(status=Status.REQUESTED, date=asked),)
        return tuple(
            ItemStatus(kind=kind, id=key, date=date, history=history)
            for kind, key, date in needed
            if (kind, key, date) not in known
        )

    def has_begun(self, date: dt.date, start: int) -> bool:
        """Whether what starts then began before the moment."""
        return (date, start) < (self.frozen_until, self.frozen_minute)

    def day_on(self, date: dt.date) -> ItineraryDay | None:
        """The published day of a date."""
        return next((day for day in self.itinerary.days if day.date == date), None)

    @property
    def arrival(self) -> tuple[dt.date, str] | None:
        """Date and connection of the arrival, if it is past."""
        return self._connection(self.itinerary.days[0], Arrival)

    @property
    def departure(self) -> tuple[dt.date, str] | None:
        """Date and connection of the departure, if it is past or nothing comes before it."""
        return self._connection(self.itinerary.days[-1], Departure)

    def _connection(
        self, day: ItineraryDay, kind: type[Arrival] | type[Departure]
    ) -> tuple[dt.date, str] | None:
        for item in self.past_items(day):
            if isinstance(item, kind):
                return day.date, item.connection
        return None

    def frozen(self, date: dt.date) -> FrozenDay:
        """What of a date is past."""
        if date > self.frozen_until:
            return FrozenDay()
        day = self.day_on(date)
        if day is None:
            if date < self.frozen_until:
                return FrozenDay(is_over=True)
            return FrozenDay(earliest=self.frozen_minute)
        past = self.past_items(day)
        stops = tuple(item for item in past if isinstance(item, Stop))
        is_over = date < self.frozen_until or (len(past) == len(day.items) and self._has_ended(day))
        driven = any(isinstance(item, Leg) and item.vehicle is not None for item in past)
        last = past[-1].end if past and not isinstance(past[-1], Leg) else 0
        return FrozenDay(
            stops=stops,
            is_over=is_over,
            earliest=max(self.frozen_minute, last),
            vehicle_is_set=is_over or driven,
            vehicle=day.vehicle,
            hotel=day.night.hotel if is_over and day.night else None,
            has_begun=bool(past),
        )

    def past_items(self, day: ItineraryDay) -> tuple[DayItem, ...]:
        """The items of a day up to the last one that is past."""
        if day.date < self.frozen_until:
            return day.items
        if day.date > self.frozen_until:
            return ()
        begun = [index for index, item in enumerate(day.items) if item.start < self.frozen_minute]
        if not begun:
            return ()
        last = begun[-1]
        is_between = isinstance(day.items[last], Leg) or day.items[last].end < self.frozen_minute
        if is_between:
            following = range(last + 1, len(day.items))
            last = next(
                (index for index in following if not isinstance(day.items[index], Leg)),
                len(day.items) - 1,
            )
        return day.items[: last + 1]

    def _has_ended(self, day: ItineraryDay) -> bool:
        """Whether the last item of a day is over or leads to the night's hotel.

        A day without items never is: anything may still be put into it.
        """
        last = day.items[-1] if day.items else None
        return isinstance(last, Leg) or (last is not None and last.end < self.frozen_minute)


def _asked_of(visit: Visit) -> Iterator[tuple[ItemKind, str]]:
    """What of a visit has a lead time."""
    for session in visit.sessions:
        yield ItemKind.SESSION, session
    if visit.interpreter is not None:
        yield ItemKind.INTERPRETER, visit.interpreter
