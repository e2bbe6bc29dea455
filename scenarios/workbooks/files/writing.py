"""Writing: sheets that print and edit well, as the same bytes each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.workbooks.files.values import LONGEST_TEXT

ACCENT = "0E5A6B"
_PALE = "E7F0F2"
_WIDEST, _LEAST = 48, 9
_DATE_FORMAT, _EUROS_FORMAT, _TEXT_FORMAT = "yyyy-mm-dd", "#,##0.00", "@"


@dataclass(frozen=True)
class Field:
    """What is said of a column: its key in the file, its heading, and what may stand in it.

    `choices` are values to choose from, `refers_to` the sheet and column whose values are.
    """

    key: str
    heading: str
    prompt: str = ""
    form: str = "text"
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    is_needed: bool = False


KEY_MARK = "#"
"""Stands before each key in the hidden row of a table, so that nobody takes it for a heading."""

FORMATS = {"text": _TEXT_FORMAT, "date": _DATE_FORMAT, "euros": _EUROS_FORMAT, "number": "General"}


def new_book() -> Any:
    """A workbook without sheets."""
    # Here and not above: it takes a moment to import.
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    return book


def add_guide(book: Any, title: str, lines: Sequence[tuple[str, str]]) -> None:
    """A sheet to read: lines of text, each in a `style` (title, head, text or pair)."""
    from openpyxl.styles import Alignment, Font

    page = book.create_sheet(title)
    page.sheet_view.showGridLines = False
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 30, 90
    for number, (style, text) in enumerate(lines, start=1):
        first, _, second = text.partition("\t")
        write(page, number, 1, first)
        page.cell(number, 1).font = Font(
            bold=style in ("title", "head", "pair"), size=16 if style == "title" else 11
        )
        if style == "pair":
            write(page, number, 2, second)
            page.cell(number, 2).alignment = Alignment(wrap_text=True, vertical="top")
            page.cell(number, 1).alignment = Alignment(vertical="top")
            page.row_dimensions[number].height = 15 * (1 + len(second) // 85)
        elif style == "text":
            page.merge_cells(start_row=number, start_column=1, end_row=number, end_column=2)
            page.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="top")
            page.row_dimensions[number].height = 15 * (1 + len(first) // 115)
    _printed(page)


def add_table(
    book: Any, title: str, fields: Sequence[Field], rows: Sequence[Sequence[Any]], spare: int = 500
) -> None:
    """A sheet with a column for each field: a hidden row of keys, a row of headings, then rows.

    What may be written is shown and offered on the rows, and on `spare` ones below.
    """
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(title)
    page.row_dimensions[1].hidden = True
    last = len(rows) + 2 + spare
    for number, one in enumerate(fields, start=1):
        letter = get_column_letter(number)
        write(page, 1, number, f"{KEY_MARK}{one.key}")
        write(page, 2, number, one.heading)
        _headed(page.cell(2, number), one.is_needed)
        texts = [str(row[number - 1]) for row in rows if row[number - 1] is not None]
        page.column_dimensions[letter].width = _width([one.heading[:24], *texts])
        # Also of columns without a value yet, so that what is typed there stays what it is.
        page.column_dimensions[letter].number_format = FORMATS[one.form]
        _guarded(page, one, f"{letter}3:{letter}{last}")
    for row, content in enumerate(rows, start=3):
        for number, value in enumerate(content, start=1):
            write(page, row, number, value, fields[number - 1].form)
    page.row_dimensions[2].height = 45
    page.freeze_panes = page.cell(3, 2)
    page.auto_filter.ref = f"A2:{get_column_letter(len(fields))}{max(3, len(rows) + 2)}"
    page.print_title_rows = "2:2"
    _printed(page)


def add_record(
    book: Any, title: str, heads: tuple[str, str, str], rows: Sequence[tuple[Field, Any]]
) -> None:
    """A sheet with one value in a row: its key (hidden), its name, the value, what it may be."""
    from openpyxl.styles import Alignment

    page = book.create_sheet(title)
    page.column_dimensions["A"].hidden = True
    for letter, width in (("B", 44), ("C", 60), ("D", 60)):
        page.column_dimensions[letter].width = width
    for number, head in enumerate(("key", *heads), start=1):
        write(page, 1, number, head)
        _headed(page.cell(1, number), False)
    for row, (one, value) in enumerate(rows, start=2):
        write(page, row, 1, one.key)
        write(page, row, 2, one.heading)
        write(page, row, 3, value, one.form)
        page.cell(row, 3).alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        write(page, row, 4, one.prompt)
        _guarded(page, one, f"C{row}")
    page.freeze_panes = "C2"
    _printed(page)


def add_grid(
    book: Any,
    title: str,
    said: Sequence[tuple[str, str]],
    names: Sequence[str],
    rows: Sequence[Sequence[int | None]],
    corner: str,
) -> None:
    """A sheet with a square of numbers, from the row's place to the column's; `said` is above."""
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(title)
    for number, (key, text) in enumerate(said, start=1):
        write(page, number, 1, key)
        write(page, number, 2, text)
    top = len(said) + 1
    write(page, top, 1, corner)
    _headed(page.cell(top, 1), False)
    page.column_dimensions["A"].width = _width(list(names))
    for number, name in enumerate(names, start=2):
        write(page, top, number, name)
        _headed(page.cell(top, number), False, turned=True)
        write(page, top + number - 1, 1, name)
        page.column_dimensions[get_column_letter(number)].width = 7
    for row, values in enumerate(rows, start=top + 1):
        for column, value in enumerate(values, start=2):
            write(page, row, column, value, "number")
    page.freeze_panes = page.cell(top + 1, 2)
    _printed(page)


def write(page: Any, row: int, column: int, value: Any, form: str = "text") -> None:
    """Writes one value; text stays text, whatever a spreadsheet would take it for."""
    cell = page.cell(row, column)
    if value is None:
        cell.number_format = FORMATS[form]
        return
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ValueError(f"a text of {len(value)} characters fits in no cell")
        cell.value = value
        cell.data_type = "s"
        cell.number_format = _TEXT_FORMAT
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
        return
    cell.value = value
    cell.number_format = _DATE_FORMAT if isinstance(value, dt.date) else FORMATS[form]


def _headed(cell: Any, is_needed: bool, turned: bool = False) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(bold=True, color="FFFFFF", italic=not is_needed and not turned)
    cell.fill = PatternFill("solid", start_color=ACCENT)
    cell.alignment = Alignment(
        vertical="bottom" if turned else "center",
        wrap_text=not turned,
        text_rotation=90 if turned else 0,
    )


def _width(texts: Sequence[str]) -> float:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return float(min(_WIDEST, max(_LEAST, longest + 2)))


def _guarded(page: Any, one: Field, cells: str) -> None:
    """Offers the choices of a column and says what is to be written; it forbids nothing."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = ",".join(one.choices)
    formula = one.refers_to or (f'"{offered}"' if offered and len(offered) <= 250 else None)
    if formula is None and not one.prompt:
        return
    rule = DataValidation(
        type="list" if formula else None,
        formula1=formula,
        allow_blank=True,
        showErrorMessage=formula is not None,
        errorStyle="warning",
        showInputMessage=bool(one.prompt),
        promptTitle=one.heading[:32],
        prompt=one.prompt[:255],
    )
    rule.add(cells)
    page.add_data_validation(rule)


def _printed(page: Any) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
