"""Changes to a published programme, counted once more: over whole trips, item by item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from optimizer.domain.problem import Problem
from tests.oracle.day_values import DayPlan
from tests.oracle.past import past_on, published_day
from tests.oracle.stops import Offer

COUNTED = ("visit", "appointment")


@dataclass(frozen=True)
class DayRecord:
    """What of a day matters for changes, and no more: few days differ in it."""

    date: dt.date
    same_vehicle: bool
    sleeps: bool
    same_hotel: bool
    held: tuple[tuple[str, str, bool, bool], ...]  # kind, id, where published, as published


def _level(problem: Problem, date: dt.date, minute: int) -> str:
    """The freeze level of a published minute; what has begun has none."""
    programme = problem.wishes.programme
    assert programme is not None
    level = "free"
    for one in sorted(programme.levels, key=lambda one: (one.date, one.minute)):
        if (one.date, one.minute) <= (date, minute):
            level = one.level.value
    begun = (date, minute) < (programme.frozen_until, programme.frozen_minute)
    return "free" if begun else level


def _is_same(offer: Offer, item: Any) -> bool:
    """Whether an offer would be the published item if it began at its minute."""
    if item.kind == "visit":
        way = (offer.sessions, offer.venue, offer.mode, offer.split)
        return way == (item.sessions, item.venue, item.language_mode, item.split)
    if item.kind == "appointment":
        return (offer.commitment, offer.place) == (item.commitment, item.place)
    return offer.is_meal_stop and (offer.venue, offer.meal) == (item.restaurant, item.meal)


def _matters(problem: Problem, date: dt.date, item: Any) -> bool:
    fixed = item.kind == "meal" and _level(problem, date, item.start) == "fixed"
    return item.kind in COUNTED or fixed


def told_apart(problem: Problem, date: dt.date, offers: list[Offer]) -> list[Offer]:
    """Offers of a date; what was published for one of their starts stands by itself."""
    day = published_day(problem, date)
    found = []
    for offer in offers:
        items = [i for i in day.items if _matters(problem, date, i)] if day else []
        item = next((i for i in items if _is_same(offer, i) and i.start in offer.starts), None)
        if item is None:
            found.append(offer)
            continue
        found.append(replace(offer, starts=(item.start,), published=True))
        if others := tuple(start for start in offer.starts if start != item.start):
            found.append(replace(offer, starts=others))
    return found


def record_of(problem: Problem, plan: DayPlan) -> DayRecord | None:
    """What to remember of a day; nothing without a programme."""
    if problem.wishes.programme is None:
        return None
    day = published_day(problem, plan.date)
    places = {
        key: item.venue if item.kind == "visit" else item.place
        for item in (day.items if day else ())
        if item.kind in COUNTED
        for key in _keys(item)
    }
    counted = _counted(problem)
    held = []
    for offer in plan.items:
        if offer.is_meal_stop and offer.published:
            held.append(("meal", str(offer.meal), True, True))
        own = [("appointment", offer.commitment)] if offer.commitment else []
        for kind, key in own + [("visit", key) for key in offer.sessions]:
            if (kind, key) in counted:
                where = offer.venue if kind == "visit" else offer.place
                held.append((kind, key, places.get(key) == where, offer.published))
    vehicle = plan.moves.choice.vehicle
    slept = day.night.hotel if day and day.night else None
    return DayRecord(
        plan.date,
        day is None or day.vehicle is None or day.vehicle == (vehicle.id if vehicle else None),
        slept is None or plan.night != "",
        slept is None or plan.night == slept,
        tuple(sorted(held)),
    )


def _keys(item: Any) -> tuple[str, ...]:
    """The sessions of a visit, or the own item."""
    return tuple(item.sessions) if item.kind == "visit" else (item.commitment,)


def _counted(problem: Problem) -> set[tuple[str, str]]:
    """What was published, by kind and id."""
    programme = problem.wishes.programme
    assert programme is not None
    return {
        (item.kind, key)
        for day in programme.itinerary.days
        for item in day.items
        if item.kind in COUNTED
        for key in _keys(item)
    }


def stability(problem: Problem, days: tuple[DayRecord, ...]) -> tuple[int, int]:
    """Levels that are not kept, and the weight of changes."""
    programme = problem.wishes.programme
    if programme is None:
        return 0, 0
    by_date = {day.date: day for day in days}
    broken = weight = 0
    for published in programme.itinerary.days:
        now = by_date.get(published.date)
        for item in published.items:
            if item.kind in COUNTED:
                for key in _keys(item):
                    cost, lost = _change(problem, published.date, item, key, days)
                    weight, broken = weight + cost, broken + lost
            elif _matters(problem, published.date, item):
                broken += now is None or not any(
                    kind == "meal" and key == str(item.meal) and same
                    for kind, key, _, same in now.held
                )
        if not past_on(problem, published.date)[1]:
            for cost, lost in _of_day(problem, published, now):
                weight, broken = weight + cost, broken + lost
    return broken, weight


def _change(
    problem: Problem, date: dt.date, item: Any, key: str, days: tuple[DayRecord, ...]
) -> tuple[int, bool]:
    """What one published session or own item costs, and whether its level is broken."""
    level = _level(problem, date, item.start)
    found = [
        (day.date, there, same)
        for day in days
        for kind, name, there, same in day.held
        if (kind, name) == (item.kind, key)
    ]
    here = [(there, same) for day, there, same in found if day == date]
    if here:
        there, same = here[0]
        kept = {
            "fixed": same,
            "times-may-move": there,
            "days-may-move": True,
            "free": True,
        }
        return (0, False) if same else (1, not kept[level])
    sessions = {session.id: session for session in problem.catalogue.sessions}
    often = item.kind == "visit" and key in sessions and sessions[key].visits_per_trip > 1
    if found and not often and _is_first(problem, date, item, key, found[0][0]):
        return 3, level in ("fixed", "times-may-move")
    return 4, level != "free"


def _is_first(problem: Problem, date: dt.date, item: Any, key: str, on: dt.date) -> bool:
    """Whether a visit on another date moves this one: none of that date's own, the first else."""
    programme = problem.wishes.programme
    assert programme is not None
    dates = [
        day.date
        for day in programme.itinerary.days
        for one in day.items
        if one.kind == item.kind and key in _keys(one)
    ]
    return on not in dates and date == min(dates)


def _of_day(problem: Problem, published: Any, now: DayRecord | None) -> Iterator[tuple[int, bool]]:
    """Vehicle and hotel of a day that is not over."""
    first = published.items[0].start if published.items else 0
    last = 1439 * problem.rules.ticks_per_minute
    night = published.night.hotel if published.night else None
    if published.vehicle is not None and not (now and now.same_vehicle):
        fixed = _level_of_day(problem, published.date, first) == "fixed"
        yield (2 if now else 0), fixed
    if night is not None and not (now and now.same_hotel):
        fixed = _level_of_day(problem, published.date, last) == "fixed"
        yield (2 if now and now.sleeps else 0), fixed


def _level_of_day(problem: Problem, date: dt.date, minute: int) -> str:
    """The level of a moment, begun or not: a day that is not over may still lose its vehicle."""
    programme = problem.wishes.programme
    assert programme is not None
    reached = [o for o in programme.levels if (o.date, o.minute) <= (date, minute)]
    return max(reached, key=lambda o: (o.date, o.minute)).level.value if reached else "free"
