"""The board: the stops of each day and the wishes, on which hand edits are made in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from optimizer.domain.edits import (
    Add,
    Drop,
    Exclude,
    HandEdit,
    Move,
    PinHere,
    StopKind,
    StopName,
    Unpin,
)
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.itinerary import Appointment, Debrief, Itinerary, MealStop, Visit
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.programme import Stop
from optimizer.domain.reading.faults import fault
from optimizer.domain.ticks import clock
from optimizer.domain.wishes import Pin, Target, Wish, Wishes, WishKind
from optimizer.drafting.adding import visit_to_add

EXCLUDED = "excluded-by-hand-"
"""How the id of a wish begins that excludes a session by hand."""


@dataclass
class Board:
    """Stops by date, and the wishes that the edits leave; `touched` are the sessions of edits."""

    problem: Problem
    stops: dict[dt.date, list[Stop]]
    wishes: Wishes
    findings: list[Finding] = field(default_factory=list)
    touched: dict[str, None] = field(default_factory=dict)
    excluded: dict[str, None] = field(default_factory=dict)

    @staticmethod
    def of(problem: Problem, itinerary: Itinerary) -> Board:
        """The board of a plan before any edit."""
        stops = {
            day.date: [item for item in day.items if isinstance(item, Stop)]
            for day in itinerary.days
        }
        return Board(problem, stops, problem.wishes)

    def take(self, number: int, edit: HandEdit) -> None:
        """Makes one edit; what it names and is not there becomes a finding."""
        match edit:
            case Move():
                self._move(number, edit)
            case Drop():
                if (found := self._found(number, edit.stop)) is not None:
                    self._take_out(*found)
            case Add():
                self._add(number, edit)
            case PinHere():
                self._pin(number, edit)
            case Unpin():
                self._unpin(number, edit)
            case Exclude():
                self._exclude(number, edit)

    # --- edits ------------------------------------------------------------------------------------
    def _move(self, number: int, edit: Move) -> None:
        found = self._found(number, edit.stop)
        if found is None or not self._is_in_trip(number, edit.date):
            return
        date, stop = found
        start = edit.start
        if (date, start) != (edit.date, stop.start):
            start = snapped(self.problem, start)
        moved = stop.model_copy(update={"start": start, "end": start + stop.end - stop.start})
        self.stops[date].remove(stop)
        self._put(edit.date, moved)
        for session in sessions_of(moved):
            self._carry_pins(session, date, Pin(session=session, date=edit.date, start=start))

    def _add(self, number: int, edit: Add) -> None:
        sessions = {one.id for one in self.problem.catalogue.sessions}
        if edit.session not in sessions:
            self._unknown(number, "session", "session", edit.session)
            return
        if not self._is_in_trip(number, edit.date):
            return
        start = snapped(self.problem, edit.start)
        visit, why = visit_to_add(self.problem, edit.model_copy(update={"start": start}))
        if visit is None:
            assert why is not None
            self._fault(
                number,
                ("session",),
                FindingCode.CONTRADICTION,
                why.message,
                "Add another session, or change the wishes.",
                {"reason": why.code, "session": edit.session, "facts": why.facts},
            )
            return
        self._put(edit.date, visit)
        self.touched[edit.session] = None
        self.excluded.pop(edit.session, None)

    def _take_out(self, date: dt.date, stop: Stop) -> None:
        self.stops[date].remove(stop)
        for session in sessions_of(stop):
            self._carry_pins(session, date, None)
            if not any(session in sessions_of(one) for one in self.every_stop()):
                self.touched.pop(session, None)

    def _pin(self, number: int, edit: PinHere) -> None:
        found = self._found(number, edit.stop)
        if found is None:
            return
        date, stop = found
        for session in sessions_of(stop):
            start = None if edit.whole_day else stop.start
            pin = Pin(session=session, date=date, start=start)
            others = [one for one in self.wishes.pins if (one.session, one.date) != (session, date)]
            self._set(pins=(*others, pin))

    def _unpin(self, number: int, edit: Unpin) -> None:
        left = tuple(one for one in self.wishes.pins if one.session != edit.session)
        if len(left) == len(self.wishes.pins):
            self._unknown(number, "session", "pinned session", edit.session)
        self._set(pins=left)

    def _exclude(self, number: int, edit: Exclude) -> None:
        if edit.session not in {one.id for one in self.problem.catalogue.sessions}:
            self._unknown(number, "session", "session", edit.session)
            return
        for date, stops in self.stops.items():
            for stop in [one for one in stops if edit.session in sessions_of(one)]:
                self._take_out(date, stop)
        self._set(pins=tuple(one for one in self.wishes.pins if one.session != edit.session))
        self.excluded[edit.session] = None

    # --- what edits are made of -------------------------------------------------------------------
    def every_stop(self) -> Iterator[Stop]:
        """The stops of all days."""
        for stops in self.stops.values():
            yield from stops

    def _put(self, date: dt.date, stop: Stop) -> None:
        """Puts a stop where its start belongs, after others of the same start."""
        stops = self.stops[date]
        later = (index for index, one in enumerate(stops) if one.start > stop.start)
        stops.insert(next(later, len(stops)), stop)
        for session in sessions_of(stop):
            self.touched[session] = None

    def _carry_pins(self, session: str, date: dt.date, pin: Pin | None) -> None:
        """A pin goes where its visit goes; with nothing to go to it is taken out."""
        pins = []
        for one in self.wishes.pins:
            if (one.session, one.date) != (session, date):
                pins.append(one)
            elif pin is not None:
                pins.append(
                    pin if one.start is not None else pin.model_copy(update={"start": None})
                )
        self._set(pins=tuple(pins))

    def _set(self, *, pins: tuple[Pin, ...]) -> None:
        if pins != self.wishes.pins:
            self.wishes = self.wishes.model_copy(update={"pins": pins})

    def wishes_left(self) -> Wishes:
        """The wishes with pins as the edits leave them, and a wish for each excluded session."""
        known = {
            wish.target.session for wish in self.wishes.wishes if wish.kind is WishKind.EXCLUDED
        }
        more = tuple(
            Wish(
                id=f"{EXCLUDED}{session}"[:80],
                target=Target(session=session),
                kind=WishKind.EXCLUDED,
            )
            for session in self.excluded
            if session not in known
        )
        if not more:
            return self.wishes
        return self.wishes.model_copy(update={"wishes": (*self.wishes.wishes, *more)})

    # --- findings ---------------------------------------------------------------------------------
    def _found(self, number: int, name: StopName) -> tuple[dt.date, Stop] | None:
        if not self._is_in_trip(number, name.date, ("stop", "date")):
            return None
        stops = [one for one in self.stops[name.date] if is_named(one, name)]
        if stops:
            return name.date, stops[0]
        at = "" if name.start is None else f" at {clock(name.start)}"
        self._fault(
            number,
            ("stop",),
            FindingCode.UNKNOWN_ID,
            f"There is no {name.kind} '{name.id or name.kind}' on {name.date}{at}.",
            "Name a stop of the plan as the edits before leave it.",
        )
        return None

    def _is_in_trip(self, number: int, date: dt.date, steps: Steps = ("date",)) -> bool:
        if date in self.stops:
            return True
        days = sorted(self.stops)
        self._fault(
            number,
            steps,
            FindingCode.DATE_OUTSIDE_TRIP,
            f"{date} is no day of the plan.",
            f"Name a day from {days[0]} to {days[-1]}; to change the days, plan anew.",
        )
        return False

    def _unknown(self, number: int, field_name: str, what: str, key: str) -> None:
        self._fault(
            number,
            (field_name,),
            FindingCode.UNKNOWN_ID,
            f"There is no {what} '{key}'.",
            f"Name a {what} that there is.",
        )

    def _fault(
        self,
        number: int,
        steps: Steps,
        code: FindingCode,
        message: str,
        advice: str,
        detail: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        where = ("edits", number, *steps)
        self.findings.append(fault(code, "request", message, advice, where, detail))


def sessions_of(stop: Stop) -> Sequence[str]:
    """The sessions of a visit; none of any other stop."""
    return stop.sessions if isinstance(stop, Visit) else ()


def is_named(stop: Stop, name: StopName) -> bool:
    """Whether a stop is the one that a name means."""
    if name.start is not None and name.start != stop.start:
        return False
    match stop:
        case Visit():
            return name.kind is StopKind.VISIT and name.id in stop.sessions
        case MealStop():
            return name.kind is StopKind.MEAL and name.id == stop.meal.value
        case Appointment():
            return name.kind is StopKind.APPOINTMENT and name.id == stop.commitment
        case Debrief():
            return name.kind is StopKind.DEBRIEF


def snapped(problem: Problem, start: int) -> int:
    """The nearest start on the grid."""
    grid = problem.rules.grid_minutes
    return (start + grid // 2) // grid * grid
