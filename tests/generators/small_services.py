"""What serves the guests of a small random problem: hotels, meals, travel, interpreters."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin

ALL_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIMETABLE = {
    "arrival": ("08:20", "09:35", "10:50", "13:05", "16:40"),
    "departure": ("11:15", "14:25", "16:10", "18:05", "21:30"),
}


def text(name: str) -> dict[str, str]:
    """A name in both languages."""
    return {"fi": name, "en": name}


def weekly(days: tuple[str, ...] | list[str], *windows: str) -> dict[str, Any]:
    """An availability with the same windows on some weekdays."""
    return {"weekly": [{"days": list(days), "windows": list(windows)}]}


def features(coin: Coin, share: float = 0.8) -> list[str]:
    """Access features, each in this share of cases."""
    return [each for each in ("step-free", "wheelchair", "hearing-loop") if coin.flip(share)]


class ServiceMaker:
    """Makes the services of one seed."""

    def __init__(
        self,
        coin: Coin,
        dates: list[dt.date],
        heads: int,
        days: int,
        sites: list[str],
        use_days: tuple[str, ...],
    ) -> None:
        self.coin, self.random, self.dates = coin, coin.random, dates
        self.heads, self.days, self.sites, self.use_days = heads, days, sites, use_days

    def hotel(self, index: int) -> dict[str, Any]:
        """A hotel: the first one seldom fails, the others have their weaknesses."""
        short = self.coin.has("allotment") and self.coin.flip(0.5)
        held = max(1, self.heads - 2) if short else 20
        date, count = self.random.choice(self.dates), self.random.choice((2, 8, 20))
        exception = {"start": str(date), "count": count}
        single = {
            "kind": "single",
            "count": held,
            "price_cents": self.random.randint(70, 120) * 100,
            "release_days": self.random.choice((0, 0, 21, 90)) if short else 0,
            "exceptions": [exception] if short and self.coin.flip(0.5) else [],
        }
        twin = {
            "kind": "twin",
            "count": 10 if index == 0 else self.random.choice((2, 4, 10)),
            "price_cents": self.random.randint(100, 150) * 100,
            "single_use_cents": self.random.randint(75, 120) * 100 if self.coin.flip(0.7) else None,
        }
        accessible = {"kind": "accessible", "count": 1, "price_cents": 9900}
        early = self.coin.has("check-out")
        return {
            "id": f"hotel-{index}",
            "name": text(f"hotel {index}"),
            "place": ("centre", "suburb", self.random.choice(self.sites))[index],
            "rooms": [single, twin, accessible] if index == 0 or self.coin.flip(0.8) else [single],
            "check_out": self.random.choice(("09:30", "10:30", "11:30")) if early else "12:00",
            "features": features(self.coin, 0.97 if index == 0 else 0.7),
        }

    def restaurant(self, index: int) -> dict[str, Any]:
        """A meal place: the first one always serves lunch and dinner."""
        first = index == 0  # seldom the reason why there is no trip
        meals = (("lunch", "dinner"), ("lunch",), ("dinner",))[index if self.coin.flip(0.5) else 0]
        hours = {"lunch": ("10:30-15:00", "11:00-13:00"), "dinner": ("16:30-22:00", "17:00-20:00")}
        services = [
            {
                "meal": meal,
                "opening": weekly(
                    self.use_days, hours[meal][0 if first else self.random.randint(0, 1)]
                ),
                "person_cents": self.random.randint(10, 40) * 100,
                "group_cents": self.random.choice((0, 0, 3000)),
            }
            for meal in meals
        ]
        return {
            "id": f"restaurant-{index}",
            "name": text(f"restaurant {index}"),
            "place": self.random.choice(("centre", "station", *(() if first else self.sites))),
            "capacity": 60 if first else self.random.choice((60, 60, self.heads)),
            "services": services,
            "diets": [
                diet for diet in ("vegan", "halal") if self.coin.flip(0.95 if first else 0.6)
            ],
            "features": features(self.coin, 0.98 if first else 0.6),
            "open_on_holidays": self.coin.flip(0.95 if first else 0.5),
        }

    def _either(self) -> int:
        return self.random.randint(0, 1)

    def vehicle(self) -> dict[str, Any]:
        """The one vehicle."""
        hourly = self.coin.has("hourly")
        off = self.coin.flip(0.06)
        seats = self.random.choice((9, 20, 20, 50))
        vehicle = {
            "id": "coach",
            "name": text("coach"),
            "kind": "coach",
            "seats": seats,
            "max_count": 2 if seats <= self.heads and self.coin.flip(0.9) else 1,
            "wheelchair_places": self.random.choice((0, 1, 1)),
            "features": features(self.coin, 0.9),
            "matrix": "drive",
            "garage": "garage" if self.coin.has("garage") else None,
            "day_cents": self.random.choice((0, 9000, 30000)),
            "hour_cents": self.random.choice((3000, 6000)) if hourly else 0,
            "min_hours": self.random.choice((0, 3, 5)) if hourly else 0,
            "km_cents": self.random.choice((0, 155, 233)),
            "leg_cents": self.random.choice((0, 500)),
            "unavailable": [{"start": str(self.random.choice(self.dates))}] if off else [],
        }
        if self.coin.has("second-driver"):
            vehicle["second_driver_cents"] = self.random.choice((0, 4000, 25000))
        if self.coin.has("returns") and self.coin.has("garage"):
            vehicle |= {"returns_to_garage": True, "min_hours": self.random.choice((0, 0, 1, 3))}
        return vehicle

    def connections(self) -> list[dict[str, Any]]:
        """One or two ways to come and to go."""
        found = []
        for direction, times in _TIMETABLE.items():
            chosen = self.random.sample(times, self.random.randint(1, 2))
            if self.days == 1:
                chosen = [*chosen[:1], {"arrival": "08:05", "departure": "16:10"}[direction]]
            for index, time in enumerate(sorted(set(chosen))):
                found.append(self._connection(direction, index, time))
        return found + (self._rivals(found[0]) if self.coin.has("rival-arrivals") else [])

    def _rivals(self, first: dict[str, Any]) -> list[dict[str, Any]]:
        """Arrivals like the first but for the place or the journey, perhaps minutes apart."""
        places = ("station", "centre", "suburb", *self.sites)
        hour, minute = map(int, first["time"].split(":"))
        found = []
        for index in range(self.random.randint(1, 2)):
            later = hour * 60 + minute + self.random.choice((0, 0, 5, 20))
            changes = {
                "id": f"arrival-rival-{index}",
                "place": self.random.choice(places),
                "time": f"{later // 60:02}:{later % 60:02}",
                "journey_minutes": self.random.choice((90, 150, 260)),
            }
            found.append(first | changes)
        return found

    def _connection(self, direction: str, index: int, time: str) -> dict[str, Any]:
        served = {"arrival": "lunch", "departure": "dinner"}[direction]
        suspended = self.coin.has("suspended") and self.coin.flip(0.6 if index else 0.2)
        return {
            "id": f"{direction}-{index}",
            "name": text(f"{direction} {index}"),
            "direction": direction,
            "kind": "train",
            "origin": self.random.choice(("helsinki", "helsinki", "airport")),
            "place": "station",
            "time": time,
            "journey_minutes": self.random.choice((150, 163, 175)),
            "suspended": [{"start": str(self.random.choice(self.dates))}] if suspended else [],
            "seats": self.random.choice((None, 40, 40, 10 if index else 40)),
            "features": features(self.coin, 0.95),
            "buffer_minutes": self.random.choice((5, 10, 12)),
            "meals": [served] if self.coin.has("meal-on-board") and self.coin.flip(0.6) else [],
            "person_cents": self.random.choice((0, 2500, 3900)),
            "group_cents": self.random.choice((0, 0, 10000)),
        }

    def interpreter(self) -> dict[str, Any]:
        """The interpreter service."""
        hours = self.coin.flip(0.3)
        return {
            "id": "interpreters",
            "name": text("interpreters"),
            "languages": ["fi", "en", *(["sv"] if self.coin.flip(0.5) else [])],
            "teams": [
                {"mode": "consecutive", "up_to_minutes": 90, "interpreters": 1},
                {"mode": "consecutive", "up_to_minutes": 300, "interpreters": 2},
                {"mode": "simultaneous", "up_to_minutes": 60, "interpreters": 2},
                {"mode": "simultaneous", "up_to_minutes": 240, "interpreters": 3},
            ][: self.random.choice((2, 3, 4))],
            "interpreters": self.random.choice((1, 2, 4)),
            "half_day_minutes": self.random.choice((60, 120)),
            "half_day_cents": 25000,
            "day_cents": 42000,
            "alone_minutes": self.random.choice((100, 150)),
            "max_minutes_per_day": self.random.choice((120, 240)),
            "lead_working_days": self.random.choice((0, 5, 50)) if self.coin.has("lead") else 0,
            "availability": weekly(self.use_days, "09:00-14:30") if hours else None,
        }
