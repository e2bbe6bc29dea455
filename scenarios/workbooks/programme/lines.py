"""Lines: the rows of a programme as they stand, each with its day, times and texts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from optimizer.domain.findings import FindingCode
from scenarios.workbooks.files.heads import Head, head_of, plain, trouble_of
from scenarios.workbooks.files.opening import Page
from scenarios.workbooks.files.places import At, Places
from scenarios.workbooks.files.values import Unclear, clock_in, date_in, number_in, text_in
from scenarios.workbooks.programme.layout import (
    ALSO,
    DAY,
    END,
    HEADINGS,
    HOTEL,
    MODE,
    SHEET,
    START,
    VEHICLE,
    VENUE,
    WHAT,
)

MOST_DAYS = 31
MOST_LINES = 1000

_SPAN = re.compile(r"\s*(\d{1,2}[.:]\d{2})\s*[-–]\s*(\d{1,2}[.:]\d{2})\s*")
_WEEKDAY_BEFORE = re.compile(r"^[^\W\d_]+\.?\s+(?=\d)")


@dataclass(frozen=True)
class Line:
    """One row. `day` is a date, or the number of a day of the trip; times are minutes."""

    row: int
    day: dt.date | int
    start: int | None
    end: int | None
    texts: Mapping[str, str]
    at: Mapping[str, At]

    def said(self, key: str) -> str:
        """What stands in a column of texts."""
        return self.texts.get(key, "")


def lines_of(pages: tuple[Page, ...], places: Places) -> tuple[Line, ...]:
    """Every row that can be read, of the sheet with the programme."""
    page = _page(pages)
    if page is None:
        places.tell(
            FindingCode.FIELD_MISSING,
            None,
            "There is no sheet with a programme.",
            "Name the sheet Programme or Ohjelma, with the headings Day, Start, End and What.",
        )
        return ()
    names = {key: (*pair, *ALSO[key]) for key, pair in HEADINGS.items()}
    head = head_of(page, names, places)
    if head is None:
        return ()
    for key in (DAY, WHAT):
        if key not in head.columns:
            places.tell(
                FindingCode.FIELD_MISSING,
                At(page.title, head.first_row - 1),
                f"There is no column {' / '.join(HEADINGS[key])}.",
                f"Give the column that says it the heading {HEADINGS[key][0]}.",
            )
            return ()
    return tuple(_lines(page, head, places))


def _page(pages: tuple[Page, ...]) -> Page | None:
    """The sheet of that name, else the first one with anything on it."""
    named = {plain(name) for name in SHEET}
    filled = [page for page in pages if page.rows]
    return next(
        (page for page in filled if plain(page.title) in named), filled[0] if filled else None
    )


def _lines(page: Page, head: Head, places: Places) -> list[Line]:
    found: list[Line] = []
    day: dt.date | int | None = None
    rows = [row for row in sorted(page.rows) if row >= head.first_row]
    for row in rows[:MOST_LINES]:
        at = {key: head.at(page, row, key) for key in head.columns}
        said = _Said(page, row, at, places)
        day = said.day(day)
        start, end = said.times()
        texts = {key: said.text(key) for key in (WHAT, VENUE, MODE, VEHICLE, HOTEL)}
        if not any((*texts.values(), start)):
            continue
        if day is None:
            places.tell(
                FindingCode.FIELD_MISSING,
                at[DAY],
                "It is not said on which day this is.",
                "Write the date, or the number of the day, into the first row of each day.",
            )
            continue
        found.append(Line(row, day, start, end, texts, at))
    if len(rows) > MOST_LINES:
        places.tell(
            FindingCode.FILE_TOO_LARGE,
            At(page.title, rows[MOST_LINES]),
            f"The programme has more than {MOST_LINES} rows.",
            "Leave the programme of one trip in it.",
        )
    return found


class _Said:
    """What the cells of one row say."""

    def __init__(self, page: Page, row: int, at: Mapping[str, At], places: Places) -> None:
        self.page, self.row, self.at, self.places = page, row, at, places

    def value(self, key: str) -> Any:
        """What stands there, None for nothing, or for what a finding is told of."""
        at = self.at.get(key)
        cell = None if at is None else self.page.at(self.row, at.column or 0)
        if cell is None:
            return None
        if (trouble := trouble_of(cell)) is not None:
            message = f"{HEADINGS[key][0]} {trouble[0]}."
            self.places.tell(FindingCode.VALUE_WRONG, at, message, trouble[1])
            return None
        return cell.value

    def text(self, key: str) -> str:
        """The text that stands there."""
        value = self.value(key)
        return "" if value is None else text_in(value)

    def day(self, before: dt.date | int | None) -> dt.date | int | None:
        """The day of the row; of an empty cell that of the row above."""
        value = self.value(DAY)
        if value is None or (isinstance(value, str) and not value.strip()):
            return before
        number = number_in(value)
        if isinstance(number, str) and number.isdigit():
            number = int(number)
        if isinstance(number, int) and 1 <= number <= MOST_DAYS:
            return number
        if isinstance(value, str):
            value = _WEEKDAY_BEFORE.sub("", value.strip())  # Monday 10.5.2027
        try:
            return dt.date.fromisoformat(date_in(value))
        except (Unclear, ValueError):
            self.places.tell(
                FindingCode.VALUE_WRONG,
                self.at[DAY],
                f"The day is '{text_in(value)}', which is no date.",
                "Write a date such as 2027-05-10 or 10.5.2027, or the number of the day.",
            )
            return before

    def times(self) -> tuple[int | None, int | None]:
        """Start and end in minutes; both may stand in the cell of the start."""
        value = self.value(START)
        if isinstance(value, str) and (match := _SPAN.fullmatch(value)):
            return self._minutes(START, match[1]), self._minutes(END, match[2])
        return self._minutes(START, value), self._minutes(END, self.value(END))

    def _minutes(self, key: str, value: Any) -> int | None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        try:
            clock = clock_in(value)
        except Unclear as unclear:
            at = self.at.get(key, self.at.get(START))
            message = f"{HEADINGS[key][0]} {unclear.what}."
            self.places.tell(FindingCode.VALUE_WRONG, at, message, unclear.advice)
            return None
        hours, _, minutes = str(clock).partition(":")
        found = int(hours) * 60 + int(minutes or 0)
        if ":" in str(clock) and int(minutes) < 60 and found <= 36 * 60:
            return found
        self.places.tell(
            FindingCode.VALUE_WRONG,
            self.at.get(key, self.at.get(START)),
            f"{HEADINGS[key][0]} is '{text_in(value)}', which is no time of day.",
            "Write hours and minutes: 09:00.",
        )
        return None
