"""Drafts: a plan changed by hand, and how each rule judges it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.problem import Problem
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.value import Value


class Level(StrEnum):
    """What a broken rule means for a plan that was changed by hand."""

    BLOCK = "block"
    """It cannot be published."""
    WARN = "warn"
    """It can, and whoever does has been told."""
    IGNORE = "ignore"
    """Nobody needs to be told."""


class Spot(Value):
    """Where in a plan: an item of a day, a day as a whole, or the trip (then both are None)."""

    date: dt.date | None = None
    item: int | None = None


class Judged(Value):
    """A violation with its level and its spot."""

    violation: Violation
    level: Level
    spot: Spot


class Draft(Value):
    """A plan changed by hand, with the problem that the same edits leave."""

    problem: Problem
    itinerary: Itinerary


class Judgement(Value):
    """What a draft breaks and what it is worth, beside the plan that was changed."""

    findings: tuple[Judged, ...]
    score: Score
    before: Score

    @property
    def may_be_published(self) -> bool:
        """Whether nothing stands in the way."""
        return all(one.level is not Level.BLOCK for one in self.findings)


Levels = dict[Rule, Level]
"""The level of rules that a coordinator sets in place of the usual ones."""
