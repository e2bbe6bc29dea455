"""Generated trips for the benchmarks, on the product's own problem.

`generated_trip(sessions, days, hotels, seed)` is deterministic. Distributions (U = uniform):

* **Places.** A town of 3 km by 3 km and surroundings of 16 km by 16 km. sessions / 3 sites, 70 % in
  the town; one site in three has two venues. Walking 13 min/km and driving 1.3 min/km + 4 on
  distances 1.3 times the straight line; up to 15 minutes are walked. A gate at every fourth venue.
* **Partners.** One for every three sessions. Each has one (60 %) or two windows a day, drawn apart
  for Monday, Wednesday, Friday and for Tuesday, Thursday; the weekend keeps the latter (40 %).
* **Sessions.** 30-120 minutes in steps of 15, half of it talk; weights 1-100 (U); group price
  0-300 euros (U, in tens) and for 40 % a person price 5-25 euros; one of six themes; 35 % seated.
* **Meals.** One restaurant for every eight sessions, at least three; lunch 12-22 and dinner 28-52
  euros a head. Lunch 60 minutes from 11:00-13:30, dinner 90 minutes from 17:30-20:00.
* **Hotels.** Single rooms for 75-165 euros (U), 80 % in the town; one change from 5 days on.
* **Travel.** Two arrivals (9:30, 12:40) and two departures (15:10, 18:20) by train, 18-45 euros;
  one coach of 30 seats: 420 euros a day, 2.20 euros a kilometre. Twelve guests and a guide.
* **Wishes.** Every session scored; two required (one below 30 sessions); two themes
  with "at least" 2.
* **Pacing.** `caps`: 4 sessions and 360 content minutes a day; without: 20 sessions and 36 hours.
* **Budget.** The share `budget` of what a rich plan costs: the dearest hotel and meals,
  the coach every day with 80 km, and four sessions a day (without caps seven) at one
  and a half times their mean price; but never below a frugal plan (the cheapest of
  all, two sessions) plus 2 %.
"""

from __future__ import annotations

import datetime as dt
import math
from random import Random
from typing import Any, Literal

from benchmarks.instances.all_rules import with_all_rules
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.problem import Problem

_FIRST = dt.date(2027, 8, 16)  # a Monday, without holidays for months
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HEADS = 12
_THEMES = tuple(f"theme-{index}" for index in range(6))
_WINDOWS = {
    1: ("08:30-16:00", "09:00-15:00", "10:00-17:00", "08:00-12:30", "12:00-17:30"),
    2: ("09:00-11:30 13:00-16:00", "08:30-10:30 12:30-15:00", "10:00-12:00 14:00-17:30"),
}


def generated_trip(
    sessions: int,
    days: int,
    hotels: int,
    seed: int,
    *,
    caps: bool = True,
    budget: float = 0.6,
    rules: Literal["plain", "all"] = "plain",
) -> Problem:
    """The trip of a size and seed; `budget` is the share of a rich plan's cost that is there.

    With all rules it is the plain trip with what `benchmarks.instances.all_rules` puts on top.
    """
    name = f"{sessions}x{days}x{hotels}/{seed}"
    maker = TripMaker(Random(name), sessions, days, hotels, caps)
    catalogue = maker.catalogue()
    wishes = maker.wishes(Catalogue.model_validate(catalogue), budget)
    whole: dict[str, Any] = {"catalogue": catalogue, "wishes": wishes}
    if rules == "all":
        whole["bookings"] = with_all_rules(Random(f"{name}/all"), catalogue, wishes)
    return Problem.model_validate(whole)


def _named(key: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "name": {"fi": key, "en": key}, **fields}


class TripMaker:
    """Makes the two halves of one problem."""

    def __init__(self, random: Random, sessions: int, days: int, hotels: int, caps: bool) -> None:
        self.random, self.caps = random, caps
        self.count, self.days, self.hotels = sessions, days, hotels
        self.spots: dict[str, tuple[float, float]] = {"station": (0.3, 0.2), "garage": (2.5, -1.5)}

    def catalogue(self) -> dict[str, Any]:
        """The host's half."""
        sites = [f"site-{index}" for index in range(max(2, round(self.count / 3)))]
        venues = self._venues(sites)
        partners = [self._partner(index) for index in range(max(2, round(self.count / 3)))]
        hotels = [self._hotel(index) for index in range(self.hotels)]
        meals = [self._restaurant(index) for index in range(max(3, round(self.count / 8)))]
        sessions = [self._session(index, partners, venues) for index in range(self.count)]
        return _named(
            "generated",
            banner={"fi": "satunnainen", "en": "random"},
            time_zone="Europe/Helsinki",
            country="FI",
            walk_matrix="walk",
            rules=self._rules(),
            places=[_named(spot, latitude=61.69, longitude=27.27) for spot in self.spots],
            matrices=[self._matrix("walk", 13.0, 0), self._matrix("drive", 1.3, 4)],
            partners=partners,
            venues=venues,
            sessions=sessions,
            hotels=hotels,
            restaurants=meals,
            vehicles=[self._coach()],
            connections=self._connections(),
        )

    def _spot(self, key: str, town: float) -> str:
        """Puts a place in the town, in this share of cases, or around it."""
        reach = 1.5 if self.random.random() < town else 8.0
        self.spots[key] = (self.random.uniform(-reach, reach), self.random.uniform(-reach, reach))
        return key

    def _matrix(self, key: str, pace: float, extra: int) -> dict[str, Any]:
        spots = list(self.spots.values())
        metres = [[round(1300 * math.dist(one, other)) for other in spots] for one in spots]
        minutes = [
            [extra + math.ceil(pace * length / 1000) if length else 0 for length in row]
            for row in metres
        ]
        table = {"places": list(self.spots), "minutes": minutes, "metres": metres}
        return {"id": key, "source": "generated", **table}

    def _rules(self) -> dict[str, Any]:
        return {
            "grid_minutes": 5,
            "day_start": "08:00",
            "day_end": "22:00",
            "move_buffer_minutes": 10,
            "gate_buffer_minutes": 20,
            "changeover_minutes": 10,
            "break_minutes": 15,
            "walking_limit_minutes": 15,
            "sessions_per_day": 4 if self.caps else 20,
            "content_minutes_per_day": 360 if self.caps else 36 * 60,
            "seated_minutes": 150 if self.caps else 36 * 60,
            "night_rest_minutes": 600,
            "lunch": {"minutes": 60, "earliest": "11:00", "latest": "13:30"},
            "dinner": {"minutes": 90, "earliest": "17:30", "latest": "20:00"},
            "second_language_percent": 125,
            "consecutive_percent": 200,
            "simultaneous_percent": 100,
            "lead_working_days": {},
            "long_time_shift_hours": 5,
            "light_day_dinner_end": "20:00",
            "value_of_time_cents_per_minute": 50,
        }

    def _venues(self, sites: list[str]) -> list[dict[str, Any]]:
        found = []
        for index, site in enumerate(sites):
            place = self._spot(site, 0.7)
            for room in range(2 if index % 3 == 0 else 1):
                gate = len(found) % 4 == 3
                found.append(_named(f"venue-{index}-{room}", place=place, capacity=40, gate=gate))
        return found

    def _partner(self, index: int) -> dict[str, Any]:
        tuesdays = ["tue", "thu", *(["sat", "sun"] if self.random.random() < 0.4 else [])]
        weekly = []
        for weekdays in (["mon", "wed", "fri"], tuesdays):
            number = 1 if self.random.random() < 0.6 else 2
            windows = self.random.choice(_WINDOWS[number]).split()
            weekly.append({"days": weekdays, "windows": windows})
        return _named(f"partner-{index}", kind="public", availability={"weekly": weekly})

    def _session(self, index: int, partners: list[Any], venues: list[Any]) -> dict[str, Any]:
        random = self.random
        minutes = random.randrange(30, 121, 15)
        return _named(
            f"session-{index:03d}",
            partner=partners[index % len(partners)]["id"],
            venues=[random.choice(venues)["id"]],
            themes=[random.choice(_THEMES)],
            format=random.choice(("demo", "briefing", "tour", "workshop")),
            talk_minutes=minutes // 2,
            hands_on_minutes=minutes - minutes // 2,
            seated=random.random() < 0.35,
            max_group=random.choice((12, 20, 40)),
            languages=["fi", "en"],
            group_cents=random.randrange(0, 30_001, 1000),
            person_cents=random.randrange(500, 2501, 100) if random.random() < 0.4 else 0,
        )

    def _hotel(self, index: int) -> dict[str, Any]:
        price = self.random.randrange(7500, 16_501, 100)
        single = {"kind": "single", "count": 30, "price_cents": price}
        return _named(f"hotel-{index}", place=self._spot(f"hotel-{index}", 0.8), rooms=[single])

    def _restaurant(self, index: int) -> dict[str, Any]:
        prices = {"lunch": (1200, 2201), "dinner": (2800, 5201)}
        hours = {"lunch": "10:30-15:00", "dinner": "16:30-22:00"}
        services = [
            {
                "meal": meal,
                "opening": {"weekly": [{"days": _WEEK, "windows": [hours[meal]]}]},
                "person_cents": self.random.randrange(*prices[meal], 100),
            }
            for meal in prices
        ]
        place = self._spot(f"restaurant-{index}", 0.8)
        return _named(f"restaurant-{index}", place=place, capacity=60, services=services)

    def _coach(self) -> dict[str, Any]:
        prices = {"day_cents": 42_000, "km_cents": 220}
        return _named("coach", kind="coach", seats=30, matrix="drive", garage="garage", **prices)

    def _connections(self) -> list[dict[str, Any]]:
        times = {"arrival": ("09:30", "12:40"), "departure": ("15:10", "18:20")}
        return [
            _named(
                f"{direction}-{index}",
                direction=direction,
                kind="train",
                origin="helsinki",
                place="station",
                time=time,
                journey_minutes=160,
                person_cents=self.random.randrange(1800, 4501, 100),
            )
            for direction, both in times.items()
            for index, time in enumerate(both)
        ]

    def wishes(self, catalogue: Catalogue, budget: float) -> dict[str, Any]:
        """The delegation's half."""
        ids = [session.id for session in catalogue.sessions]
        themes = [session.themes[0] for session in catalogue.sessions]
        common = sorted(set(themes), key=lambda theme: (-themes.count(theme), theme))[:2]
        scored = [
            {
                "id": f"wish-{key}",
                "target": {"session": key},
                "kind": "scored",
                "weight": self.random.randint(1, 100),
            }
            for key in ids
        ]
        must = self.random.sample(ids, 1 if self.count < 30 else 2)
        required = [
            {"id": f"must-{key}", "target": {"session": key}, "kind": "required"} for key in must
        ]
        return _named(
            "generated",
            catalogue="generated",
            planning_date="2027-03-01",
            party={"heads": _HEADS, "own_languages": ["en"]},
            dates={"first": str(_FIRST), "last": str(_FIRST + dt.timedelta(days=self.days - 1))},
            wishes=scored + required,
            quotas=[
                {"id": f"some-{theme}", "target": {"theme": theme}, "at_least": 2}
                for theme in common
            ],
            limits={"max_hotel_changes": 1 if self.days >= 5 else 0},
            budget={"total_cents": self._budget_cents(catalogue, budget)},
        )

    def _budget_cents(self, catalogue: Catalogue, share: float) -> int:
        """See the head of this module."""
        rooms = [hotel.rooms[0].price_cents for hotel in catalogue.hotels]
        meals = [[s.person_cents for s in r.services] for r in catalogue.restaurants]
        fares = [connection.person_cents for connection in catalogue.connections]
        prices = [s.group_cents + s.person_cents * _HEADS for s in catalogue.sessions]
        mean = sum(prices) // len(prices)
        nights, coach = self.days - 1, 42_000 + 220 * 80

        def whole(room: int, eating: list[int], fare: int, visits: int, rides: int) -> int:
            each = room * nights + sum(eating) * self.days + 2 * fare
            return _HEADS * each + visits + rides

        visits = (4 if self.caps else 7) * self.days * mean * 3 // 2
        dearest, cheapest = map(max, zip(*meals, strict=True)), map(min, zip(*meals, strict=True))
        rich = whole(max(rooms, default=0), list(dearest), max(fares), visits, coach * self.days)
        frugal = whole(
            min(rooms, default=0), list(cheapest), min(fares), 2 * mean, coach * self.days
        )
        return max(int(rich * share), frugal * 102 // 100)
