"""Faults of single values in a coordinator's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from optimizer.domain.crosschecks.known import did_you_mean
from optimizer.domain.findings import FindingCode
from optimizer.domain.languages import LANGUAGES, meant_language
from optimizer.domain.pointers import Steps, value_at
from optimizer.domain.reading.faults import printable
from optimizer.domain.ticks import clock

Sentence = tuple[FindingCode, str, str]
"""Code, what is wrong and what to do about it; the first follows the name of the value."""

_WRONG = FindingCode.VALUE_WRONG
_RANGE = FindingCode.VALUE_OUT_OF_RANGE

# What a bound means, where a bare number would not say.
_BOUND_ADVICE = {
    "heads": "Plan for 1 to 500 people; a larger group comes in several trips.",
    "latitude": "Latitudes lie between -90 and 90; mind the order of the two coordinates.",
    "longitude": "Longitudes lie between -180 and 180; mind the order of the two coordinates.",
}


def sentence(error: Mapping[str, Any], steps: Steps, fields: Iterable[str]) -> Sentence:
    """What an error of the model says; `fields` are those that the mapping around may have."""
    kind = str(error["type"])
    if kind == "missing":
        name = steps[-1]
        return FindingCode.FIELD_MISSING, "is missing", f"Add {name}."
    if tuple(error["loc"])[-1:] == ("[key]",) and kind not in _EXPECTED:
        return _unknown_field(str(steps[-1]), _choices(error.get("ctx") or {}))
    if kind == "extra_forbidden":
        return _unknown_field(str(steps[-1]), tuple(fields))
    write = _SENTENCES.get(kind)
    if write is not None:
        return write(error.get("input"), error.get("ctx") or {}, steps)
    expected = _EXPECTED.get(kind)
    if expected is not None:
        what, advice = expected
        return _WRONG, f"{_is(error.get('input'))}, but must be {what}", advice
    advice = "Correct the value; docs/findings.md and the schemas say what each field takes."
    return _WRONG, f"{_is(error.get('input'))}, which does not fit here", advice


def name_of(steps: Steps, content: Any) -> str:
    """What a place is called: `sessions 'demo-x': group_cents`."""
    around: list[str] = []
    field = ""
    for index, step in enumerate(steps):
        if not isinstance(step, int):
            field = f"{field}.{step}" if field else str(step)
            continue
        item = value_at(content, steps[: index + 1])
        if isinstance(item, dict):
            name = item.get("id")
            named = isinstance(name, str) and name and len(name) <= 80
            around.append(f"{field} '{name}'" if named else f"{field} number {step + 1}")
            field = ""
        else:
            field = f"{field}, number {step + 1}" if field else f"number {step + 1}"
    return printable(": ".join([part for part in (", ".join(around), field) if part]) or "The file")


def shown(value: Any) -> str:
    """A value for people, cut short where it is long."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    try:
        text = f"'{value}'" if isinstance(value, str) else str(value)
    except ValueError:  # Python writes no integer of more than some thousand digits
        text = "a huge number"
    return printable(text if len(text) <= 60 else f"{text[:57]}...").replace("\n", " ")


def _is(value: Any) -> str:
    return f"is {shown(value)}"


def _unknown_field(name: str, fields: tuple[str, ...]) -> Sentence:
    advice = did_you_mean(name, fields) + (
        f"The fields here are: {', '.join(fields)}." if fields else "Leave it out."
    )
    return FindingCode.FIELD_UNKNOWN, "is not a field that is known here", advice


def _bound(limit: str, words: str) -> Callable[[Any, Mapping[str, Any], Steps], Sentence]:
    def write(value: Any, context: Mapping[str, Any], steps: Steps) -> Sentence:
        bound = context[limit]
        number = int(bound) if float(bound).is_integer() else bound
        known = next((step for step in reversed(steps) if isinstance(step, str)), "")
        advice = _BOUND_ADVICE.get(known) or f"Write a number of {words} {number}."
        readable = f"{number}{_in_hours(value, number)}"
        return _RANGE, f"{_is(value)}, but must be {words} {readable}", advice

    return write


def _in_hours(value: Any, number: float) -> str:
    """The bound as a time of day, where the value was written as one."""
    is_clock = isinstance(value, str) and ":" in value and number <= 36 * 60
    return f" minutes ({clock(int(number))})" if is_clock else ""


def _length(value: Any, context: Mapping[str, Any], steps: Steps) -> Sentence:
    least, most = context.get("min_length"), context.get("max_length")
    need = f"at least {least}" if least is not None else f"at most {most}"
    count = len(value) if isinstance(value, list | tuple | str) else 0
    unit = "characters" if isinstance(value, str) else "entries"
    if unit == "entries" and count == 1:
        return _RANGE, f"has 1 entry, but must have {need}", f"Give {need}."
    return _RANGE, f"has {count} {unit}, but must have {need}", f"Give {need}."


def _pattern(value: Any, context: Mapping[str, Any], steps: Steps) -> Sentence:
    pattern = str(context.get("pattern", ""))
    if "{2,3}" in pattern:
        return _language(str(value))
    if pattern.startswith("^[0-7]"):
        advice = "Give an id as the service gave it out: a ULID of 26 capitals and digits."
        return _WRONG, f"{_is(value)}, which is no id of anything stored", advice
    if "~" in pattern:
        advice = "Give the field next of the page before as it was, or none for the first page."
        return _WRONG, f"{_is(value)}, with which no page begins", advice
    if "a-z" in pattern:
        slug = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")[:80]
        return (
            _WRONG,
            f"{_is(value)}, which is not an id",
            "Write an id with lower-case letters, digits and hyphens"
            + (f", for instance {slug}." if slug else "."),
        )
    return _WRONG, f"{_is(value)}, which is no day of the year", "Write month and day: 05-31."


def _language(code: str) -> Sentence:
    lower = code.strip().lower()
    meant = lower if lower in LANGUAGES else meant_language(lower)
    return (
        FindingCode.UNKNOWN_LANGUAGE,
        f"{_is(code)}, which is not the code of a language",
        (f"Did you mean '{meant}'? " if meant else "") + "Write the ISO 639 code: fi, en, fr.",
    )


def _choice(value: Any, context: Mapping[str, Any], steps: Steps) -> Sentence:
    choices = _choices(context)
    written = context.get("tag", value)
    return (
        _WRONG,
        f"{_is(written)}, but must be one of {', '.join(choices)}",
        did_you_mean(str(written), choices) + f"Choose one of: {', '.join(choices)}.",
    )


def _choices(context: Mapping[str, Any]) -> tuple[str, ...]:
    """The choices that an error names."""
    listed = str(context.get("expected") or context.get("expected_tags") or "")
    return tuple(re.findall(r"'([^']*)'", listed))


def _no_kind(value: Any, context: Mapping[str, Any], steps: Steps) -> Sentence:
    return FindingCode.FIELD_MISSING, "does not say of which kind it is", "Add kind."


def _own_rule(value: Any, context: Mapping[str, Any], steps: Steps) -> Sentence:
    """What a rule of the model itself says; those were written for people."""
    message = str(context.get("error", "")).rstrip(".")
    what, _, how = message.partition("; ")
    if is_order(message):
        return FindingCode.WINDOW_ORDER, f": {message}", "Swap the two, or correct one of them."
    if how:
        return _WRONG, f": {what}", f"{how[:1].upper()}{how[1:]}."
    return _WRONG, f": {message}", "Correct one of these values, or leave it out."


def is_order(message: str) -> bool:
    """Whether a rule's message is about an end before its start."""
    return " before " in message


def _fields_needed(value: Any, context: Mapping[str, Any], steps: Steps) -> Sentence:
    if context.get("class_name") == "Window":
        return _WRONG, f"{_is(value)}, which is not a window", "Write it as 09:00-12:00."
    return (
        _WRONG,
        f"{_is(value)}, but must hold named fields",
        "Write named fields there, such as 'id: ...'.",
    )


_NUMBER = (
    "a whole number",
    "Write a whole number without quotes and unit, or a time of day as HH:MM.",
)
_DATE = ("a date", "Write a date that exists as year, month and day: 2027-05-10.")
_LIST = ("a list", "Write a list, even of one entry: [a, b].")
_TEXT = ("text", "Write text; put it in quotes if it looks like a number, a date or true.")
_YES_NO = ("true or false", "Write true or false, without quotes.")
_DECIMAL = ("a number", "Write a number without quotes, with a decimal point: 61.68.")
_MOMENT = ("a moment", "Write date, time and offset: 2027-05-10T12:00:00+03:00.")

_EXPECTED: dict[str, tuple[str, str]] = {
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "int_parsing_size": _NUMBER,
    "float_type": _DECIMAL,
    "float_parsing": _DECIMAL,
    "finite_number": _DECIMAL,
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "tuple_type": _LIST,
}

_SENTENCES: dict[str, Callable[[Any, Mapping[str, Any], Steps], Sentence]] = {
    "greater_than_equal": _bound("ge", "at least"),
    "greater_than": _bound("gt", "more than"),
    "less_than_equal": _bound("le", "at most"),
    "less_than": _bound("lt", "less than"),
    "too_short": _length,
    "too_long": _length,
    "string_too_short": _length,
    "string_too_long": _length,
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "literal_error": _choice,
    "union_tag_invalid": _choice,
    "union_tag_not_found": _no_kind,
    "value_error": _own_rule,
    "model_type": _fields_needed,
    "model_attributes_type": _fields_needed,
    "dict_type": _fields_needed,
}
