"""Series of visits read from files, with every finding that can be made before anything is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import scenarios
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import Known, wishes_spots
from optimizer.domain.documents import read_catalogue, read_wishes
from optimizer.domain.findings import Finding, FindingCode, InvalidInput, has_errors
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import Reading, read
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import source_of_file
from optimizer.domain.ticks import ticks
from optimizer.domain.wishes import Wishes
from scenarios.learning import AfterTrip
from scenarios.problems import shipped_catalogues
from scenarios.visits.series import Series, SeriesVisit

SHIPPED = Path(scenarios.__file__).parent / "data" / "visits" / "two-visits.yaml"
"""The series that comes with the software."""

SERIES = "series"
"""The document of a series among several readings."""

_WISHES = "wishes"

Findings = tuple[Finding, ...]


@dataclass(frozen=True)
class SeriesRead:
    """A series with the catalogue that its first visit is planned with, and where its files are."""

    series: Series
    catalogue: Catalogue
    folder: Path
    reading: Reading[Series]

    @property
    def ticks_per_minute(self) -> int:
        """The unit of all hours in its files."""
        return self.catalogue.rules.ticks_per_minute


def series_in(path: Path) -> tuple[SeriesRead | None, Findings]:
    """The series of a file, None if an error stops it, and all findings.

    The first visit's wishes are judged with their catalogue, later ones by themselves: what those
    are planned with is known once the visits before are over.
    """
    source = source_of_file(path)
    named = (source.content or {}).get("catalogue")
    catalogue, of_catalogue = _catalogue(named if isinstance(named, str) else None, path.parent)
    with ticks(1 if catalogue is None else catalogue.rules.ticks_per_minute):
        reading = read(Series, source)
        found: Findings = (*reading.findings, *of_catalogue)
        if reading.value is None or catalogue is None or has_errors(found):
            return None, found
        series = SeriesRead(reading.value, catalogue, path.parent, reading)
        found = (*found, *_of_files(series))
    return (None if has_errors(found) else series), found


def problem_of(path: Path, catalogue: Catalogue) -> tuple[Problem | None, Findings]:
    """The problem of a wishes file with a catalogue, None if an error stops it, and findings."""
    reading = read(Wishes, source_of_file(path))
    if reading.value is None or has_errors(reading.findings):
        return None, reading.findings
    problem = Problem(catalogue=catalogue, wishes=reading.value, bookings=())
    spots = wishes_spots(problem, Known.of(catalogue))
    findings = (*reading.findings, *placed(spots, {_WISHES: reading}))
    return (None if has_errors(findings) else problem), findings


def after_in(given: SeriesRead, visit: SeriesVisit) -> tuple[AfterTrip | None, Findings]:
    """What was known once a visit was over, as far as it can be judged without its programme."""
    with ticks(given.ticks_per_minute):
        reading = read(AfterTrip, source_of_file(given.folder / visit.after))
    return (None if reading.findings else reading.value), reading.findings


def _catalogue(named: str | None, folder: Path) -> tuple[Catalogue | None, Findings]:
    if not named:
        return None, ()  # the series itself will say that it is missing
    try:
        return read_catalogue(shipped_catalogues().get(named) or folder / named), ()
    except InvalidInput as bad:
        return None, bad.findings


def _of_files(series: SeriesRead) -> Iterator[Finding]:
    """What is wrong with the files that a series names, as far as it can be known by now."""
    first, *later = series.series.visits
    yield from _twice(series)
    yield from problem_of(series.folder / first.wishes, series.catalogue)[1]
    for visit in later:
        try:
            read_wishes(series.folder / visit.wishes)
        except InvalidInput as bad:
            yield from bad.findings
    for visit in series.series.visits:
        yield from after_in(series, visit)[1]
    if first.follow_ups:
        document, place, line = series.reading.source.origin(("visits", 0, "follow_ups"))
        yield fault(
            FindingCode.CONTRADICTION,
            document,
            "The first visit follows none, so nothing was decided of an earlier one's report.",
            "Leave out its follow_ups.",
            place,
            {"line": line},
        )


def _twice(series: SeriesRead) -> Iterator[Finding]:
    """Visits of one id, whose files would be written over each other."""
    ids = [one.id for one in series.series.visits]
    for index, key in enumerate(ids):
        if key in ids[:index]:
            document, place, line = series.reading.source.origin(("visits", index, "id"))
            yield fault(
                FindingCode.DUPLICATE_ID,
                document,
                f"There is another visit '{key}'.",
                "Give each visit an id of its own.",
                place,
                {"line": line},
            )
