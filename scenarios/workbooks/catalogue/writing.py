"""Writing: a catalogue as a workbook that can be edited and read again as the same catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.findings import FindingCode, InvalidInput
from optimizer.domain.reading.faults import fault
from optimizer.domain.travel import Matrix
from optimizer.papers.workbook import bytes_of
from scenarios.workbooks.catalogue import words
from scenarios.workbooks.catalogue.cells import cell_of
from scenarios.workbooks.catalogue.columns import Column, Kind, Path
from scenarios.workbooks.catalogue.guide import guide_lines
from scenarios.workbooks.catalogue.tables import (
    HEAD,
    LIST,
    NUMBER,
    OF,
    PART,
    SHARED,
    Table,
    tables,
)
from scenarios.workbooks.files import writing
from scenarios.workbooks.files.writing import Field

GRID_KEYS = ("matrix", "source", "amount")
"""What is said above a grid of travel: of which matrix, from where, and of what the numbers are."""

_REFERS = {
    "place": "places",
    "garage": "places",
    "partner": "partners",
    "fallback": "sessions",
    "first": "sessions",
    "second": "sessions",
    "session": "sessions",
}
_FORMS = {Kind.DATE: "date", Kind.EUROS: "euros", Kind.NUMBER: "number", Kind.DECIMAL: "number"}
_LAST_ID = 2000


def catalogue_workbook(catalogue: Catalogue, language: str) -> bytes:
    """The workbook as the bytes of an XLSX file. Raises InvalidInput for what fits in no cell."""
    rows = dict(_Rows(catalogue, language).all())
    book = writing.new_book()
    counts = {key: len(found) for key, found in rows.items()}
    writing.add_guide(book, title(words.GUIDE, language), guide_lines(catalogue, counts, language))
    try:
        for key, table in tables().items():
            fields = [_field(table, one, catalogue, language) for one in table.columns]
            if key == HEAD:
                values = rows[key][0]
                pairs = list(zip(fields, values, strict=True))
                writing.add_record(book, title(key, language), _record_heads(language), pairs)
            else:
                writing.add_table(book, title(key, language), fields, rows[key])
        for number, matrix in enumerate(catalogue.matrices, start=1):
            _add_grids(book, matrix, number, language)
    except ValueError as too_long:
        raise InvalidInput([_unwritable(str(too_long))]) from None
    return bytes_of(book)


def title(key: str, language: str) -> str:
    """The name of a sheet."""
    return words.word(words.SHEETS[key], language)


def _unwritable(what: str) -> Any:
    return fault(
        FindingCode.VALUE_OUT_OF_RANGE,
        "catalogue",
        f"The catalogue cannot be written as a workbook: {what}.",
        "Shorten the text, or keep the catalogue as YAML or JSON.",
    )


def _record_heads(language: str) -> tuple[str, str, str]:
    return (
        ("Mikä", "Arvo", "Mitä kirjoitetaan") if language == "fi" else ("What", "Value", "To write")
    )


def _field(table: Table, column: Column, catalogue: Catalogue, language: str) -> Field:
    choices, refers_to = column.choices, ""
    if column.kind in (Kind.YES_NO, Kind.PRESENCE):
        choices = words.YES_NO[language]
    if column.path == (LIST,):
        choices = tuple(title(one, language) for one in column.choices)
    name = column.path[-1]
    if name in ("matrix", "walk_matrix"):
        choices = tuple(matrix.id for matrix in catalogue.matrices)
    elif name in _REFERS and not column.is_list:
        refers_to = f"'{title(_REFERS[name], language)}'!$A$3:$A${_LAST_ID}"
    return Field(
        key=column.key,
        heading=words.heading(table.key, column, language, catalogue.rules.ticks_per_minute),
        prompt=words.prompt(column, language),
        form=_FORMS.get(column.kind, "text") if not column.is_list else "text",
        choices=() if column.is_list else choices,
        refers_to=refers_to,
        is_needed=column.is_needed,
    )


class _Rows:
    """The rows of every sheet, gathered from the items inwards."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.catalogue, self.language = catalogue, language
        self.found: dict[str, list[list[Any]]] = {key: [] for key in tables()}

    def all(self) -> Mapping[str, list[list[Any]]]:
        """The rows by sheet."""
        self.found[HEAD].append(self._cells(tables()[HEAD], self.catalogue, {}))
        for key, table in tables().items():
            if key != HEAD and not table.is_shared:
                for item in getattr(self.catalogue, key):
                    self.found[key].append(self._cells(table, item, {}))
                    self._add_inner(table, item, key, getattr(item, "id", ""), ())
        return self.found

    def _add_inner(self, table: Table, item: Any, top: str, of: str, before: Path) -> None:
        """The lists inside of an item, and those inside of their items."""
        for inner in table.shape.lists:
            below = tables()[SHARED[inner.model]]
            part = (*before, *inner.path[:-1])
            for number, one in enumerate(_at(item, inner.path) or (), start=1):
                belongs = {
                    LIST: title(top, self.language),
                    OF: of,
                    PART: " ".join(part) or None,
                    NUMBER: number,
                }
                self.found[below.key].append(self._cells(below, one, belongs))
                named = (*part, inner.path[-1], str(number))
                self._add_inner(below, one, top, of, named)

    def _cells(self, table: Table, item: Any, belongs: Mapping[str, Any]) -> list[Any]:
        own = len(table.columns) - len(table.shape.columns)
        first = [belongs[one.key] for one in table.columns[:own]]
        return [*first, *(self._cell(one, item) for one in table.shape.columns)]

    def _cell(self, column: Column, item: Any) -> Any:
        yes_no = words.YES_NO[self.language]
        around, value = item, item
        for step in column.path:
            around = value
            if around is None:
                return None  # the group is not there, which its presence says
            value = around.get(step) if isinstance(around, dict) else getattr(around, step)
        if column.kind is Kind.PRESENCE:
            is_said_no = column.is_required and column.is_nullable
            return yes_no[0] if value is not None else yes_no[1] if is_said_no else None
        if isinstance(around, dict) and value is None:
            return None
        return cell_of(column, value, self.catalogue.rules.ticks_per_minute, yes_no)


def _at(item: Any, path: Path) -> Any:
    for step in path:
        item = None if item is None else getattr(item, step)
    return item


def _add_grids(book: Any, matrix: Matrix, number: int, language: str) -> None:
    for amount, pair in (("minutes", words.MINUTES), ("metres", words.METRES)):
        said = list(zip(GRID_KEYS, _said(matrix, amount), strict=True))
        name = _grid_title(book, words.word(pair, language), matrix.id, number)
        writing.add_grid(book, name, said, matrix.places, getattr(matrix, amount), "places")


def _said(matrix: Matrix, amount: str) -> Iterator[str]:
    from scenarios.workbooks.files.values import text_cell

    yield from (matrix.id, text_cell(matrix.source), amount)


def _grid_title(book: Any, pattern: str, key: str, number: int) -> str:
    """A name for the sheet that is short enough and not taken; the sheet itself says its matrix."""
    whole = pattern.format(matrix=key)
    short = pattern.format(matrix=number)
    taken = {one.lower() for one in book.sheetnames}
    return whole if len(whole) <= 31 and whole.lower() not in taken else short
