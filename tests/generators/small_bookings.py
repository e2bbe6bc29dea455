"""What other trips hold of a small random host, tight enough to be felt."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from optimizer.domain.bookings import Booking
from optimizer.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin

_HOURS = (("09:00", "10:30"), ("10:37", "12:02"), ("13:00", "15:00"), ("08:00", "11:15"))


def parallel_groups(coin: Coin) -> int:
    """How many groups a partner receives at a time."""
    return coin.aside.choice((1, 2, 2, 3)) if coin.has("bookings") else 1


def bookings(coin: Coin, catalogue: Catalogue, dates: list[dt.date]) -> tuple[Booking, ...]:
    """Two to six holds of other trips on dates of the trip."""
    count = coin.aside.randint(2, 6) if coin.has("bookings") else 0
    made = (_booking(coin, catalogue, coin.aside.choice(dates)) for _ in range(count))
    return tuple(Booking.model_validate(content) for content in made if content)


def _booking(coin: Coin, catalogue: Catalogue, date: dt.date) -> dict[str, Any] | None:
    random = coin.aside
    kind = random.choice(
        ("partner", "partner", "venue", "vehicle", "interpreter", "hotel", "hotel")
    )
    things = {
        "partner": catalogue.partners,
        "venue": catalogue.venues,
        "vehicle": catalogue.vehicles,
        "interpreter": catalogue.interpreters,
        "hotel": catalogue.hotels,
    }[kind]
    if not things:
        return None
    thing = random.choice(things)
    content: dict[str, Any] = {"kind": kind, "id": thing.id, "date": str(date), "trip": "another"}
    if kind in ("partner", "venue") and random.random() < 0.75:
        content["start"], content["end"] = random.choice(_HOURS)
    if kind == "partner":
        content["count"] = random.choice((1, 1, 2))
    elif kind == "interpreter":
        content["count"] = random.randint(1, 3)
    elif kind == "hotel":
        room = random.choice(thing.rooms)
        content |= {"room": room.kind.value, "count": max(1, room.count - random.randint(0, 12))}
    return content
