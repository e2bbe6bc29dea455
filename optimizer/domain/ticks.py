"""Ticks: the whole-number unit of all times and durations of a document; a minute unless it says.

A document with `ticks_per_minute` writes its times and durations in ticks, also in fields that are
named after minutes; `HH:MM` is scaled. While a document is read or spoken of, its unit is in hand:
fields ask it for their bounds, and `clock` and `lasting` for what to write. With no document in
hand (values built one by one in code) a tick is a minute, and durations have no upper bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticKnownError

TicksPerMinute = Annotated[int, Field(ge=1, le=1_000_000)]
"""How many ticks a minute has."""

_READER: TypeAdapter[int] = TypeAdapter(TicksPerMinute)
_IN_HAND: ContextVar[int | None] = ContextVar("ticks_per_minute", default=None)


@contextmanager
def ticks(per_minute: int | None) -> Iterator[None]:
    """Takes a document in hand that counts so many ticks a minute; None if that is not known."""
    token = _IN_HAND.set(per_minute)
    try:
        yield
    finally:
        _IN_HAND.reset(token)


def ticks_in(content: Any) -> int | None:
    """The ticks per minute that content names; 1 if it names none, None if it is no such number."""
    if isinstance(content, dict):
        try:
            return _READER.validate_python(content.get("ticks_per_minute", 1))
        except ValidationError:
            return None
    found = getattr(content, "ticks_per_minute", 1)
    return found if isinstance(found, int) else None


def part(content: Any, name: str) -> Any:
    """A part of content by its name, be it a mapping or a value already; None if it has none."""
    return content.get(name) if isinstance(content, dict) else getattr(content, name, None)


def in_ticks(minutes: int) -> int:
    """Minutes as ticks of the document in hand."""
    return minutes * (_IN_HAND.get() or 1)


def up_to(minutes: int) -> AfterValidator:
    """Bounds a duration of the document in hand."""

    def bounded(value: int) -> int:
        if _IN_HAND.get() is not None and value > (most := in_ticks(minutes)):
            raise PydanticKnownError("less_than_equal", {"le": most})
        return value

    return AfterValidator(bounded)


def clock(tick: int) -> str:
    """A time of day for people: `09:05`; past midnight counts on: `24:30`; `09:05+3/10` minutes."""
    minutes, rest = divmod(tick, in_ticks(1))
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}+{rest}/{in_ticks(1)}" if rest else text


def lasting(length: int) -> str:
    """A duration for people in minutes: `45 min`, `45+3/10 min`."""
    minutes, rest = divmod(length, in_ticks(1))
    return f"{minutes}+{rest}/{in_ticks(1)} min" if rest else f"{minutes} min"
