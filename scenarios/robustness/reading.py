"""Files of disturbances read, with every finding at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import scenarios
from optimizer.domain.crosschecks import Known, Spot
from optimizer.domain.findings import Finding, FindingCode, has_errors
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import read
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import source_of_file
from optimizer.domain.ticks import ticks
from scenarios.robustness.disturbances import Disturbances

SHIPPED = Path(scenarios.__file__).parent / "data" / "disturbances" / "illustrative.yaml"
"""The disturbances that come with the software; their chances are illustrative."""

_DOCUMENT = "disturbances"


def disturbances_in(
    path: Path, problem: Problem
) -> tuple[Disturbances | None, tuple[Finding, ...]]:
    """The disturbances of a file for a problem; None if an error stops it.

    The shipped ones name partners of the shipped catalogue; elsewhere these names are left out.
    """
    with ticks(problem.catalogue.rules.ticks_per_minute):
        reading = read(Disturbances, source_of_file(path), {("id",): "unread"})
    findings = list(reading.findings)
    if reading.value is None:
        return None, tuple(findings)
    chances = _of_its_own(problem, reading.value) if path == SHIPPED else reading.value
    findings += placed(_spots(problem, chances), {_DOCUMENT: reading})
    if not findings and all(one is None for one in _parts(chances)):
        findings += placed([_nothing()], {_DOCUMENT: reading})
    return (None if has_errors(findings) else chances), tuple(findings)


def _of_its_own(problem: Problem, chances: Disturbances) -> Disturbances:
    if chances.no_shows is None:
        return chances
    known = {partner.id for partner in problem.catalogue.partners}
    own = {key: one for key, one in chances.no_shows.partners.items() if key in known}
    shows = chances.no_shows.model_copy(update={"partners": own})
    return chances.model_copy(update={"no_shows": shows})


def _spots(problem: Problem, chances: Disturbances) -> Iterator[Spot]:
    known = Known.of(problem.catalogue)
    if chances.no_shows is not None:
        for key in chances.no_shows.partners:
            steps = ("no_shows", "partners", key)
            yield from known.unknown(_DOCUMENT, steps, "partners", key)
    if chances.delays is not None:
        for key in chances.delays.sessions:
            yield from known.unknown(_DOCUMENT, ("delays", "sessions", key), "sessions", key)
    programme = problem.programme
    if chances.travel is not None and programme is not None and programme.arrival is not None:
        yield Spot(
            _DOCUMENT,
            ("travel",),
            FindingCode.CONTRADICTION,
            "The trip is under way: how slow its roads are is no longer drawn for all of it.",
            "Leave travel out.",
        )


def _parts(chances: Disturbances) -> tuple[object, ...]:
    return chances.no_shows, chances.delays, chances.travel


def _nothing() -> Spot:
    return Spot(
        _DOCUMENT,
        ("id",),
        FindingCode.FIELD_MISSING,
        "Nothing in the file can go wrong.",
        "Give no_shows, delays, travel, or several of these.",
    )
