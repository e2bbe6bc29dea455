"""Drafts: a plan changed by hand, and how each rule judges it."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.levels import Level
from optimizer.domain.problem import Problem
from optimizer.domain.result import Violation
from optimizer.domain.value import Value


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
