"""The small catalogue: see `small`."""

from __future__ import annotations

import json
from typing import Any

Content = dict[str, Any]

PLACES = ("station", "centre", "base", "lakeside", "depot")

_WEEK = ["mon", "tue", "wed", "thu", "fri"]
_EVERY_DAY = [*_WEEK, "sat", "sun"]


def small_catalogue_dict() -> Content:
    """A catalogue without a fault."""
    # Written and read once, so that no two parts are one object and change together.
    written: Content = json.loads(json.dumps(_catalogue()))
    return written


def _catalogue() -> Content:
    return {
        "id": "small",
        "name": text("Pieni luettelo", "A small catalogue"),
        "banner": text("Esimerkki", "An example"),
        "time_zone": "Europe/Helsinki",
        "country": "FI",
        "walk_matrix": "walk",
        "rules": _rules(),
        "places": [_place(index, key) for index, key in enumerate(PLACES)],
        "matrices": [_matrix("walk", 20, 1500), _matrix("road", 5, 4000)],
        "partners": [_partner("rescue", "public"), _partner("water", "company")],
        "venues": [
            _item("base-hall") | {"place": "base", "capacity": 60, "features": ["step-free"]},
            _item("base-yard") | {"place": "base", "capacity": 40, "gate": True},
            _item("plant") | {"place": "lakeside", "capacity": 30, "features": ["step-free"]},
        ],
        "sessions": _sessions(),
        "hotels": [_hotel("park", "centre", 9000), _hotel("lake", "lakeside", 12000)],
        "restaurants": [
            _restaurant("market", "centre", 1500),
            _restaurant("pier", "lakeside", 2200),
        ],
        "vehicles": [
            _item("coach")
            | {
                "kind": "coach",
                "seats": 48,
                "features": ["step-free"],
                "matrix": "road",
                "garage": "depot",
                "hour_cents": 8500,
                "min_hours": 3,
                "km_cents": 180,
            }
        ],
        "connections": [
            _connection("train-in-am", "arrival", "10:05"),
            _connection("train-in-pm", "arrival", "14:35"),
            _connection("train-out-am", "departure", "11:20"),
            _connection("train-out-pm", "departure", "17:40"),
        ],
        "interpreters": [_interpreters()],
        "precedence": [{"kind": "before", "first": "briefing", "second": "demo"}],
        "alternatives": [{"id": "plant-visits", "sessions": ["plant-tour", "plant-workshop"]}],
    }


def text(fi: str, en: str) -> Content:
    """A text in Finnish and English."""
    return {"fi": fi, "en": en}


def _item(key: str) -> Content:
    name = key.replace("-", " ").capitalize()
    return {"id": key, "name": text(name, name)}


def _hours(days: list[str], *windows: str) -> Content:
    return {"weekly": [{"days": days, "windows": list(windows)}]}


def _place(index: int, key: str) -> Content:
    return _item(key) | {"latitude": 61.68 + index / 100, "longitude": 27.27 + index / 100}


def _matrix(key: str, minutes: int, metres: int) -> Content:
    def table(unit: int) -> list[list[int]]:
        size = range(len(PLACES))
        return [[unit * abs(row - column) for column in size] for row in size]

    return {
        "id": key,
        "source": "made up",
        "places": list(PLACES),
        "minutes": table(minutes),
        "metres": table(metres),
    }


def _rules() -> Content:
    return {
        "grid_minutes": 5,
        "day_start": "08:00",
        "day_end": "21:00",
        "move_buffer_minutes": 5,
        "gate_buffer_minutes": 15,
        "changeover_minutes": 10,
        "break_minutes": 15,
        "walking_limit_minutes": 20,
        "sessions_per_day": 4,
        "content_minutes_per_day": 360,
        "seated_minutes": 150,
        "night_rest_minutes": 600,
        "lunch": {"minutes": 60, "earliest": "11:00", "latest": "13:00"},
        "dinner": {"minutes": 90, "earliest": "17:30", "latest": "19:00"},
        "second_language_percent": 110,
        "consecutive_percent": 180,
        "simultaneous_percent": 100,
        "lead_working_days": {"open": 0, "named-list": 5, "id-check": 10, "rfv": 20},
        "long_time_shift_hours": 6,
        "light_day_dinner_end": "19:30",
        "value_of_time_cents_per_minute": 100,
    }


def _partner(key: str, kind: str) -> Content:
    return _item(key) | {"kind": kind, "availability": _hours(_WEEK, "08:30-12:00", "12:30-16:30")}


def _sessions() -> list[Content]:
    shared: Content = {"min_group": 1, "max_group": 30, "languages": ["fi", "en"]}
    base = shared | {"partner": "rescue", "venues": ["base-hall"], "themes": ["security"]}
    plant = shared | {"partner": "water", "venues": ["plant"], "themes": ["water"]}
    return [
        _item("briefing") | base | {"format": "briefing", "talk_minutes": 45, "seated": True},
        _item("demo")
        | base
        | {
            "format": "demo",
            "talk_minutes": 20,
            "hands_on_minutes": 60,
            "group_cents": 50_000,
            "person_cents": 1_000,
            "split": ["rotation", "repeat"],
            "rotates_with": ["drill"],
            "facts": [{"fields": ["hands_on_minutes"], "source": "the partner's web page"}],
        },
        _item("drill")
        | base
        | {
            "format": "exercise",
            "talk_minutes": 0,
            "hands_on_minutes": 90,
            "split": ["rotation"],
            "rotates_with": ["demo"],
        },
        _item("plant-tour") | plant | {"format": "tour", "talk_minutes": 60},
        _item("plant-workshop") | plant | {"format": "workshop", "talk_minutes": 90},
    ]


def _hotel(key: str, place: str, price: int) -> Content:
    return _item(key) | {
        "place": place,
        "rooms": [
            {"kind": "single", "count": 20, "price_cents": price},
            {
                "kind": "twin",
                "count": 15,
                "price_cents": price + 2500,
                "single_use_cents": price + 1000,
                "release_days": 14,
            },
        ],
        "features": ["step-free"],
    }


def _restaurant(key: str, place: str, price: int) -> Content:
    return _item(key) | {
        "place": place,
        "capacity": 50,
        "services": [
            {"meal": "lunch", "opening": _hours(_EVERY_DAY, "10:30-15:00"), "person_cents": price},
            {
                "meal": "dinner",
                "opening": _hours(_EVERY_DAY, "16:00-22:00"),
                "person_cents": 2 * price,
            },
        ],
        "diets": ["vegetarian", "lactose-free"],
        "features": ["step-free"],
    }


def _connection(key: str, direction: str, time: str) -> Content:
    return _item(key) | {
        "direction": direction,
        "kind": "train",
        "origin": "capital",
        "place": "station",
        "time": time,
        "journey_minutes": 155,
        "features": ["step-free"],
        "person_cents": 3200,
    }


def _interpreters() -> Content:
    return _item("interpreters") | {
        "languages": ["fi", "en", "fr"],
        "teams": [{"mode": "consecutive", "up_to_minutes": 240, "interpreters": 1}],
        "interpreters": 2,
        "half_day_minutes": 240,
        "half_day_cents": 45_000,
        "day_cents": 80_000,
        "alone_minutes": 120,
        "max_minutes_per_day": 360,
    }
