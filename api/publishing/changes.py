"""Changes: what a version of a programme does differently from the one before, in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum

from api.publishing.sentences import filled
from api.publishing.stops import StopChange, stop_changes
from optimizer.domain.comparison import Alteration, DayChange, DayPart, Moved, Placed
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks
from optimizer.domain.value import Text, Value
from optimizer.report.phrases import short_date
from optimizer.report.words import Words
from scenarios.comparison import assignment_change


class ChangeKind(StrEnum):
    """What kind of change it is."""

    FIRST = "first"
    NONE = "none"
    KEPT = "kept"
    MOVED = "moved"
    DROPPED = "dropped"
    ADDED = "added"
    HOTEL = "hotel"
    VEHICLE = "vehicle"
    STOP = "stop"
    WARNING = "warning"


class Change(Value):
    """One change: a sentence in both languages, and what it is about; a partner is told its own."""

    kind: ChangeKind
    text: Text
    date: dt.date | None = None
    session: str | None = None
    partner: str | None = None


class _Told:
    """Both versions, spoken of in one language."""

    def __init__(self, before: Problem, after: Problem, language: str) -> None:
        self.language = language
        self.before, self.after = Words(before, language), Words(after, language)

    def date(self, date: dt.date) -> str:
        return short_date(date, self.language)

    def when(self, placed: Placed) -> str:
        return f"{self.date(placed.date)} {self.after.time(placed.start)}"

    def filled(self, key: str, **values: object) -> str:
        return filled(key, self.language, **values)


def changes_between(
    before: tuple[Problem, Itinerary] | None, problem: Problem, itinerary: Itinerary
) -> tuple[Change, ...]:
    """The change log of a version: against the version that holds, or that it is the first."""
    with ticks(problem.rules.ticks_per_minute):
        if before is None:
            return (_first(problem, itinerary),)
        return tuple(_against(before, problem, itinerary))


def _first(problem: Problem, itinerary: Itinerary) -> Change:
    days, visits = itinerary.days, sum(len(visit.sessions) for _, visit in itinerary.visits)

    def say(told: _Told) -> str:
        first, last = told.date(days[0].date), told.date(days[-1].date)
        key = "first.one-day" if len(days) == 1 else "first"
        return told.filled(key, n=visits, first=first, last=last)

    return Change(kind=ChangeKind.FIRST, text=_text(problem, problem, say))


def _against(
    before: tuple[Problem, Itinerary], problem: Problem, itinerary: Itinerary
) -> Iterator[Change]:
    was, old = before
    change = assignment_change(was, old, itinerary, problem)
    stops = stop_changes(old, itinerary)

    def text(say: Callable[[_Told], str]) -> Text:
        return _text(was, problem, say)

    if change.is_empty and not stops:
        yield Change(kind=ChangeKind.NONE, text=text(lambda told: told.filled("none")))
        return
    for moved in change.moved:
        yield _about(ChangeKind.MOVED, moved.after, text(_moving(moved)))
    for placed in change.dropped:
        yield _about(ChangeKind.DROPPED, placed, text(_single("dropped", placed, old=True)))
    for placed in change.added:
        yield _about(ChangeKind.ADDED, placed, text(_single("added", placed, old=False)))
    for day in change.days:
        kind = ChangeKind.HOTEL if day.part is DayPart.HOTEL else ChangeKind.VEHICLE
        yield Change(kind=kind, text=text(_day(day)), date=day.date)
    for stop in stops:
        yield Change(kind=ChangeKind.STOP, text=text(_stop(stop)), date=stop.date)
    if kept := len(change.kept):
        yield Change(kind=ChangeKind.KEPT, text=text(lambda told: _kept(told, kept)))


def _about(kind: ChangeKind, placed: Placed, text: Text) -> Change:
    return Change(
        kind=kind, text=text, date=placed.date, session=placed.session, partner=placed.partner
    )


def _text(before: Problem, after: Problem, say: Callable[[_Told], str]) -> Text:
    return Text(fi=say(_Told(before, after, "fi")), en=say(_Told(before, after, "en")))


def _kept(told: _Told, kept: int) -> str:
    return told.filled("kept.one" if kept == 1 else "kept", n=kept)


def _single(key: str, placed: Placed, *, old: bool) -> Callable[[_Told], str]:
    def say(told: _Told) -> str:
        words = told.before if old else told.after
        name, venue = words.session(placed.session), words.venue(placed.venue)
        return told.filled(key, session=name, when=told.when(placed), venue=venue)

    return say


def _moving(moved: Moved) -> Callable[[_Told], str]:
    """One sentence for all that differs, the time first."""

    def say(told: _Told) -> str:
        old, new = moved.before, moved.after
        is_later = {Alteration.DATE, Alteration.TIME} & set(moved.alterations)
        name = told.after.session(new.session)
        head = (
            told.filled("moved", session=name, old=told.when(old), new=told.when(new))
            if is_later
            else told.filled("altered", session=name, when=told.when(new))
        )
        details = [_detail(told, one, old, new) for one in moved.alterations]
        return ", ".join([head, *(part for part in details if part)]) + "."

    return say


def _detail(told: _Told, alteration: Alteration, old: Placed, new: Placed) -> str:
    tick = told.after.problem.rules.ticks_per_minute
    match alteration:
        case Alteration.VENUE:
            venues = told.before.venue(old.venue), told.after.venue(new.venue)
            return told.filled("moved.venue", old=venues[0], new=venues[1])
        case Alteration.DURATION:
            lengths = [-(-(one.end - one.start) // tick) for one in (old, new)]
            return told.filled("moved.duration", old=lengths[0], new=lengths[1])
        case Alteration.LANGUAGE:
            modes = [_mode(one, told.language) for one in (old, new)]
            return told.filled("moved.language", old=modes[0], new=modes[1])
        case Alteration.SPLIT:
            return told.filled("moved.split")
        case Alteration.PARTNER:
            partners = told.before.partner(old.partner), told.after.partner(new.partner)
            return told.filled("moved.partner", old=partners[0], new=partners[1])
        case _:
            return ""


def _mode(placed: Placed, language: str) -> str:
    return filled(f"mode.{placed.language_mode.value}", language)


def _day(change: DayChange) -> Callable[[_Told], str]:
    def say(told: _Told) -> str:
        def name(words: Words, key: str | None) -> str:
            if key is None:
                return told.filled(f"no-{change.part.value}")
            return words.hotel(key) if change.part is DayPart.HOTEL else words.vehicle(key)

        old, new = name(told.before, change.before), name(told.after, change.after)
        return told.filled(change.part.value, date=told.date(change.date), old=old, new=new)

    return say


def _stop_before(told: _Told, change: StopChange) -> str | None:
    """What a stop was: without the name where that is the same, with the date where it is not."""
    was, now = change.before, change.after
    if was is None:
        return None
    is_named = now is None or now.key != was.key
    text = was.named(told.before) if is_named else told.before.time(was.time)
    return text if was.date == change.date else f"{told.date(was.date)} {text}"


def _stop(change: StopChange) -> Callable[[_Told], str]:
    def say(told: _Told) -> str:
        old, new = _stop_before(told, change), None
        if change.after is not None:
            new = change.after.named(told.after)
        what = told.filled(f"stop.{change.what}")
        values = {"what": what, "date": told.date(change.date), "old": old, "new": new}
        key = "stop.dropped" if new is None else "stop.added" if old is None else "stop.changed"
        return told.filled(key, **values)

    return say
