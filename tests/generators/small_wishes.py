"""The delegation's half of a small random problem."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from optimizer.domain.catalogue import Catalogue, Session
from optimizer.domain.wishes import Wishes
from tests.generators.small_admission import days_ahead, visitors
from tests.generators.small_prices import random_statements
from tests.generators.small_services import text
from tests.generators.small_statuses import random_statuses

if TYPE_CHECKING:
    from tests.generators.small_problems import Coin


class WishesMaker:
    """Makes the wishes of one seed for its catalogue."""

    def __init__(
        self, coin: Coin, catalogue: Catalogue, dates: list[dt.date], heads: int, days: int
    ) -> None:
        self.coin, self.random, self.catalogue = coin, coin.random, catalogue
        self.dates, self.heads, self.days = dates, heads, days
        self.sessions = [session.id for session in catalogue.sessions]

    def make(self) -> Wishes:
        """All the wishes."""
        coin = self.coin
        planning = self.dates[0] - dt.timedelta(days=days_ahead(coin))
        content = {
            "id": "party",
            "name": text("party"),
            "catalogue": "host",
            "planning_date": str(planning),
            "party": self._party(),
            "dates": self._dates(),
            "language_modes": self._modes(),
            "travel": self._travel(),
            "wishes": self._wishes(),
            "distinct_partner_weight": self.random.choice((3, 10)) if coin.has("distinct") else 0,
            "quotas": self._quotas(),
            "pins": self._pins(),
            "commitments": self._commitments(),
            "limits": self._limits(),
            "budget": self._budget(),
        }
        if coin.has("debrief"):
            content["debrief_minutes"] = self.random.choice((10, 15, 25, 40))
        if coin.has("prices"):
            content |= random_statements(coin, self.catalogue)
        if coin.has("statuses"):
            content["statuses"] = random_statuses(self.random, self.catalogue, self.dates)
        return Wishes.model_validate(content)

    def _party(self) -> dict[str, Any]:
        coin, needs, rooms = self.coin, {}, None
        if coin.has("access"):
            needs = {self.random.choice(("step-free", "wheelchair", "hearing-loop")): 1}
        if coin.has("room-mix"):
            accessible = 1 if needs else 0
            twin = self.random.randint(0, min(2, (self.heads - accessible) // 2))
            single = self.heads - accessible - 2 * twin
            rooms = {"single": single, "twin": twin, "accessible": accessible}
        shift = self.random.choice((5, -6, 7)) if coin.has("time-shift") else 1
        return {
            "heads": self.heads,
            "guides": self.random.choice((0, 1)),
            "own_languages": ["en"],
            "second_languages": ["sv"] if coin.has("second-language") else [],
            "diets": {"vegan": 1} if coin.has("diets") else {},
            "access_needs": needs,
            "time_shift_hours": shift,
            "rooms": rooms,
            **visitors(coin, self.heads),
        }

    def _dates(self) -> dict[str, Any]:
        dates: dict[str, Any] = {"first": str(self.dates[0]), "last": str(self.dates[-1])}
        if len(self.dates) > self.days:
            dates["max_days"] = self.days
            dates["min_days"] = self.random.randint(max(1, self.days - 1), self.days)
        return dates

    def _modes(self) -> list[str]:
        modes = ["own", "second", "consecutive", "simultaneous"]
        return modes if self.coin.flip(0.8) else ["own", *self.random.sample(modes[1:], 2)]

    def _travel(self) -> dict[str, Any]:
        return {
            "arrive_from": self._ends("arrival"),
            "leave_for": self._ends("departure"),
            "hotels": ["hotel-0"] if self.coin.flip(0.1) else None,
            "vehicles": [] if self.coin.flip(0.04) else None,
            "rooms_on_request": self.coin.flip(0.5),
        }

    def _ends(self, direction: str) -> list[str] | None:
        """One of the towns at the other end of the connections, now and then."""
        origins = [c.origin for c in self.catalogue.connections if c.direction == direction]
        return [self.random.choice(origins)] if self.coin.flip(0.12) else None

    def _target(self, *, firm: bool = False) -> dict[str, str]:
        """Mostly something that two sessions or more answer."""
        kind = self.random.choice(("session", "theme", "format", "partner", "partner"))
        found = self._likely() if firm else self.catalogue.sessions[1:]
        keys = {
            "session": [session.id for session in found],
            "theme": [theme for session in found for theme in session.themes],
            "format": [session.format.value for session in found],
            "partner": [session.partner for session in found],
        }
        return {kind: self.random.choice(keys[kind])} if keys[kind] else {"session": found[0].id}

    def _wishes(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        wishable = self.sessions[1:] if self.coin.has("excluded") else self.sessions
        wished = self.random.sample(wishable, max(2, len(wishable) - 1))
        for key in wished:
            weight = self.random.randint(1, 40)
            found.append({"target": {"session": key}, "weight": weight})
        for _ in range(self.random.randint(0, 2)):
            found.append({"target": self._target(), "weight": self.random.randint(1, 30)})
        if self.coin.has("required"):
            found.append({"target": self._target(firm=True), "kind": "required"})
        if self.coin.has("excluded"):
            found.append({"target": {"session": self.sessions[0]}, "kind": "excluded"})
        return [{"id": f"wish-{index}", **wish} for index, wish in enumerate(found)]

    def _quotas(self) -> list[dict[str, Any]]:
        if not self.coin.has("quota"):
            return []
        found = []
        for index in range(self.random.randint(1, 2)):
            at_least = self.random.choice((None, None, 1, 1, 2))
            at_most = self.random.choice((1, 2)) if at_least is None else None
            target = self._target(firm=at_least is not None)
            if at_least == 2 and "session" in target:
                at_least = 1
            quota = {"id": f"quota-{index}", "target": target}
            found.append({**quota, "at_least": at_least, "at_most": at_most})
        return found

    def _likely(self) -> list[Session]:
        """Sessions that can probably be visited, so that what must be met can be."""
        found = [
            session
            for session in self.catalogue.sessions[1:]
            if session.min_group <= self.heads <= session.max_group and "en" in session.languages
        ]
        return found or list(self.catalogue.sessions[1:])

    def _pins(self) -> list[dict[str, Any]]:
        """One pin, mostly where the session can be held."""
        if not self.coin.has("pin"):
            return []
        session = self.random.choice(self._likely())
        hours = self.catalogue.partner(session.partner).availability
        inner = self.dates[1:-1] or self.dates
        open_dates = [date for date in inner if hours.windows_on(date)] or inner
        date = self.random.choice(open_dates)
        pin: dict[str, Any] = {"session": session.id, "date": str(date)}
        if self.coin.has("pin-start"):
            windows = hours.windows_on(date)
            begin = self.random.choice(windows).start if windows else 600
            pin["start"] = begin + self.random.choice((0, 30, 37, 60))
        return [pin]

    def _commitments(self) -> list[dict[str, Any]]:
        if not self.coin.has("commitments"):
            return []
        meals = self.coin.has("meal-commitment")
        kinds = ["dinner", "lunch", "movable"] if meals else ["fixed", "movable", "movable"]
        chosen = self.random.sample(kinds, self.random.choice((1, 1, 2)))
        return [self._commitment(f"own-{index}", kind) for index, kind in enumerate(chosen)]

    def _commitment(self, key: str, kind: str) -> dict[str, Any]:
        random = self.random
        places = [place.id for place in self.catalogue.places if place.id != "garage"]
        item: dict[str, Any] = {
            "id": key,
            "name": text(key),
            "places": random.sample(places, random.choice((1, 1, 2))),
            "minutes": random.choice((20, 35, 60)),
            "cost_cents": random.choice((0, 15000)),
        }
        if kind == "dinner":
            item |= {"meal": "dinner", "minutes": 100}
            kind = random.choice(("fixed", "movable"))
            start, window = "18:05", "17:30-20:00"
        elif kind == "lunch":
            item |= {"meal": "lunch"}
            kind = random.choice(("fixed", "movable"))
            start, window = "12:10", "11:30-13:30"
        else:
            start = random.choice(("10:10", "15:20"))
            window = random.choice(("13:00-17:00", "08:30-12:00"))
        if kind == "fixed":
            inner = self.dates[:-1] or self.dates
            return item | {"date": str(random.choice(inner)), "start": start}
        dates = sorted(random.sample(self.dates, random.randint(1, len(self.dates))))
        item["windows"] = [window]
        return item | {"dates": [str(date) for date in dates] if self.coin.flip(0.5) else []}

    def _limits(self) -> dict[str, Any]:
        return {
            "max_hotel_changes": 1 if self.coin.has("changes") else 0,
            "walking_limit_minutes": 20 if self.coin.flip(0.2) else None,
            "value_of_time_cents_per_minute": 30 if self.coin.flip(0.2) else None,
            "hours": self._hours() if self.coin.has("hours") else {},
        }

    def _hours(self) -> dict[str, str]:
        """A late morning, an early evening or a longer day on some of the dates."""
        chosen = self.random.sample(self.dates, self.random.randint(1, len(self.dates)))
        hours = ("09:40-21:00", "08:00-15:10", "10:25-19:05", "07:15-22:20", "08:30-12:40")
        return {str(date): self.random.choice(hours) for date in sorted(chosen)}

    def _budget(self) -> dict[str, Any]:
        """Limits near what a modest trip costs, so that they bind but seldom forbid everything."""
        nights = self.days - 1
        modest = self.heads * (9000 * nights + 6000 * self.days + 4000) + 30000 * self.days
        budget: dict[str, Any] = {}
        if self.coin.has("budget"):
            limit = int(modest * self.random.uniform(0.95, 1.8))
            if self.coin.flip(0.5):
                budget["total_cents"] = limit
            else:
                budget["per_head_cents"] = limit // self.heads
        if self.coin.has("caps"):
            amounts = {
                "sessions": self.random.choice((8000, 20000, 40000)),
                "transport": int(modest * 0.7),
                "interpretation": self.random.choice((0, 30000, 60000)),
                "meals": int(self.heads * 6500 * self.days),
                "rooms": self.heads * 11000 * max(1, nights),
            }
            chosen = self.random.sample(sorted(amounts), self.random.randint(1, 2))
            budget["caps"] = {category: amounts[category] for category in chosen}
        return budget
