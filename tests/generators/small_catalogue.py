"""The host's half of a small random problem: places, partners, sessions, hotels, meals, travel."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from optimizer.domain.catalogue import Catalogue
from tests.generators.small_rules import random_rules

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin

ALL_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
THEMES = ("rescue", "water", "cyber")
FORMATS = ("demo", "briefing", "tour", "workshop")


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


class CatalogueMaker:
    """Makes the catalogue of one seed."""

    def __init__(self, coin: Coin, dates: list[dt.date], heads: int, days: int) -> None:
        self.coin, self.random, self.dates = coin, coin.random, dates
        self.heads, self.days = heads, days
        self.sites = ["site-a", "site-b", "site-c"][: self.random.randint(1, 3)]
        self.hotel_count = 1 + coin.has("two-hotels") + coin.has("three-hotels")
        self.places = ["centre", "station", "suburb", *self.sites]
        self.use_days = tuple(sorted({ALL_DAYS[date.weekday()] for date in dates}))

    def make(self) -> Catalogue:
        """The whole catalogue."""
        partners = [self._partner(index) for index in range(self.random.randint(1, 3))]
        venues = [self._venue(f"venue-{index}", site) for index, site in enumerate(self._spread())]
        sessions = self._sessions([p["id"] for p in partners], [v["id"] for v in venues])
        content = {
            "id": "host",
            "name": text("host"),
            "banner": text("random"),
            "time_zone": "Europe/Helsinki",
            "country": "FI",
            "walk_matrix": "walk",
            "rules": random_rules(self.coin),
            "places": [self._place(place) for place in [*self.places, "garage"]],
            "matrices": self._matrices(),
            "partners": partners,
            "venues": venues,
            "sessions": sessions,
            "hotels": [self._hotel(index) for index in range(self.hotel_count)],
            "restaurants": [self._restaurant(index) for index in range(self.random.randint(2, 3))],
            "vehicles": [self._vehicle()] if self.coin.has("vehicle") else [],
            "connections": self._connections(),
            "interpreters": [self._interpreter()] if self.coin.has("interpreter") else [],
            "precedence": self._precedence([s for s in sessions if "visits_per_trip" not in s]),
            "alternatives": self._alternatives([s["id"] for s in sessions]),
        }
        return Catalogue.model_validate(content)

    def _spread(self) -> list[str]:
        """A site for each venue: every site once, perhaps one more venue."""
        return self.sites + ([self.random.choice(self.sites)] if self.coin.flip(0.3) else [])

    def _place(self, key: str) -> dict[str, Any]:
        return {"id": key, "name": text(key), "latitude": 61.7, "longitude": 27.3}

    def _matrices(self) -> list[dict[str, Any]]:
        """Walking and driving over random points, each direction a little different."""
        reach = 1.0 if self.coin.has("vehicle") and self.coin.flip(0.8) else 0.2
        spots = {
            p: (self.random.random() * 4 * reach, self.random.random() * 3 * reach)
            for p in self.places
        }
        spots["station"] = (spots["centre"][0] + 0.3, spots["centre"][1] + 0.2)
        spots["garage"] = (3.0, 3.0)
        keys = [*self.places, "garage"]
        walk, drive, metres = [], [], []
        for one in keys:
            rows: tuple[list[int], list[int], list[int]] = ([], [], [])
            for other in keys:
                km = abs(spots[one][0] - spots[other][0]) + abs(spots[one][1] - spots[other][1])
                jitter = self.random.randint(0, 2)
                same = one == other
                rows[0].append(0 if same else round(13 * km) + 1 + jitter)
                rows[1].append(0 if same else round(2.2 * km) + 3 + jitter)
                rows[2].append(0 if same else round(1000 * km) + 37)
            for table, row in zip((walk, drive, metres), rows, strict=True):
                table.append(row)
        base = {"source": "random", "places": keys, "metres": metres}
        return [{"id": "walk", "minutes": walk, **base}, {"id": "drive", "minutes": drive, **base}]

    def _windows(self) -> list[str]:
        """One or two windows of a working day."""
        return self.random.choice(
            (
                ["09:00-16:00"],
                ["08:00-12:00"],
                ["12:00-17:00"],
                ["09:00-11:30", "13:00-15:30"],
                ["10:00-11:10", "14:00-16:20"],
                ["08:30-17:30"],
            )
        )

    def _hours(self, share: float = 0.85) -> dict[str, Any]:
        days = [day for day in self.use_days if self.coin.flip(share)] or list(self.use_days)
        hours = weekly(days, *self._windows())
        if self.coin.has("exceptions") and self.coin.flip(0.5):
            date = self.random.choice(self.dates)
            windows = self._windows() if self.coin.flip(0.5) else []
            hours["exceptions"] = [{"start": str(date), "windows": windows}]
        return hours

    def _partner(self, index: int) -> dict[str, Any]:
        lead = self.random.choice((0, 3, 30)) if self.coin.has("lead") else 0
        return {
            "id": f"partner-{index}",
            "name": text(f"partner {index}"),
            "kind": "public",
            "availability": self._hours(),
            "open_on_holidays": self.coin.flip(0.3),
            "booking_lead_working_days": lead,
        }

    def _features(self, share: float = 0.8) -> list[str]:
        return [f for f in ("step-free", "wheelchair", "hearing-loop") if self.coin.flip(share)]

    def _venue(self, key: str, site: str) -> dict[str, Any]:
        tight = self.coin.has("splits") and self.coin.flip(0.4)
        opening = self.coin.flip(0.25)
        return {
            "id": key,
            "name": text(key),
            "place": site if self.coin.flip(0.85) else "centre",
            "capacity": max(1, (self.heads + 1) // 2) if tight else 40,
            "opening": weekly(self.use_days, "09:30-15:30") if opening else None,
            "features": self._features(0.9),
            "gate": self.coin.has("gate") and self.coin.flip(0.5),
        }

    def _sessions(self, partners: list[str], venues: list[str]) -> list[dict[str, Any]]:
        weights = (1, 2, 3, 3, 2) if self.days < 4 else (2, 3, 2, 1, 0)
        count = self.random.choices((3, 4, 5, 6, 7), weights=weights)[0]
        made = [self._session(f"session-{index}", partners, venues) for index in range(count)]
        if self.coin.has("splits") and self.coin.flip(0.8):
            one, other = self.random.sample(made, 2)
            shared = self.random.choice(venues)
            for session, mate in ((one, other), (other, one)):
                session["rotates_with"] = [mate["id"]]
                session["split"] = sorted({*session["split"], "rotation"})
                session["venues"] = sorted({*session["venues"], shared})
            one["max_group"] = max(1, (self.heads + 1) // 2)
        return made

    def _session(self, key: str, partners: list[str], venues: list[str]) -> dict[str, Any]:
        coin, random = self.coin, self.random
        small = coin.has("splits") and coin.flip(0.4)
        session: dict[str, Any] = {
            "id": key,
            "name": text(key),
            "partner": random.choice(partners),
            "venues": random.sample(venues, 2 if len(venues) > 1 and coin.flip(0.2) else 1),
            "themes": random.sample(THEMES, random.randint(0, 2)),
            "format": random.choice(FORMATS),
            "talk_minutes": random.choice((20, 30, 45, 50, 60)),
            "hands_on_minutes": random.choice((0, 0, 15, 30)),
            "seated": coin.has("seated") and coin.flip(0.7),
            "technical": coin.flip(0.3),
            "min_group": random.choice((1, 1, 1, 3)),
            "max_group": max(1, (self.heads + 1) // 2) if small else random.choice((20, 40)),
            "languages": [random.choice(("fi", "sv"))] if self._is_foreign() else ["fi", "en"],
            "interpretation": coin.flip(0.8),
            "access": random.choice(("open", "named-list", "id-check", "rfv")),
            "lead_working_days": random.choice((0, 15, 60)) if coin.has("lead") else 0,
            "availability": self._hours() if coin.flip(0.35) else None,
            "group_cents": random.choice((0, 5000, 12000, 25000)),
            "person_cents": random.choice((0, 0, 900, 1500)),
            "split": random.sample(("repeat", "twin"), random.randint(1, 2)) if small else [],
            "features": self._features() if coin.flip(0.15) else None,
        }
        if coin.has("repeatable") and coin.flip(0.4):
            session["visits_per_trip"] = 2
        return session

    def _is_foreign(self) -> bool:
        return self.coin.has("foreign") and self.coin.flip(0.6)

    def _hotel(self, index: int) -> dict[str, Any]:
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
            "features": self._features(0.97 if index == 0 else 0.7),
        }

    def _restaurant(self, index: int) -> dict[str, Any]:
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
            "features": self._features(0.98 if first else 0.6),
            "open_on_holidays": self.coin.flip(0.95 if first else 0.5),
        }

    def _either(self) -> int:
        return self.random.randint(0, 1)

    def _vehicle(self) -> dict[str, Any]:
        hourly = self.coin.has("hourly")
        off = self.coin.flip(0.06)
        seats = self.random.choice((9, 20, 20, 50))
        return {
            "id": "coach",
            "name": text("coach"),
            "kind": "coach",
            "seats": seats,
            "max_count": 2 if seats <= self.heads and self.coin.flip(0.9) else 1,
            "wheelchair_places": self.random.choice((0, 1, 1)),
            "features": self._features(0.9),
            "matrix": "drive",
            "garage": "garage" if self.coin.has("garage") else None,
            "day_cents": self.random.choice((0, 9000, 30000)),
            "hour_cents": self.random.choice((3000, 6000)) if hourly else 0,
            "min_hours": self.random.choice((0, 3, 5)) if hourly else 0,
            "km_cents": self.random.choice((0, 155, 233)),
            "leg_cents": self.random.choice((0, 500)),
            "unavailable": [{"start": str(self.random.choice(self.dates))}] if off else [],
        }

    def _connections(self) -> list[dict[str, Any]]:
        found = []
        for direction, times in _TIMETABLE.items():
            chosen = self.random.sample(times, self.random.randint(1, 2))
            if self.days == 1:
                chosen = [*chosen[:1], {"arrival": "08:05", "departure": "16:10"}[direction]]
            for index, time in enumerate(sorted(set(chosen))):
                found.append(self._connection(direction, index, time))
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
            "features": self._features(0.95),
            "buffer_minutes": self.random.choice((5, 10, 12)),
            "meals": [served] if self.coin.has("meal-on-board") and self.coin.flip(0.6) else [],
            "person_cents": self.random.choice((0, 2500, 3900)),
            "group_cents": self.random.choice((0, 0, 10000)),
        }

    def _interpreter(self) -> dict[str, Any]:
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

    def _precedence(self, sessions: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """One to three relations between sessions that come once, without a contradiction."""
        if not self.coin.has("precedence") or len(sessions) < 2:
            return []
        found = []
        for _ in range(self.random.randint(1, 3)):
            first, second = sorted(self.random.sample([s["id"] for s in sessions], 2))
            kind = self.random.choice(("before", "requires", "same-day", "not-same-day", "within"))
            if self.coin.flip(0.3):
                first, second = second, first
            entry: dict[str, Any] = {"kind": kind, "first": first, "second": second}
            if kind == "within":
                entry["days"] = self.random.randint(0, 1)
            found.append(entry)
        return found

    def _alternatives(self, sessions: list[str]) -> list[dict[str, Any]]:
        if not self.coin.has("alternatives"):
            return []
        group = self.random.sample(sessions, self.random.randint(2, 3))
        return [{"id": "either", "sessions": group}]
