"""The host's half of a small random problem: places, partners, sessions, hotels, meals, travel."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from optimizer.domain.catalogue import Catalogue
from tests.generators.small_admission import closures, days_ahead, point, restricted, visa_lead_days
from tests.generators.small_bookings import parallel_groups
from tests.generators.small_drivers import random_driver_rules
from tests.generators.small_prices import add_prices
from tests.generators.small_rules import random_rules
from tests.generators.small_services import ALL_DAYS, ServiceMaker, features, text, weekly

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin

THEMES = ("rescue", "water", "cyber")
FORMATS = ("demo", "briefing", "tour", "workshop")


class CatalogueMaker:
    """Makes the catalogue of one seed."""

    def __init__(self, coin: Coin, dates: list[dt.date], heads: int, days: int) -> None:
        self.coin, self.random, self.dates = coin, coin.random, dates
        self.heads, self.days = heads, days
        self.sites = ["site-a", "site-b", "site-c"][: self.random.randint(1, 3)]
        self.use_days = tuple(sorted({ALL_DAYS[date.weekday()] for date in dates}))
        self.services = ServiceMaker(coin, dates, heads, days, self.sites, self.use_days)
        self.hotel_count = 1 + coin.has("two-hotels") + coin.has("three-hotels")
        self.places = ["centre", "station", "suburb", *self.sites]

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
            "rules": random_rules(self.coin, len(sessions)),
            "places": [self._place(place) for place in [*self.places, "garage"]],
            "matrices": self._matrices(),
            "partners": partners,
            "venues": venues,
            "sessions": sessions,
            "hotels": [self.services.hotel(index) for index in range(self.hotel_count)],
            "restaurants": [
                self.services.restaurant(index) for index in range(self.random.randint(2, 3))
            ],
            "vehicles": [self.services.vehicle()] if self.coin.has("vehicle") else [],
            "connections": self.services.connections(),
            "interpreters": [self.services.interpreter()] if self.coin.has("interpreter") else [],
            "precedence": self._precedence([s for s in sessions if "visits_per_trip" not in s]),
            "alternatives": self._alternatives([s["id"] for s in sessions]),
            "driver_rules": random_driver_rules(self.coin, self.dates),
        }
        content["rules"]["visa_lead_days"] = visa_lead_days(self.coin, days_ahead(self.coin))
        content["closures"] = closures(self.coin, [p["id"] for p in partners], self.dates)
        if self.coin.has("prices"):
            add_prices(self.coin, content, self.dates)
        return Catalogue.model_validate(content)

    def _spread(self) -> list[str]:
        """A site for each venue: every site once, perhaps one more venue."""
        return self.sites + ([self.random.choice(self.sites)] if self.coin.flip(0.3) else [])

    def _place(self, key: str) -> dict[str, Any]:
        return {"id": key, "name": text(key), **point(self.coin)}

    def _matrices(self) -> list[dict[str, Any]]:
        """Walking and driving over random points, each direction a little different."""
        reach = 1.0 if self.coin.has("vehicle") and self.coin.flip(0.8) else 0.2
        reach *= 1.7 if self.coin.has("far") else 1.0
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

    def _own_hours(self) -> dict[str, Any]:
        """Hours of one session: wide, or it would rarely be held."""
        days = [day for day in self.use_days if self.coin.flip(0.7)] or list(self.use_days)
        return weekly(days, self.random.choice(("08:00-13:00", "10:00-17:00", "09:00-15:00")))

    def _partner(self, index: int) -> dict[str, Any]:
        lead = self.random.choice((0, 3, 30)) if self.coin.has("lead") else 0
        return {
            "id": f"partner-{index}",
            "name": text(f"partner {index}"),
            "kind": "public",
            "availability": self._hours(),
            "open_on_holidays": self.coin.flip(0.3),
            "booking_lead_working_days": lead,
            "parallel_groups": parallel_groups(self.coin),
        }

    def _venue(self, key: str, site: str) -> dict[str, Any]:
        tight = self.coin.has("splits") and self.coin.flip(0.4)
        opening = self.coin.flip(0.25)
        return {
            "id": key,
            "name": text(key),
            "place": site if self.coin.flip(0.85) else "centre",
            "capacity": max(1, (self.heads + 1) // 2) if tight else 40,
            "opening": weekly(self.use_days, "09:30-15:30") if opening else None,
            "features": features(self.coin, 0.9),
            "gate": self.coin.has("gate") and self.coin.flip(0.5),
        }

    def _sessions(self, partners: list[str], venues: list[str]) -> list[dict[str, Any]]:
        weights = (1, 2, 3, 3, 2) if self.days < 4 and len(self.dates) < 5 else (2, 3, 2, 1, 0)
        count = self.random.choices((3, 4, 5, 6, 7), weights=weights)[0]
        count = min(count, 4) if self.coin.has("debrief") else count
        made = [self._session(f"session-{index}", partners, venues) for index in range(count)]
        if self.coin.has("splits") and self.coin.flip(0.8):
            one, other = self.random.sample(made, 2)
            shared = self.random.choice(venues)
            for session, mate in ((one, other), (other, one)):
                session["rotates_with"] = [mate["id"]]
                session["split"] = sorted({*session["split"], "rotation"})
                session["venues"] = sorted({*session["venues"], shared})
            one["max_group"] = max(1, (self.heads + 1) // 2)
            one["min_group"] = 1
        restricted(self.coin, made, self.dates)
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
            "min_group": random.choice((1, 1, 1, 1, 3)),
            "max_group": max(1, (self.heads + 1) // 2) if small else random.choice((20, 40)),
            "languages": [random.choice(("fi", "sv"))] if self._is_foreign() else ["fi", "en"],
            "interpretation": coin.flip(0.8),
            "access": random.choice(("open", "named-list", "id-check", "rfv")),
            "lead_working_days": random.choice((0, 15, 60)) if coin.has("lead") else 0,
            "availability": self._own_hours() if coin.flip(0.3) else None,
            "group_cents": random.choice((0, 5000, 12000, 25000)),
            "person_cents": random.choice((0, 0, 900, 1500)),
            "split": random.sample(("repeat", "twin"), random.randint(1, 2)) if small else [],
            "features": features(self.coin) if coin.flip(0.15) else None,
        }
        session["min_group"] = min(session["min_group"], session["max_group"])
        if coin.has("repeatable") and coin.flip(0.4):
            session["visits_per_trip"] = 2
        return session

    def _is_foreign(self) -> bool:
        return self.coin.has("foreign") and self.coin.flip(0.6)

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
