"""Pacing: sessions, content and sitting of a day, and a light day after a long time shift."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.lengths import content_minutes
from optimizer.check.trip import Planned, Stop, Trip, where
from optimizer.domain.catalogue import Meal, Split
from optimizer.domain.itinerary import Appointment, Debrief, ItineraryDay, MealStop, Visit
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import lasting


def pacing(trip: Trip) -> Iterator[Violation]:
    """`pacing`: the day's sums, its seated runs, and the light arrival day."""
    long_shift = abs(trip.party.time_shift_hours) >= trip.rules.long_time_shift_hours
    for index, day in enumerate(trip.days):
        yield from _sums(trip, day)
        yield from _seated_runs(trip, day)
        if index == 0 and long_shift:
            yield from _light(trip, day)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.PACING, where=at, amount=amount, unit=unit, message=message)


def _session_count(trip: Trip, day: ItineraryDay) -> int:
    """A rotation counts as two sessions, any other visit as one."""
    return sum(2 if planned.visit.split is Split.ROTATION else 1 for planned in trip.visits_on(day))


def _sums(trip: Trip, day: ItineraryDay) -> Iterator[Violation]:
    sessions, most = _session_count(trip, day), trip.rules.sessions_per_day
    if sessions > most:
        message = f"{sessions} sessions, at most {most} a day"
        yield _fault(str(day.date), sessions - most, "sessions", message)
    minutes = sum(content_minutes(trip.rules, planned) for planned in trip.visits_on(day))
    limit = trip.rules.content_minutes_per_day
    if minutes > limit:
        message = f"{lasting(minutes)} of content, at most {lasting(limit)} a day"
        yield _fault(str(day.date), minutes - limit, "minutes", message)


def _is_seated(planned: Planned) -> bool:
    return planned.visit.split not in (Split.REPEAT, Split.ROTATION) and any(
        session.seated for session in planned.sessions
    )


def _seated_runs(trip: Trip, day: ItineraryDay) -> Iterator[Violation]:
    """Runs of two or more; a leg between two visits does not end a run, an item does."""
    seated = {id(planned.visit) for planned in trip.visits_on(day) if _is_seated(planned)}
    stops: list[Stop] = [
        item for item in day.items if isinstance(item, Visit | MealStop | Appointment | Debrief)
    ]
    run: list[Stop] = []
    for stop in [*stops, None]:
        sits = stop is not None and id(stop) in seated
        if run and stop is not None and sits and _follows_closely(trip, run[-1], stop):
            run.append(stop)
            continue
        yield from _run(trip, day, run)
        run = [stop] if stop is not None and sits else []


def _follows_closely(trip: Trip, before: Stop, stop: Stop) -> bool:
    return stop.start - before.end < trip.rules.break_minutes


def _run(trip: Trip, day: ItineraryDay, run: list[Stop]) -> Iterator[Violation]:
    minutes, limit = sum(stop.end - stop.start for stop in run), trip.rules.seated_minutes
    if len(run) > 1 and minutes > limit:
        message = f"{lasting(minutes)} seated without a break, at most {lasting(limit)}"
        yield _fault(where(day.date, run[-1]), minutes - limit, "minutes", message)


def _light(trip: Trip, day: ItineraryDay) -> Iterator[Violation]:
    """After a long time shift, in either direction."""
    sessions = _session_count(trip, day)
    if sessions > 1:
        message = f"{sessions} sessions on the arrival day after a long time shift"
        yield _fault(str(day.date), sessions - 1, "sessions", message)
    for planned in trip.visits_on(day):
        for session in planned.sessions:
            if session.technical:
                message = f"{session.id} is technical, on the arrival day after a long time shift"
                yield _fault(planned.where, 1, "sessions", message)
    for item in day.items:
        if isinstance(item, Appointment):
            commitment = trip.commitment(item.commitment)
            is_dinner = commitment is not None and commitment.meal is Meal.DINNER
        else:
            is_dinner = isinstance(item, MealStop) and item.meal is Meal.DINNER
        late = item.end - trip.rules.light_day_dinner_end
        if is_dinner and late > 0:
            message = "dinner ends late on the arrival day after a long time shift"
            yield _fault(where(day.date, item), late, "minutes", message)
