"""Changes: what of the published programme an itinerary keeps, moves, replaces, drops or adds.

Read from both itineraries alone, session by session. A visit answers the published one of its own
day; else, if its session comes once, the published one of another day that nothing else answers.
A session that may come several times is never moved: on another day it is one more visit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.check.trip import Trip, known
from optimizer.domain.changes import (
    DROPPED,
    MOVED_DAY,
    MOVED_TIME,
    REPLACED,
    Change,
    ChangedItem,
    ChangeKind,
    FreezeLevel,
    Placed,
)
from optimizer.domain.itinerary import Appointment, Itinerary, ItineraryDay, MealStop, Visit
from optimizer.domain.programme import PublishedProgramme

_WEIGHTS = {
    ChangeKind.DROPPED: DROPPED,
    ChangeKind.MOVED_DAY: MOVED_DAY,
    ChangeKind.MOVED_TIME: MOVED_TIME,
    ChangeKind.HELD_OTHERWISE: MOVED_TIME,
    ChangeKind.ADDED: 0,
}

LAST_MINUTE = 1439


@dataclass(frozen=True)
class _Held:
    """One session of a visit, or an own item, on its date."""

    item: ChangedItem
    id: str
    placed: Placed
    group: tuple[str, ...] = ()


def changes_of(trip: Trip) -> tuple[tuple[Change, ...], int]:
    """The changes in order of what was published, then what is new; and how much is kept."""
    programme = trip.wishes.programme
    if programme is None:
        return (), 0
    changes: list[Change] = []
    kept = 0
    published, planned = _held(programme.itinerary), _held(trip.itinerary)
    answers = _answers(trip, published, planned)
    for before, after in zip(published, answers, strict=True):
        change = _compared(programme, before, after)
        kept += change is None
        changes += () if change is None else (change,)
    changes += _of_days(programme, trip)
    answered = {id(after) for after in answers if after is not None}
    changes += [_added(one) for one in planned if id(one) not in answered]
    return tuple(changes), kept


def _held(itinerary: Itinerary) -> list[_Held]:
    """Every session and own item of an itinerary in order."""
    found: list[_Held] = []
    for day in itinerary.days:
        for entry in day.items:
            match entry:
                case Visit():
                    placed = Placed(
                        date=day.date,
                        start=entry.start,
                        where=entry.venue,
                        language_mode=entry.language_mode,
                        split=entry.split,
                    )
                    found += [
                        _Held(ChangedItem.VISIT, session, placed, entry.sessions)
                        for session in entry.sessions
                    ]
                case Appointment():
                    placed = Placed(date=day.date, start=entry.start, where=entry.place)
                    found.append(_Held(ChangedItem.OWN_ITEM, entry.commitment, placed))
                case _:
                    pass
    return found


def _answers(trip: Trip, published: list[_Held], planned: list[_Held]) -> list[_Held | None]:
    """For each published item the planned one that answers it."""
    open_ones = list(planned)
    found: list[_Held | None] = [None] * len(published)
    for same_day in (True, False):
        for index, before in enumerate(published):
            if found[index] is not None or not (same_day or _comes_once(trip, before)):
                continue
            for one in open_ones:
                if (one.item, one.id) == (before.item, before.id) and (
                    not same_day or one.placed.date == before.placed.date
                ):
                    found[index] = one
                    open_ones.remove(one)
                    break
    return found


def _comes_once(trip: Trip, one: _Held) -> bool:
    if one.item is ChangedItem.OWN_ITEM:
        return True
    session = known(trip.catalogue.session, one.id)
    return session is None or session.visits_per_trip == 1


def _compared(programme: PublishedProgramme, before: _Held, after: _Held | None) -> Change | None:
    """What became of a published item; None if nothing did."""
    kind = _kind(before, after)
    if kind is None:
        return None
    assert before.placed.start is not None
    level = programme.level_at(before.placed.date, before.placed.start)
    is_past = programme.has_begun(before.placed.date, before.placed.start)
    return Change(
        item=before.item,
        id=before.id,
        kind=kind,
        weight=_WEIGHTS[kind],
        before=before.placed,
        after=None if after is None else after.placed,
        level=level,
        breaks_level=not is_past and not _keeps(level, before, after),
    )


def _kind(before: _Held, after: _Held | None) -> ChangeKind | None:
    if after is None:
        return ChangeKind.DROPPED
    if after.placed.date != before.placed.date:
        return ChangeKind.MOVED_DAY
    if after.placed.start != before.placed.start:
        return ChangeKind.MOVED_TIME
    is_same = (after.placed, after.group) == (before.placed, before.group)
    return None if is_same else ChangeKind.HELD_OTHERWISE


def _keeps(level: FreezeLevel, before: _Held, after: _Held | None) -> bool:
    """Whether something that changed is still held as its level asks."""
    match level:
        case FreezeLevel.FREE:
            return True
        case FreezeLevel.DAYS_MAY_MOVE:
            return after is not None
        case FreezeLevel.TIMES_MAY_MOVE:
            return after is not None and (after.placed.date, after.placed.where) == (
                before.placed.date,
                before.placed.where,
            )
        case FreezeLevel.FIXED:
            return False


def _added(one: _Held) -> Change:
    return Change(item=one.item, id=one.id, kind=ChangeKind.ADDED, weight=0, after=one.placed)


def _of_days(programme: PublishedProgramme, trip: Trip) -> Iterator[Change]:
    """Vehicles of days and hotels of nights that were replaced, and what a fixed day lost."""
    planned = {day.date: day for day in trip.days}
    for day in programme.itinerary.days:
        if programme.frozen(day.date).is_over:
            continue
        now = planned.get(day.date)
        begins = day.items[0].start if day.items else 0
        if day.vehicle is not None and (now is None or now.vehicle != day.vehicle):
            after = None if now is None else _thing(day.date, now.vehicle)
            fixed = programme.level_at(day.date, begins) is FreezeLevel.FIXED
            before = _thing(day.date, day.vehicle)
            yield from _replaced(ChangedItem.VEHICLE, day.vehicle, before, after, fixed=fixed)
        slept = day.night.hotel if day.night else None
        sleeps = now.night.hotel if now is not None and now.night else None
        if slept is not None and sleeps != slept:
            after = None if sleeps is None else _thing(day.date, sleeps)
            last = LAST_MINUTE * trip.rules.ticks_per_minute
            fixed = programme.level_at(day.date, last) is FreezeLevel.FIXED
            before = _thing(day.date, slept)
            yield from _replaced(ChangedItem.HOTEL, slept, before, after, fixed=fixed)
        yield from _meals(programme, day, now)


def _thing(date: dt.date, key: str | None) -> Placed:
    return Placed(date=date, where=key)


def _replaced(
    item: ChangedItem, key: str, before: Placed, after: Placed | None, *, fixed: bool
) -> Iterator[Change]:
    """A replaced vehicle or hotel; one of a day no longer in the trip only where it was fixed."""
    if after is None and not fixed:
        return
    yield Change(
        item=item,
        id=key,
        kind=ChangeKind.DROPPED if after is None else ChangeKind.REPLACED,
        weight=0 if after is None else REPLACED,
        before=before,
        after=after,
        level=FreezeLevel.FIXED if fixed else FreezeLevel.FREE,
        breaks_level=fixed,
    )


def _meals(
    programme: PublishedProgramme, day: ItineraryDay, now: ItineraryDay | None
) -> Iterator[Change]:
    """Meals of a fixed time that are not had as published; they weigh nothing."""
    had = {(item.meal, item.restaurant, item.start) for item in _meals_of(now)}
    for meal in _meals_of(day):
        level = programme.level_at(day.date, meal.start)
        is_past = programme.has_begun(day.date, meal.start)
        told = (meal.meal, meal.restaurant, meal.start)
        if level is FreezeLevel.FIXED and not is_past and told not in had:
            instead = next((one for one in _meals_of(now) if one.meal is meal.meal), None)
            yield Change(
                item=ChangedItem.MEAL,
                id=meal.meal.value,
                kind=ChangeKind.DROPPED if instead is None else ChangeKind.REPLACED,
                weight=0,
                before=Placed(date=day.date, start=meal.start, where=meal.restaurant),
                after=None
                if instead is None
                else Placed(date=day.date, start=instead.start, where=instead.restaurant),
                level=level,
                breaks_level=True,
            )


def _meals_of(day: ItineraryDay | None) -> list[MealStop]:
    return [] if day is None else [item for item in day.items if isinstance(item, MealStop)]
