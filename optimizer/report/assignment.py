"""What became of every visit as text: moved, dropped, added, and for each partner what changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from optimizer.domain.comparison import (
    Alteration,
    AssignmentChange,
    DayChange,
    DayPart,
    Moved,
    PartnerChange,
    Placed,
)
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.phrases import phrase, short_date
from optimizer.report.words import Words


class Names:
    """The names of things that are in one problem or in the other."""

    def __init__(self, problems: Iterable[Problem], language: str) -> None:
        self.language = language
        self._words = [Words(problem, language) for problem in problems]

    def of(self, kind: str, key: str) -> str:
        """The name of a thing of a kind; its id where neither problem has it."""
        for words in self._words:
            try:
                return str(getattr(words, kind)(key))
            except KeyError:
                continue
        return key

    def wish(self, key: str) -> str:
        """What a wish is about, in the problem that has it."""
        return next((name for words in self._words if (name := words.wish(key)) != key), key)


def summary_of(change: AssignmentChange, language: str) -> str:
    """How many sessions were kept, moved, dropped and added."""
    names = ("kept", "moved", "dropped", "added")
    counts = {name: len(getattr(change, name)) for name in names}
    return phrase("assignment.summary", language, **counts)


def assignment_lines(names: Names, change: AssignmentChange) -> list[str]:
    """Counts, one line for each change, and the same by partner."""
    language = names.language
    lines = title(phrase("assignment.title", language))
    if change.is_empty:
        return [*lines, *wrapped(phrase("assignment.same", language))]
    lines += wrapped(summary_of(change, language) + ".")
    rows = [*_visit_rows(names, change), *(_day_row(names, one) for one in change.days)]
    lines += table(rows, align="lll")
    lines += ["", *title(phrase("assignment.by-partner", language))]
    for one in change.partners:
        lines += _partner(names, one)
    return lines


def _visit_rows(
    names: Names, change: AssignmentChange | PartnerChange
) -> Iterable[tuple[str, str, str]]:
    language = names.language
    for one in change.moved:
        yield phrase("assignment.moved", language), _session(names, one.after), _way(names, one)
    for key in ("dropped", "added"):
        for placed in getattr(change, key):
            when = _when(placed.date, placed.start, language)
            yield phrase(f"assignment.{key}", language), _session(names, placed), when


def _day_row(names: Names, one: DayChange) -> tuple[str, str, str]:
    language = names.language
    kind = "hotel" if one.part is DayPart.HOTEL else "vehicle"
    none = phrase("assignment.none", language)
    was, now = (none if key is None else names.of(kind, key) for key in (one.before, one.after))
    label = f"{phrase(f'assignment.{one.part.value}', language)}"
    return label, short_date(one.date, language), f"{was} → {now}"


def _partner(names: Names, one: PartnerChange) -> list[str]:
    language = names.language
    name = names.of("partner", one.partner)
    if one.is_unchanged:
        return wrapped(f"{name}: {phrase('assignment.unchanged', language)}")
    lines = wrapped(f"{name}:")
    for label, session, how in _visit_rows(names, one):
        lines += wrapped(f"{label} {session}, {how}", f"{INDENT}{INDENT}• ")
    kept = ", ".join(
        f"{_session(names, placed)} {_when(placed.date, placed.start, language)}"
        for placed in one.kept
    )
    if kept:
        text = f"{phrase('assignment.kept', language)} {kept}"
        lines += wrapped(text, f"{INDENT}{INDENT}• ")
    return lines


def _session(names: Names, placed: Placed) -> str:
    return names.of("session", placed.session)


def _way(names: Names, one: Moved) -> str:
    """From what to what, and all else that differs."""
    language = names.language
    before, after = one.before, one.after
    when = _when(after.date, after.start, language)
    if Alteration.DATE in one.alterations or Alteration.TIME in one.alterations:
        when = f"{_when(before.date, before.start, language)} → {when}"
    parts = [when]
    if Alteration.DURATION in one.alterations:
        parts.append(phrase("assignment.lasts", language, time=clock(after.end)))
    if Alteration.VENUE in one.alterations:
        name = names.of("venue", after.venue)
        parts.append(phrase("assignment.venue", language, name=name))
    if Alteration.LANGUAGE in one.alterations:
        parts.append(phrase(f"held.{after.language_mode.value}", language))
    if Alteration.SPLIT in one.alterations:
        parts.append(phrase("assignment.otherwise-split", language))
    if Alteration.PARTNER in one.alterations:
        parts.append(names.of("partner", after.partner))
    return ", ".join(parts)


def _when(date: dt.date, start: int, language: str) -> str:
    return f"{short_date(date, language)} {clock(start)}"
