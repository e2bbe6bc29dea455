"""Comparisons: two answers side by side, down to every visit and what changed for each partner."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from optimizer.domain.catalogue import LanguageMode, Split
from optimizer.domain.money import Category, Cents
from optimizer.domain.result import Tier, Verdict
from optimizer.domain.value import Id, Value


class Placed(Value):
    """One session as a plan holds it. Start and end in ticks from midnight of the date.

    `beside` is the session that the other half of the group is at; they swap.
    """

    session: Id
    partner: Id
    date: dt.date
    start: int
    end: int
    venue: Id
    language_mode: LanguageMode
    split: Split | None = None
    beside: Id | None = None


class Alteration(StrEnum):
    """What differs between two ways to hold a session."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    VENUE = "venue"
    LANGUAGE = "language"
    SPLIT = "split"
    PARTNER = "partner"


class Moved(Value):
    """A session that both plans hold, but not in the same way."""

    before: Placed
    after: Placed
    alterations: tuple[Alteration, ...]


class DayPart(StrEnum):
    """What belongs to a day and not to a visit."""

    HOTEL = "hotel"
    VEHICLE = "vehicle"


class DayChange(Value):
    """Another hotel for a night or another vehicle for a day; None for none at all."""

    date: dt.date
    part: DayPart
    before: Id | None
    after: Id | None


class PartnerChange(Value):
    """What changed for one partner that hosts in either plan."""

    partner: Id
    kept: tuple[Placed, ...] = ()
    moved: tuple[Moved, ...] = ()
    dropped: tuple[Placed, ...] = ()
    added: tuple[Placed, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether the partner need not be told anything."""
        return not (self.moved or self.dropped or self.added)


class AssignmentChange(Value):
    """Two plans visit by visit, in the order of their time. `days` lists only what changed."""

    kept: tuple[Placed, ...]
    moved: tuple[Moved, ...]
    dropped: tuple[Placed, ...]
    added: tuple[Placed, ...]
    days: tuple[DayChange, ...]
    partners: tuple[PartnerChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether every visit, night and vehicle is as it was."""
        return not (self.moved or self.dropped or self.added or self.days)


class Figures(Value):
    """How good one answer is, in numbers; None where there is no plan to count.

    Where the hashes of two answers differ, they answer different problems.
    """

    problem_hash: str | None = None
    verdict: Verdict
    tiers: tuple[Tier, ...]
    points: int | None = None
    cost_cents: Cents | None = None
    cost_and_time_cents: Cents | None = None
    travel_minutes: int | None = None
    waiting_minutes: int | None = None
    visits: int | None = None
    changes: int | None = None


class Difference(Value):
    """One term of a sum in both answers: points of a wish, or cents of a category."""

    term: str
    before: int
    after: int


class Comparison(Value):
    """An answer beside the one it is compared with.

    The sums of each list of differences are the totals of both. Without a plan on either side
    there are no differences and no assignment: nothing is known to be dropped or kept.
    """

    before: Figures
    after: Figures
    points_by_wish: tuple[Difference, ...] = ()
    cost_by_category: tuple[Difference, ...] = ()
    assignment: AssignmentChange | None = None

    def cost_of(self, category: Category) -> Difference | None:
        """The difference of one category."""
        return next((one for one in self.cost_by_category if one.term == category), None)
