"""Cells: a field's value as it stands in its column, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from scenarios.workbooks.catalogue.columns import Column, Kind
from scenarios.workbooks.files import values
from scenarios.workbooks.files.values import EMPTY_TEXT, NONE_MARK

ABSENT = object()
"""What an empty cell says: that nothing is said."""


def cell_of(column: Column, value: Any, per_minute: int, yes_no: tuple[str, str]) -> Any:
    """The value as it is written, None for an empty cell; `yes_no` are the words for it."""
    if value is None:
        return None if column.default is None and not column.is_required else NONE_MARK
    if column.is_list:
        if not value:
            return None if column.default == () else NONE_MARK
        return values.list_cell([_one(column, one, per_minute) for one in value])
    if value == "" and column.kind is Kind.TEXT:
        return None if column.default == "" else EMPTY_TEXT
    match column.kind:
        case Kind.TEXT:
            return values.text_cell(value)
        case Kind.GEOJSON:
            return values.text_cell(_compact(value.model_dump(mode="json", exclude_none=True)))
        case Kind.YES_NO:
            return yes_no[0] if value else yes_no[1]
        case Kind.NUMBER | Kind.DECIMAL:
            return values.number_cell(value)
        case Kind.EUROS:
            return values.euros_cell(value)
        case Kind.DATE:
            return values.date_cell(value)
    return _one(column, value, per_minute)


def _one(column: Column, value: Any, per_minute: int) -> str:
    """One value as a text, alone in its cell or among others."""
    match column.kind:
        case Kind.CHOICE:
            return str(value.value)
        case Kind.CLOCK:
            return values.clock_cell(value, per_minute)
        case Kind.WINDOW:
            return values.window_cell(value.start, value.end, per_minute)
        case Kind.TEXT:
            return values.text_cell(value)
    return str(value)


def value_in(column: Column, value: Any) -> Any:
    """What a cell says, as a document would; ABSENT for nothing. Raises Unclear."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return ABSENT
    is_mark = isinstance(value, str) and value.strip() in (NONE_MARK, "–")
    if column.is_list:
        if is_mark:
            return None if column.is_nullable and column.default is not None else []
        return [_read(column, one) for one in values.list_in(values.text_in(value))]
    if is_mark and column.is_nullable:
        return None
    return _READERS[column.kind](value)


def _read(column: Column, text: str) -> Any:
    return values.window_in(text) if column.kind is Kind.WINDOW else _READERS[column.kind](text)


def _compact(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _geojson(value: Any) -> Any:
    try:
        return json.loads(values.text_in(value))
    except ValueError:
        raise values.Unclear(
            "is no GeoJSON", "Copy a FeatureCollection into the cell, or leave it empty."
        ) from None


def _choice(value: Any) -> str:
    return values.text_in(value).strip().lower()


_READERS: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: values.text_in,
    Kind.TOKEN: values.text_in,
    Kind.CHOICE: _choice,
    Kind.NUMBER: values.number_in,
    Kind.DECIMAL: values.decimal_in,
    Kind.EUROS: values.cents_in,
    Kind.CLOCK: values.clock_in,
    Kind.DATE: values.date_in,
    Kind.MONTH_DAY: values.month_day_in,
    Kind.YES_NO: values.yes_in,
    Kind.PRESENCE: values.yes_in,
    Kind.GEOJSON: _geojson,
}
