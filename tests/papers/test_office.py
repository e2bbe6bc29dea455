"""Workbooks and tables read by LibreOffice: the cells that we meant, and no formula among them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from optimizer.deadlines import deadlines_of
from optimizer.papers import cost_sheet_xlsx, rooming_csv, rooming_xlsx, run_sheet_xlsx
from optimizer.papers.workbook import Sheet, workbook
from optimizer.report import cost_sheet_csv, deadlines_csv
from tests.papers import office
from tests.papers.named import named_guests
from tests.papers.office import Cells, sheets_read
from tests.papers.test_papers import LANGUAGES, planned, priced


def workbooks() -> dict[str, bytes]:
    """Every workbook that is made, in both languages, and one that tries to be a formula."""
    problem, itinerary = planned()
    guests = named_guests(problem.wishes.party)
    found = {}
    for tongue in LANGUAGES:
        found |= {
            f"run-sheet-{tongue}.xlsx": run_sheet_xlsx(problem, itinerary, tongue),
            f"cost-sheet-{tongue}.xlsx": cost_sheet_xlsx(problem, priced(), tongue),
            f"rooming-{tongue}.xlsx": rooming_xlsx(problem, itinerary, guests, tongue),
            f"rooms-{tongue}.xlsx": rooming_xlsx(problem, itinerary, (), tongue),
        }
    odd = [("=1+1", "+358 15", "@x"), ('=HYPERLINK("x")', "-5", "tab\there")]
    return {**found, "odd.xlsx": workbook([Sheet("Odd", ("a", "b", "c"), odd)])}


def tables() -> dict[str, bytes]:
    """Every table that is made for a spreadsheet."""
    problem, itinerary = planned()
    guests = named_guests(problem.wishes.party)
    texts = {
        "rooming.csv": rooming_csv(problem, itinerary, guests),
        "rooms.csv": rooming_csv(problem, itinerary),
        "costs.csv": cost_sheet_csv(problem, priced(), "fi"),
        "todo.csv": deadlines_csv(problem, deadlines_of(problem, itinerary), "fi"),
    }
    return {name: text.encode() for name, text in texts.items()}


def meant(content: bytes) -> list[Cells]:
    """The cells of each sheet as a second reader finds them, as texts."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [
        [[plain(cell) for cell in row] for row in book.get_sheet_by_index(index).to_python()]
        for index in range(len(book.sheet_names))
    ]


def plain(cell: object) -> str:
    """A cell without what readers write differently: zeros, long lines, hours of half a day."""
    text = " ".join(str(cell).split())
    try:
        return f"{dt.datetime.strptime(text, '%I:%M:%S %p'):%H:%M}"  # noqa: DTZ007 - an hour only
    except ValueError:
        pass
    try:
        return f"{float(text):.2f}"
    except ValueError:
        return text


def trimmed(cells: Cells) -> Cells:
    """Rows without empty cells at their ends."""
    found = []
    for row in cells:
        texts = [plain(cell) for cell in row]
        while texts and not texts[-1]:
            texts.pop()
        found.append(texts)
    return found


def test_every_workbook_is_read_as_it_was_meant(tmp_path: Path) -> None:
    """Sheet by sheet and cell by cell, the same as the second reader finds."""
    books = workbooks()
    found = sheets_read(books, tmp_path)
    for name, content in books.items():
        wanted = [trimmed(sheet) for sheet in meant(content)]
        assert len(found[name]) == len(wanted), name
        for shown, sheet in zip(found[name], wanted, strict=True):
            assert trimmed(shown) == sheet, name
    (odd,) = found["odd.xlsx"]
    assert odd[1] == ["=1+1", "+358 15", "@x"]


def test_every_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    """With commas, quotes and letters of Finnish, each cell is itself again."""
    texts = tables()
    found = sheets_read(texts, tmp_path)
    for name, content in texts.items():
        (shown,) = found[name]
        written = list(csv.reader(io.StringIO(content.decode())))
        assert trimmed(shown) == trimmed(written), name


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop skips and says what to install; in CI nothing is skipped."""
    monkeypatch.setattr("shutil.which", lambda program: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="libreoffice-calc"):
        office.office()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="nothing is skipped"):
        office.office()
