"""Workbooks: tables as XLSX that print well, with a heading that stays in sight."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EVER = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone
_WIDEST, _LEAST = 48, 8
_ACCENT = "0E5A6B"


@dataclass(frozen=True)
class Sheet:
    """One table: its name, the heads of its columns, its rows, and lines of text above it."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    above: tuple[str, ...] = ()


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as the bytes of one XLSX file."""
    # Here and not above: it takes a moment to import, and only papers need it.
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet in sheets:
        _put(book, sheet)
    return bytes_of(book)


def bytes_of(book: Any) -> bytes:
    """An openpyxl workbook as a file that says nothing of when it was written.

    So the same content is the same bytes, whenever and wherever.
    """
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _EVER
    dated, undated = io.BytesIO(), io.BytesIO()
    # Not book.save, which notes the moment.
    ExcelWriter(book, ZipFile(dated, "w")).save()
    with ZipFile(dated) as parts, ZipFile(undated, "w", ZIP_DEFLATED) as whole:
        for name in parts.namelist():
            whole.writestr(ZipInfo(name, _EVER.timetuple()[:6]), parts.read(name), ZIP_DEFLATED)
    return undated.getvalue()


def _put(book: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(_title(sheet.name))
    for text in sheet.above:
        _append(page, [text])
        page.cell(page.max_row, 1).font = Font(
            bold=page.max_row == 1, size=13 if page.max_row == 1 else 10
        )
    _append(page, sheet.heads)
    top = page.max_row
    for cell in page[top]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=_ACCENT)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for row in sheet.rows:
        _append(page, row)
    for cells in page.iter_rows(min_row=top + 1):
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(cell.value, dt.date):
                cell.number_format = "yyyy-mm-dd"
    for number, head in enumerate(sheet.heads, start=1):
        texts = [head, *(str(row[number - 1] or "") for row in sheet.rows)]
        longest = max(len(line) for text in texts for line in text.split("\n"))
        page.column_dimensions[get_column_letter(number)].width = min(
            _WIDEST, max(_LEAST, longest + 2)
        )
    page.freeze_panes = page.cell(top + 1, 1)
    page.auto_filter.ref = f"A{top}:{get_column_letter(len(sheet.heads))}{page.max_row}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{top}:{top}"


def _title(name: str) -> str:
    """A sheet's name as the format allows it."""
    return "".join(" " if sign in r"[]:*?/\\" else sign for sign in name)[:31]


def _append(page: Any, row: Sequence[Any]) -> None:
    """One row; a text that begins like a formula is a text, also when somebody edits it."""
    page.append([_sound(value) for value in row])
    for cell in page[page.max_row]:
        if cell.data_type == "f":
            cell.data_type, cell.quotePrefix = "s", True


def _sound(value: Any) -> Any:
    """A value without the signs that the format cannot hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
