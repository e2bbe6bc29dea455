"""Selection: which sessions a trip visits, and how often."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from optimizer.check.programme import frozen_past
from optimizer.check.statuses import confirmed_kept, connections_kept, refused_left_alone
from optimizer.check.trip import Trip
from optimizer.domain.itinerary import Visit
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import clock
from optimizer.domain.wishes import WishKind


def _fault(rule: Rule, at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=rule, where=at, amount=amount, unit=unit, message=message)


def once(trip: Trip) -> Iterator[Violation]:
    """`once`: a session as often as it may be, once a day; one visit of alternatives."""
    in_trip = Counter(session.id for planned in trip.visits for session in planned.sessions)
    for key, times in in_trip.items():
        most = trip.catalogue.session(key).visits_per_trip
        if times > most:
            message = f"{times} visits of {key}, at most {most}"
            yield _fault(Rule.ONCE, f"trip session {key}", times - most, "visits", message)
    for day in trip.days:
        that_day = Counter(s.id for planned in trip.visits_on(day) for s in planned.sessions)
        for key, times in that_day.items():
            if times > 1:
                message = f"{times} visits of {key} on one day"
                yield _fault(Rule.ONCE, f"{day.date} session {key}", times - 1, "visits", message)
    for group in trip.catalogue.alternatives:
        times = sum(in_trip[key] for key in dict.fromkeys(group.sessions))
        if times > 1:
            message = f"{times} visits of the alternatives {group.id}"
            yield _fault(Rule.ONCE, f"trip alternatives {group.id}", times - 1, "visits", message)


def _visited(trip: Trip) -> frozenset[str]:
    return frozenset(session.id for planned in trip.visits for session in planned.sessions)


def required(trip: Trip) -> Iterator[Violation]:
    """`required`: every required wish has a visit that answers it."""
    for wish in trip.wishes.wishes:
        unmet = not (trip.problem.sessions_of(wish.target) & _visited(trip))
        if wish.kind is WishKind.REQUIRED and unmet:
            message = f"no visit answers the required wish {wish.id}"
            yield _fault(Rule.REQUIRED, f"trip wish {wish.id}", 1, "visits", message)


def excluded(trip: Trip) -> Iterator[Violation]:
    """`excluded`: no visit answers an excluded wish."""
    for wish in trip.wishes.wishes:
        if wish.kind is not WishKind.EXCLUDED:
            continue
        answers = trip.problem.sessions_of(wish.target)
        for planned in trip.visits:
            if count := sum(session.id in answers for session in planned.sessions):
                message = f"the visit answers the excluded wish {wish.id}"
                yield _fault(Rule.EXCLUDED, planned.where, count, "sessions", message)


def quota(trip: Trip) -> Iterator[Violation]:
    """`quota`: visits of sessions that answer; a rotation of two that both do counts twice."""
    for item in trip.wishes.quotas:
        answers = trip.problem.sessions_of(item.target)
        times = sum(s.id in answers for planned in trip.visits for s in planned.sessions)
        at = f"trip quota {item.id}"
        if item.at_least is not None and times < item.at_least:
            message = f"{times} visits, at least {item.at_least}"
            yield _fault(Rule.QUOTA, at, item.at_least - times, "visits", message)
        if item.at_most is not None and times > item.at_most:
            message = f"{times} visits, at most {item.at_most}"
            yield _fault(Rule.QUOTA, at, times - item.at_most, "visits", message)


def pin(trip: Trip) -> Iterator[Violation]:
    """`pin`: a pinned session has a visit on its date, at its start if the pin has one.

    Other visits of a session that may be visited again are free. What is confirmed is used as it is
    confirmed, what was refused is not; the past of a
    published programme stays.
    """
    yield from frozen_past(trip)
    yield from confirmed_kept(trip)
    yield from connections_kept(trip)
    yield from refused_left_alone(trip)
    for item in trip.wishes.pins:
        at = f"{item.date} session {item.session}"
        starts = [
            visit.start for date, visit in _visits_of(trip, item.session) if date == item.date
        ]
        if not starts:
            message = f"{item.session} is pinned to {item.date}, and has no visit on it"
            yield _fault(Rule.PIN, at, 1, "visits", message)
        elif item.start is not None and item.start not in starts:
            pinned = item.start
            off = min(abs(start - pinned) for start in starts)
            message = f"{item.session} is pinned to {clock(pinned)}"
            yield _fault(Rule.PIN, at, off, "minutes", message)


def _visits_of(trip: Trip, key: str) -> list[tuple[dt.date, Visit]]:
    return [(date, visit) for date, visit in trip.itinerary.visits if key in visit.sessions]
