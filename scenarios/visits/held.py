"""Visits as they were held: versions of the programme, what changed between them, the report."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from scenarios.learning import Improved, LearningReport, Told
from scenarios.replanning import Given, Replan
from scenarios.visits.series import SeriesVisit


@dataclass(frozen=True)
class Version:
    """A published version: its problem and its plan, which has an itinerary.

    The next ones have what happened (`given`) and what it changed (`replan`).
    """

    number: int
    problem: Problem
    result: SolveResult
    given: Given | None = None
    replan: Replan | None = None

    @property
    def itinerary(self) -> Itinerary:
        """What was published."""
        assert self.result.itinerary is not None
        return self.result.itinerary


@dataclass(frozen=True)
class Lesson:
    """What the report before led to: the catalogue, and what each improvement changed in it."""

    catalogue: Catalogue
    improved: Improved


@dataclass(frozen=True)
class VisitHeld:
    """One visit from its wishes to its report; `lesson` is that of the visit before, if any."""

    visit: SeriesVisit
    lesson: Lesson | None
    versions: tuple[Version, ...]
    told: Told
    report: LearningReport

    @property
    def held(self) -> Version:
        """The version by which it was held."""
        return self.versions[-1]
