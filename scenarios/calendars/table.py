"""Tables: when somebody is away, as rows of a CSV file with a name over each column."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping

from optimizer.domain.away import Away
from optimizer.domain.calendar import WEEKDAYS, Weekday
from optimizer.domain.findings import Finding, Severity
from scenarios.calendars.faults import found
from scenarios.calendars.spreading import DAY

_COLUMNS = {
    "first": ("first", "from", "ensimmäinen", "alkupäivä"),
    "last": ("last", "to", "viimeinen", "loppupäivä"),
    "start": ("start", "alkaa"),
    "end": ("end", "päättyy"),
    "weekdays": ("weekdays", "viikonpäivät"),
    "note": ("note", "huomautus"),
}
_MEANT = {name: column for column, names in _COLUMNS.items() for name in names}
_FINNISH = ("ma", "ti", "ke", "to", "pe", "la", "su")
_DAYS = {one.value: one for one in WEEKDAYS} | dict(zip(_FINNISH, WEEKDAYS, strict=True))
_LOCAL_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_HOUR = re.compile(r"(\d{1,2})[:.](\d{2})")
_LONGEST_NOTE = 2000
_MOST_ROWS = 5000


def away_in_table(text: str, document: str) -> tuple[tuple[Away, ...], list[Finding]]:
    """The spells of a table, or everything that is wrong with it."""
    rows = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True)
    table = _Table(document)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                table.take([cell.strip() for cell in row], rows.line_num)
    except csv.Error as error:
        table.tell("unreadable", rows.line_num, "CSV", str(error))
    if not table.away and not table.findings:
        table.tell("nothing", rows.line_num)
    return tuple(table.away), table.findings


def _separator(text: str) -> str:
    """What stands between the cells of the first row."""
    head = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=head.count)


class _Table:
    """A table as it is read, row by row."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.away: list[Away] = []
        self.findings: list[Finding] = []
        self._columns: list[str] | None = None

    def take(self, row: list[str], line: int) -> None:
        """Takes a row: the first one names the columns."""
        if self._columns is None:
            self._columns = self._named(row, line)
        elif len(self.away) >= _MOST_ROWS:
            raise csv.Error(f"more than {_MOST_ROWS} rows")
        elif len(row) > len(self._columns) and any(row[len(self._columns) :]):
            self.tell("cells", line)
        else:
            told = len(self.findings)
            away = self._away(dict(zip(self._columns, row, strict=False)), line)
            if len(self.findings) == told and away is not None:
                self.away.append(away)

    def tell(self, what: str, line: int, name: str = "", cause: str = "") -> None:
        """Notes one thing that is wrong."""
        place = (line, name) if name else (line,)
        self.findings.append(
            found(
                what,
                self.document,
                place,
                line=line,
                name=name,
                cause=cause,
                severity=Severity.ERROR,
            )
        )

    def _named(self, row: list[str], line: int) -> list[str]:
        columns: list[str] = []
        for cell in row:
            meant = _MEANT.get(cell.lower(), "")
            if not meant and cell:
                self.tell("column-unknown", line, cell[:80])
            elif meant in columns:
                self.tell("column-twice", line, cell)
                meant = ""
            columns.append(meant)
        if "first" not in columns:
            self.tell("column-missing", line, "first")
        return columns

    def _away(self, cells: Mapping[str, str], line: int) -> Away | None:
        first = self._date(cells, "first", line)
        last = self._date(cells, "last", line) if cells.get("last") else first
        start, end = (self._minute(cells, one, line) for one in ("start", "end"))
        weekdays = self._weekdays(cells, line)
        if bool(cells.get("start")) is not bool(cells.get("end")):
            self.tell("half-hours", line)
        if len(note := cells.get("note", "")) > _LONGEST_NOTE:
            self.tell("cell", line, "note", f"{len(note)} characters long")
        if first is None or last is None:
            return None
        if last < first or (start is not None and end is not None and end <= start):
            self.tell("order", line)
            return None
        away = Away(first, last, start, end, weekdays, note)
        if weekdays and not away.dates(first, min(last, first + dt.timedelta(days=6))):
            self.tell("never", line)
        return away

    def _date(self, cells: Mapping[str, str], name: str, line: int) -> dt.date | None:
        text = cells.get(name, "")
        try:
            if local := _LOCAL_DATE.fullmatch(text):
                return dt.date(int(local[3]), int(local[2]), int(local[1]))
            return dt.date.fromisoformat(text)
        except ValueError:
            if "first" in (self._columns or ()):
                self.tell("cell", line, name, repr(text[:80]))
            return None

    def _minute(self, cells: Mapping[str, str], name: str, line: int) -> int | None:
        text = cells.get(name, "")
        if not text:
            return None
        hour = _HOUR.fullmatch(text)
        minute = int(hour[1]) * 60 + int(hour[2]) if hour and int(hour[2]) < 60 else DAY + 1
        if minute > DAY:
            self.tell("cell", line, name, repr(text[:80]))
            return None
        return minute

    def _weekdays(self, cells: Mapping[str, str], line: int) -> tuple[Weekday, ...]:
        words = [one for one in re.split(r"[\s,;/+]+", cells.get("weekdays", "").lower()) if one]
        days = {_DAYS.get(one[:3], _DAYS.get(one[:2])) for one in words}
        if None in days or any(not _is_day(one) for one in words):
            self.tell("cell", line, "weekdays", repr(cells["weekdays"][:80]))
            return ()
        return tuple(one for one in WEEKDAYS if one in days)


def _is_day(word: str) -> bool:
    return word in _DAYS
