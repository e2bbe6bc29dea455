"""The table of contents: every rule with the function that checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from optimizer.check.access import access, accessibility
from optimizer.check.bookings import capacity_shared
from optimizer.check.budget import budget
from optimizer.check.debriefs import debrief
from optimizer.check.drivers import driver_hours
from optimizer.check.group import group_size, split
from optimizer.check.interpreter import interpreter
from optimizer.check.language import language
from optimizer.check.meals import dinner, lunch
from optimizer.check.outdoors import daylight, season
from optimizer.check.own_items import commitment
from optimizer.check.pacing import pacing
from optimizer.check.precedence import precedence
from optimizer.check.rooms import rooms, same_hotel
from optimizer.check.selection import excluded, once, pin, quota, required
from optimizer.check.stay import stay
from optimizer.check.timing import day_window, night_rest, no_overlap
from optimizer.check.travel import travel
from optimizer.check.trip import Trip
from optimizer.check.vehicles import vehicle
from optimizer.check.visitors import entry, visitor_type
from optimizer.check.windows import holiday, partner_window
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import ticks

CHECKS: tuple[tuple[Rule, Callable[[Trip], Iterator[Violation]]], ...] = (
    (Rule.STAY, stay),
    (Rule.PARTNER_WINDOW, partner_window),
    (Rule.HOLIDAY, holiday),
    (Rule.GROUP_SIZE, group_size),
    (Rule.SPLIT, split),
    (Rule.LANGUAGE, language),
    (Rule.INTERPRETER, interpreter),
    (Rule.ACCESS, access),
    (Rule.VISITOR_TYPE, visitor_type),
    (Rule.ENTRY, entry),
    (Rule.SEASON, season),
    (Rule.DAYLIGHT, daylight),
    (Rule.ACCESSIBILITY, accessibility),
    (Rule.CAPACITY_SHARED, capacity_shared),
    (Rule.NO_OVERLAP, no_overlap),
    (Rule.TRAVEL, travel),
    (Rule.DAY_WINDOW, day_window),
    (Rule.LUNCH, lunch),
    (Rule.DINNER, dinner),
    (Rule.PACING, pacing),
    (Rule.DEBRIEF, debrief),
    (Rule.NIGHT_REST, night_rest),
    (Rule.VEHICLE, vehicle),
    (Rule.DRIVER_HOURS, driver_hours),
    (Rule.ROOMS, rooms),
    (Rule.SAME_HOTEL, same_hotel),
    (Rule.ONCE, once),
    (Rule.REQUIRED, required),
    (Rule.EXCLUDED, excluded),
    (Rule.QUOTA, quota),
    (Rule.PRECEDENCE, precedence),
    (Rule.BUDGET, budget),
    (Rule.COMMITMENT, commitment),
    (Rule.PIN, pin),
)
"""The rule book's rules, in its order."""


def check(problem: Problem, itinerary: Itinerary) -> tuple[Violation, ...]:
    """Every violation of every rule, in the rule book's order; none for a valid itinerary.

    Amounts of time are in minutes, or in ticks where a minute has more than one.
    """
    trip = Trip(problem, itinerary)
    per_minute = trip.rules.ticks_per_minute
    with ticks(per_minute):
        found = tuple(violation for _, rule in CHECKS for violation in rule(trip))
    if per_minute == 1:
        return found
    return tuple(
        one.model_copy(update={"unit": "ticks"}) if one.unit == "minutes" else one for one in found
    )
