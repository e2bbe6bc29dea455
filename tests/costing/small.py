"""A small catalogue and wishes with round prices, as plain data and as a problem."""

from typing import Any

from optimizer.domain.problem import Problem

_ALWAYS = {
    "weekly": [
        {"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "windows": ["06:00-24:00"]}
    ]
}
_PLACES = ("station", "centre", "site", "garage")


def _text(english: str, finnish: str | None = None) -> dict[str, str]:
    return {"en": english, "fi": finnish or english}


def _matrix(key: str, minutes: int, metres: int) -> dict[str, Any]:
    """Every two places the same time and distance apart, but site and centre twice as far."""
    far = {frozenset(("site", "centre"))}

    def cell(one: str, other: str, unit: int) -> int:
        return 0 if one == other else unit * (2 if frozenset((one, other)) in far else 1)

    return {
        "id": key,
        "source": "test",
        "places": list(_PLACES),
        "minutes": [[cell(one, other, minutes) for other in _PLACES] for one in _PLACES],
        "metres": [[cell(one, other, metres) for other in _PLACES] for one in _PLACES],
    }


def _rules() -> dict[str, Any]:
    meal = {"minutes": 60, "earliest": "11:00", "latest": "13:30"}
    return {
        "grid_minutes": 5,
        "day_start": "08:00",
        "day_end": "22:00",
        "move_buffer_minutes": 10,
        "gate_buffer_minutes": 20,
        "changeover_minutes": 10,
        "break_minutes": 15,
        "walking_limit_minutes": 20,
        "sessions_per_day": 4,
        "content_minutes_per_day": 360,
        "seated_minutes": 120,
        "night_rest_minutes": 660,
        "lunch": meal,
        "dinner": meal | {"earliest": "17:30", "latest": "20:00"},
        "second_language_percent": 125,
        "consecutive_percent": 200,
        "simultaneous_percent": 110,
        "lead_working_days": {"open": 0, "named-list": 5, "id-check": 10, "rfv": 25},
        "long_time_shift_hours": 5,
        "light_day_dinner_end": "20:00",
        "value_of_time_cents_per_minute": 100,
    }


def _session(key: str, name: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": key,
        "name": _text(name, f"{name} (fi)"),
        "partner": "rescue",
        "venues": ["yard"],
        "themes": ["rescue"],
        "format": "demo",
        "talk_minutes": 60,
        "max_group": 12,
        "languages": ["en", "fi"],
        "group_cents": 50_000,
        "person_cents": 1_000,
        "split": ["repeat", "twin", "rotation"],
    } | fields


def _hotel() -> dict[str, Any]:
    return {
        "id": "inn",
        "name": _text("The Inn", "Majatalo"),
        "place": "centre",
        "rooms": [
            {"kind": "single", "count": 6, "price_cents": 9_000},
            {"kind": "twin", "count": 8, "price_cents": 12_000, "single_use_cents": 10_000},
            {"kind": "accessible", "count": 1, "price_cents": 9_500},
        ],
    }


def _vehicles() -> list[dict[str, Any]]:
    shared = {"matrix": "drive", "garage": "garage", "max_count": 3}
    return [
        {
            "id": "coach",
            "name": _text("Coach", "Tilausajobussi"),
            "kind": "coach",
            "seats": 50,
            "wheelchair_places": 1,
            "day_cents": 20_000,
            "hour_cents": 6_000,
            "min_hours": 4,
            "km_cents": 155,
            "leg_cents": 250,
        }
        | shared,
        {"id": "minibus", "name": _text("Minibus", "Pikkubussi"), "kind": "minibus", "seats": 9}
        | shared,
    ]


def _connections() -> list[dict[str, Any]]:
    train = {"kind": "train", "origin": "helsinki", "place": "station", "journey_minutes": 170}
    return [
        {"id": "train-in", "name": _text("Train 1", "Juna 1"), "direction": "arrival"}
        | train
        | {"time": "09:50", "person_cents": 3_000},
        {"id": "train-out", "name": _text("Train 2", "Juna 2"), "direction": "departure"}
        | train
        | {"time": "14:00", "person_cents": 3_000, "group_cents": 500},
    ]


def _interpreters() -> list[dict[str, Any]]:
    return [
        {
            "id": "voices",
            "name": _text("Voices", "Äänet"),
            "languages": ["fi", "fr"],
            "teams": [
                {"mode": "consecutive", "up_to_minutes": 120, "interpreters": 1},
                {"mode": "consecutive", "up_to_minutes": 300, "interpreters": 2},
                {"mode": "simultaneous", "up_to_minutes": 300, "interpreters": 2},
            ],
            "interpreters": 3,
            "half_day_minutes": 180,
            "half_day_cents": 40_000,
            "day_cents": 70_000,
            "alone_minutes": 150,
            "max_minutes_per_day": 360,
        }
    ]


def catalogue() -> dict[str, Any]:
    """The catalogue as plain data, to change before it is read."""
    meal = {"opening": _ALWAYS, "person_cents": 1_500}
    return {
        "id": "small",
        "name": _text("Small town", "Pikkukaupunki"),
        "banner": _text("All figures are invented.", "Kaikki luvut ovat keksittyjä."),
        "time_zone": "Europe/Helsinki",
        "country": "FI",
        "walk_matrix": "walk",
        "rules": _rules(),
        "places": [
            {"id": key, "name": _text(key.title()), "latitude": 61.7, "longitude": 27.3}
            for key in _PLACES
        ],
        "matrices": [_matrix("walk", 40, 3_000), _matrix("drive", 10, 4_250)],
        "partners": [
            {
                "id": "rescue",
                "name": _text("Rescue Service", "Pelastuslaitos"),
                "kind": "public",
                "availability": _ALWAYS,
            }
        ],
        "venues": [{"id": "yard", "name": _text("Yard", "Piha"), "place": "site", "capacity": 60}],
        "sessions": [
            _session("fire", "Fire demo", rotates_with=["smoke"]),
            _session("smoke", "Smoke tour", rotates_with=["fire"], group_cents=30_000),
            _session("talk", "Free talk", group_cents=0, person_cents=0, max_group=60),
        ],
        "hotels": [_hotel()],
        "restaurants": [
            {
                "id": "grill",
                "name": _text("Grill", "Grilli"),
                "place": "site",
                "capacity": 60,
                "services": [
                    meal | {"meal": "lunch"},
                    meal | {"meal": "dinner", "person_cents": 3_000, "group_cents": 5_000},
                ],
            }
        ],
        "vehicles": _vehicles(),
        "connections": _connections(),
        "interpreters": _interpreters(),
    }


def wishes() -> dict[str, Any]:
    """The wishes as plain data, to change before they are read."""
    return {
        "id": "visitors",
        "name": _text("Visitors", "Vieraat"),
        "catalogue": "small",
        "planning_date": "2027-03-01",
        "party": {
            "heads": 16,
            "own_languages": ["en"],
            "rooms": {"single": 8, "twin": 4},
        },
        "dates": {"first": "2027-05-11", "last": "2027-05-12"},
        "wishes": [
            {"id": "want-fire", "target": {"session": "fire"}, "weight": 40},
            {"id": "want-smoke", "target": {"session": "smoke"}, "weight": 30},
            {"id": "must-rescue", "target": {"partner": "rescue"}, "kind": "required"},
        ],
        "commitments": [
            {
                "id": "mayor",
                "name": _text("The mayor's welcome", "Kaupunginjohtajan tervehdys"),
                "places": ["site"],
                "minutes": 30,
                "date": "2027-05-11",
                "start": "13:30",
                "cost_cents": 12_345,
            }
        ],
        "budget": {"total_cents": 1_000_000},
    }


def problem(**party: Any) -> Problem:
    """The small problem; keywords change the party."""
    asked = wishes()
    asked["party"] |= party
    return read(catalogue(), asked)


def read(offer: dict[str, Any], asked: dict[str, Any]) -> Problem:
    """The problem of plain data."""
    return Problem.model_validate({"catalogue": offer, "wishes": asked})
