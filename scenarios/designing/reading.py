"""Segments read from a file, the wishes of each judged with the catalogue, all findings at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import scenarios
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import Known, Spot, wishes_spots
from optimizer.domain.findings import Finding, FindingCode, has_errors
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import read
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import source_of_file
from scenarios.designing.segments import Segment, SegmentFile

SHIPPED = Path(scenarios.__file__).parent / "data" / "segments" / "mikkeli.yaml"
"""The segments that come with the software."""

_FILE = "segments"


@dataclass(frozen=True)
class SegmentsRead:
    """Segments with the catalogue that they choose from."""

    file: SegmentFile
    catalogue: Catalogue

    def problem(self, segment: Segment) -> Problem:
        """What a segment would have planned if all of the catalogue were on offer."""
        return Problem(catalogue=self.catalogue, wishes=segment.wishes, bookings=())


def segments_in(
    path: Path, catalogue: Catalogue
) -> tuple[SegmentsRead | None, tuple[Finding, ...]]:
    """The segments of a file, None if an error stops it, and all findings."""
    reading = read(SegmentFile, source_of_file(path))
    if reading.value is None or has_errors(reading.findings):
        return None, reading.findings
    found = SegmentsRead(reading.value, catalogue)
    findings = (*reading.findings, *placed(_spots(found), {_FILE: reading}))
    return (None if has_errors(findings) else found), findings


def _spots(given: SegmentsRead) -> Iterator[Spot]:
    known = Known.of(given.catalogue)
    seen: set[str] = set()
    for index, segment in enumerate(given.file.segments):
        if segment.id in seen:
            yield Spot(
                _FILE,
                ("segments", index, "id"),
                FindingCode.DUPLICATE_ID,
                f"There is another segment '{segment.id}'.",
                "Give each segment an id of its own.",
            )
        seen.add(segment.id)
        for spot in wishes_spots(given.problem(segment), known):
            steps = ("segments", index, "wishes", *spot.steps)
            yield replace(spot, document=_FILE, steps=steps)
