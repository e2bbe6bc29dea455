"""Items: what lines mean as items of a day: visits, meals, own items, arrival and departure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from optimizer.domain.catalogue import LanguageMode, Meal, Split
from optimizer.domain.edits import Add
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    DayItem,
    Debrief,
    Departure,
    MealStop,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock
from optimizer.domain.value import Text
from optimizer.domain.wishes import Commitment
from optimizer.drafting import visit_to_add
from scenarios.workbooks.programme.layout import END, MODE, START, VENUE, WHAT
from scenarios.workbooks.programme.lines import Line
from scenarios.workbooks.programme.meanings import Meaning, Reader, Role
from scenarios.workbooks.programme.names import Naming

_PLACES = (Naming.VENUE, Naming.PLACE, Naming.HOTEL, Naming.RESTAURANT)
_OWN = "own-row-"


class Items:
    """Makes the items of days; `commitments` are the own items that they need."""

    def __init__(self, problem: Problem, reader: Reader) -> None:
        self.problem, self.reader = problem, reader
        self.tick = problem.rules.ticks_per_minute
        self.commitments: list[Commitment] = []

    def of_day(self, meanings: Sequence[Meaning]) -> list[DayItem]:
        """The items of one day, in the order of the lines."""
        items: list[DayItem] = []
        for number, one in enumerate(meanings):
            later = [m.line.start for m in meanings[number + 1 :] if m.line.start is not None]
            item = self._item(one, items, later[0] if later else None)
            if item is not None:
                items.append(item)
        return items

    def _item(self, one: Meaning, before: Sequence[DayItem], later: int | None) -> DayItem | None:
        line = one.line
        match one.role:
            case Role.NIGHT:
                return None
            case Role.ARRIVAL | Role.DEPARTURE:
                return self._connection(one)
        if line.start is None:
            self._tell(line, START, "It is not said when this starts.", "Write its time: 09:00.")
            return None
        start = line.start * self.tick
        if one.role is Role.VISIT:
            return self._visit(one, start)
        end = self._end(one, later)
        if end is None:
            return None
        match one.role:
            case Role.MEAL:
                restaurant = self.problem.catalogue.restaurant(one.ids[0])
                return MealStop(
                    meal=one.meal or Meal.LUNCH,
                    restaurant=restaurant.id,
                    place=restaurant.place,
                    start=start,
                    end=end,
                )
            case Role.DEBRIEF:
                return Debrief(place=self._place(line, before), start=start, end=end)
            case Role.COMMITMENT:
                return self._known_commitment(one, before, start, end)
        return self._own(one, before, start, end)

    def _connection(self, one: Meaning) -> Arrival | Departure:
        found = self.problem.catalogue.connection(one.ids[0])
        if one.role is Role.ARRIVAL:
            start = found.time - found.journey_minutes
            return Arrival(connection=found.id, place=found.place, start=start, end=found.time)
        end = found.time + found.journey_minutes
        return Departure(connection=found.id, place=found.place, start=found.time, end=end)

    def _end(self, one: Meaning, later: int | None) -> int | None:
        """When a line ends: as it says, or as the next one starts, or as long as a meal lasts."""
        line = one.line
        assert line.start is not None
        if line.end is not None:
            return self._ordered_end(line)
        if one.role is Role.MEAL and one.meal in self.problem.rules.meals:
            assert one.meal is not None
            return line.start * self.tick + self.problem.rules.meal(one.meal).minutes
        if later is not None and later > line.start:
            return later * self.tick
        self._tell(line, END, "It is not said when this ends.", "Write its end: 10:30.")
        return None

    def _ordered_end(self, line: Line) -> int | None:
        assert line.start is not None
        assert line.end is not None
        if line.end > line.start:
            return line.end * self.tick
        self._tell(
            line,
            END,
            f"It ends at {_clock(line.end)}, not after it starts at {_clock(line.start)}.",
            "Swap the two, or correct one of them; past midnight the hours count on: 24:30.",
            FindingCode.WINDOW_ORDER,
        )
        return None

    # --- visits -----------------------------------------------------------------------------------

    def _visit(self, one: Meaning, start: int) -> Visit | None:
        line = one.line
        end = None
        if line.end is not None and (end := self._ordered_end(line)) is None:
            return None
        venue, mode = self._venue(line, one.ids), self._mode(line)
        assert isinstance(line.day, dt.date)
        edit = Add(session=one.ids[0], date=line.day, start=start, venue=venue, language_mode=mode)
        visit, _ = visit_to_add(self.problem, edit)
        if visit is None or set(visit.sessions) != set(one.ids):
            visit = self._as_written(one.ids, venue, mode, start, visit)
        return visit if end is None else visit.model_copy(update={"end": end})

    def _as_written(
        self,
        sessions: tuple[str, ...],
        venue: str | None,
        mode: LanguageMode | None,
        start: int,
        like: Visit | None,
    ) -> Visit:
        """A visit that the rules leave no way to hold, or that two sessions share in rotation."""
        first = self.problem.catalogue.session(sessions[0])
        place = self.problem.catalogue.venue(venue or first.venues[0])
        minutes = first.talk_minutes + first.hands_on_minutes
        is_rotation = len(sessions) == 2
        return Visit(
            sessions=sessions,
            venue=place.id,
            place=place.place,
            language_mode=mode or (like.language_mode if like else LanguageMode.OWN),
            interpreter=like.interpreter if like else None,
            split=Split.ROTATION if is_rotation else None,
            start=start,
            end=start + max(1, minutes * len(sessions)),
        )

    def _venue(self, line: Line, sessions: Sequence[str]) -> str | None:
        if not line.said(VENUE):
            return None
        own = {v for one in sessions for v in self.problem.catalogue.session(one).venues}
        exact = self.reader.names.exactly(line.said(VENUE), (Naming.VENUE,))
        of_session = [one for one in exact if one.id in own]
        if len(of_session) == 1:
            return of_session[0].id
        named = self.reader.named(line, VENUE, (Naming.VENUE,))
        return None if named is None else named.id

    def _mode(self, line: Line) -> LanguageMode | None:
        text = line.said(MODE).strip().lower()
        if not text:
            return None
        try:
            return LanguageMode(text)
        except ValueError:
            modes = ", ".join(one.value for one in LanguageMode)
            self._tell(
                line,
                MODE,
                f"The language mode is '{line.said(MODE)}', which is none.",
                f"Write one of {modes}, or leave it empty.",
            )
            return None

    # --- own items --------------------------------------------------------------------------------

    def _known_commitment(
        self, one: Meaning, before: Sequence[DayItem], start: int, end: int
    ) -> Appointment:
        found = next(c for c in self.problem.wishes.commitments if c.id == one.ids[0])
        place = self._place(one.line, before) if one.line.said(VENUE) else found.places[0]
        return Appointment(commitment=found.id, place=place, start=start, end=end)

    def _own(self, one: Meaning, before: Sequence[DayItem], start: int, end: int) -> Appointment:
        """A text of the coordinator's own becomes a commitment at that date and time."""
        line, text = one.line, one.line.said(WHAT)
        place = self._place(line, before)
        taken = {c.id for c in (*self.problem.wishes.commitments, *self.commitments)}
        key = f"{_OWN}{line.row}"
        while key in taken:
            key += "-again"
        assert isinstance(line.day, dt.date)
        self.commitments.append(
            Commitment(
                id=key,
                name=Text(fi=text, en=text),
                places=(place,),
                minutes=min(end - start, 24 * 60 * self.tick),
                date=line.day,
                start=start,
            )
        )
        return Appointment(commitment=key, place=place, start=start, end=end)

    def _place(self, line: Line, before: Sequence[DayItem]) -> str:
        """Where it is: as it says, or where the item before it was, or the first place there is."""
        if line.said(VENUE):
            named = self.reader.named(line, VENUE, _PLACES)
            if named is not None:
                return self._place_of(named.kind, named.id)
        last = next((item.place for item in reversed(before) if hasattr(item, "place")), None)
        place = last or self._some_place()
        if not line.said(VENUE):
            name = self.problem.catalogue.place(place).name.en
            self._tell(
                line,
                VENUE,
                f"It is not said where '{line.said(WHAT)}' is: {name} is taken.",
                "Write its place.",
                severity=Severity.WARNING,
            )
        return str(place)

    def _place_of(self, kind: Naming, key: str) -> str:
        catalogue = self.problem.catalogue
        match kind:
            case Naming.VENUE:
                return catalogue.venue(key).place
            case Naming.HOTEL:
                return catalogue.hotel(key).place
            case Naming.RESTAURANT:
                return catalogue.restaurant(key).place
        return key

    def _some_place(self) -> str:
        hotels = self.problem.catalogue.hotels
        return hotels[0].place if hotels else self.problem.catalogue.places[0].id

    def _tell(
        self,
        line: Line,
        key: str,
        message: str,
        advice: str,
        code: FindingCode = FindingCode.FIELD_MISSING,
        severity: Severity = Severity.ERROR,
    ) -> None:
        at = line.at.get(key) or line.at.get(WHAT)
        self.reader.places.tell(code, at, message, advice, severity=severity)


def _clock(minutes: int) -> str:
    return clock(minutes)
