"""Inputs of the commands: problems and itineraries, results, and findings as plain data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimizer.domain.findings import Finding, InvalidInput
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import read
from optimizer.domain.reading.sources import source_of_file
from optimizer.domain.result import SolveResult
from scenarios.problems import Judged, itinerary_in, judged, shipped_catalogues

__all__ = [
    "Judged",
    "itinerary_in",
    "json_findings",
    "judged",
    "planned_in",
    "problem_text",
    "result_in",
    "shipped_catalogues",
]


def planned_in(
    problem: Path, itinerary: Path, catalogue: Path | None, bookings: Path | None = None
) -> tuple[Problem | None, Itinerary | None, tuple[Finding, ...]]:
    """A problem and an itinerary for it, each None if it is none, with the findings of both."""
    found, findings = judged(problem, catalogue, bookings)
    try:
        return found, itinerary_in(itinerary), findings
    except InvalidInput as bad:
        return found, None, (*findings, *bad.findings)


def result_in(path: Path) -> tuple[SolveResult | None, tuple[Finding, ...]]:
    """The result in a file, None with findings where it is none."""
    reading = read(SolveResult, source_of_file(path))
    once: list[Finding] = []
    for finding in reading.findings:
        if finding not in once:
            once.append(finding)
    return None if once else reading.value, tuple(once)


def problem_text(problem: Problem) -> str:
    """A problem as a file from which it can be planned again."""
    return problem.model_dump_json(indent=1) + "\n"


def json_findings(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Findings as plain data."""
    return [finding.model_dump(mode="json") for finding in findings]
