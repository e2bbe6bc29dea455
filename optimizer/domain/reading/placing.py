"""Spots of cross-checks as findings: in which file, where in it and on which line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from optimizer.domain.crosschecks import Spot
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.reading.building import Reading
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.sentences import name_of

# Their messages tell only what was written; where it was written is put before.
_NAMELESS = frozenset({FindingCode.UNKNOWN_ID, FindingCode.UNKNOWN_LANGUAGE})


def placed(spots: Iterable[Spot], readings: Mapping[str, Reading[Any]]) -> list[Finding]:
    """Each spot as a finding in its file, unless it lies in what could not be read."""
    found = []
    for spot in spots:
        reading = readings[spot.document]
        steps = reading.cut.original(spot.steps)
        if reading.cut.touched_below(steps):
            continue
        document, place, line = reading.source.origin(steps)
        message, detail = spot.message, spot.detail | {"line": line}
        if spot.code in _NAMELESS and len(steps) > 1:
            message = f"{name_of(steps, reading.source.content)}: {message}"
        found.append(fault(spot.code, document, message, spot.advice, place, detail, spot.severity))
    return found
