"""Who is received, and when: restrictions of sessions, and the party that they meet.

Drawn from a random generator apart, so that what a seed makes besides stays as it is.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin

TYPES = ("public-body", "company", "education")
GROUPS = ("eu", "nato", "other")


def days_ahead(coin: Coin) -> int:
    """How long before its first date a trip is planned; short where lead times matter."""
    return 30 if coin.has("lead") or coin.has("allotment") else 90


def restricted(coin: Coin, sessions: list[dict[str, Any]], dates: list[dt.date]) -> None:
    """Puts restrictions, seasons and prices by type of visitors on some of the sessions."""
    random = coin.aside
    if coin.has("outdoors"):
        for session in sessions:
            session["daylight"] = random.random() < 0.6
            if random.random() < 0.35:
                session["season"] = _season(coin, dates)
    if coin.has("visitors"):
        for session in sessions:
            if random.random() < 0.3:
                session["visitor_types"] = random.sample(TYPES, random.randint(1, 2))
            if random.random() < 0.3:
                session["nationality_groups"] = random.sample(GROUPS, random.randint(1, 2))
            if random.random() < 0.4:
                session["prices"] = _prices(coin, session.get("visitor_types", list(TYPES)))


def _season(coin: Coin, dates: list[dt.date]) -> dict[str, str]:
    """One that begins or ends with one of the dates; half of them run over the new year."""
    begins, edge = coin.aside.random() < 0.5, coin.aside.choice(dates)
    other = dt.date(2027, 12 if begins else 1, 15)
    if coin.aside.random() < 0.5:
        other = dt.date(2027, 2 if begins else 11, 3)
    start, end = (edge, other) if begins else (other, edge)
    return {"start": f"{start:%m-%d}", "end": f"{end:%m-%d}"}


def visa_lead_days(coin: Coin, planned: int) -> int:
    """Around the days between planning and the first date of the trip."""
    return planned + coin.aside.randint(-1, 3) if coin.has("entry") else 15


def closures(coin: Coin, partners: list[str], dates: list[dt.date]) -> list[dict[str, Any]]:
    """One or two: on dates of the trip, or long before it, where only lead times feel them."""
    found: list[dict[str, Any]] = []
    for _ in range(coin.aside.randint(1, 2) if coin.has("closures") else 0):
        start = coin.aside.choice(dates)
        if coin.aside.random() < 0.4:
            start = dates[0] - dt.timedelta(days=coin.aside.randint(1, 30))
        end = start + dt.timedelta(days=coin.aside.choice((0, 0, 1, 5)))
        named = coin.aside.sample(partners, 1) if coin.aside.random() < 0.6 else None
        name = {"fi": "kiinni", "en": "closed"}
        found.append({"name": name, "start": str(start), "end": str(end), "partners": named})
    return found


def point(coin: Coin) -> dict[str, float]:
    """Where a place lies: now and then so far off that the sun sets early or rises late there."""
    latitude, longitude = 61.7, 27.3
    if coin.has("outdoors"):
        latitude = coin.aside.choice((61.7, 0.0))
        longitude = coin.aside.choice((27.3, 90.0, -20.0))
    return {"latitude": latitude, "longitude": longitude}


def _prices(coin: Coin, types: list[str]) -> list[dict[str, Any]]:
    """One price or two, each for types of its own."""
    random = coin.aside
    shuffled = random.sample(types, len(types))
    cut = random.randint(1, len(shuffled))
    parts = [part for part in (shuffled[:cut], shuffled[cut:]) if part]
    return [
        {
            "visitor_types": part,
            "group_cents": random.choice((None, 0, 7000, 31000)),
            "person_cents": random.choice((0, 300, 2100)),
        }
        for part in parts
    ]


def visitors(coin: Coin, heads: int) -> dict[str, Any]:
    """What the party says of itself, which now and then is too little."""
    random = coin.aside
    visa_bound = random.randint(0, heads) if coin.has("entry") else 0
    if not coin.has("visitors"):
        return {"visa_bound": visa_bound}
    groups: dict[str, int] = {}
    if random.random() < 0.85:
        others = random.choice((0, 0, 1, heads))
        groups = {"eu": heads - others, random.choice(("nato", "other")): others}
    stated = random.random() < 0.85
    return {
        "visa_bound": visa_bound,
        "visitor_type": random.choice(TYPES) if stated else None,
        "nationality_groups": {group: count for group, count in groups.items() if count},
    }
