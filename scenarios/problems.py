"""Problems by the files that hold them, the catalogues that come with the software among them."""

from __future__ import annotations

from pathlib import Path

import scenarios
from optimizer.domain.documents import (
    findings_of,
    findings_of_file,
    read_itinerary,
    read_wishes,
)
from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import read
from optimizer.domain.reading.sources import source_of_file

Judged = tuple[Problem | None, tuple[Finding, ...]]

_DATA = Path(scenarios.__file__).parent / "data"
_CATALOGUE = "catalogue.yaml"


def shipped_catalogues() -> dict[str, Path]:
    """The catalogues that come with the software, by name."""
    return {file.parent.name: file.parent for file in sorted(_DATA.glob(f"*/{_CATALOGUE}"))}


def judged(path: Path, catalogue: Path | None, bookings: Path | None = None) -> Judged:
    """The problem of a wishes file, or of a file that holds catalogue and wishes together.

    Without a catalogue the wishes' own field names a shipped one. `bookings` is a file of what
    other trips hold, beside what the problem's own file says.
    """
    content = source_of_file(path).content or {}
    if catalogue is None and isinstance(content.get("wishes"), dict):
        return findings_of_file(path, bookings)
    if catalogue is not None:
        return findings_of(catalogue, path, bookings)
    named = content.get("catalogue")
    folder = shipped_catalogues().get(named) if isinstance(named, str) else None
    if folder is not None:
        return findings_of(folder, path, bookings)
    unknown = [_unknown_catalogue(path, named)] if isinstance(named, str) else []
    return None, (*_wishes_findings(path), *unknown)


def itinerary_in(path: Path) -> Itinerary:
    """The itinerary of a file: an itinerary, or the one of a result. Raises InvalidInput."""
    source = source_of_file(path)
    if source.content is None or "itinerary" not in source.content:
        return read_itinerary(path)
    if source.content["itinerary"] is None:
        raise InvalidInput([_no_itinerary(path)])
    reading = read(Itinerary, source.part("itinerary"))
    if reading.value is None or reading.findings:
        raise InvalidInput(reading.findings)
    return reading.value


def _wishes_findings(path: Path) -> tuple[Finding, ...]:
    try:
        read_wishes(path)
    except InvalidInput as bad:
        return bad.findings
    return ()


def _unknown_catalogue(path: Path, named: str) -> Finding:
    known = ", ".join(shipped_catalogues()) or "none"
    return Finding(
        code=FindingCode.UNKNOWN_ID,
        document=str(path),
        path="/catalogue",
        message=f"No catalogue named {named[:80]!r} comes with the software.",
        advice=f"Name one of these: {known}; or give your own with --catalogue.",
    )


def _no_itinerary(path: Path) -> Finding:
    return Finding(
        code=FindingCode.FIELD_MISSING,
        document=str(path),
        path="/itinerary",
        message="The result has no itinerary.",
        advice="Give the result of a run that found one.",
    )
