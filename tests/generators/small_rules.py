"""The rule numbers of a small random problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin


def random_rules(coin: Coin, sessions: int) -> dict[str, Any]:
    """Numbers of the size that the host uses; some rules are made to bind."""
    random, binds = coin.random, coin.has("night-rest")
    tight = coin.has("tight-pacing")
    many = (2, 3) if sessions <= 5 else (2,)  # what the oracle can bear
    rules = {
        "grid_minutes": random.choice((10, 15, 15, 20, 30)),
        "day_start": "07:00" if binds else random.choice(("08:00", "08:30")),
        "day_end": "22:30" if binds else random.choice(("20:00", "21:00")),
        "move_buffer_minutes": random.choice((5, 10, 15)),
        "gate_buffer_minutes": random.choice((20, 30)),
        "changeover_minutes": random.choice((5, 10)),
        "break_minutes": random.choice((20, 30)),
        "walking_limit_minutes": random.choice((15, 25)),
        "sessions_per_day": random.choice((1, 2)) if tight else random.choice(many),
        "content_minutes_per_day": random.choice((120, 150)) if tight else 360,
        "seated_minutes": random.choice((80, 100)) if coin.has("seated") else 600,
        "night_rest_minutes": random.choice((760, 800, 840)) if binds else 660,
        "lunch": {"minutes": random.choice((45, 60)), "earliest": "11:00", "latest": "13:00"},
        "dinner": {"minutes": random.choice((75, 90)), "earliest": "17:00", "latest": "19:30"},
        "second_language_percent": 125,
        "consecutive_percent": 200,
        "simultaneous_percent": random.choice((100, 110)),
        "lead_working_days": {"open": 0, "named-list": 5, "id-check": 10, "rfv": 25},
        "long_time_shift_hours": 5,
        "light_day_dinner_end": random.choice(("19:45", "20:00", "20:30")),
        "value_of_time_cents_per_minute": random.choice((0, 10, 50, 100)),
    }
    for meal in ("lunch", "dinner"):
        if coin.has(f"no-{meal}"):
            rules[meal] = None
    return rules
