"""Findings: what people do wrong in a spreadsheet is told at its sheet, row and column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from optimizer.domain.findings import Severity
from scenarios.workbooks import cell_name
from tests.scenarios.workbooks.sheets import cell_at, changed, errors, only, put, read, small

Change = Callable[[Any], object]

WRONG: list[tuple[Change, str, str, str]] = [
    (put("Sessions", "max_group", "many"), "value-wrong", "max_group", "whole number"),
    (put("Sessions", "max_group", 0), "value-out-of-range", "max_group", "at least 1"),
    (put("Sessions", "max_group", 7.5), "value-wrong", "max_group", "whole number"),
    (put("Sessions", "max_group", True), "value-wrong", "max_group", "whole number"),
    (put("Sessions", "max_group", None), "field-missing", "max_group", "missing"),
    (put("Sessions", "partner", "no-such"), "unknown-id", "partner", "no partner 'no-such'"),
    (put("Sessions", "format", "demmo"), "value-wrong", "format", "one of"),
    (put("Sessions", "languages", "english"), "unknown-language", "languages", "language"),
    (put("Sessions", "venues", "-"), "value-out-of-range", "venues", "at least 1"),
    (put("Sessions", "group_cents", 12.345), "value-wrong", "group_cents", "cents"),
    (put("Sessions", "group_cents", "much"), "value-wrong", "group_cents", "no amount"),
    (put("Sessions", "group_cents", -1), "value-out-of-range", "group_cents", "less than nothing"),
    (put("Sessions", "seated", "perhaps"), "value-wrong", "seated", "true or false"),
    (put("Hotels", "check_in", 15), "value-wrong", "check_in", "no time of day"),
    (put("Hotels", "check_in", "25:99"), "value-wrong", "check_in", "not a time of day"),
    (put("Catalogue", "time_zone", "Mars"), "unknown-time-zone", "time_zone", "Mars"),
    (
        put("Catalogue", "rules.grid_minutes", None),
        "field-missing",
        "rules.grid_minutes",
        "missing",
    ),
    (put("Hours", "windows", "9-12"), "value-wrong", "windows", "not a window"),
    (put("Hours", "windows", "12:00-09:00"), "window-order", "windows", "before it starts"),
    (put("Hours", "of", "no-such"), "unknown-id", "of", "belongs to nothing"),
    (put("Rooms", "price_cents", None), "field-missing", "price_cents", "missing"),
    (put("Places", "latitude", 161.7), "value-out-of-range", "latitude", "at most 90"),
    (put("Meals", "person_cents", "#REF!"), "value-wrong", "person_cents", "#REF!"),
]
"""A change, and of what it makes wrong the code, the column and a part of the sentence."""


@pytest.mark.parametrize(("change", "code", "key", "told"), WRONG)
def test_each_mistake_is_told_once_at_its_cell(
    change: Change, code: str, key: str, told: str
) -> None:
    """Sheet, row, column and heading of the very cell, a sentence and advice; nothing follows."""
    places: list[Any] = []

    def noted(book: Any) -> None:
        before = {
            (page.title, cell.coordinate): cell.value
            for page in book
            for row in page.iter_rows()
            for cell in row
        }
        change(book)
        places.extend(
            cell
            for page in book
            for row in page.iter_rows()
            for cell in row
            if cell.value != before.get((page.title, cell.coordinate))
        )

    found = only(read(changed(noted)))
    (cell,) = places
    assert found.code == code
    assert told in found.message
    assert found.advice
    where = found.detail
    assert cell_name(where) == f"{cell.parent.title}!{cell.coordinate}", (where, key)


def test_many_mistakes_are_told_at_once() -> None:
    """One does not hide another."""

    def change(book: Any) -> None:
        put("Sessions", "max_group", "many")(book)
        put("Sessions", "partner", "no-such", row=4)(book)
        put("Hotels", "check_in", "late")(book)
        put("Catalogue", "country", "XX")(book)

    cells = {cell_name(one.detail).split("!")[0] for one in errors(read(changed(change)))}
    assert cells == {"Sessions", "Hotels", "Catalogue"}
    assert len(errors(read(changed(change)))) == 4


RIGHT: list[Change] = [
    put("Hotels", "check_in", dt.time(15)),
    put("Hotels", "check_in", "15.00"),
    put("Hotels", "check_in", " 15:00 "),
]


@pytest.mark.parametrize("change", RIGHT)
def test_times_in_the_ways_of_spreadsheets(change: Change) -> None:
    """A time of day, text with a point, gaps: all the same three o'clock."""
    found = read(changed(change))
    assert errors(found) == []
    assert found.catalogue is not None
    assert found.catalogue.hotels[0].check_in == 15 * 60


def test_past_midnight_as_spreadsheets_count() -> None:
    """25:30 typed into a cell is stored as a day and a half hour."""
    half_past = dt.datetime.combine(dt.date(1900, 1, 1), dt.time(1, 30))
    found = read(changed(put("Catalogue", "rules.day_end", half_past)))
    assert found.catalogue is not None
    assert found.catalogue.rules.day_end == 25 * 60 + 30


def test_dates_in_the_ways_of_people() -> None:
    """A date, text in Finnish order, text in ISO order; a bare number is refused."""
    for value in (dt.date(2027, 5, 10), "10.5.2027", "2027-05-10"):
        found = read(changed(_with_closure(value)))
        assert found.catalogue is not None, errors(found)
        assert found.catalogue.closures[-1].start == dt.date(2027, 5, 10)
    assert only(read(changed(_with_closure(46517)))).code == "value-wrong"


def _with_closure(start: Any) -> Change:
    def change(book: Any) -> None:
        row = book["Closures"].max_row + 1
        for key, value in (("name.fi", "x"), ("name.en", "x"), ("start", start)):
            cell_at(book, "Closures", key, row).value = value

    return change


# --- the shape of the workbook ------------------------------------------------------------------


def test_moved_columns_sorted_rows_and_renamed_headings() -> None:
    """Columns go by their hidden keys; the order of rows is the order of the list."""

    def change(book: Any) -> None:
        page = book["Venues"]
        rows = [list(row) for row in page.iter_rows(values_only=True)]
        rows[1] = [f"Our {value}" for value in rows[1]]
        rows[2:] = rows[:1:-1]
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(reversed(row), start=1):
                page.cell(number, column).value = value

    found = read(changed(change)).catalogue
    assert found is not None
    assert found.venues == small().venues[::-1]


@pytest.mark.parametrize("language", [0, 1])
def test_without_the_hidden_keys(language: int) -> None:
    """Headings alone will do, in either language."""
    from scenarios.workbooks import catalogue_workbook

    content = catalogue_workbook(small(), ("en", "fi")[language])

    def change(book: Any) -> None:
        for page in book:
            if page.row_dimensions[1].hidden:
                page.delete_rows(1)
            if page.column_dimensions["A"].hidden:
                page.delete_cols(1)

    found = read(changed(change, content))
    assert errors(found) == []
    assert found.catalogue == small()


def test_a_renamed_sheet_is_known_by_its_columns() -> None:
    """And a remark says so."""

    def change(book: Any) -> None:
        book["Venues"].title = "Our halls"

    found = read(changed(change))
    assert found.catalogue == small()
    (one,) = [f for f in found.findings if f.detail.get("sheet") == "Our halls"]
    assert one.severity is Severity.WARNING
    assert "Venues" in one.message


def test_missing_sheets() -> None:
    """One that is needed stops it, another one is a remark; neither is passed over in silence."""

    def without(name: str) -> Change:
        return lambda book: book.remove(book[name])

    told = errors(read(changed(without("Partners"))))
    assert [one.code for one in told if one.path == "/partners"] == ["field-missing"]
    found = read(changed(without("Closures")))
    assert errors(found) == []
    assert any("no sheet Closures" in one.message for one in found.findings)
    (head,) = [
        one for one in errors(read(changed(without("Catalogue")))) if one.code == "field-missing"
    ]
    assert "Catalogue" in head.message


def test_own_sheets_and_columns_are_left_alone() -> None:
    """They are named in remarks, for they are not read."""

    def change(book: Any) -> None:
        book.create_sheet("Phone list")["A1"] = "call them"
        page = book["Partners"]
        page.cell(2, page.max_column + 1).value = "Phone"
        page.cell(3, page.max_column).value = "015 123"

    found = read(changed(change))
    assert found.catalogue == small()
    assert sorted(one.detail["sheet"] for one in found.findings if one.code == "field-unknown") == [
        "Partners",
        "Phone list",
    ]


def test_a_column_twice() -> None:
    """The second one is named, and not read."""

    def change(book: Any) -> None:
        page = book["Partners"]
        column = page.max_column + 1
        page.cell(1, column).value = "#contact"
        page.cell(3, column).value = "other"

    assert only(read(changed(change))).code == "duplicate-key"


def test_formulas() -> None:
    """One whose value was not stored is no empty cell; an error is told by its name."""
    found = only(read(changed(put("Sessions", "max_group", "=10+10"))))
    assert "formula" in found.message
    assert found.path == "/sessions/0/max_group"


def test_merged_cells_among_values() -> None:
    """Nobody can tell what is meant; merged cells of one's own beside the table do not matter."""
    found = read(changed(lambda book: book["Venues"].merge_cells("B3:B4")))
    assert any("B3:B4" in one.message for one in errors(found))


def test_hours_listed_or_not() -> None:
    """No hours at all is never, where that is said; nothing said is always, or missing."""

    def emptied(book: Any) -> None:
        page = book["Hours"]
        page.delete_rows(3, page.max_row)

    def unsaid(book: Any) -> None:
        emptied(book)
        page = book["Partners"]
        for row in range(3, page.max_row + 1):
            if page.cell(row, 1).value:
                cell_at(book, "Partners", "availability", row).value = None

    never = read(changed(emptied))
    assert never.catalogue is not None
    assert all(not one.availability.weekly for one in never.catalogue.partners)
    told = errors(read(changed(unsaid)))
    assert {one.code for one in told} == {"field-missing"}
    assert all(one.detail["column"] for one in told)


def test_a_group_that_is_said_not_to_be_there() -> None:
    """No, and still values: the two cannot both be meant."""

    def change(book: Any) -> None:
        put("Catalogue", "rules.lunch", "no")(book)

    found = read(changed(change))
    if small().rules.lunch is not None:
        assert only(found).code == "contradiction"


def test_grids() -> None:
    """A hole, a place without a column, a word for a number: each at its cell."""

    def change(book: Any) -> None:
        page = book["Travel walk min"]
        page["B5"].value = None
        page["C5"].value = "far"
        page.cell(page.max_row + 1, 1).value = "nowhere"

    told = errors(read(changed(change)))
    assert {one.code for one in told} >= {"value-wrong", "matrix-shape"}
    assert all(one.detail["sheet"] == "Travel walk min" for one in told)
