"""Which features a random problem has: the odds of each, and profiles that stress some of them."""

from __future__ import annotations

MIXED = {
    "flexible": 0.3,
    "two-hotels": 0.55,
    "three-hotels": 0.12,
    "vehicle": 0.75,
    "hourly": 0.4,
    "garage": 0.5,
    "gate": 0.4,
    "foreign": 0.35,
    "second-language": 0.25,
    "interpreter": 0.6,
    "splits": 0.35,
    "seated": 0.5,
    "precedence": 0.5,
    "alternatives": 0.25,
    "repeatable": 0.25,
    "quota": 0.25,
    "required": 0.17,
    "excluded": 0.25,
    "pin": 0.12,
    "pin-start": 0.5,
    "commitments": 0.28,
    "meal-commitment": 0.35,
    "meal-on-board": 0.15,
    "budget": 0.45,
    "caps": 0.3,
    "changes": 0.5,
    "night-rest": 0.25,
    "time-shift": 0.18,
    "holiday": 0.2,
    "lead": 0.2,
    "allotment": 0.25,
    "check-out": 0.22,
    "access": 0.2,
    "diets": 0.25,
    "distinct": 0.35,
    "suspended": 0.15,
    "tight-pacing": 0.4,
    "room-mix": 0.4,
    "exceptions": 0.25,
}
"""Odds of each feature in the profile `mixed`."""

ASIDE = {
    "visitors": 0.2,
    "outdoors": 0.2,
    "closures": 0.2,
    "entry": 0.15,
    "bookings": 0.25,
}
"""Features drawn apart from all others, so that what a seed made before stays."""

_STRESS: dict[str, tuple[str, ...]] = {
    "meals": ("meal-commitment", "commitments", "meal-on-board", "diets"),
    "precedence": ("precedence", "alternatives"),
    "budget": ("budget", "caps"),
    "night-rest": ("night-rest", "two-hotels"),
    "interpreter": ("foreign", "interpreter", "second-language"),
    "hourly": ("vehicle", "hourly", "garage"),
    "commitments": ("commitments",),
    "flexible": ("flexible", "holiday"),
    "splits": ("splits",),
    "seated": ("seated",),
    "hotels": ("two-hotels", "changes", "check-out", "allotment", "room-mix"),
    "pins": ("pin", "required", "quota"),
    "repeatable": ("repeatable", "quota", "distinct"),
    "time-shift": ("time-shift",),
    "access": ("access", "lead"),
    "admission": ("visitors",),
    "outdoors": ("outdoors",),
    "bookings": ("bookings", "vehicle", "interpreter", "foreign"),
    "entry": ("entry", "flexible"),
    "closures": ("closures", "lead", "holiday"),
}

PROFILES = ("mixed", *_STRESS)
"""The profiles, `mixed` first."""

ARRIVALS = "arrivals"
"""A profile apart, so that other seeds stay: arrivals alike but for place or journey."""


HOURS = "hours"
"""A profile apart: dates whose days start or end at another time than the others."""


PRICES = "prices"
"""A profile apart: rates that change in the trip, net prices, free places, things left out."""


STATUSES = "statuses"
"""A profile apart: sessions, hotels, restaurants and the rest are confirmed, declined or asked."""


DRIVERS = "drivers"
"""A profile apart: driver rules that bind, second drivers, vehicles that return to a garage."""


DEBRIEFS = "debriefs"
"""A profile apart: days with sessions end these with a debrief."""


EVERYTHING = "everything"
"""A profile apart: the features of all profiles in one problem, each as often as it can be."""


NO_MEALS = "no-meals"
"""A profile apart: a meal or both have no rule, so that days may pass without any item."""


def odds(profile: str) -> dict[str, float]:
    """Odds of each feature in a profile: what it stresses is certain, the rest rarer than usual."""
    if profile == "mixed":
        return MIXED | ASIDE
    if profile == NO_MEALS:
        return odds("hotels") | {"no-lunch": 0.9, "no-dinner": 0.8, "meal-on-board": 0.0}
    if profile == EVERYTHING:
        own = ("visitors", "outdoors", "closures", "bookings", "driver-rules", "second-driver")
        often = dict.fromkeys((*own, "returns", "garage", "debrief", "far"), 0.6)
        asked = {"prices": 1.0, "statuses": 0.7, "vehicle": 1.0, "hours": 0.4, "interpreter": 0.4}
        return MIXED | ASIDE | often | asked | {"required": 0.05, "pin": 0.05}
    if profile == PRICES:
        return MIXED | {"prices": 1.0}
    if profile == STATUSES:
        return MIXED | {"required": 0.05, "pin": 0.05, "interpreter": 0.7, "statuses": 1.0}
    if profile == HOURS:
        return MIXED | ASIDE | {"hours": 1.0}
    if profile == DRIVERS:
        return MIXED | {
            "vehicle": 1.0,
            "hourly": 0.6,
            "garage": 0.85,
            "driver-rules": 0.92,
            "second-driver": 0.6,
            "returns": 0.6,
            "far": 0.8,
            "debrief": 0.2,
        }
    if profile == DEBRIEFS:
        return MIXED | {"debrief": 1.0, "night-rest": 0.4, "driver-rules": 0.3}
    if profile == ARRIVALS:
        return odds("hourly") | {"rival-arrivals": 1.0}
    stressed = _STRESS[profile]
    return {
        name: 1.0 if name in stressed else share * 0.6 for name, share in (MIXED | ASIDE).items()
    }
