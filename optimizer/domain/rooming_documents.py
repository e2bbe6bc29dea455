"""Rooming documents: names of guests read from a file, with all findings at once.

YAML or JSON as the schema says, or a table (CSV) with a head over each column: `Room Key`, `Name`,
`Room Type`, and perhaps `Note`. Other columns of a rooming list are passed over, and who is in it
again for another hotel is the same guest.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from optimizer.domain.crosschecks.rooming import rooming_spots
from optimizer.domain.findings import Finding, FindingCode, has_errors
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import read
from optimizer.domain.reading.faults import fault
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import Source, source_of_file, text_of_file
from optimizer.domain.rooming import RoomingNames

GUESTS = "guests"

_MEANT = {
    "room key": "room",
    "roomkey": "room",
    "name": "name",
    "nimi": "name",
    "room type": "room_kind",
    "note": "note",
    "huomautus": "note",
}
_NEEDED = {"room": "Room Key", "name": "Name", "room_kind": "Room Type"}
_FORMULA = "=+-@\t\r"


def rooming_names_in(
    path: Path, problem: Problem
) -> tuple[RoomingNames | None, tuple[Finding, ...]]:
    """The names of a file, None if an error stops it, and all findings against the counts."""
    source = _table(path) if path.suffix.lower() == ".csv" else source_of_file(path)
    reading = read(RoomingNames, source)
    findings = list(reading.findings)
    if reading.value is not None and not has_errors(findings):
        spots = rooming_spots(problem.wishes.party, reading.value.guests, GUESTS)
        findings += placed(spots, {GUESTS: reading})
    return (None if has_errors(findings) else reading.value), tuple(findings)


def _table(path: Path) -> Source:
    """The rows of a table as the guests of a document; each knows its line."""
    name, text = str(path), text_of_file(path)
    if isinstance(text, Finding):
        return _unread(name, text)
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text))
    rows: dict[tuple[tuple[str, str], ...], int] = {}
    columns: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = [_MEANT.get(cell.strip().lower(), "") for cell in cells]
                continue
            found = {key: _plain(cell) for key, cell in zip(columns, cells, strict=False) if key}
            rows.setdefault(tuple(found.items()), reader.line_num)
    except csv.Error as error:
        what = f"The table cannot be read: {error}."
        return _unread(name, _fault(FindingCode.SYNTAX, name, what, "Save it as CSV again."))
    missing = [head for key, head in _NEEDED.items() if key not in (columns or ())]
    if missing:
        what = f"The table has no column {' and none '.join(missing)}."
        advice = "Write Room Key, Name, Room Type and perhaps Note over the columns."
        return _unread(name, _fault(FindingCode.FIELD_MISSING, name, what, advice))
    guests = [_guest(dict(row)) for row in rows]
    lines = list(rows.values())
    return Source(
        {GUESTS: guests}, (), lambda steps: (name, steps, _line(lines, steps)), complete=True
    )


def _guest(row: Mapping[str, str]) -> dict[str, str]:
    return {key: cell.lower() if key == "room_kind" else cell for key, cell in row.items()}


def _line(lines: list[int], steps: tuple[str | int, ...]) -> int | None:
    index = steps[1] if len(steps) > 1 else None
    return lines[index] if isinstance(index, int) and index < len(lines) else None


def _separator(text: str) -> str:
    """What stands between the heads."""
    head = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _plain(cell: str) -> str:
    """A cell without the sign that keeps spreadsheets from taking it for a formula."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in _FORMULA else cell


def _unread(name: str, finding: Finding) -> Source:
    return Source(None, (finding,), lambda steps: (name, steps, None), complete=False)


def _fault(code: FindingCode, name: str, message: str, advice: str) -> Finding:
    return fault(code, name, message, advice, ())
