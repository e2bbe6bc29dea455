"""The frozen past: what of the published programme began before the moment is as it was.

Read from the published itinerary alone. A day before the moment's is past as a whole. On the day of
the moment every item that began before it is past; and whoever has ended an item, or is on a leg,
goes on to the next stop, to the hotel or to the connection as published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.check.trip import Entry, Trip, where
from optimizer.domain.itinerary import Arrival, ItineraryDay, Leg
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import clock


@dataclass(frozen=True)
class Past:
    """What of a published day is past: its first entries, and whether nothing comes after them."""

    entries: tuple[Entry, ...]
    is_over: bool

    @property
    def rides(self) -> bool:
        """Whether the day's vehicle has been used."""
        return any(isinstance(entry, Leg) and entry.vehicle for entry in self.entries)


def past_of(trip: Trip, day: ItineraryDay) -> Past:
    """What of a published day is past."""
    programme = trip.wishes.programme
    if programme is None or day.date > programme.frozen_until:
        return Past((), False)
    if day.date < programme.frozen_until:
        return Past(day.items, True)
    moment = programme.frozen_minute
    entries: list[Entry] = []
    under_way = False
    for entry in day.items:
        if entry.start >= moment and not under_way:
            break
        entries.append(entry)
        under_way = isinstance(entry, Leg) or entry.end < moment
    is_whole = len(entries) == len(day.items)
    return Past(tuple(entries), is_whole and under_way and bool(entries))


def has_set_out(trip: Trip) -> bool:
    """Whether the published arrival is past."""
    programme = trip.wishes.programme
    published = () if programme is None else programme.itinerary.days
    return any(
        isinstance(entry, Arrival) for day in published for entry in past_of(trip, day).entries
    )


def frozen_past(trip: Trip) -> Iterator[Violation]:
    """What is past is in the plan as published, and nothing else begins before the moment."""
    programme = trip.wishes.programme
    if programme is None:
        return
    planned = {day.date: day for day in trip.days}
    published = {day.date: day for day in programme.itinerary.days}
    for day in programme.itinerary.days:
        past = past_of(trip, day)
        now = planned.get(day.date)
        stops = [entry for entry in past.entries if not isinstance(entry, Leg)]
        for entry in stops:
            if now is None or entry not in now.items:
                message = "it is past, and not in the plan as it was"
                yield _fault(where(day.date, entry), 1, "items", message)
        if now is None:
            continue
        if (past.is_over or past.rides) and now.vehicle != day.vehicle:
            message = f"the day's vehicle was {day.vehicle or 'none'}, not {now.vehicle or 'none'}"
            yield _fault(f"{day.date} vehicle {now.vehicle}", 1, "vehicles", message)
        if past.is_over:
            slept = None if day.night is None else day.night.hotel
            sleeps = None if now.night is None else now.night.hotel
            if slept != sleeps:
                message = f"the night was in {slept or 'no hotel'}, not in {sleeps or 'none'}"
                yield _fault(f"{day.date} night", 1, "nights", message)
    for day in trip.days:
        yield from _new_too_early(trip, day, published.get(day.date))


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.PIN, where=at, amount=amount, unit=unit, message=message)


def _new_too_early(
    trip: Trip, day: ItineraryDay, published: ItineraryDay | None
) -> Iterator[Violation]:
    """Items that are not of the past and yet begin before the moment, or amid what is past."""
    programme = trip.wishes.programme
    assert programme is not None
    if day.date > programme.frozen_until:
        return
    past = Past((), day.date < programme.frozen_until)
    if published is not None:
        past = past_of(trip, published)
    moment = programme.frozen_minute if day.date == programme.frozen_until else 0
    stops = [entry for entry in past.entries if not isinstance(entry, Leg)]
    if stops:
        moment = max(moment, stops[-1].end)
    ways = {(leg.origin, leg.destination) for leg in past.entries if isinstance(leg, Leg)}
    for entry in day.items:
        if isinstance(entry, Leg):
            known = (entry.origin, entry.destination) in ways or past.is_over
            early = day.date == programme.frozen_until and entry.start < programme.frozen_minute
        else:
            known = entry in stops
            early = past.is_over or entry.start < moment
        if early and not known:
            message = f"it begins before {clock(moment)} and was not published"
            if past.is_over:
                message = "the day is past, and it was not published"
            yield _fault(where(day.date, entry), 1, "items", message)
