"""A problem plain enough to compute by hand, which tests change one thing at a time in."""

from __future__ import annotations

from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes

_EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _named(key: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "name": {"fi": key, "en": key}, **fields}


def _open(window: str) -> dict[str, Any]:
    return {"weekly": [{"days": _EVERY_DAY, "windows": [window]}]}


def plain_session(key: str, **fields: Any) -> dict[str, Any]:
    """An hour at `site`, 50 euros for the group."""
    plain = {"partner": "host", "venues": ["hall"], "format": "demo", "talk_minutes": 60}
    offer = {"max_group": 20, "languages": ["en"], "group_cents": 5000}
    return _named(key, **(plain | offer | fields))


def _connection(direction: str, time: str) -> dict[str, Any]:
    return _named(
        direction,
        direction=direction,
        kind="train",
        origin="helsinki",
        place="station",
        time=time,
        journey_minutes=100,
        buffer_minutes=10,
        person_cents=1000,
    )


def _rules(changes: dict[str, Any]) -> dict[str, Any]:
    numbers = {
        "grid_minutes": 15,
        "day_start": "08:00",
        "day_end": "21:00",
        "move_buffer_minutes": 5,
        "gate_buffer_minutes": 20,
        "changeover_minutes": 5,
        "break_minutes": 30,
        "walking_limit_minutes": 20,
        "sessions_per_day": 3,
        "content_minutes_per_day": 360,
        "seated_minutes": 100,
        "night_rest_minutes": 660,
        "lunch": {"minutes": 60, "earliest": "11:00", "latest": "13:00"},
        "dinner": {"minutes": 90, "earliest": "17:00", "latest": "19:30"},
        "second_language_percent": 125,
        "consecutive_percent": 200,
        "simultaneous_percent": 100,
        "lead_working_days": {},
        "long_time_shift_hours": 5,
        "light_day_dinner_end": "20:00",
        "value_of_time_cents_per_minute": 10,
    }
    return numbers | changes


def _host(
    sessions: list[dict[str, Any]], rules: dict[str, Any], arrival: str, departure: str
) -> dict[str, Any]:
    """The catalogue."""
    places = ["station", "site", "centre"]
    apart = [[0 if one == other else 10 for other in places] for one in places]
    single = {"kind": "single", "count": 9, "price_cents": 8000}
    meals = [
        {"meal": meal, "opening": _open("11:00-22:00"), "person_cents": 2000}
        for meal in ("lunch", "dinner")
    ]
    return _named(
        "host",
        banner={"fi": "", "en": ""},
        time_zone="Europe/Helsinki",
        country="FI",
        walk_matrix="walk",
        rules=_rules(rules),
        places=[_named(place, latitude=61.7, longitude=27.3) for place in places],
        matrices=[
            {"id": "walk", "source": "", "places": places, "minutes": apart, "metres": apart}
        ],
        partners=[_named("host", kind="public", availability=_open("09:00-16:00"))],
        venues=[_named("hall", place="site", capacity=40)],
        sessions=sessions,
        hotels=[_named("inn", place="centre", rooms=[single])],
        restaurants=[_named("diner", place="station", capacity=40, services=meals)],
        connections=[_connection("arrival", arrival), _connection("departure", departure)],
    )


def plain_problem(
    sessions: list[dict[str, Any]],
    *,
    arrival: str = "08:30",
    departure: str = "12:00",
    days: int = 1,
    rules: dict[str, Any] | None = None,
    catalogue: dict[str, Any] | None = None,
    wishes: dict[str, Any] | None = None,
) -> Problem:
    """Two guests, every place ten minutes on foot from every other, no vehicle."""
    content = _host(sessions, rules or {}, arrival, departure)
    wished = [
        {"id": f"wish-{s['id']}", "target": {"session": s["id"]}, "weight": 7} for s in sessions
    ]
    party = _named(
        "party",
        catalogue="host",
        planning_date="2027-03-01",
        party={"heads": 2, "own_languages": ["en"]},
        dates={"first": "2027-05-11", "last": f"2027-05-{10 + days}"},
        wishes=wished,
    )
    return Problem(
        catalogue=Catalogue.model_validate(content | (catalogue or {})),
        wishes=Wishes.model_validate(party | (wishes or {})),
    )
