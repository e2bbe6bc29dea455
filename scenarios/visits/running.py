"""Running a series: every visit planned, published, upset, planned anew, held, and learnt from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import Spot
from optimizer.domain.documents import read_wishes
from optimizer.domain.findings import Finding, InvalidInput, has_errors
from optimizer.domain.pointers import Steps, pointer
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.reading.placing import placed
from optimizer.domain.result import SolveResult
from optimizer.optimise import solve
from scenarios.learning import (
    Decision,
    Held,
    LearningReport,
    after_trip_in,
    follow_up_spots,
    improve,
    learning_report,
)
from scenarios.replanning import Asked, answered, prepared, replan
from scenarios.visits.held import Lesson, Version, VisitHeld
from scenarios.visits.reading import SERIES, SeriesRead, problem_of
from scenarios.visits.series import SeriesVisit, Upset

Found = TypeVar("Found")
OnProgress = Callable[[Progress], None]


class NoProgramme(Exception):
    """A visit for which no plan was found, so that it cannot be held and the series ends."""

    def __init__(self, visit: str, version: int, result: SolveResult) -> None:
        self.visit, self.version, self.result = visit, version, result
        super().__init__(f"{visit}, version {version}: {result.verdict}")


def run_series(
    given: SeriesRead,
    parameters: SolveParameters | None = None,
    *,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> Iterator[VisitHeld]:
    """Each visit of a series as it was held, one after the other; none after a stop.

    Raises InvalidInput where what was told of a visit does not fit its programme, NoProgramme, and
    CheckerDisagrees. The time limit is for each solve.
    """
    run = _Run(given, parameters, on_progress, stop)
    report: LearningReport | None = None
    catalogue = given.catalogue
    for index, visit in enumerate(given.series.visits):
        held = run.visit(index, visit, catalogue, report)
        if held is None:
            return
        yield held
        report, catalogue = held.report, held.held.problem.catalogue


@dataclass(frozen=True)
class _Run:
    given: SeriesRead
    parameters: SolveParameters | None
    on_progress: OnProgress | None
    stop: threading.Event | None

    def visit(
        self,
        index: int,
        visit: SeriesVisit,
        catalogue: Catalogue,
        before: LearningReport | None,
    ) -> VisitHeld | None:
        """The visit from wishes to report; None once it is stopped."""
        lesson = None if before is None else self._lesson(index, visit, catalogue, before)
        offered = catalogue if lesson is None else lesson.catalogue
        problem = _or_raise(*problem_of(self._file(visit.wishes), offered))
        versions = [Version(1, problem, self._planned(visit, problem))]
        if visit.upset is not None and not self._is_stopped():
            versions.append(self._anew(index, visit, visit.upset, versions[0]))
        if self._is_stopped():
            return None
        version = versions[-1]
        programme = Held(
            version.problem, version.itinerary, version.number, before, visit.follow_ups
        )
        told = _or_raise(*after_trip_in(self._file(visit.after), programme))
        report = learning_report(told.learning, told.made_on)
        return VisitHeld(visit, lesson, tuple(versions), told, report)

    def _lesson(
        self, index: int, visit: SeriesVisit, catalogue: Catalogue, before: LearningReport
    ) -> Lesson:
        """The catalogue with those improvements of the report before that are done."""
        place: Steps = ("visits", index)
        spots = tuple(follow_up_spots(before, visit.follow_ups, SERIES, place))
        self._require_none(spots)
        done = {one.improvement for one in visit.follow_ups if one.decision is Decision.DONE}
        chosen = [one.improvement for one in before.improvements if one.improvement.id in done]
        # The wishes say whose prices are meant, and may ask for what is only about to be there.
        wishes = read_wishes(self._file(visit.wishes))
        problem = Problem(catalogue=catalogue, wishes=wishes)
        places: list[Steps] = [(*place, "follow_ups") for _ in chosen]
        improved, spots = improve(problem, chosen, SERIES, places)
        self._require_none(spots)
        assert improved is not None
        return Lesson(improved.problem.catalogue, improved)

    def _planned(self, visit: SeriesVisit, problem: Problem) -> SolveResult:
        result = solve(problem, self.parameters, on_progress=self.on_progress, stop=self.stop)
        if result.itinerary is None:
            raise NoProgramme(visit.id, 1, result)
        return result

    def _anew(self, index: int, visit: SeriesVisit, upset: Upset, before: Version) -> Version:
        """The next version, with the fewest changes after what happened."""
        asked = Asked(
            date=upset.date,
            minute=upset.time,
            levels=upset.levels,
            order=upset.order,
            planned_on=upset.planned_on,
        )
        given, findings = prepared(before.problem, before.result, asked, upset.overlays)
        if given is None:
            raise InvalidInput(self._of_upset(index, one) for one in findings)
        found = replan(given, self.parameters, on_progress=self.on_progress, stop=self.stop)
        if found.plan.itinerary is None:
            raise NoProgramme(visit.id, before.number + 1, found.plan)
        return Version(found.version, answered(given, found), found.plan, given, found)

    def _of_upset(self, index: int, finding: Finding) -> Finding:
        """A finding about what happened, in the series' own file."""
        place: Steps = ("visits", index, "upset")
        document, _, line = self.given.reading.source.origin(place)
        inside = "/overlays" if finding.document == "overlays" else ""
        return finding.model_copy(
            update={
                "document": document,
                "path": f"{pointer(place)}{inside}{finding.path}",
                "detail": finding.detail if line is None else finding.detail | {"line": line},
            }
        )

    def _file(self, name: str) -> Path:
        return self.given.folder / name

    def _require_none(self, spots: tuple[Spot, ...]) -> None:
        findings = placed(spots, {SERIES: self.given.reading})
        if has_errors(findings):
            raise InvalidInput(findings)

    def _is_stopped(self) -> bool:
        return self.stop is not None and self.stop.is_set()


def _or_raise(found: Found | None, findings: tuple[Finding, ...]) -> Found:
    if found is None or has_errors(findings):
        raise InvalidInput(findings)
    return found
