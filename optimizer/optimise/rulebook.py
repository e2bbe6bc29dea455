"""The rule book in code: where the engine keeps each rule, what checks it, and its reason codes.

`docs/rules.md` has a table made from this (`python -m tests.rulebook --write`).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from optimizer.check import CHECKS
from optimizer.domain.rules import Rule
from optimizer.prepare.reasons import codes_of

PLACES: dict[Rule, tuple[str, ...]] = {
    Rule.STAY: ("master.rows.stay.rows",),
    Rule.PARTNER_WINDOW: ("prepare.visits._windows", "dayplans.kernel._extend"),
    Rule.HOLIDAY: ("prepare.refusals.Refusals._closed", "prepare.stops._receives"),
    Rule.GROUP_SIZE: ("prepare.holding.holdings_of", "prepare.holding._roomy"),
    Rule.SPLIT: ("prepare.holding.holdings_of", "prepare.holding.rotations"),
    Rule.LANGUAGE: ("prepare.language.possible_speech", "dayplans.kernel._extend"),
    Rule.INTERPRETER: ("prepare.visits._team", "dayplans.kernel._extend"),
    Rule.ACCESS: ("prepare.refusals.Refusals._lead_time",),
    Rule.VISITOR_TYPE: ("prepare.refusals.not_admitted",),
    Rule.ENTRY: ("prepare.prepare._day", "prepare.refusals.Refusals._entry"),
    Rule.SEASON: ("prepare.refusals.Refusals._season",),
    Rule.DAYLIGHT: ("prepare.visits.offer_on",),
    Rule.ACCESSIBILITY: (
        "prepare.visits.ways_to_hold",
        "prepare.stops._receives",
        "prepare.transport.vehicle_options",
        "prepare.transport.runs_on",
        "prepare.transport.hotel_options",
    ),
    Rule.CAPACITY_SHARED: (
        "prepare.sharing.left_over",
        "prepare.prepare._can_be_had",
        "prepare.visits._team",
        "prepare.transport.hotel_options",
        "dayplans.kernel._extend",
    ),
    Rule.NO_OVERLAP: ("dayplans.kernel._extend",),
    Rule.TRAVEL: (
        "prepare.transport._option",
        "dayplans.kernel._extend",
        "dayplans.kernel._close",
        "dayplans.direct.direct_days",
    ),
    Rule.DAY_WINDOW: (
        "prepare.transport.runs_on",
        "dayplans.kernel._extend",
        "dayplans.kernel._close",
        "dayplans.direct.direct_days",
    ),
    Rule.LUNCH: (
        "prepare.stops.meal_offers",
        "dayplans.graph.DayGraph.evening",
        "dayplans.kernel._extend",
        "dayplans.kernel._close",
    ),
    Rule.DINNER: (
        "prepare.stops.meal_offers",
        "dayplans.graph.DayGraph.evening",
        "dayplans.kernel._extend",
        "dayplans.kernel._close",
    ),
    Rule.PACING: ("dayplans.kernel._extend",),
    Rule.DEBRIEF: (
        "prepare.debriefs.debrief_offers",
        "dayplans.kernel._extend",
        "dayplans.kernel._close",
    ),
    Rule.NIGHT_REST: ("master.rows.night_rest.rows",),
    Rule.VEHICLE: ("prepare.transport.vehicle_options", "dayplans.passes.Pass"),
    Rule.DRIVER_HOURS: (
        "dayplans.kernel._after_item",
        "dayplans.kernel._extend",
        "dayplans.kernel._close",
        "dayplans.direct.direct_days",
    ),
    Rule.ROOMS: (
        "prepare.transport.hotel_options",
        "dayplans.graph.DayGraph.evening",
        "dayplans.kernel._close",
    ),
    Rule.SAME_HOTEL: ("master.rows.same_hotel.rows",),
    Rule.ONCE: ("dayplans.kernel._clashes", "master.rows.once.rows"),
    Rule.REQUIRED: ("master.rows.required.rows",),
    Rule.EXCLUDED: ("prepare.relevance.excluded_sessions",),
    Rule.QUOTA: ("master.rows.quota.rows",),
    Rule.PRECEDENCE: (
        "dayplans.graph.DayGraph.forbidden",
        "dayplans.kernel._clashes",
        "master.rows.precedence.rows",
    ),
    Rule.BUDGET: ("master.rows.budget.rows", "master.nights.affordable_nights"),
    Rule.COMMITMENT: (
        "prepare.stops.appointment_offers",
        "dayplans.kernel._extend",
        "master.rows.required.rows",
    ),
    Rule.PIN: (
        "prepare.refusals.Refusals._pinned_elsewhere",
        "prepare.visits._pinned_starts",
        "master.rows.required.rows",
        "prepare.arranged.refused",
        "prepare.arranged.confirmed_otherwise",
        "prepare.arranged.is_on_offer",
        "prepare.arranged.connection_on_offer",
        "prepare.prepare._free_vehicles",
        "prepare.frozen.kept_offers",
        "prepare.frozen.held_on",
        "prepare.frozen.may_take",
        "prepare.frozen.may_sleep",
        "prepare.frozen.may_ride",
    ),
}
"""Where the engine keeps each rule: module and function of the library."""

_LETTERS = {"prepare": "P", "dayplans": "D", "master": "M"}


@dataclass(frozen=True)
class Place:
    """A function (or class, or method) of the engine that keeps a rule."""

    name: str

    @property
    def letter(self) -> str:
        """P in prepare, D within a day, M across days."""
        return _LETTERS[self.name.partition(".")[0]]

    @property
    def file(self) -> str:
        """The module's file from the root of the checkout."""
        return f"optimizer/{self._split()[0].replace('.', '/')}.py"

    @property
    def member(self) -> str:
        """The name inside the module."""
        return self._split()[1]

    def target(self) -> object:
        """What is there. Raises ImportError or AttributeError where there is nothing."""
        module, member = self._split()
        found: object = importlib.import_module(f"optimizer.{module}")
        for part in member.split("."):
            found = getattr(found, part)
        return found

    def _split(self) -> tuple[str, str]:
        """Module and member; a name with a capital is a class, and what follows is in it."""
        parts = self.name.split(".")
        last = next((n for n, part in enumerate(parts) if part[:1].isupper()), len(parts) - 1)
        return ".".join(parts[:last]), ".".join(parts[last:])


@dataclass(frozen=True)
class RuleEntry:
    """A rule with its places in the engine, its checker function and its reason codes."""

    rule: Rule
    places: tuple[Place, ...]
    checker: Callable[..., object]
    codes: tuple[str, ...]

    @property
    def checker_file(self) -> str:
        """The checker's file from the root of the checkout."""
        return f"{self.checker.__module__.replace('.', '/')}.py"


def rule_entries() -> tuple[RuleEntry, ...]:
    """Every rule in the rule book's order; KeyError for one that has no place."""
    return tuple(
        RuleEntry(rule, tuple(Place(name) for name in PLACES[rule]), checker, codes_of(rule))
        for rule, checker in CHECKS
    )
