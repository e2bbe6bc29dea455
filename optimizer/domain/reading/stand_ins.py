"""Stand-ins for needed parts that cannot be read, so that the rest can still be looked at.

They are as permissive as can be, and a check that would judge other values by them is left out.
"""

from __future__ import annotations

from typing import Any

from optimizer.domain.pointers import Steps

_NAME = {"fi": "", "en": ""}
_MEAL = {"minutes": 1, "earliest": 0, "latest": 36 * 60}
_FINEST = 1_000_000  # so fine that no time that could be read is out of range
_RULES = {
    "ticks_per_minute": _FINEST,
    "grid_minutes": 1,
    "day_start": 0,
    "day_end": 36 * 60,
    "move_buffer_minutes": 0,
    "gate_buffer_minutes": 0,
    "changeover_minutes": 0,
    "break_minutes": 0,
    "walking_limit_minutes": 0,
    "sessions_per_day": 20,
    "content_minutes_per_day": 36 * 60,
    "seated_minutes": 36 * 60,
    "night_rest_minutes": 0,
    "lunch": _MEAL,
    "dinner": _MEAL,
    "second_language_percent": 100,
    "consecutive_percent": 100,
    "simultaneous_percent": 100,
    "lead_working_days": {},
    "visa_lead_days": 0,
    "long_time_shift_hours": 12,
    "light_day_dinner_end": 36 * 60,
    "value_of_time_cents_per_minute": 0,
}

CATALOGUE_STAND_INS: dict[Steps, Any] = {
    ("id",): "unread",
    ("name",): _NAME,
    ("banner",): _NAME,
    ("time_zone",): "UTC",
    ("country",): "FI",
    ("walk_matrix",): "unread",
    ("rules",): _RULES,
    ("rules", "ticks_per_minute"): _FINEST,
    ("places",): [],
    ("matrices",): [],
    ("partners",): [],
    ("venues",): [],
    ("sessions",): [],
    ("connections",): [],
}
"""For each needed part of a catalogue."""

_DATES = {"first": "2000-01-01", "last": "2000-01-01"}

WISHES_STAND_INS: dict[Steps, Any] = {
    ("id",): "unread",
    ("name",): _NAME,
    ("catalogue",): "unread",
    ("ticks_per_minute",): _FINEST,
    ("planning_date",): "2000-01-01",
    ("party",): {"heads": 1, "own_languages": ["en"]},
    ("party", "heads"): 1,
    ("party", "own_languages"): ["en"],
    ("dates",): _DATES,
}
"""For each needed part of wishes."""

LEDGER_STAND_INS: dict[Steps, Any] = {
    ("id",): "unread",
    ("name",): _NAME,
    ("period",): {"first": "0001-01-01", "last": "9999-12-31"},
    ("funding",): {"payers": [{"id": "unread", "name": _NAME, "kind": "private"}]},
    ("funding", "payers"): [{"id": "unread", "name": _NAME, "kind": "private"}],
    ("plan",): {"total_cents": 10_000_000_00},
    ("plan", "total_cents"): 10_000_000_00,
}
"""For each needed part of a project ledger."""
