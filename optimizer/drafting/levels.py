"""Levels: which broken rules keep a plan that was changed by hand from being published.

What a host, a supplier, the law or the map says blocks: nobody could hold the programme. What only
the coordinator or the delegation asks for warns: they may know better.
"""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.check.meals import CLOSED
from optimizer.domain.drafts import Level, Levels
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule

USUAL: Levels = {
    Rule.PARTNER_WINDOW: Level.BLOCK,
    Rule.HOLIDAY: Level.BLOCK,
    Rule.GROUP_SIZE: Level.BLOCK,
    Rule.SPLIT: Level.BLOCK,
    Rule.LANGUAGE: Level.BLOCK,
    Rule.INTERPRETER: Level.BLOCK,
    Rule.ACCESS: Level.BLOCK,
    Rule.VISITOR_TYPE: Level.BLOCK,
    Rule.ENTRY: Level.BLOCK,
    Rule.SEASON: Level.BLOCK,
    Rule.DAYLIGHT: Level.BLOCK,
    Rule.ACCESSIBILITY: Level.BLOCK,
    Rule.CAPACITY_SHARED: Level.BLOCK,
    Rule.NO_OVERLAP: Level.BLOCK,
    Rule.TRAVEL: Level.BLOCK,
    Rule.DAY_WINDOW: Level.WARN,
    Rule.LUNCH: Level.WARN,
    Rule.DINNER: Level.WARN,
    Rule.PACING: Level.WARN,
    Rule.DEBRIEF: Level.WARN,
    Rule.NIGHT_REST: Level.WARN,
    Rule.VEHICLE: Level.BLOCK,
    Rule.DRIVER_HOURS: Level.BLOCK,
    Rule.ROOMS: Level.BLOCK,
    Rule.SAME_HOTEL: Level.WARN,
    Rule.ONCE: Level.WARN,
    Rule.REQUIRED: Level.WARN,
    Rule.QUOTA: Level.WARN,
    Rule.PRECEDENCE: Level.WARN,
    Rule.BUDGET: Level.WARN,
    Rule.COMMITMENT: Level.WARN,
    Rule.PIN: Level.BLOCK,
    Rule.STAY: Level.BLOCK,
    Rule.EXCLUDED: Level.WARN,
}
"""The level of each rule where nothing else is said."""

_OF_SUPPLIERS = {
    Rule.DAY_WINDOW: ("connections",),
    Rule.LUNCH: ("restaurants", "guests", "diets"),
    Rule.DINNER: ("restaurants", "guests", "diets"),
}
"""Units of violations that a supplier's word stands behind, under rules that only warn."""


def level_of(violation: Violation, levels: Levels | None = None) -> Level:
    """The level of a violation; `levels` may be stricter than usual, or leave warnings out."""
    usual = USUAL[violation.rule]
    if usual is Level.WARN and _is_of_a_supplier(violation):
        return Level.BLOCK
    return (levels or {}).get(violation.rule, usual)


def _is_of_a_supplier(violation: Violation) -> bool:
    units = _OF_SUPPLIERS.get(violation.rule, ())
    is_closed = violation.rule in (Rule.LUNCH, Rule.DINNER) and CLOSED in violation.message
    return violation.unit in units or is_closed


def stands_in_the_way(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """The violations that keep a plan from being published."""
    return tuple(one for one in violations if level_of(one) is Level.BLOCK)
