"""Meanings: what each line of a programme is; where only a guess could tell, a question is asked.

A name is taken for what has that very name, whatever its case and accents. One that is only much
like a name is never taken for it by itself: the reader proposes, and the coordinator answers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from optimizer.domain.catalogue import Meal
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.problem import Problem
from optimizer.domain.value import Id, Text, Value
from scenarios.workbooks.files.places import Places
from scenarios.workbooks.programme.layout import (
    HOTEL_WORDS,
    LABELS,
    MEAL_WORDS,
    MOVE_WORDS,
    VENUE,
    WHAT,
)
from scenarios.workbooks.programme.lines import Line
from scenarios.workbooks.programme.names import MOST_PROPOSED, Named, Names, Naming, bare

OWN = "own"
"""The answer that a text is an item of the coordinator's own."""

SKIP = "skip"
"""The answer that a line is to be left out."""

Answers = Mapping[str, str]
"""What texts mean: an id of the catalogue, `own` or `skip`, by the text."""


class Role(StrEnum):
    """What a line is in the plan."""

    VISIT = "visit"
    MEAL = "meal"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    COMMITMENT = "commitment"
    OWN = "own"
    DEBRIEF = "debrief"
    NIGHT = "night"


@dataclass(frozen=True)
class Meaning:
    """A line with what it is: `ids` are sessions, a restaurant, a connection or a commitment."""

    line: Line
    role: Role
    ids: tuple[str, ...] = ()
    meal: Meal | None = None


class Proposal(Value):
    """What a text may mean."""

    id: Id
    kind: Naming
    name: Text


class Question(Value):
    """A text that nobody but the coordinator can tell the meaning of, and in which rows it is."""

    text: str
    rows: tuple[int, ...]
    proposals: tuple[Proposal, ...]


_WHAT_KINDS = (
    Naming.SESSION,
    Naming.CONNECTION,
    Naming.RESTAURANT,
    Naming.COMMITMENT,
    Naming.HOTEL,
    Naming.PARTNER,
)
_ROLES = {
    Naming.SESSION: Role.VISIT,
    Naming.RESTAURANT: Role.MEAL,
    Naming.COMMITMENT: Role.COMMITMENT,
    Naming.HOTEL: Role.NIGHT,
}


@dataclass
class Reader:
    """Finds out what lines mean, and gathers the questions that are left."""

    problem: Problem
    names: Names
    places: Places
    answers: Mapping[str, str]
    asked: dict[str, tuple[str, list[int], tuple[Named, ...]]] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in the order of their first rows."""
        return tuple(
            Question(
                text=text,
                rows=tuple(rows),
                proposals=tuple(Proposal(id=o.id, kind=o.kind, name=o.name) for o in named),
            )
            for text, rows, named in self.asked.values()
        )

    def named(self, line: Line, key: str, kinds: Collection[Naming]) -> Named | None:
        """What a column names; None, with a question, where nothing has that very name."""
        text = line.said(key)
        answer = self.answers.get(bare(text))
        found = self.names.exactly(answer or text, kinds)
        if len(found) == 1:
            return found[0]
        if answer in (OWN, SKIP):
            return None
        self._ask(line, key, text, found or self.names.nearly(text, kinds))
        return None

    def meaning(self, line: Line) -> Meaning | None:
        """What a line is; None for one that is left out or asked about."""
        text = line.said(WHAT)
        if not text:
            return Meaning(line, Role.NIGHT)
        answer = self.answers.get(bare(text))
        if answer == SKIP:
            return None
        if answer == OWN:
            return Meaning(line, Role.OWN)
        label, rest = _label(text)
        if answer is not None:
            label, rest = None if label in ("arrival", "departure") else label, answer
        if (meal := _meal(label, text)) is not None:
            return self._meal(line, meal, rest if answer or label else _after_meal(text))
        if label == "debrief" and not self.names.exactly(text, (Naming.SESSION,)):
            return Meaning(line, Role.DEBRIEF)
        kinds = (Naming.CONNECTION,) if label in ("arrival", "departure") else _WHAT_KINDS
        if label not in ("arrival", "departure") and answer is None:
            rest = text
        found = self.names.exactly(rest, kinds)
        if len(found) == 1:
            return self._of(line, found[0])
        if len(both := self._both(rest)) == 2:
            return Meaning(line, Role.VISIT, both)
        if found:
            self._ask(line, WHAT, text, found)
            return None
        return self._unknown(line, text, rest, kinds)

    # --- kinds of lines ---------------------------------------------------------------------------

    def _of(self, line: Line, one: Named) -> Meaning | None:
        if one.kind is Naming.CONNECTION:
            direction = self.problem.catalogue.connection(one.id).direction
            return Meaning(line, Role(direction.value), (one.id,))
        if one.kind is Naming.PARTNER:
            return self._of_partner(line, one)
        if one.kind is Naming.RESTAURANT:
            return Meaning(line, Role.MEAL, (one.id,), self._meal_by_time(line, one.id))
        return Meaning(line, _ROLES[one.kind], (one.id,))

    def _of_partner(self, line: Line, partner: Named) -> Meaning | None:
        """A partner's only session, and a question where it has several."""
        sessions = [one for one in self.problem.catalogue.sessions if one.partner == partner.id]
        named = tuple(Named(Naming.SESSION, one.id, one.name) for one in sessions)
        if len(named) == 1:
            self._tell(
                line,
                WHAT,
                FindingCode.UNKNOWN_ID,
                f"'{line.said(WHAT)}' is read as the one session of this partner: "
                f"{named[0].name.en}.",
                "Write the session's name if it was another one.",
                Severity.WARNING,
            )
            return Meaning(line, Role.VISIT, (named[0].id,))
        self._ask(line, WHAT, line.said(WHAT), named[: 2 * MOST_PROPOSED])
        return None

    def _meal(self, line: Line, meal: Meal, rest: str) -> Meaning | None:
        """A meal at the restaurant that is named after it or in the column of places."""
        text = rest if bare(rest) else line.said(VENUE)
        kinds = (Naming.RESTAURANT,)
        found = self.names.exactly(text, kinds) if bare(text) else ()
        if len(found) == 1:
            return Meaning(line, Role.MEAL, (found[0].id,), meal)
        near = found or (self.names.nearly(text, kinds) if bare(text) else self._serving(meal))
        self._ask(line, WHAT, line.said(WHAT), near)
        return None

    def _serving(self, meal: Meal) -> tuple[Named, ...]:
        """Restaurants that serve a meal to a group of this size."""
        party = self.problem.wishes.party
        return tuple(
            Named(Naming.RESTAURANT, one.id, one.name)
            for one in sorted(self.problem.catalogue.restaurants, key=lambda one: one.id)
            if one.capacity >= party.heads and any(s.meal is meal for s in one.services)
        )[: 2 * MOST_PROPOSED]

    def _meal_by_time(self, line: Line, restaurant: str) -> Meal:
        """Which meal it is where only the restaurant is named: the only one, or by the clock."""
        served = {one.meal for one in self.problem.catalogue.restaurant(restaurant).services}
        if len(served) == 1:
            return next(iter(served))
        return Meal.LUNCH if (line.start or 0) < 15 * 60 else Meal.DINNER

    def _both(self, text: str) -> tuple[str, ...]:
        """The two sessions of a rotation, written with a plus between them."""
        parts = [part for part in text.split(" + ") if part.strip()]
        found = [self.names.exactly(part, (Naming.SESSION,)) for part in parts]
        return tuple(one[0].id for one in found if len(one) == 1)

    def _unknown(self, line: Line, text: str, rest: str, kinds: Sequence[Naming]) -> Meaning | None:
        """A text that nothing has for a name: asked about, left out as a move, or an own item."""
        near = self.names.nearly(rest, kinds)
        if near or len(kinds) == 1:
            self._ask(line, WHAT, text, near or self._connections(line))
            return None
        words = bare(text).split()
        if any(one in MOVE_WORDS for one in words[:2]):
            self._tell(
                line,
                WHAT,
                FindingCode.FIELD_UNKNOWN,
                f"'{text}' is read as a move, and left out: moves are worked out anew.",
                "Write it otherwise if guests do something there.",
                Severity.WARNING,
            )
            return None
        if words and (words[0] in HOTEL_WORDS or text.casefold().startswith("check-in")):
            return Meaning(line, Role.NIGHT)
        self._tell(
            line,
            WHAT,
            FindingCode.UNKNOWN_ID,
            f"Nothing in the catalogue is called '{text}': it is kept as an item of your own.",
            "Write the name as in the catalogue if it is a visit or a meal of it.",
            Severity.WARNING,
        )
        return Meaning(line, Role.OWN)

    def _connections(self, line: Line) -> tuple[Named, ...]:
        """Connections of that direction, those at that time first."""
        label, _ = _label(line.said(WHAT))
        fitting = [one for one in self.problem.catalogue.connections if one.direction == label]
        at = {line.start, line.end} - {None}
        tick = self.problem.rules.ticks_per_minute
        fitting.sort(key=lambda one: (one.time // tick not in at, one.time, one.id))
        return tuple(
            Named(Naming.CONNECTION, one.id, one.name) for one in fitting[: 2 * MOST_PROPOSED]
        )

    # --- telling ----------------------------------------------------------------------------------

    def _ask(self, line: Line, key: str, text: str, near: Sequence[Named]) -> None:
        known = self.asked.get(bare(text))
        if known is not None:
            known[1].append(line.row)
        else:
            self.asked[bare(text)] = (text, [line.row], tuple(near))
        names = ", ".join(f"'{one.name.en}'" for one in near[:MOST_PROPOSED])
        hint = f"Did you mean {names}? " if near else ""
        what = (
            f"'{text}' may mean several things"
            if len(near) > 1
            else (f"Nothing in the catalogue is called '{text}'")
        )
        self.places.tell(
            FindingCode.UNKNOWN_ID,
            line.at.get(key),
            f"{what}; it is not taken over.",
            f"{hint}Write the name as in the catalogue, or say what it means.",
            detail={"suggestion": near[0].id} if near else {},
        )

    def _tell(
        self,
        line: Line,
        key: str,
        code: FindingCode,
        message: str,
        advice: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.places.tell(code, line.at.get(key), message, advice, severity=severity)


def _label(text: str) -> tuple[str | None, str]:
    """What stands before a colon, if it is a word that says what the row is, and the rest."""
    before, colon, rest = text.partition(":")
    for key, pair in LABELS.items():
        if bare(before) in {bare(one) for one in pair}:
            return key, rest.strip() if colon else ""
    return None, text


def _meal(label: str | None, text: str) -> Meal | None:
    words = bare(text).split()
    if label in ("lunch", "dinner"):
        return Meal(label)
    return MEAL_WORDS.get(words[0]) if words else None


def _after_meal(text: str) -> str:
    """What follows a meal's word: `Lunch at Kenkävero` gives `Kenkävero`."""
    rest = text.split(maxsplit=1)[1] if len(text.split()) > 1 else ""
    words = rest.strip(" ,.:–-@").split()
    while words and words[0].casefold() in ("at", "in", "the", "ravintola", "ravintolassa", "@"):
        words = words[1:]
    return " ".join(words)
