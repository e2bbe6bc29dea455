"""Opening: the bytes of an XLSX file as pages of cells, within bounds, values only.

A file from anywhere is read: what is no workbook, is too large or hides more than it says becomes a
finding. Of a formula the value counts that the spreadsheet program stored with it.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.reading.faults import fault

MOST_BYTES = 5_000_000
"""A larger file is refused unread."""

MOST_UNPACKED = 60_000_000
"""So much may the parts of a file hold together, unpacked."""

MOST_PARTS, MOST_PAGES = 2_000, 300
MOST_CELLS = 400_000
"""So many cells with something in them are read; a large catalogue has some ten thousand."""

_MOST_PASSED = 4_000_000  # cells that a row spans, filled or not
_LAST_ROW = 1_048_576
_MOST_ROWS = 4 * _LAST_ROW  # rows of all sheets, filled or not: an empty one takes time too

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\""
)
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library raises over files that are damaged; it has no exception of its own for that."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a value, or why there is none (`trouble`)."""

    value: Any
    trouble: str = ""


@dataclass(frozen=True)
class Block:
    """Merged cells, by their first and last row and column."""

    name: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Page:
    """One sheet: its cells that hold something, by row and column, both counted from 1."""

    title: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: tuple[Block, ...] = ()

    def at(self, row: int, column: int) -> Cell | None:
        """The cell there, None where it is empty."""
        return self.rows.get(row, {}).get(column)


def pages_of(content: bytes, name: str) -> tuple[Page, ...]:
    """The sheets of a workbook, in their order. Raises InvalidInput where it cannot be read."""
    _require_sound(content, name)
    # Here and not above: it takes a moment to import.
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that nobody needs here
            return tuple(_pages(content, name, load_workbook))
    except _BROKEN as broken:
        what = f"{name} cannot be read as a workbook: it is damaged or made by no spreadsheet."
        advice = "Open it in a spreadsheet program and save it as .xlsx again."
        found = fault(FindingCode.FILE_UNREADABLE, name, what, advice)
        raise InvalidInput([found]) from broken


def _require_sound(content: bytes, name: str) -> None:
    """Refuses by its outside what is no workbook or unpacks to too much."""
    if len(content) > MOST_BYTES:
        raise InvalidInput([_too_large(name, f"{len(content) / 1e6:.1f} MB")])
    if content[:4] == _OLD_OR_LOCKED:
        what = f"{name} is an old .xls file, or is locked with a password."
        advice = "Save it as .xlsx without a password."
        raise InvalidInput([fault(FindingCode.FILE_UNREADABLE, name, what, advice)])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except _BROKEN:
        what = f"{name} is no workbook (.xlsx)."
        advice = "Choose a workbook, such as one that was downloaded here."
        raise InvalidInput([fault(FindingCode.FILE_UNREADABLE, name, what, advice)]) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise InvalidInput([_too_large(name, "too much once it is unpacked")])


def _too_large(name: str, size: str) -> Finding:
    return fault(
        FindingCode.FILE_TOO_LARGE,
        name,
        f"{name} is too large: {size}.",
        f"A workbook may have {MOST_BYTES / 1e6:g} MB, {MOST_UNPACKED / 1e6:g} MB unpacked and "
        f"{MOST_CELLS} filled cells. Take out pictures, and sheets that do not belong here.",
    )


def _pages(content: bytes, name: str, load: Any) -> Iterator[Page]:
    book = load(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    pages = book.worksheets
    if len(pages) > MOST_PAGES:
        raise InvalidInput([_too_large(name, f"{len(pages)} sheets")])
    allowance, again = _Allowance(name), _Allowance(name)
    formulas: Any = None
    try:
        for page in pages:
            raw = _raw(book, page)
            rows = _rows(page, allowance)
            if _FORMULA.search(raw):
                formulas = formulas or load(
                    io.BytesIO(content), read_only=True, data_only=False, keep_links=False
                )
                _mark_formulas(rows, formulas[page.title], again)
            yield Page(str(page.title), rows, tuple(_blocks(raw)))
    finally:
        book.close()
        if formulas is not None:
            formulas.close()


@dataclass
class _Allowance:
    """What is left to be read of a file."""

    name: str
    cells: int = MOST_CELLS
    passed: int = _MOST_PASSED
    rows: int = _MOST_ROWS

    def take(self, cells: int, passed: int) -> None:
        """Takes one row off it. Raises InvalidInput where nothing is left."""
        self.cells -= cells
        self.passed -= passed
        self.rows -= 1
        if min(self.cells, self.passed, self.rows) < 0:
            raise InvalidInput([_too_large(self.name, "too many cells")])


def _rows(page: Any, allowance: _Allowance) -> dict[int, dict[int, Cell]]:
    """The filled cells. What the file says of its own size is not believed."""
    page.reset_dimensions()
    found: dict[int, dict[int, Cell]] = {}
    for number, row in enumerate(page.iter_rows(), start=1):
        if number > _LAST_ROW:
            break
        cells = {
            column: Cell(cell.value, _trouble(cell))
            for column, cell in enumerate(row, start=1)
            if cell.value is not None and cell.value != ""
        }
        allowance.take(len(cells), len(row))
        if cells:
            found[number] = cells
    return found


def _trouble(cell: Any) -> str:
    return "error" if cell.data_type == "e" else ""


def _mark_formulas(rows: dict[int, dict[int, Cell]], page: Any, allowance: _Allowance) -> None:
    """Formulas whose value was not stored are no empty cells."""
    page.reset_dimensions()
    for number, row in enumerate(page.iter_rows(), start=1):
        if number > _LAST_ROW:
            break
        allowance.take(0, len(row))
        for column, cell in enumerate(row, start=1):
            if cell.data_type == "f" and column not in rows.get(number, {}):
                rows.setdefault(number, {})[column] = Cell(None, "formula")


def _raw(book: Any, page: Any) -> bytes:
    """The sheet as it stands in the file: the library reads merged cells and formulas not so."""
    part: bytes = book._archive.read(page._worksheet_path)
    return part


def _blocks(raw: bytes) -> Iterator[Block]:
    from openpyxl.utils import range_boundaries

    for match in _MERGED.finditer(raw):
        name = match[1].decode()
        first_column, first_row, last_column, last_row = range_boundaries(name)
        yield Block(name, int(first_row), int(first_column), int(last_row), int(last_column))  # type: ignore[arg-type]
