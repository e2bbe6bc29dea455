"""Kinds: a number is no text, a text no number, and neither is a yes or no.

Documents and requests say what they mean: `"16"` or `true` where a number belongs is a fault that
is told, not a number that was guessed. As JSON has one kind of number only, `16.0` is the whole
number 16. Dates and choices have no kind of their own in JSON: they are texts of their form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import PydanticKnownError, core_schema

# Where a schema holds those of its parts. Names of a mapping are texts, whatever they stand for.
_HOLDING = ("schema", "items_schema", "values_schema", "schemas", "choices", "fields")

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIGITS = re.compile(r"\s*[-+]?[\d.]+\s*")


def kept_apart(schema: Any) -> None:
    """Makes a model's schema refuse what is of another kind; models inside do so themselves."""
    while schema["type"] != "model":  # a validator of the whole model stands around it
        schema = schema["schema"]
    schema["schema"] = _apart(schema["schema"])


def _apart(part: Any) -> Any:
    if isinstance(part, list | tuple):
        return type(part)(_apart(one) for one in part)
    if not isinstance(part, dict):
        return part
    kind = part.get("type")
    if not isinstance(kind, str):  # the fields of a model or the choices of a union, by name
        return {name: _apart(one) for name, one in part.items()}
    if kind == "model" or part.get("strict") or _is_done(part):
        return part
    if kind in ("int", "float", "bool"):
        strict = {**part, "strict": True}
        return _before(_whole, strict) if kind == "int" else strict
    if kind in _DATES:
        return _before(_DATES[kind], part)
    return {key: _apart(inner) if key in _HOLDING else inner for key, inner in part.items()}


def _is_done(part: Any) -> bool:
    """Whether it was made here: a model's schema comes by again wherever the model is a part."""
    return part["type"] == "function-before" and part["function"]["function"] in _READERS


def _before(read: Callable[[Any], Any], part: Any) -> Any:
    return core_schema.no_info_before_validator_function(read, part)


def _whole(value: Any) -> Any:
    return int(value) if type(value) is float and value.is_integer() else value


def _full_date(value: Any) -> Any:
    """A number would be taken for seconds, and a moment for the date on which it begins."""
    if isinstance(value, int | float):
        raise PydanticKnownError("date_type")
    if isinstance(value, str) and _FULL_DATE.fullmatch(value) is None:
        raise PydanticKnownError("date_parsing", {"error": "it is no full date"})
    return value


def _no_seconds(value: Any) -> Any:
    if isinstance(value, int | float) or (isinstance(value, str) and _DIGITS.fullmatch(value)):
        raise PydanticKnownError("datetime_type")
    return value


_DATES = {"date": _full_date, "datetime": _no_seconds}
_READERS = (_whole, *_DATES.values())
