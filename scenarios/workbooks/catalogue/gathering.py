"""Gathering: the rows of a workbook's sheets put together as the content of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from optimizer.domain.crosschecks.known import did_you_mean
from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import Steps
from scenarios.workbooks.catalogue import words
from scenarios.workbooks.catalogue.cells import ABSENT, value_in
from scenarios.workbooks.catalogue.columns import Column, Kind
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
from scenarios.workbooks.files.heads import Head, head_of, merged_cells, plain, trouble_of
from scenarios.workbooks.files.opening import Page
from scenarios.workbooks.files.places import At, Places
from scenarios.workbooks.files.values import Unclear, text_in

Content = dict[str, Any]

_BELONGS = (LIST, OF, PART, NUMBER)
_NAMES = {plain(name): key for key, pair in words.SHEETS.items() for name in (key, *pair)}


class Gathering:
    """The content as it grows, sheet by sheet; what is wrong goes to `places`."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.content: Content = {}
        self._lists: dict[tuple[str, str, str, str], Steps] = {}
        """Where rows of a shared sheet go: by sheet, list, id and part."""
        self._numbers: dict[tuple[str, Steps], int] = {}

    # --- sheets -----------------------------------------------------------------------------------

    def take_head(self, page: Page) -> None:
        """The sheet with one value in a row."""
        table = tables()[HEAD]
        names = {plain(one.key): one for one in table.columns}
        for language in words.LANGUAGES:
            for one in table.columns:
                names.setdefault(plain(words.heading(HEAD, one, language)), one)
        found: dict[str, tuple[int, int]] = {}
        for row, cells in sorted(page.rows.items()):
            for column in sorted(cells)[:2]:
                cell = cells[column]
                named = names.get(plain(cell.value)) if isinstance(cell.value, str) else None
                if named is not None and named.key not in found:
                    found[named.key] = (row, _value_column(page, row, column, names))
                    break
        rows = {one.key: found[one.key] for one in table.columns if one.key in found}
        fields = {
            key: At(page.title, row, column, words.heading(HEAD, _by_key(table, key), "en"))
            for key, (row, column) in rows.items()
        }
        self._take_fields(table, page, fields, (), self.content)

    def take_table(self, table: Table, page: Page) -> None:
        """A sheet with one item in a row."""
        names = {
            one.key: [words.heading(table.key, one, language) for language in words.LANGUAGES]
            for one in table.columns
        }
        head = head_of(page, names, self.places)
        if head is None:
            return
        merged_cells(page, head, self.places)
        if not table.is_shared:
            self.content.setdefault(table.key, [])
            self.places.stands((table.key,), At(page.title))
        for row in sorted(page.rows):
            if row >= head.first_row and any(
                column in page.rows[row] for column in head.columns.values()
            ):
                self._take_row(table, page, head, row)

    def _take_row(self, table: Table, page: Page, head: Head, row: int) -> None:
        if table.is_shared:
            steps = self._where(table, page, head, row)
            if steps is None:
                return
        else:
            steps = (table.key,)
        items = _list_at(self.content, steps)
        item: Content = {}
        steps = (*steps, len(items))
        items.append(item)
        fields = {one.key: head.at(page, row, one.key) for one in table.shape.columns}
        self.places.stands(steps, At(page.title, row))
        self._take_fields(table, page, fields, steps, item)
        self._open_lists(table, page, head, row, steps, item)

    # --- fields -----------------------------------------------------------------------------------

    def _take_fields(
        self, table: Table, page: Page, fields: Mapping[str, At], steps: Steps, item: Content
    ) -> None:
        """The values of an item's columns, and the groups that these make up."""
        for path, is_needed in table.shape.groups.items():
            if is_needed:
                _group_at(item, path)
        said_no: list[tuple[Column, At]] = []
        for column in table.shape.columns:
            at = fields.get(column.key)
            if at is None:
                continue
            self.places.stands((*steps, *column.path), at)
            value = self._value(column, page, at, (*steps, *column.path))
            if value is ABSENT:
                continue
            if column.kind is Kind.PRESENCE:
                if value is True:
                    _group_at(item, column.path)
                    continue
                if value is False:
                    said_no.append((column, at))
                    continue
            _group_at(item, column.path[:-1])[column.path[-1]] = value
        for column, at in said_no:
            self._say_no(column, at, (*steps, *column.path), item)

    def _say_no(self, column: Column, at: At, steps: Steps, item: Content) -> None:
        """A group that is said not to be there, which then must not have values either."""
        around = _group_at(item, column.path[:-1])
        if around.get(column.path[-1]):
            self.places.tell(
                FindingCode.CONTRADICTION,
                at,
                f"{_named(item)}{at.heading or column.key} says no, but there are values for it.",
                "Write yes, or take the values out.",
                steps,
            )
        elif column.is_required and column.is_nullable:
            around[column.path[-1]] = None

    def _value(self, column: Column, page: Page, at: At, steps: Steps) -> Any:
        cell = page.at(at.row or 0, at.column or 0)
        if cell is None:
            return ABSENT
        name = at.heading or column.key
        if (trouble := trouble_of(cell)) is not None:
            message = f"{name} {trouble[0]}."
            self.places.tell(FindingCode.VALUE_WRONG, at, message, trouble[1], steps)
            return ABSENT
        try:
            return value_in(column, cell.value)
        except Unclear as unclear:
            code = (
                FindingCode.VALUE_OUT_OF_RANGE if unclear.out_of_range else FindingCode.VALUE_WRONG
            )
            self.places.tell(code, at, f"{name} {unclear.what}.", unclear.advice, steps)
            return ABSENT

    # --- rows of shared sheets --------------------------------------------------------------------

    def _open_lists(
        self, table: Table, page: Page, head: Head, row: int, steps: Steps, item: Content
    ) -> None:
        """Notes where rows of other sheets go that belong to this item."""
        if table.is_shared:
            top, of, before = self._belonging(page, head, row)
            number = self._number(table, page, head, row, steps)
            before = " ".join(one for one in (before, str(steps[-2]), str(number)) if one)
        else:
            top, of, before = table.key, str(item.get("id", "")), ""
        for inner in table.shape.lists:
            part = " ".join(one for one in (before, *inner.path[:-1]) if one)
            self._lists.setdefault(
                (SHARED[inner.model], top, of, plain(part)), (*steps, *inner.path)
            )

    def _number(self, table: Table, page: Page, head: Head, row: int, steps: Steps) -> int:
        """By which number other rows name this one: the one it says, or its place."""
        cell = page.at(row, head.columns.get(NUMBER, 0))
        said = None if cell is None else value_in(_by_key(table, NUMBER), cell.value)
        place = steps[-1]
        assert isinstance(place, int)
        return said if isinstance(said, int) else place + 1

    def _belonging(self, page: Page, head: Head, row: int) -> tuple[str, str, str]:
        """List, id and part that a row names."""
        texts = {}
        for key in (LIST, OF, PART):
            cell = page.at(row, head.columns.get(key, 0))
            texts[key] = "" if cell is None or cell.value is None else text_in(cell.value)
        return _NAMES.get(plain(texts[LIST]), texts[LIST]), texts[OF], plain(texts[PART])

    def _where(self, table: Table, page: Page, head: Head, row: int) -> Steps | None:
        """The list to which a row belongs, None with a finding where there is none."""
        top, of, part = self._belonging(page, head, row)
        if (steps := self._lists.get((table.key, top, of, part))) is not None:
            return steps
        lists = {one[1] for one in self._lists if one[0] == table.key}
        ids = {one[2] for one in self._lists if one[:2] == (table.key, top)}
        parts = {one[3] for one in self._lists if one[:3] == (table.key, top, of)}
        key, name, choices = (
            (LIST, top, lists) if not ids else (OF, of, ids) if not parts else (PART, part, parts)
        )
        at = head.at(page, row, key)
        what = f"'{name}'" if name else "an empty cell"
        listed = ", ".join(sorted(choice or "(empty)" for choice in choices)[:12])
        self.places.tell(
            FindingCode.UNKNOWN_ID,
            at,
            f"This row belongs to nothing: {at.heading or key} is {what}.",
            did_you_mean(name, choices) + f"Write one of: {listed}." if listed else "",
        )
        return None


def _value_column(page: Page, row: int, column: int, names: Mapping[str, Column]) -> int:
    """The column of the value beside a key: the first one that does not repeat the name."""
    following = page.at(row, column + 1)
    is_name = (
        following is not None
        and isinstance(following.value, str)
        and plain(following.value) in names
    )
    return column + 2 if is_name else column + 1


def _by_key(table: Table, key: str) -> Column:
    return next(one for one in table.columns if one.key == key)


def _group_at(item: Content, path: tuple[str, ...]) -> Content:
    for step in path:
        inner = item.get(step)
        if not isinstance(inner, dict):
            inner = item[step] = {}
        item = inner
    return item


def _list_at(content: Any, steps: Steps) -> list[Any]:
    """The list at steps; groups and the list itself are made where they are not there yet."""
    for step, following in zip(steps, (*steps[1:], 0), strict=True):
        if isinstance(step, int):
            content = content[step]
        else:
            if not isinstance(content.get(step), dict | list):
                content[step] = [] if isinstance(following, int) else {}
            content = content[step]
    assert isinstance(content, list)
    return content


def _named(item: Content) -> str:
    return f"'{item['id']}': " if isinstance(item.get("id"), str) else ""
