"""The past of a published programme, read once more: what began before the moment stays."""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimizer.domain.itinerary import DayItem, ItineraryDay, Leg, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemStatus


def past_on(problem: Problem, date: dt.date) -> tuple[list[DayItem], bool]:
    """What of a date is past, legs and all, and whether the whole date is."""
    programme = problem.wishes.programme
    if programme is None or date > programme.frozen_until:
        return [], False
    days = [day for day in programme.itinerary.days if day.date == date]
    items = list(days[0].items) if days else []
    if date < programme.frozen_until:
        return items, True
    now = programme.frozen_minute
    done = 0
    while done < len(items):
        before = items[done - 1] if done else None
        moving = before is not None and (isinstance(before, Leg) or before.end < now)
        if items[done].start >= now and not moving:
            break
        done += 1
    closed = done == len(items) > 0 and (isinstance(items[-1], Leg) or items[-1].end < now)
    return items[:done], closed


def published_day(problem: Problem, date: dt.date) -> ItineraryDay | None:
    """The published day of a date."""
    programme = problem.wishes.programme
    days = programme.itinerary.days if programme else ()
    return next((day for day in days if day.date == date), None)


def may_take(problem: Problem, key: str, direction: str, start: int, date: dt.date) -> bool:
    """Whether a connection was taken at that minute, or leaves later where none was taken."""
    programme = problem.wishes.programme
    if programme is None:
        return True
    taken = [
        (day.date, item.connection, item.start)
        for day in programme.itinerary.days
        for item in past_on(problem, day.date)[0]
        if item.kind == direction
    ]
    if taken:
        return (date, key, start) in taken
    early = (date, start) < (programme.frozen_until, programme.frozen_minute)
    return not early and not past_on(problem, date)[1]


def may_sleep(problem: Problem, hotel: str, date: dt.date) -> bool:
    """Whether a night is not past, or was spent there."""
    day = published_day(problem, date)
    if not past_on(problem, date)[1]:
        return True
    return day is not None and day.night is not None and day.night.hotel == hotel


def may_ride(problem: Problem, vehicle: str | None, date: dt.date) -> bool:
    """Whether the day's vehicle is still open, or was this one."""
    past, is_over = past_on(problem, date)
    rode = any(isinstance(item, Leg) and item.vehicle for item in past)
    day = published_day(problem, date)
    return not (is_over or rode) or day is None or day.vehicle == vehicle


def opening(problem: Problem, date: dt.date, opens: int) -> int:
    """When a day opens: at the moment, where nothing of it has begun."""
    programme = problem.wishes.programme
    if programme is None or date != programme.frozen_until or past_on(problem, date)[0]:
        return opens
    return max(opens, programme.frozen_minute)


def implied(problem: Problem, kind: str, date: dt.date) -> list[ItemStatus]:
    """What is past of a kind on a date, as a confirmation."""
    past, is_over = past_on(problem, date)
    day = published_day(problem, date)
    keys: list[tuple[str, dict[str, Any]]] = []
    for item in past:
        if kind == "session" and isinstance(item, Visit):
            how = {"start": item.start, "venue": item.venue, "language_mode": item.language_mode}
            keys += [(session, how) for session in item.sessions]
        elif kind == "interpreter" and isinstance(item, Visit) and item.interpreter:
            keys.append((item.interpreter, {}))
        elif kind == "restaurant" and item.kind == "meal":
            keys.append((item.restaurant, {"meal": item.meal}))
        elif kind == "connection" and item.kind in ("arrival", "departure"):
            keys.append((item.connection, {}))
        elif kind == "vehicle" and isinstance(item, Leg) and item.vehicle:
            keys.append((item.vehicle, {}))
    if is_over and day is not None:
        if kind == "hotel" and day.night:
            keys.append((day.night.hotel, {}))
        if kind == "vehicle" and day.vehicle:
            keys.append((day.vehicle, {}))
    history = [{"status": "confirmed", "date": "2027-01-01"}]
    return [
        ItemStatus.model_validate(
            {"kind": kind, "id": key, "date": date, "history": history, **more}
        )
        for key, more in keys
    ]
