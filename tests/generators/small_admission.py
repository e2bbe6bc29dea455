"""Who is received, and when: restrictions of sessions, and the party that they meet.

Drawn from a random generator apart, so that what a seed makes besides stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin

TYPES = ("public-body", "company", "education")
GROUPS = ("eu", "nato", "other")


def restricted(coin: Coin, sessions: list[dict[str, Any]]) -> None:
    """Puts restrictions and prices by type of visitors on some of the sessions."""
    random = coin.aside
    if coin.has("visitors"):
        for session in sessions:
            if random.random() < 0.3:
                session["visitor_types"] = random.sample(TYPES, random.randint(1, 2))
            if random.random() < 0.3:
                session["nationality_groups"] = random.sample(GROUPS, random.randint(1, 2))
            if random.random() < 0.4:
                session["prices"] = _prices(coin, session.get("visitor_types", list(TYPES)))


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
    if not coin.has("visitors"):
        return {}
    random = coin.aside
    groups: dict[str, int] = {}
    if random.random() < 0.85:
        others = random.choice((0, 0, 1, heads))
        groups = {"eu": heads - others, random.choice(("nato", "other")): others}
    stated = random.random() < 0.85
    return {
        "visitor_type": random.choice(TYPES) if stated else None,
        "nationality_groups": {group: count for group, count in groups.items() if count},
    }
