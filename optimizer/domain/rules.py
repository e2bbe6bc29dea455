"""The rules: one id each, used by the engine, the checker, explanations, pages and docs."""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """A hard rule; the statement is in the rule book, `docs/rules.md`."""

    PARTNER_WINDOW = "partner-window"
    HOLIDAY = "holiday"
    GROUP_SIZE = "group-size"
    SPLIT = "split"
    LANGUAGE = "language"
    INTERPRETER = "interpreter"
    ACCESS = "access"
    VISITOR_TYPE = "visitor-type"
    ENTRY = "entry"
    SEASON = "season"
    DAYLIGHT = "daylight"
    ACCESSIBILITY = "accessibility"
    CAPACITY_SHARED = "capacity-shared"
    NO_OVERLAP = "no-overlap"
    TRAVEL = "travel"
    DAY_WINDOW = "day-window"
    LUNCH = "lunch"
    DINNER = "dinner"
    PACING = "pacing"
    DEBRIEF = "debrief"
    NIGHT_REST = "night-rest"
    VEHICLE = "vehicle"
    DRIVER_HOURS = "driver-hours"
    ROOMS = "rooms"
    SAME_HOTEL = "same-hotel"
    ONCE = "once"
    REQUIRED = "required"
    QUOTA = "quota"
    PRECEDENCE = "precedence"
    BUDGET = "budget"
    COMMITMENT = "commitment"
    PIN = "pin"
    STAY = "stay"
    EXCLUDED = "excluded"
