"""Precedence: how two sessions stand to each other in a trip."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.trip import Planned, Trip
from optimizer.domain.catalogue import Precedence, PrecedenceKind
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def precedence(trip: Trip) -> Iterator[Violation]:
    """`precedence`: those of the catalogue and those of the wishes.

    Where a session is visited more than once, every pair of visits is asked (for `requires`: every
    visit of the second has some visit of the first that ends before it starts).
    """
    for tie in (*trip.catalogue.precedence, *trip.wishes.precedence):
        firsts = [planned for planned in trip.visits if tie.first in planned.visit.sessions]
        seconds = [planned for planned in trip.visits if tie.second in planned.visit.sessions]
        if tie.kind is PrecedenceKind.REQUIRES:
            yield from _requires(trip, tie, firsts, seconds)
            continue
        for first in firsts:
            for second in seconds:
                yield from _pair(trip, tie, first, second)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.PRECEDENCE, where=at, amount=amount, unit=unit, message=message)


def _too_late(trip: Trip, first: Planned, second: Planned) -> int:
    """By how much the first ends after the second starts."""
    date = 24 * 60 * trip.rules.ticks_per_minute
    return (first.date - second.date).days * date + first.visit.end - second.visit.start


def _requires(
    trip: Trip, tie: Precedence, firsts: list[Planned], seconds: list[Planned]
) -> Iterator[Violation]:
    for second in seconds:
        if not firsts:
            message = f"{tie.second} requires {tie.first}, which is not visited"
            yield _fault(second.where, 1, "visits", message)
            continue
        late = min(_too_late(trip, first, second) for first in firsts)
        if late > 0:
            message = f"{tie.second} requires {tie.first}, which is not over by then"
            yield _fault(second.where, late, "minutes", message)


def _pair(trip: Trip, tie: Precedence, first: Planned, second: Planned) -> Iterator[Violation]:
    apart = abs((first.date - second.date).days)
    pair = f"{tie.first} and {tie.second}"
    match tie.kind:
        case PrecedenceKind.BEFORE if (late := _too_late(trip, first, second)) > 0:
            message = f"{tie.first} is to end before {tie.second} starts"
            yield _fault(second.where, late, "minutes", message)
        case PrecedenceKind.SAME_DAY if apart:
            yield _fault(second.where, apart, "days", f"{pair} are to be on the same day")
        case PrecedenceKind.NOT_SAME_DAY if not apart:
            yield _fault(second.where, 1, "days", f"{pair} are not to be on the same day")
        case PrecedenceKind.WITHIN if apart > (days := tie.days or 0):
            message = f"{pair} are to be at most {days} days apart"
            yield _fault(second.where, apart - days, "days", message)
