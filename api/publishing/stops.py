"""Stops that are no visits: meals, arrival, departure and own items, matched between versions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    Departure,
    Itinerary,
    MealStop,
)
from optimizer.report.words import Words

_Key = tuple[str, str]


@dataclass(frozen=True)
class Stop:
    """A stop with its date and hour, by the kind of thing it is at and that thing's id."""

    date: dt.date
    kind: str
    key: str
    time: int

    def named(self, words: Words) -> str:
        """The thing's name and the hour."""
        names = {
            "restaurant": words.restaurant,
            "connection": words.connection,
            "commitment": words.commitment,
        }
        return f"{names[self.kind](self.key)} {words.time(self.time)}"


@dataclass(frozen=True)
class StopChange:
    """A stop that is new, gone, or at another place or hour; of another date it is both."""

    what: str
    date: dt.date
    before: Stop | None
    after: Stop | None


def stop_changes(before: Itinerary, after: Itinerary) -> tuple[StopChange, ...]:
    """What differs, in the order of dates and hours."""
    old, new = _stops(before), _stops(after)
    found = []
    for key in {**old, **new}:
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        at = now or was
        if at is not None:
            found.append((at.time, StopChange(key[0], at.date, was, now)))
    return tuple(one for _, one in sorted(found, key=lambda pair: (pair[1].date, pair[0])))


def _stops(itinerary: Itinerary) -> dict[_Key, Stop]:
    found: dict[_Key, Stop] = {}
    for day in itinerary.days:
        for item in day.items:
            match item:
                case MealStop():
                    key = (item.meal.value, str(day.date))
                    found[key] = Stop(day.date, "restaurant", item.restaurant, item.start)
                case Arrival():
                    found["arrival", ""] = Stop(day.date, "connection", item.connection, item.end)
                case Departure():
                    found["departure", ""] = Stop(
                        day.date, "connection", item.connection, item.start
                    )
                case Appointment():
                    key = ("commitment", item.commitment)
                    found[key] = Stop(day.date, "commitment", item.commitment, item.start)
                case _:
                    pass
    return found
