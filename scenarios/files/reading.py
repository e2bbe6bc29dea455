"""Scenario files read, with their baseline, and every finding of both at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimizer.domain.crosschecks import wishes_findings
from optimizer.domain.findings import Finding, FindingCode, InvalidInput, has_errors
from optimizer.domain.itinerary import Itinerary, ItineraryDay
from optimizer.domain.overlays import NamedOverlay
from optimizer.domain.pointers import Steps, pointer, value_at
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.progress import SolveParameters
from optimizer.domain.reading.building import Reading, read
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import Source, source_of_file
from optimizer.domain.ticks import ticks
from scenarios.files.expanding import Scenario, expand
from scenarios.files.names import SCENARIOS, name_spots
from scenarios.files.scenario_file import Published, ScenarioFile
from scenarios.overlaying import (
    Complaint,
    Fault,
    Overlaid,
    apply,
    complaints_about,
    known_faults,
    needs_programme,
)
from scenarios.problems import itinerary_in, judged, shipped_catalogues

Findings = tuple[Finding, ...]

_STAND_INS: dict[Steps, Any] = {
    ("id",): "unread",
    ("baseline",): {"wishes": "unread"},
    ("baseline", "wishes"): "unread",
    ("scenarios",): [{"id": "unread"}],
}


@dataclass(frozen=True)
class ScenarioSet:
    """A scenario file with its baseline problem and its scenarios, all without an error.

    With `replans_baseline` the itinerary of the baseline's solve is the programme that re-planning
    overlays start from; `overlaid` then needs it.
    """

    document: str
    file: ScenarioFile
    baseline: Problem
    scenarios: tuple[Scenario, ...]

    @property
    def replans_baseline(self) -> bool:
        """Whether re-planning overlays start from what the baseline's solve finds."""
        programme = self.file.baseline.programme
        return programme is not None and programme.result is None

    def needs_baseline(self, scenario: Scenario) -> bool:
        """Whether a scenario can only be made once the baseline is solved."""
        return self.replans_baseline and any(needs_programme(one) for one in scenario.overlays)

    def overlaid(self, scenario: Scenario, published: Itinerary | None = None) -> Overlaid:
        """The problem of a scenario and its log; raises InvalidInput with every finding."""
        return apply(
            self.baseline,
            scenario.overlays,
            ordered=scenario.ordered,
            published=published if self.replans_baseline else None,
        )


def read_scenarios(path: Path) -> tuple[ScenarioFile | None, Findings]:
    """A scenario file by itself: its form and its names; None if an error stops it.

    Times are read in the ticks of its baseline. `findings_of_scenarios` also judges the baseline
    and what the overlays do to it.
    """
    reading, _, _ = _read(path)
    findings = (*reading.findings, *_named(reading))
    return (None if has_errors(findings) else reading.value), tuple(findings)


def findings_of_scenarios(
    path: Path, parameters: SolveParameters | None = None
) -> tuple[ScenarioSet | None, Findings]:
    """A scenario file with its baseline and scenarios, None if an error stops it, and all findings.

    Every scenario is applied, so that what is wrong with one is known before any is solved; those
    that re-plan what the baseline's solve finds as if nothing took place in it.
    """
    reading, problem, findings_there = _read(path)
    findings = [*reading.findings, *_named(reading), *findings_there]
    file = reading.value
    if file is None or problem is None or has_errors(findings):
        return None, tuple(findings)
    problem, more = _with_programme(reading, problem, file.baseline.programme, path.parent)
    findings += more
    if problem is None or has_errors(findings):
        return None, tuple(findings)
    found = ScenarioSet(str(path), file, problem, expand(file, parameters))
    findings += _of_overlays(found, reading)
    return (None if has_errors(findings) else found), tuple(findings)


def scenarios_in(path: Path, parameters: SolveParameters | None = None) -> ScenarioSet:
    """As `findings_of_scenarios`; raises InvalidInput with every finding."""
    found, findings = findings_of_scenarios(path, parameters)
    if found is None:
        raise InvalidInput(findings)
    return found


def _read(path: Path) -> tuple[Reading[ScenarioFile], Problem | None, Findings]:
    """The file and its baseline, which has to be known first: it says what its minutes are."""
    source = source_of_file(path)
    problem, findings = _baseline(source, path.parent)
    per_minute = 1 if problem is None else problem.catalogue.rules.ticks_per_minute
    with ticks(per_minute):
        return read(ScenarioFile, source, _STAND_INS), problem, findings


def _baseline(source: Source, folder: Path) -> tuple[Problem | None, Findings]:
    """The problem that the file names, by its content as it was written."""
    wishes, catalogue, bookings = (
        value_at(source.content, ("baseline", field))
        for field in ("wishes", "catalogue", "bookings")
    )
    if not isinstance(wishes, str) or not wishes:
        return None, ()
    named = catalogue if isinstance(catalogue, str) else None
    held = folder / bookings if isinstance(bookings, str) else None
    return judged(folder / wishes, None if named is None else _catalogue(folder, named), held)


def _catalogue(folder: Path, named: str) -> Path:
    """A shipped catalogue by its name, else a path."""
    return shipped_catalogues().get(named) or folder / named


def _named(reading: Reading[ScenarioFile]) -> list[Finding]:
    if reading.value is None:
        return []
    written = value_at(reading.source.content, ("overlays",))
    items = written if isinstance(written, list) else []
    known = [one["id"] for one in items if isinstance(one, dict) and isinstance(one.get("id"), str)]
    return placed(name_spots(reading.value, known), {SCENARIOS: reading})


def _with_programme(
    reading: Reading[ScenarioFile], problem: Problem, published: Published | None, folder: Path
) -> tuple[Problem | None, Findings]:
    """The baseline with the programme that a result file holds."""
    if published is None or published.result is None:
        return problem, ()
    try:
        itinerary = itinerary_in(folder / published.result)
    except InvalidInput as bad:
        return None, bad.findings
    earlier = problem.wishes.programme
    programme = PublishedProgramme(
        version=1 if earlier is None else earlier.version + 1,
        itinerary=itinerary,
        frozen_until=published.frozen_until or itinerary.days[0].date,
        frozen_minute=published.frozen_minute,
        levels=published.levels,
        order=published.order,
    )
    wishes = problem.wishes.model_copy(update={"programme": programme})
    planned = problem.with_wishes(wishes)
    known = wishes_findings(problem)  # told when the baseline was read
    document, place, line = reading.source.origin(("baseline", "programme"))
    findings = tuple(
        one.model_copy(
            update={
                "document": document,
                "path": pointer(place),
                "detail": one.detail | {"problem_path": one.path, "line": line},
            }
        )
        for one in wishes_findings(planned)
        if one not in known
    )
    return planned, findings


def _of_overlays(found: ScenarioSet, reading: Reading[ScenarioFile]) -> list[Finding]:
    """What is wrong with the overlays of each scenario, each fault told once."""
    places = {overlay.id: index for index, overlay in enumerate(found.file.overlays)}
    entries = {entry.id: index for index, entry in enumerate(found.file.scenarios)}
    faults = known_faults(found.baseline)
    told: set[tuple[object, ...]] = set()
    findings = []
    for scenario in found.scenarios:
        complaints = _complaints(found, scenario, faults)
        for one in complaints:
            key = (one.overlay, one.steps, one.code, one.message)
            if key not in told:
                told.add(key)
                is_clash = one.code is FindingCode.OVERLAY_CLASH
                steps: Steps = ("overlays", places[one.overlay], *one.steps)
                if is_clash:
                    steps = (SCENARIOS, entries[scenario.entry])
                findings.append(_finding(reading, scenario, one, steps))
    return findings


def _complaints(
    found: ScenarioSet, scenario: Scenario, faults: frozenset[Fault]
) -> tuple[Complaint, ...]:
    """What is wrong with a scenario's overlays.

    Of those that re-plan a programme that is not known yet only what is no matter of its past.
    """

    def about(
        overlays: Sequence[NamedOverlay], published: Itinerary | None
    ) -> tuple[Complaint, ...]:
        return complaints_about(
            found.baseline, overlays, ordered=scenario.ordered, published=published, known=faults
        )[1]

    if not found.needs_baseline(scenario):
        return about(scenario.overlays, None)
    others = [one for one in scenario.overlays if not needs_programme(one)]
    of_others = about(others, None)
    of_all = about(scenario.overlays, _empty_programme(found.baseline))
    surely = tuple(one for one in of_all if not one.of_problem)
    return of_others + surely


def _empty_programme(problem: Problem) -> Itinerary:
    """Stands in for a programme that is not known yet: nothing takes place in it."""
    day = ItineraryDay(date=problem.wishes.dates.first, vehicle=None, items=(), night=None)
    return Itinerary(problem_hash=problem.content_hash, days=(day,))


def _finding(
    reading: Reading[ScenarioFile], scenario: Scenario, one: Complaint, steps: Steps
) -> Finding:
    document, place, line = reading.source.origin(steps)
    detail = {**one.detail, "scenario": scenario.name, "line": line}
    return fault(
        one.code,
        document,
        f"Scenario '{scenario.name}': {one.message}",
        one.advice,
        place,
        detail,
        one.severity,
    )
