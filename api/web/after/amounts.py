"""Amounts, times and days as people write them."""

from __future__ import annotations

import datetime as dt
import re

_AMOUNT = re.compile(r"(\d{1,8})(?:[.,](\d{1,2}))?")
_TIME = re.compile(r"([01]?\d|2\d|3[0-6])[:.]([0-5]\d)")


class NotSaid(ValueError):
    """Raised with the key of what is wrong with something that was written."""


def cents_in(text: str) -> int:
    """An amount of euros in cents. Raises NotSaid."""
    found = _AMOUNT.fullmatch(re.sub(r"[\s€]", "", text))
    if found is None:
        raise NotSaid("fault.money")
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def euros_of(cents: int) -> str:
    """Cents as they are written into a field."""
    return f"{cents // 100},{cents % 100:02d}" if cents % 100 else str(cents // 100)


def time_in(text: str) -> str:
    """A time of day as documents have it. Raises NotSaid."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise NotSaid("fault.time")
    return f"{int(found[1]):02d}:{found[2]}"


def number_in(value: object) -> int:
    """A whole number. Raises NotSaid."""
    if not isinstance(value, int | float):
        raise NotSaid("fault.number")
    return int(value)


def day_in(text: str) -> str:
    """A day as documents have it. Raises NotSaid."""
    try:
        return dt.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise NotSaid("a-day") from None
