"""Repairing: hand edits as requirements, to be planned around with the fewest other changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.domain.edits import Drop, Exclude, HandEdit
from optimizer.domain.itinerary import Itinerary, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.wishes import Pin, Wish, Wishes, WishKind
from optimizer.drafting.board import Board
from optimizer.drafting.drafting import edited


@dataclass(frozen=True)
class Repair:
    """The problem of planning around hand edits; `released` are wishes that they contradict."""

    problem: Problem
    released: tuple[str, ...]


def to_repair(problem: Problem, itinerary: Itinerary, edits: Sequence[HandEdit]) -> Repair:
    """The problem whose best plan holds what was moved or added, and leaves out what was taken out.

    The plan before the edits is its programme, so that the fewest changes of it come first; what is
    past of an earlier programme stays past. Raises InvalidInput for edits that cannot be made.
    """
    board = edited(problem, itinerary, edits)
    for session in _gone(board, itinerary, edits):
        board.excluded[session] = None
    wishes = board.wishes_left()
    wishes = wishes.model_copy(update={"pins": _pins(board, wishes)})
    kept, released = _without_opposites(problem, wishes, frozenset(board.excluded))
    programme = _programme(problem, itinerary)
    around = kept.model_copy(update={"programme": programme})
    return Repair(problem.with_wishes(around), released)


def _gone(board: Board, itinerary: Itinerary, edits: Sequence[HandEdit]) -> Iterator[str]:
    """The sessions that the edits took out, wherever they were."""
    if not any(isinstance(edit, Drop | Exclude) for edit in edits):
        return
    before = {session: None for _, visit in itinerary.visits for session in visit.sessions}
    left = {
        session for one in board.every_stop() if isinstance(one, Visit) for session in one.sessions
    }
    yield from (session for session in before if session not in left)


def _pins(board: Board, wishes: Wishes) -> tuple[Pin, ...]:
    """The pins, and one for each visit that was moved or added."""
    pins = list(wishes.pins)
    for date, visit in _visits(board):
        for session in visit.sessions:
            if session in board.touched:
                own = Pin(session=session, date=date, start=visit.start)
                pins = [one for one in pins if (one.session, one.date) != (session, date)]
                pins.append(own)
    return tuple(pins)


def _visits(board: Board) -> Iterator[tuple[dt.date, Visit]]:
    for date, stops in board.stops.items():
        for stop in stops:
            if isinstance(stop, Visit):
                yield date, stop


def _without_opposites(
    problem: Problem, wishes: Wishes, excluded: frozenset[str]
) -> tuple[Wishes, tuple[str, ...]]:
    """The wishes without those that only what was taken out could meet; and which these are."""
    pinned = {pin.session for pin in wishes.pins}

    def stays(wish: Wish) -> bool:
        if wish.kind is WishKind.EXCLUDED:
            # What was put in by hand is wanted after all.
            return not (wish.target.session is not None and wish.target.session in pinned)
        answers = problem.sessions_of(wish.target)
        if wish.target.session in excluded:
            return False
        return wish.kind is not WishKind.REQUIRED or not answers <= excluded

    kept = tuple(wish for wish in wishes.wishes if stays(wish))
    released = tuple(wish.id for wish in wishes.wishes if not stays(wish))
    return wishes.model_copy(update={"wishes": kept}), released


def _programme(problem: Problem, itinerary: Itinerary) -> PublishedProgramme:
    """The plan as what is to be kept, with the past of an earlier programme."""
    earlier = problem.programme
    if earlier is not None:
        return earlier.model_copy(update={"itinerary": itinerary})
    planned_on = min(problem.wishes.planning_date, itinerary.days[0].date)
    return PublishedProgramme(itinerary=itinerary, frozen_until=planned_on)
