"""Warnings: what the checker says of a plan that was made by hand, for those who hold it."""

from __future__ import annotations

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.levels import Level
from optimizer.domain.problem import Problem
from optimizer.drafting import item_at, judged
from optimizer.report.violations import violation_sentence


def warnings(problem: Problem, itinerary: Itinerary, language: str) -> list[str]:
    """A sentence for each rule that the plan breaks and that only warns; of most plans none."""
    return [
        violation_sentence(problem, one.violation, language, item_at(itinerary, one.spot))
        for one in judged(problem, itinerary)
        if one.level is Level.WARN
    ]
