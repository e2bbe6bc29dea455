"""Groups: how many guests a session takes, and the ways to hold it for more."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.trip import Planned, Trip
from optimizer.domain.catalogue import Alternatives, Precedence, Session, Split
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def parts(heads: int, split: Split | None) -> tuple[int, ...]:
    """The sizes of the groups that attend together: everyone, or ⌈heads/2⌉ and ⌊heads/2⌋."""
    return (heads,) if split is None else ((heads + 1) // 2, heads // 2)


def group_size(trip: Trip) -> Iterator[Violation]:
    """`group-size`: each part fits the session's sizes and the venue's capacity.

    For every split, twin included, the venue is asked to hold each half only.
    """
    for planned in trip.visits:
        for size in dict.fromkeys(parts(trip.party.heads, planned.visit.split)):
            for session in planned.sessions:
                low, high = session.min_group, session.max_group
                off = max(low - size, size - high)
                if off > 0:
                    message = f"{size} guests, but {session.id} takes {low} to {high}"
                    yield _size(planned.where, off, message)
            if planned.venue is not None and size > planned.venue.capacity:
                message = f"{size} guests, but {planned.venue.id} holds {planned.venue.capacity}"
                yield _size(planned.where, size - planned.venue.capacity, message)


def _size(at: str, amount: int, message: str) -> Violation:
    return Violation(rule=Rule.GROUP_SIZE, where=at, amount=amount, unit="guests", message=message)


def split(trip: Trip) -> Iterator[Violation]:
    """`split`: plain, repeat and twin hold one session, rotation two; only where allowed."""
    for planned in trip.visits:
        kind = planned.visit.split
        count = 2 if kind is Split.ROTATION else 1
        if off := abs(len(planned.visit.sessions) - count):
            message = f"{len(planned.visit.sessions)} sessions, not {count}"
            yield _split(planned, off, "sessions", message)
        if kind is None:
            continue
        for session in planned.sessions:
            if kind not in session.split:
                message = f"{session.id} is not offered as {kind}"
                yield _split(planned, 1, "sessions", message)
        spare = [session.max_group - trip.party.heads for session in planned.sessions]
        if spare and min(spare) >= 0:
            message = f"{trip.party.heads} guests are not too many for one group"
            yield _split(planned, min(spare) + 1, "guests", message)
        if kind is Split.ROTATION and len(planned.sessions) == 2:
            yield from _rotation(trip, planned)


def _split(planned: Planned, amount: int, unit: str, message: str) -> Violation:
    return Violation(
        rule=Rule.SPLIT, where=planned.where, amount=amount, unit=unit, message=message
    )


def _rotation(trip: Trip, planned: Planned) -> Iterator[Violation]:
    one, other = planned.sessions
    if one.id == other.id:
        yield _split(planned, 1, "sessions", f"{one.id} swaps with itself")
    for this, that in ((one, other), (other, one)):
        if that.id not in this.rotates_with:
            yield _split(planned, 1, "sessions", f"{this.id} does not rotate with {that.id}")
        if planned.visit.venue not in this.venues:
            message = f"{this.id} is not held at {planned.visit.venue}"
            yield _split(planned, 1, "venues", message)
    for tie in (*trip.catalogue.precedence, *trip.wishes.precedence):
        if _ties(tie, one, other):
            message = f"{tie.kind} relates {one.id} and {other.id}"
            yield _split(planned, 1, "precedences", message)
    for group in trip.catalogue.alternatives:
        if _alternate(group, one, other):
            message = f"{one.id} and {other.id} are alternatives ({group.id})"
            yield _split(planned, 1, "alternatives", message)


def _ties(tie: Precedence, one: Session, other: Session) -> bool:
    return {tie.first, tie.second} == {one.id, other.id}


def _alternate(group: Alternatives, one: Session, other: Session) -> bool:
    return one.id in group.sessions and other.id in group.sessions
