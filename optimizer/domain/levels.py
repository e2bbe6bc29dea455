"""Levels: what a broken rule means for a plan that was changed by hand, usually and for a trip.

What a host, a supplier, the law or the map says blocks: nobody could hold the programme. What only
the coordinator or the delegation asks for warns: they may know better.
"""

from __future__ import annotations

from enum import StrEnum

from optimizer.domain.rules import Rule


class Level(StrEnum):
    """What a broken rule means for a plan that was changed by hand."""

    BLOCK = "block"
    """It cannot be published."""
    WARN = "warn"
    """It can, and whoever does has been told."""
    IGNORE = "ignore"
    """Nobody needs to be told."""


Levels = dict[Rule, Level]
"""The level of rules that a coordinator sets in place of the usual ones."""

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

ALWAYS_BLOCKS = "The rule '{rule}' always blocks: hosts, suppliers or the law stand behind it."
ALWAYS_BLOCKS_ADVICE = "Set only rules that warn to 'ignore', or to 'block'."


def too_lenient(levels: Levels) -> tuple[Rule, ...]:
    """The rules that would let through what nobody could hold."""
    return tuple(
        rule
        for rule, level in levels.items()
        if USUAL[rule] is Level.BLOCK and level is not Level.BLOCK
    )
