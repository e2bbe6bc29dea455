"""Heads: which column of a sheet is which, by hidden keys or, where these are gone, by headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optimizer.domain.crosschecks.known import closest
from optimizer.domain.findings import FindingCode, Severity
from scenarios.workbooks.files.opening import Cell, Page
from scenarios.workbooks.files.places import At, Places
from scenarios.workbooks.files.values import text_in
from scenarios.workbooks.files.writing import KEY_MARK

_SEARCHED = 20


@dataclass(frozen=True)
class Head:
    """The columns of a sheet by key, with the headings as they stand, and the first row below."""

    columns: Mapping[str, int]
    headings: Mapping[int, str]
    first_row: int

    def at(self, page: Page, row: int, key: str) -> At:
        """The cell of a key in a row."""
        column = self.columns.get(key)
        return At(page.title, row, column, "" if column is None else self.headings.get(column, ""))


def plain(text: str) -> str:
    """A name as it is compared: without case, accents, units and gaps at its ends."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\([^()]*\)\s*$", "", text).casefold())
    kept = "".join(one for one in bare if not unicodedata.combining(one))
    return re.sub(r"[\s_]+", " ", kept).strip(" *:.")


def head_of(page: Page, names: Mapping[str, Sequence[str]], places: Places) -> Head | None:
    """The head of a sheet, None with a finding where no row has the names of columns.

    `names` are the headings that each key may have beside itself.
    """
    known = {plain(f"{KEY_MARK}{key}"): key for key in names}
    known |= {plain(key): key for key in names}
    for key, others in names.items():
        for one in others:
            known.setdefault(plain(one), key)
    scores = {row: _matches(page, row, known) for row in sorted(page.rows)[:_SEARCHED]}
    best = max(scores.values(), key=len, default={})
    if not best or (len(best) == 1 and len(names) > 1):
        places.tell(
            FindingCode.FIELD_MISSING,
            At(page.title),
            f"The sheet {page.title} has no row with the names of its columns.",
            "Put the row of headings back, as in a workbook that was downloaded here.",
        )
        return None
    heads = _heads(page, scores, best)
    last = heads[-1]
    columns: dict[str, int] = {}
    headings = {
        column: text_in(cell.value)
        for row in heads
        for column, cell in page.rows.get(row, {}).items()
        if cell.value is not None
    }
    for row in heads:
        for column, key in scores.get(row, {}).items():
            _take(page, row, column, key, columns, headings, places)
    head = Head(columns, headings, last + 1)
    _tell_unknown(page, head, known, places)
    return head


def _matches(page: Page, row: int, known: Mapping[str, str]) -> dict[int, str]:
    """The keys that a row names, by column."""
    found = {}
    for column, cell in page.rows[row].items():
        if isinstance(cell.value, str) and (key := known.get(plain(cell.value))) is not None:
            found[column] = key
    return found


def _heads(page: Page, scores: Mapping[int, dict[int, str]], best: dict[int, str]) -> list[int]:
    """The row with the most names, and the one below if that is a row of headings too.

    It is below a row of keys, whatever it says, and where it names nearly all of them again. No
    more than that: an item may well be called what a column is called.
    """
    first = next(row for row, found in scores.items() if found == best)
    if all(str(page.rows[first][column].value).startswith(KEY_MARK) for column in best):
        return [first, first + 1]
    again = scores.get(first + 1, {})
    is_same = 5 * len(again) >= 4 * len(best) and again.items() <= best.items()
    return [first, first + 1] if is_same else [first]


def _take(
    page: Page,
    row: int,
    column: int,
    key: str,
    columns: dict[str, int],
    headings: Mapping[int, str],
    places: Places,
) -> None:
    if column in columns.values():
        return
    if key in columns:
        places.tell(
            FindingCode.DUPLICATE_KEY,
            At(page.title, row, column, headings.get(column, "")),
            f"The column '{headings.get(column, key)}' is there a second time.",
            "Take out one of the two; only the first one is read.",
        )
        return
    columns[key] = column


def _tell_unknown(page: Page, head: Head, known: Mapping[str, str], places: Places) -> None:
    """Columns with something in them that nobody knows are told, for they are not read."""
    taken = set(head.columns.values())
    filled: dict[int, int] = {}
    for row, cells in page.rows.items():
        if row >= head.first_row:
            for column in cells:
                filled.setdefault(column, row)
    for column in sorted(filled.keys() - taken):
        name = head.headings.get(column, "")
        meant = closest(plain(name), known) if name else None
        hint = f"Did you mean '{meant}'? " if meant else ""
        places.tell(
            FindingCode.FIELD_UNKNOWN,
            At(page.title, min(filled[column], head.first_row), column, name),
            f"The column '{name or 'without a heading'}' is not known, and is not read.",
            f"{hint}Leave it if it is your own; else give it the heading of the column it is.",
            severity=Severity.WARNING,
        )


def merged_cells(page: Page, head: Head, places: Places) -> None:
    """Tells of merged cells among the values: only the first one of them holds anything."""
    last_column = max(head.columns.values(), default=0)
    for block in page.merged:
        if block.last_row >= head.first_row and block.first_column <= last_column:
            places.tell(
                FindingCode.VALUE_WRONG,
                At(page.title, block.first_row, block.first_column),
                f"The cells {block.name} are merged, so that nobody can tell which row is meant.",
                "Take the merging back, and fill in each row.",
            )


def trouble_of(cell: Cell) -> tuple[str, str] | None:
    """What is wrong with a cell that has no value, and what to do about it."""
    if cell.trouble == "error":
        return (
            f"holds the error {cell.value}",
            "Correct the formula, or write the value itself.",
        )
    if cell.trouble == "formula":
        return (
            "holds a formula whose value was not saved",
            "Open the file in a spreadsheet program and save it, or write the value itself.",
        )
    return None
