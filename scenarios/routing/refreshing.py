"""Refreshing: a catalogue's matrices with the legs of a routing service, and what that changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.findings import Finding, FindingCode, Severity
from optimizer.domain.travel import Matrix
from scenarios.routing.gathering import Table

FAR_FROM_ROAD = 500.0
"""A place that is further from the road than that, in metres, is worth a warning."""

MOST_NAMED = 20
"""So many legs without a way are named one by one; the rest is counted."""


@dataclass(frozen=True)
class Refresh:
    """How matrices are refreshed: from which service, on which day, and how much slower.

    `permille` are the thousandths of the service's times that it takes; a coach needs more than a
    car. With `keep` a leg that the service does not tell stays as it was.
    """

    service: str
    on: dt.date
    permille: int = 1000
    keep: bool = False


@dataclass(frozen=True)
class LegChange:
    """A leg with other minutes than before; `old` is None where there were none."""

    origin: str
    destination: str
    old: int | None
    new: int


@dataclass(frozen=True)
class Refreshed:
    """A matrix as it is now, what changed, and how many legs stayed as they were."""

    matrix: Matrix
    changes: tuple[LegChange, ...]
    kept: int


def refreshed(
    catalogue: Catalogue, matrix: Matrix, table: Table, how: Refresh
) -> tuple[Refreshed, tuple[Finding, ...]]:
    """A matrix with the legs of a table, and every leg that it lacks, as errors unless kept."""
    per_minute = catalogue.rules.ticks_per_minute
    minutes: list[tuple[int | None, ...]] = []
    metres: list[tuple[int | None, ...]] = []
    changes: list[LegChange] = []
    missing: list[tuple[int, int]] = []
    for row, origin in enumerate(matrix.places):
        times: list[int | None] = []
        ways: list[int | None] = []
        for column, destination in enumerate(matrix.places):
            old = _old(matrix, row, column)
            cell = table.cells.get((origin, destination))
            if row == column:
                new: tuple[int | None, int | None] = (0, 0)
            elif cell is None:
                missing.append((row, column))
                new = old
            else:
                new = _measured(cell, how.permille, per_minute)
                if new[0] != old[0]:
                    changes.append(LegChange(origin, destination, old[0], new[0] or 0))
            times.append(new[0])
            ways.append(new[1])
        minutes.append(tuple(times))
        metres.append(tuple(ways))
    update = {
        "source": _source(how, len(missing), matrix.source),
        "minutes": tuple(minutes),
        "metres": tuple(metres),
    }
    findings = tuple(_holes(matrix, missing, table, is_kept=how.keep))
    return Refreshed(matrix.model_copy(update=update), tuple(changes), len(missing)), findings


def unheard_findings(table: Table, service: str, *, is_kept: bool) -> Iterator[Finding]:
    """What did not come, and places that the service puts far from where they are.

    Errors, unless such legs are kept as they were.
    """
    for one in table.unheard:
        code = FindingCode.SERVICE_SILENT if one.is_silent else FindingCode.SERVICE_REFUSED
        what, reason = _count(one.sources, one.targets), one.reason
        yield Finding(
            code=code,
            severity=Severity.WARNING if is_kept else Severity.ERROR,
            document=service,
            path="",
            message=f"The service gave no answer for {what}: {reason}."
            if one.is_silent
            else f"The service gave no table for {what}: {reason}.",
            advice=_ADVICE[code],
            detail={"sources": list(one.sources), "targets": list(one.targets)},
        )
    for place, metres in sorted(table.snapped.items()):
        if metres > FAR_FROM_ROAD:
            yield Finding(
                code=FindingCode.VALUE_OUT_OF_RANGE,
                severity=Severity.WARNING,
                document=service,
                path="",
                message=f"The road nearest to '{place}' is {metres:.0f} m away.",
                advice="Check the coordinates of the place, and that the map covers it.",
                detail={"place": place, "metres": round(metres)},
            )


_ADVICE = {
    FindingCode.SERVICE_SILENT: "Check the address, or allow more seconds with --timeout.",
    FindingCode.SERVICE_REFUSED: "Check engine and profile; ask for fewer places with --most.",
}


def _measured(cell: tuple[float, float], permille: int, per_minute: int) -> tuple[int, int]:
    """Ticks rounded up, so that no leg is planned shorter than it is, and metres rounded."""
    seconds, metres = Fraction(cell[0]), cell[1]
    return ceil(seconds * permille * per_minute / 60_000), round(metres)


def _old(matrix: Matrix, row: int, column: int) -> tuple[int | None, int | None]:
    return matrix.minutes[row][column], matrix.metres[row][column]


def _source(how: Refresh, missing: int, old: str) -> str:
    pace = "" if how.permille == 1000 else f", times x {how.permille / 1000:g}"
    text = f"{how.service}, {how.on.isoformat()}{pace}, rounded up to the minute"
    return f"{text}; {missing} legs as before: {old}" if missing else text


def _holes(
    matrix: Matrix, missing: Sequence[tuple[int, int]], table: Table, *, is_kept: bool
) -> Iterator[Finding]:
    """Legs of which nothing is known; none where no answer came, which is told by itself."""
    asked = [(row, column) for row, column in missing if _was_answered(matrix, row, column, table)]
    for row, column in asked[:MOST_NAMED]:
        origin, destination = matrix.places[row], matrix.places[column]
        told = f"The service knows no way from '{origin}' to '{destination}'."
        yield _hole(matrix, told, (row, column), is_kept=is_kept)
    if len(asked) > MOST_NAMED:
        told = f"The service knows no way for {len(asked) - MOST_NAMED} more legs."
        yield _hole(matrix, told, None, is_kept=is_kept)


def _was_answered(matrix: Matrix, row: int, column: int, table: Table) -> bool:
    return (matrix.places[row], matrix.places[column]) in table.cells


def _hole(matrix: Matrix, told: str, cell: tuple[int, int] | None, *, is_kept: bool) -> Finding:
    advice = (
        "It stays as it was." if is_kept else "Check the places, or keep such legs with --keep."
    )
    return Finding(
        code=FindingCode.MATRIX_HOLE,
        severity=Severity.WARNING if is_kept else Severity.ERROR,
        document=f"matrix {matrix.id}",
        path="" if cell is None else f"/minutes/{cell[0]}/{cell[1]}",
        message=told,
        advice=advice,
    )


def _count(sources: Iterable[str], targets: Iterable[str]) -> str:
    rows, columns = len(tuple(sources)), len(tuple(targets))
    return f"{rows} × {columns} places"


def most_changed(changes: Sequence[LegChange], most: int) -> tuple[LegChange, ...]:
    """The legs whose minutes changed most, the largest change first."""
    ordered = sorted(
        changes, key=lambda one: (-abs(one.new - (one.old or 0)), one.origin, one.destination)
    )
    return tuple(ordered[:most])
