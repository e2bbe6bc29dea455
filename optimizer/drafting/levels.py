"""Levels: which broken rules keep a plan that was changed by hand from being published."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.check.meals import CLOSED
from optimizer.domain.levels import USUAL, Level, Levels
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule

_OF_SUPPLIERS = {
    Rule.DAY_WINDOW: ("connections",),
    Rule.LUNCH: ("restaurants", "guests", "diets"),
    Rule.DINNER: ("restaurants", "guests", "diets"),
}
"""Units of violations that a supplier's word stands behind, under rules that only warn."""


def level_of(violation: Violation, levels: Levels | None = None) -> Level:
    """The level of a violation; `levels` may be stricter than usual, or leave warnings out."""
    usual = USUAL[violation.rule]
    if usual is Level.BLOCK or _is_of_a_supplier(violation):
        return Level.BLOCK  # whatever is set: nobody could hold it
    return (levels or {}).get(violation.rule, usual)


def _is_of_a_supplier(violation: Violation) -> bool:
    units = _OF_SUPPLIERS.get(violation.rule, ())
    is_closed = violation.rule in (Rule.LUNCH, Rule.DINNER) and CLOSED in violation.message
    return violation.unit in units or is_closed


def stands_in_the_way(
    violations: Iterable[Violation], levels: Levels | None = None
) -> tuple[Violation, ...]:
    """The violations that keep a plan from being published."""
    return tuple(one for one in violations if level_of(one, levels) is Level.BLOCK)
