"""Ways to change a workbook as people do, cell by cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.documents import read_catalogue
from optimizer.domain.findings import Finding
from scenarios.workbooks import CatalogueRead, catalogue_workbook, read_catalogue_workbook
from tests.generators.small_problems import random_problem

NAME = "book.xlsx"


@cache
def mikkeli() -> Catalogue:
    """The catalogue that comes with the software."""
    return read_catalogue(Path("scenarios/data/mikkeli"))


@cache
def small() -> Catalogue:
    """A small catalogue with a bit of everything: quick to write and to read."""
    return random_problem(7, profile="everything").catalogue


@cache
def written(language: str = "en") -> bytes:
    """The small catalogue's workbook."""
    return catalogue_workbook(small(), language)


def changed(change: Callable[[Any], object], content: bytes | None = None) -> bytes:
    """The workbook after a change, saved again as another program would."""
    book = load_workbook(io.BytesIO(written() if content is None else content))
    change(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook as bytes."""
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def read(content: bytes) -> CatalogueRead:
    """The catalogue of a workbook."""
    return read_catalogue_workbook(content, NAME)


def cell_at(book: Any, sheet: str, key: str, row: int = 3) -> Any:
    """The cell of a column in a row; of the sheet with one value in a row that value."""
    page = book[sheet]
    if page["A1"].value == "key":
        return next(page.cell(one.row, 3) for one in page["A"] if one.value == key)
    column = next(one.column for one in page[1] if one.value == f"#{key}")
    return page.cell(row, column)


def put(sheet: str, key: str, value: Any, row: int = 3) -> Callable[[Any], None]:
    """A change that writes a value into one cell."""

    def change(book: Any) -> None:
        cell = cell_at(book, sheet, key, row)
        cell.value = value

    return change


def errors(found: CatalogueRead) -> list[Finding]:
    """The findings that stop the work."""
    return [one for one in found.findings if one.severity == "error"]


def only(found: CatalogueRead) -> Finding:
    """The one error of a workbook that is wrong in one place."""
    (one,) = errors(found)
    assert found.catalogue is None
    return one
