"""Grids: travel times and distances as squares of numbers, put together as matrices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.pointers import Steps
from scenarios.workbooks.catalogue.tables import GRIDS
from scenarios.workbooks.catalogue.writing import GRID_KEYS
from scenarios.workbooks.files.heads import plain, trouble_of
from scenarios.workbooks.files.opening import Page
from scenarios.workbooks.files.places import At, Places
from scenarios.workbooks.files.values import number_in, text_in

AMOUNTS = ("minutes", "metres")
_SEARCHED = 12


class Grid:
    """One sheet with a square: of which matrix, of what, and between which places."""

    def __init__(self, page: Page) -> None:
        self.page = page
        said: dict[str, int] = {}
        for row in sorted(page.rows)[:_SEARCHED]:
            cell = page.at(row, 1)
            if cell is not None and isinstance(cell.value, str):
                said.setdefault(plain(cell.value), row)
        self._rows = said
        self.top = said.get("places")

    @property
    def is_one(self) -> bool:
        """Whether the sheet is a grid at all."""
        return self.top is not None and "matrix" in self._rows and "amount" in self._rows

    def said(self, key: str) -> str:
        """What is said above the square under a key."""
        cell = self.page.at(self._rows.get(key, 0), 2)
        return "" if cell is None or cell.value is None else text_in(cell.value)

    def at(self, key: str) -> At:
        """Where that stands."""
        return At(self.page.title, self._rows.get(key), 2, key)

    def origins(self) -> dict[int, str]:
        """The place of each row, by row."""
        assert self.top is not None
        cells = {row: self.page.at(row, 1) for row in sorted(self.page.rows) if row > self.top}
        return {
            row: text_in(cell.value)
            for row, cell in cells.items()
            if cell is not None and cell.value is not None
        }

    def destinations(self) -> dict[int, str]:
        """The place of each column, by column."""
        assert self.top is not None
        return {
            column: text_in(cell.value)
            for column, cell in sorted(self.page.rows[self.top].items())
            if column > 1 and cell.value is not None
        }


def matrices_of(grids: Sequence[Grid], places: Places) -> list[dict[str, Any]]:
    """The matrices that the sheets hold, in the order of their first sheets."""
    found: dict[str, dict[str, Any]] = {}
    for grid in grids:
        key, amount = grid.said("matrix"), plain(grid.said("amount"))
        if amount not in AMOUNTS:
            places.tell(
                FindingCode.VALUE_WRONG,
                grid.at("amount"),
                f"The amount is '{amount}', which is no amount of travel.",
                "Write minutes or metres.",
            )
            continue
        matrix = found.setdefault(key, {"id": key, "places": None})
        steps: Steps = (GRIDS, list(found).index(key))
        if amount in matrix:
            places.tell(
                FindingCode.DUPLICATE_KEY,
                grid.at("matrix"),
                f"The {amount} of '{key}' stand on two sheets.",
                "Keep one of the two; only the first one is read.",
            )
            continue
        _take(grid, amount, matrix, steps, places)
    for number, (key, matrix) in enumerate(found.items()):
        for amount in AMOUNTS:
            if amount not in matrix:
                steps = (GRIDS, number, amount)
                places.tell(
                    FindingCode.FIELD_MISSING,
                    None,
                    f"There is no sheet with the {amount} of the travel times '{key}'.",
                    f"Put back a sheet that says matrix {key}, amount {amount}.",
                    steps,
                )
    return list(found.values())


def _take(grid: Grid, amount: str, matrix: dict[str, Any], steps: Steps, places: Places) -> None:
    title = grid.page.title
    for key in ("matrix", "source"):
        name = "id" if key == "matrix" else key
        places.stands((*steps, name), grid.at(key))
    source = grid.said(GRID_KEYS[1])
    if source and matrix.setdefault("source", source) != source:
        places.tell(
            FindingCode.CONTRADICTION,
            grid.at("source"),
            f"The source of '{grid.said('matrix')}' is another one than on its first sheet.",
            "Write the same source on both.",
        )
    matrix.setdefault("source", "")
    rows, columns = grid.origins(), grid.destinations()
    names = list(columns.values())
    if matrix["places"] is None:
        matrix["places"] = names
        for index, column in enumerate(columns):
            places.stands((*steps, "places", index), At(title, grid.top, column))
        places.stands((*steps, "places"), At(title, grid.top))
    wanted = matrix["places"]
    _tell_strays(grid, rows, columns, wanted, places)
    by_name = {name: row for row, name in reversed(rows.items())}
    by_column = {name: column for column, name in reversed(columns.items())}
    places.stands((*steps, amount), At(title))
    matrix[amount] = [
        [
            _number(grid, by_name.get(one), by_column.get(other), (*steps, amount, i, j), places)
            for j, other in enumerate(wanted)
        ]
        for i, one in enumerate(wanted)
    ]


def _tell_strays(
    grid: Grid,
    rows: dict[int, str],
    columns: dict[int, str],
    wanted: Sequence[str],
    places: Places,
) -> None:
    """Places that are named twice, or not in both directions, or not on both sheets."""
    for names, is_row in ((rows, True), (columns, False)):
        seen: set[str] = set()
        for index, name in names.items():
            at = At(grid.page.title, index, 1) if is_row else At(grid.page.title, grid.top, index)
            if name in seen:
                what, advice = "is there a second time", "Keep one of the two."
                places.tell(FindingCode.DUPLICATE_ID, at, f"The place '{name}' {what}.", advice)
            elif name not in wanted:
                places.tell(
                    FindingCode.MATRIX_SHAPE,
                    at,
                    f"The place '{name}' has no column on the first sheet of these travel times.",
                    "Give each place a row and a column on both sheets, or take it out.",
                )
            seen.add(name)


def _number(grid: Grid, row: int | None, column: int | None, steps: Steps, places: Places) -> Any:
    """A number of the square; what is empty or missing is a hole, which the catalogue tells."""
    if row is None or column is None:
        places.stands(steps, At(grid.page.title, row, column))
        return None
    at = At(grid.page.title, row, column)
    places.stands(steps, at)
    cell = grid.page.at(row, column)
    if cell is None:
        return None
    if (trouble := trouble_of(cell)) is not None:
        places.tell(FindingCode.VALUE_WRONG, at, f"The cell {trouble[0]}.", trouble[1])
        return None
    return number_in(cell.value)


def not_read(page: Page, places: Places) -> None:
    """Tells of a sheet that nobody knows."""
    places.tell(
        FindingCode.FIELD_UNKNOWN,
        At(page.title),
        f"The sheet '{page.title}' is not known, and is not read.",
        "Leave it if it is your own; else give it the name of the sheet it is.",
        severity=Severity.WARNING,
    )
