"""The example's catalogue: seven places on a line, so that every distance can be done by hand.

Metres are 100 for each step of the line; on foot 6 minutes for 5 steps, by road 5 minutes and one
for every 10 steps, both rounded down.
"""

from __future__ import annotations

from typing import Any

LINE = {
    "station": 0,
    "grand": 8,
    "bistro": 13,
    "campus": 40,
    "garage": 60,
    "garrison": 100,
    "spa": 120,
}
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
EVERYWHERE = ["step-free", "wheelchair", "hearing-loop"]


def hours(*windows: str) -> dict[str, Any]:
    """The same windows every day."""
    return {"weekly": [{"days": WEEK, "windows": list(windows)}]}


def _item(key: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "name": {"fi": key, "en": key}, **fields}


def on_foot(origin: str, destination: str) -> int:
    """Minutes on foot."""
    return abs(LINE[origin] - LINE[destination]) * 6 // 5


def by_road(origin: str, destination: str) -> int:
    """Minutes by road."""
    return 5 + abs(LINE[origin] - LINE[destination]) // 10


def metres(origin: str, destination: str) -> int:
    """Metres by either."""
    return 100 * abs(LINE[origin] - LINE[destination])


def _matrix(key: str, minutes: Any) -> dict[str, Any]:
    return {
        "id": key,
        "source": "by hand",
        "places": list(LINE),
        "minutes": [[minutes(a, b) if a != b else 0 for b in LINE] for a in LINE],
        "metres": [[metres(a, b) for b in LINE] for a in LINE],
    }


def _rules() -> dict[str, Any]:
    return {
        "grid_minutes": 5,
        "day_start": "08:00",
        "day_end": "23:00",
        "move_buffer_minutes": 10,
        "gate_buffer_minutes": 25,
        "changeover_minutes": 15,
        "break_minutes": 20,
        "walking_limit_minutes": 15,
        "sessions_per_day": 4,
        "content_minutes_per_day": 360,
        "seated_minutes": 120,
        "night_rest_minutes": 660,
        "lunch": {"minutes": 60, "earliest": "11:00", "latest": "13:30"},
        "dinner": {"minutes": 90, "earliest": "17:30", "latest": "20:00"},
        "second_language_percent": 125,
        "consecutive_percent": 200,
        "simultaneous_percent": 110,
        "lead_working_days": {"open": 0, "named-list": 5, "id-check": 10, "rfv": 25},
        "long_time_shift_hours": 5,
        "light_day_dinner_end": "20:00",
        "value_of_time_cents_per_minute": 50,
    }


def _session(key: str, partner: str, venue: str, **fields: Any) -> dict[str, Any]:
    base = {"format": "briefing", "talk_minutes": 0, "max_group": 30, "languages": ["fi"]}
    return _item(key, partner=partner, venues=[venue], **{**base, **fields})


def _sessions() -> list[dict[str, Any]]:
    small = {"format": "exercise", "max_group": 12, "themes": ["sea"], "split": ["rotation"]}
    return [
        _session("dialogue", "city", "town-hall", talk_minutes=30, languages=["sv"])
        | {"group_cents": 20000, "person_cents": 500},
        _session("lecture", "college", "aula", talk_minutes=60, languages=["en"])
        | {"seated": True, "group_cents": 40000},
        _session("seminar", "college", "aula", talk_minutes=45)
        | {"seated": True, "group_cents": 30000},
        _session("demo", "army", "hall", talk_minutes=60, hands_on_minutes=30, min_group=5)
        | {"format": "demo", "technical": True, "access": "id-check"}
        | {"group_cents": 50000, "person_cents": 1000},
        _session("boats", "yard", "dock", hands_on_minutes=40, **small)
        | {"rotates_with": ["drones"], "group_cents": 10000, "person_cents": 200},
        _session("drones", "yard", "dock", hands_on_minutes=30, **small)
        | {"rotates_with": ["boats"], "group_cents": 12000},
        _session("simulator", "yard", "dock", hands_on_minutes=40, max_group=12)
        | {"split": ["repeat"], "group_cents": 15000, "person_cents": 100},
        _session("lab", "college", "lab-room", talk_minutes=30, hands_on_minutes=30)
        | {"languages": ["sv"], "max_group": 12, "split": ["twin"]}
        | {"group_cents": 18000, "person_cents": 300},
        _session("party", "city", "town-hall", talk_minutes=60) | {"format": "social"},
    ]


def _rooms(single: int, twin: int, twin_alone: int | None, *counts: int) -> list[dict[str, Any]]:
    return [
        {"kind": "single", "count": counts[0], "price_cents": single},
        {"kind": "twin", "count": counts[1], "price_cents": twin, "single_use_cents": twin_alone},
        {"kind": "accessible", "count": counts[2], "price_cents": 9500},
    ]


def _restaurant(key: str, place: str, lunch: int, dinner: int | None) -> dict[str, Any]:
    services: list[dict[str, Any]] = [
        {"meal": "lunch", "opening": hours("10:00-15:00"), "person_cents": lunch}
    ]
    if dinner is not None:
        services.append(
            {"meal": "dinner", "opening": hours("16:00-23:00"), "person_cents": dinner}
            | {"group_cents": 5000}
        )
    return _item(key, place=place, capacity=40, services=services, diets=["vegan"]) | {
        "features": ["step-free", "wheelchair"]
    }


def _connection(key: str, direction: str, time: str, group_cents: int) -> dict[str, Any]:
    return _item(
        key,
        direction=direction,
        kind="train",
        origin="helsinki",
        place="station",
        time=time,
        journey_minutes=120,
        days=WEEK,
        features=["step-free", "wheelchair"],
        person_cents=2000,
        group_cents=group_cents,
    )


def _vehicle(key: str, kind: str, seats: int) -> dict[str, Any]:
    return _item(key, kind=kind, seats=seats, max_count=2, wheelchair_places=1) | {
        "features": ["step-free"],
        "matrix": "road",
        "garage": "garage",
        "day_cents": 10000,
        "hour_cents": 5000,
        "min_hours": 4,
        "km_cents": 155,
        "leg_cents": 300,
    }


def _interpreters(key: str) -> dict[str, Any]:
    return _item(key, languages=["fi", "sv"], interpreters=4) | {
        "teams": [
            {"mode": "consecutive", "up_to_minutes": 60, "interpreters": 1},
            {"mode": "consecutive", "up_to_minutes": 120, "interpreters": 2},
        ],
        "half_day_minutes": 90,
        "half_day_cents": 20000,
        "day_cents": 35000,
        "alone_minutes": 75,
        "max_minutes_per_day": 180,
    }


def catalogue_document() -> dict[str, Any]:
    """The catalogue as a document, new each time."""
    venues = {
        "town-hall": "bistro",
        "aula": "campus",
        "lab-room": "campus",
        "dock": "campus",
        "hall": "garrison",
    }
    kinds = {"city": "public", "college": "education", "army": "defence", "yard": "company"}
    return _item("example", banner={"fi": "", "en": ""}, time_zone="Europe/Helsinki") | {
        "country": "FI",
        "walk_matrix": "walk",
        "rules": _rules(),
        "places": [_item(key, latitude=60, longitude=27) for key in LINE],
        "matrices": [_matrix("walk", on_foot), _matrix("road", by_road)],
        "partners": [
            _item(key, kind=kind, availability=hours("08:00-18:00")) for key, kind in kinds.items()
        ],
        "venues": [
            _item(key, place=place, capacity=40, features=EVERYWHERE, gate=key == "hall")
            for key, place in venues.items()
        ],
        "sessions": _sessions(),
        "hotels": [
            _item("grand", place="grand", rooms=_rooms(9000, 11000, 10000, 6, 10, 1))
            | {"features": ["step-free", "wheelchair"]},
            _item("spa", place="spa", rooms=_rooms(8000, 10000, None, 11, 4, 1))
            | {"features": ["step-free", "wheelchair"]},
        ],
        "restaurants": [
            _restaurant("bistro", "bistro", 1500, 3000),
            _restaurant("canteen", "campus", 1200, None),
        ],
        "vehicles": [_vehicle("coach", "coach", 30), _vehicle("minibus", "minibus", 25)],
        "connections": [
            _connection("train-in", "arrival", "09:30", 0),
            _connection("train-out", "departure", "15:00", 1000),
        ],
        "interpreters": [_interpreters("tulkki"), _interpreters("tolk")],
        "precedence": [],
        "alternatives": [],
    }
