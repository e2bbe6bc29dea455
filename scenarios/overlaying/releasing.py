"""Releases: what closures leave that nobody can keep any more.

Pins and confirmations that can no longer be kept are given up, and so are required wishes that no
session is left for. It is judged when all overlays of a scenario are applied, next to the same
problem without its closures, so that their order does not matter. What could not be kept without
the closures either stays, and so does what an overlay of the scenario asks for itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.domain.calendar import Availability, Window, dates_between, intersect
from optimizer.domain.catalogue import Session
from optimizer.domain.findings import FindingCode
from optimizer.domain.overlays import Closing
from optimizer.domain.pointers import Steps, overlap
from optimizer.domain.problem import Problem
from optimizer.domain.programme import FrozenDay
from optimizer.domain.statuses import ItemKind, ItemStatus, Status, StatusChange, refusal_of
from optimizer.domain.wishes import Wish, WishKind
from scenarios.overlaying.changes import tokens
from scenarios.overlaying.draft import Draft, Refused

Part = Wish | tuple[str, dt.date, int | None] | ItemStatus
"""What a problem holds on to: a required wish, a pinned visit, or something confirmed."""


@dataclass(frozen=True)
class Closed:
    """A closure that was applied, with the problem before and after it."""

    overlay: Closing
    before: Problem
    after: Problem


def release(draft: Draft, closures: Sequence[Closed], otherwise: Problem) -> None:
    """Gives up what the closures took the ground from; `otherwise` is the problem without them."""
    touched = [tokens(entry.change.path) for entry in draft.entries]
    essential = {key for one in closures for key in one.overlay.essential}
    lost = []
    for steps, part in _parts(draft.problem):
        is_essential = isinstance(part, Wish) and part.id in essential
        is_asked = any(overlap(path, tokens(draft.path(steps))) for path in touched)
        if is_essential or is_asked or _holds(draft.problem, part):
            continue
        if _holds(otherwise, part):
            lost.append((steps, part))
    for steps, part in reversed(lost):
        draft.begin(_by(closures, part))
        if isinstance(part, ItemStatus):
            _cancel(draft, steps, part)
        else:
            draft.remove(steps, released=True)


def essential_is_wished(problem: Problem, overlay: Closing) -> None:
    """Raises Refused where a closure calls something essential that is no wish."""
    names = [wish.id for wish in problem.wishes.wishes]
    for index, key in enumerate(overlay.essential):
        if key not in names:
            raise Refused(
                FindingCode.UNKNOWN_ID,
                ("essential", index),
                f"The delegation has no wish '{key}'.",
                f"Name one of its wishes: {', '.join(names) or 'it has none'}.",
                {"kind": "wishes", "name": key},
            )


def _parts(problem: Problem) -> Iterator[tuple[Steps, Part]]:
    wishes = problem.wishes
    for index, wish in enumerate(wishes.wishes):
        if wish.kind is WishKind.REQUIRED:
            yield ("wishes", "wishes", index), wish
    for index, pin in enumerate(wishes.pins):
        yield ("wishes", "pins", index), (pin.session, pin.date, pin.start)
    for index, item in enumerate(wishes.statuses):
        if item.is_confirmed and item.kind in (ItemKind.SESSION, ItemKind.VEHICLE):
            yield ("wishes", "statuses", index), item


def _by(closures: Sequence[Closed], part: Part) -> str:
    """The closure that a loss is laid to: the last one that made the difference."""
    for one in reversed(closures):
        if _holds(one.before, part) and not _holds(one.after, part):
            return one.overlay.id
    return closures[-1].overlay.id


def _cancel(draft: Draft, steps: Steps, item: ItemStatus) -> None:
    on = max(item.since, draft.problem.wishes.planning_date)
    change = StatusChange(status=Status.CANCELLED, date=on)
    history = [one.model_dump(mode="json") for one in (*item.history, change)]
    draft.replace((*steps, "history"), history, released=True)


def _holds(problem: Problem, part: Part) -> bool:
    """Whether a problem can still keep it."""
    if isinstance(part, Wish):
        dates = problem.wishes.dates
        days = dates_between(dates.first, dates.last)
        sessions = sorted(problem.sessions_of(part.target))
        return any(_can_be_held(problem, one, day) for one in sessions for day in days)
    if isinstance(part, ItemStatus):
        assert part.date is not None
        if part.kind is ItemKind.VEHICLE:
            vehicle = problem.catalogue.vehicle(part.id)
            return not any(span.covers(part.date) for span in vehicle.unavailable)
        return _can_be_held(problem, part.id, part.date, part.start)
    return _can_be_held(problem, *part)


def _can_be_held(problem: Problem, key: str, date: dt.date, start: int | None = None) -> bool:
    """Whether some window of a date is long enough, and nobody refused the session."""
    settled = problem.programme.settled if problem.programme else ()
    if any((one.kind, one.id, one.date) == (ItemKind.SESSION, key, date) for one in settled):
        return True
    if refusal_of(problem.statuses, ItemKind.SESSION, key, date) is not None:
        return False
    session = problem.catalogue.session(key)
    least = _least_minutes(problem, session)
    past = problem.programme.frozen(date) if problem.programme else FrozenDay()
    if past.is_over:
        return False  # it was not held then, and no longer can be
    windows = _windows(problem, session, date)
    if start is not None:
        return start >= past.earliest and any(one.holds(start, start + least) for one in windows)
    return any(one.end - max(one.start, past.earliest) >= least for one in windows)


def _windows(problem: Problem, session: Session, date: dt.date) -> Iterator[Window]:
    """When the session can be held on a date, at any of its venues."""
    if session.season is not None and not session.season.covers(date):
        return
    catalogue = problem.catalogue
    hosted = catalogue.partner(session.partner).availability.windows_on(date)
    hosted = _within(hosted, session.availability, date)
    for venue in session.venues:
        yield from _within(hosted, catalogue.venue(venue).opening, date)


def _within(
    windows: tuple[Window, ...], opening: Availability | None, date: dt.date
) -> tuple[Window, ...]:
    return windows if opening is None else intersect(windows, opening.windows_on(date))


def _least_minutes(problem: Problem, session: Session) -> int:
    """The least a visit takes, whatever its language."""
    percents = [problem.rules.language_percent(mode) for mode in problem.wishes.language_modes]
    return session.hands_on_minutes + session.talk_minutes * min(percents) // 100
