"""Rules: which repetitions are followed. What would never come, or come all day long, is not.

Whoever follows a rule tries every one of its steps until the year 9999, so that one that never
comes takes long to find out.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import Any

EARLIEST_YEAR = 2000
"""The first year in which something that repeats may begin."""

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_TAKEN = ("FREQ", "UNTIL", "WKST", "BYDAY")
_RANGES = {
    "INTERVAL": (1, 1000),
    "COUNT": (1, 10_000),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (1, 31),
    "BYYEARDAY": (1, 366),
    "BYWEEKNO": (1, 53),
    "BYSETPOS": (1, 5),
}
"""Of each part the least and the most; those but the first three may count from the end."""

_FORWARD = ("INTERVAL", "COUNT", "BYMONTH")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKS_OF_A_MONTH, _WEEKS_OF_A_YEAR = 5, 53
_LEAP_YEAR = 2000


def not_taken(rule: Mapping[str, Any]) -> str:
    """The part of a rule because of which it is not followed; empty if it is."""
    frequency = str(_values(rule, "FREQ", [""])[0])
    if frequency not in _FREQUENCIES:
        return f"FREQ={frequency}"
    for name in rule:
        if name not in _TAKEN and not _is_within(rule, name):
            return str(name)
    if not _has_such_days(rule, frequency):
        return "BYDAY"
    return _clash(rule, frequency)


def _values(rule: Mapping[str, Any], name: str, otherwise: list[Any] | None = None) -> list[Any]:
    found = rule.get(name, otherwise or [])
    return found if isinstance(found, list) else [found]


def _is_within(rule: Mapping[str, Any], name: str) -> bool:
    if name not in _RANGES:
        return False
    least, most = _RANGES[name]
    numbers = [int(one) for one in _values(rule, name)]
    sizes = numbers if name in _FORWARD else [abs(one) for one in numbers]
    return bool(sizes) and all(least <= one <= most for one in sizes)


def _has_such_days(rule: Mapping[str, Any], frequency: str) -> bool:
    """Whether a month or year can have as many of a weekday as are counted."""
    is_of_months = frequency == "MONTHLY" or "BYMONTH" in rule
    most = _WEEKS_OF_A_MONTH if is_of_months else _WEEKS_OF_A_YEAR
    for one in _values(rule, "BYDAY"):
        day = _DAY.fullmatch(str(one))
        if day is None or (day[1] and not 1 <= abs(int(day[1])) <= most):
            return False
    return True


def _clash(rule: Mapping[str, Any], frequency: str) -> str:
    """A part that another one may keep from ever coming."""
    if "BYSETPOS" in rule and frequency in ("DAILY", "WEEKLY"):
        return "BYSETPOS"
    if (
        _values(rule, "INTERVAL", [1]) != [1]
        and frequency == "DAILY"
        and any(str(name).startswith("BY") for name in rule)
    ):
        return "INTERVAL"
    if {"BYYEARDAY", "BYWEEKNO"} & rule.keys() and {"BYMONTH", "BYMONTHDAY"} & rule.keys():
        return "BYMONTH" if "BYMONTH" in rule else "BYMONTHDAY"
    months = [int(one) for one in _values(rule, "BYMONTH")]
    days = [abs(int(one)) for one in _values(rule, "BYMONTHDAY")]
    longest = max((calendar.monthrange(_LEAP_YEAR, one)[1] for one in months), default=31)
    return "BYMONTHDAY" if days and min(days) > longest else ""
