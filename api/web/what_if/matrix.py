"""The matrix: what each answer does to each visit. No page in here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from api.web.what_if.words import WORDS
from optimizer.domain.comparison import Alteration, AssignmentChange, DayPart, Placed
from optimizer.domain.ticks import clock
from optimizer.report.assignment import Names
from optimizer.report.phrases import short_date

Fate = Literal["stays", "moves", "changes", "drops", "adds", "absent"]


@dataclass(frozen=True)
class Cell:
    """What one answer does to a visit, in words."""

    fate: Fate
    text: str


@dataclass(frozen=True)
class Row:
    """A visit, a night or a day's vehicle: as it is now, and a cell for each answer."""

    name: str
    now: str
    cells: tuple[Cell, ...]


def rows_of(changes: Sequence[AssignmentChange | None], names: Names) -> tuple[Row, ...]:
    """Every visit of the plan in its order, what is new in any answer, then nights and vehicles.

    None stands for an answer without a plan.
    """
    return (*_visits(changes, names), *_days(changes, names))


def _visits(changes: Sequence[AssignmentChange | None], names: Names) -> Iterator[Row]:
    now: dict[str, Placed] = {}
    new: dict[str, Placed] = {}
    for change in changes:
        if change is not None:
            now |= {one.session: one for one in (*change.kept, *change.dropped)}
            now |= {one.before.session: one.before for one in change.moved}
            new |= {one.session: one for one in change.added}
    new = {key: one for key, one in new.items() if key not in now}
    for placed in sorted((*now.values(), *new.values()), key=lambda one: (one.date, one.start)):
        key = placed.session
        at = _when(placed, names.language) if key in now else "–"
        cells = tuple(_cell(change, key, names) for change in changes)
        yield Row(names.of("session", key), at, cells)


def _cell(change: AssignmentChange | None, key: str, names: Names) -> Cell:
    language = names.language
    if change is None:
        return Cell("absent", "")
    if any(one.session == key for one in change.kept):
        return Cell("stays", WORDS(language, "stays"))
    for one in change.moved:
        if one.before.session == key:
            if {Alteration.DATE, Alteration.TIME} & set(one.alterations):
                return Cell("moves", WORDS(language, "moves", when=_when(one.after, language)))
            how = ", ".join(WORDS(language, f"how.{what.value}") for what in one.alterations)
            return Cell("changes", WORDS(language, "changes", how=how))
    for placed in change.added:
        if placed.session == key:
            return Cell("adds", WORDS(language, "adds", when=_when(placed, language)))
    if any(one.session == key for one in change.dropped):
        return Cell("drops", WORDS(language, "drops"))
    return Cell("absent", "")


def _days(changes: Sequence[AssignmentChange | None], names: Names) -> Iterator[Row]:
    found: dict[tuple[DayPart, dt.date], str | None] = {}
    for change in changes:
        for one in change.days if change is not None else ():
            found[one.part, one.date] = one.before
    language = names.language
    for (part, date), before in sorted(found.items(), key=lambda one: (one[0][0], one[0][1])):
        cells = tuple(_day_cell(change, part, date, names) for change in changes)
        label = WORDS(language, f"{part.value}-row", date=short_date(date, language))
        yield Row(label, _named(part, before, names), cells)


def _day_cell(change: AssignmentChange | None, part: DayPart, date: dt.date, names: Names) -> Cell:
    if change is None:
        return Cell("absent", "")
    found = next((one for one in change.days if (one.part, one.date) == (part, date)), None)
    if found is None:
        return Cell("stays", WORDS(names.language, "stays"))
    return Cell("moves", _named(part, found.after, names))


def _named(part: DayPart, key: str | None, names: Names) -> str:
    if key is None:
        return WORDS(names.language, "nothing")
    return names.of("hotel" if part is DayPart.HOTEL else "vehicle", key)


def _when(placed: Placed, language: str) -> str:
    return f"{short_date(placed.date, language)} {clock(placed.start)}"
