"""A public instance as a trip of the product: days, points, hotels and legs, all in ticks.

Each point is a session at a place of its own with a wish that pays its score; the depot (or the
first and last hotel) is where the arrival comes in at tick 0 of the first day and where the
departure leaves at the end of the last. Meals have no rule; buffers, rest, pacing and prices are 0,
so nothing is left of the product's rules but what the instance asks for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes

FIRST = dt.date(2027, 3, 1)
"""The date of the first tour."""

Span = tuple[int, int]
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Point:
    """A point to visit. `starts` are by day the spans in which a visit may start."""

    number: int
    service: int
    score: int
    starts: tuple[tuple[Span, ...], ...]
    fee: int = 0
    categories: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """The id of its place, session, venue and wish."""
        return f"point-{self.number}"


@dataclass(frozen=True)
class PublicTrip:
    """An instance ready to be a problem; `legs` are ticks by place, in the order of `places`."""

    name: str
    day_ends: tuple[int, ...]
    start: str
    end: str
    hotels: tuple[str, ...]
    points: tuple[Point, ...]
    places: tuple[str, ...]
    legs: tuple[tuple[int, ...], ...]
    budget: int | None = None
    category_caps: Mapping[int, int] = field(default_factory=dict)

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The date of each tour."""
        return tuple(FIRST + dt.timedelta(days=day) for day in range(len(self.day_ends)))

    @property
    def longest(self) -> int:
        """The end of the longest day."""
        return max(self.day_ends)

    @property
    def ticks_per_minute(self) -> int:
        """As few as let the longest day end by midnight."""
        return -(-self.longest // (24 * 60)) or 1

    @cached_property
    def problem(self) -> Problem:
        """The problem to solve."""
        return Problem(
            catalogue=Catalogue.model_validate(_catalogue(self)),
            wishes=Wishes.model_validate(_wishes(self)),
        )


def tours_of(itinerary: Itinerary) -> tuple[tuple[int, ...], ...]:
    """The numbers of the points visited, by day and in order."""
    return tuple(
        tuple(
            int(item.sessions[0].removeprefix("point-"))
            for item in day.items
            if item.kind == "visit"
        )
        for day in itinerary.days
    )


def nights_of(itinerary: Itinerary) -> tuple[str, ...]:
    """The hotels of the nights, in order."""
    return tuple(day.night.hotel for day in itinerary.days if day.night is not None)


def _named(key: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "name": {"fi": key, "en": key}, **fields}


def _windows(spans: tuple[Span, ...], service: int, day_end: int) -> list[dict[str, int]]:
    """A visit that starts in a span ends its length later, and never after the day."""
    windows = [(first, min(last + service, day_end)) for first, last in spans]
    return [{"start": start, "end": end} for start, end in windows if start + service <= end]


def _hours(trip: PublicTrip, point: Point) -> dict[str, Any]:
    """When a point receives visitors: the same windows every day, or those of each date."""
    by_day = [
        _windows(spans, point.service, end)
        for spans, end in zip(point.starts, trip.day_ends, strict=True)
    ]
    return {
        "exceptions": [
            {"start": str(date), "windows": windows}
            for date, windows in zip(trip.dates, by_day, strict=True)
        ]
    }


def _session(trip: PublicTrip, point: Point) -> dict[str, Any]:
    return _named(
        point.key,
        partner="host",
        venues=[point.key],
        themes=[f"category-{number}" for number in point.categories],
        format="tour",
        talk_minutes=point.service,
        max_group=1,
        languages=["en"],
        availability=_hours(trip, point),
        group_cents=point.fee,
    )


def _rules(trip: PublicTrip) -> dict[str, Any]:
    zero = ("move_buffer", "gate_buffer", "changeover", "break", "night_rest")
    unbounded = ("walking_limit", "content", "seated")
    names = {"content": "content_minutes_per_day"}
    return {
        "ticks_per_minute": trip.ticks_per_minute,
        "grid_minutes": 1,
        "day_start": 0,
        "day_end": trip.longest,
        **{f"{name}_minutes": 0 for name in zero},
        **{names.get(name, f"{name}_minutes"): trip.longest for name in unbounded},
        "sessions_per_day": min(500, len(trip.points) or 1),
        "lunch": None,
        "dinner": None,
        "second_language_percent": 100,
        "consecutive_percent": 100,
        "simultaneous_percent": 100,
        "lead_working_days": {},
        "long_time_shift_hours": 12,
        "light_day_dinner_end": trip.longest,
        "value_of_time_cents_per_minute": 0,
    }


def _connection(trip: PublicTrip, direction: str, place: str, time: int) -> dict[str, Any]:
    return _named(
        direction,
        direction=direction,
        kind="charter",
        origin="home",
        place=place,
        time=time,
        journey_minutes=0,
        buffer_minutes=0,
    )


def _hotel(trip: PublicTrip, place: str) -> dict[str, Any]:
    """A room for nothing, left at any time."""
    room = {"kind": "single", "count": 1, "price_cents": 0}
    return _named(place, place=place, rooms=[room], check_in=0, check_out=trip.longest)


def _catalogue(trip: PublicTrip) -> dict[str, Any]:
    nothing = ((0,) * len(trip.places),) * len(trip.places)
    matrix = {"places": trip.places, "minutes": trip.legs, "metres": nothing}
    always = {"weekly": [{"days": _WEEK, "windows": [{"start": 0, "end": trip.longest}]}]}
    return _named(
        "public",
        banner={"fi": "Julkinen vertailuaineisto", "en": "Public benchmark instance"},
        time_zone="Europe/Helsinki",
        country="FI",
        walk_matrix="legs",
        rules=_rules(trip),
        places=[_named(place, latitude=0, longitude=0) for place in trip.places],
        matrices=[{"id": "legs", "source": trip.name, **matrix}],
        partners=[
            _named("host", kind="association", availability=always, open_on_holidays=True),
        ],
        venues=[_named(point.key, place=point.key, capacity=1) for point in trip.points],
        sessions=[_session(trip, point) for point in trip.points],
        hotels=[_hotel(trip, place) for place in trip.hotels],
        connections=[
            _connection(trip, "arrival", trip.start, 0),
            _connection(trip, "departure", trip.end, trip.day_ends[-1]),
        ],
    )


def _wishes(trip: PublicTrip) -> dict[str, Any]:
    used = {number for point in trip.points for number in point.categories}
    return _named(
        "public",
        catalogue="public",
        ticks_per_minute=trip.ticks_per_minute,
        planning_date=str(FIRST),
        party={"heads": 1, "guides": 0, "own_languages": ["en"]},
        dates={"first": str(trip.dates[0]), "last": str(trip.dates[-1])},
        wishes=[
            {"id": point.key, "target": {"session": point.key}, "weight": point.score}
            for point in trip.points
        ],
        quotas=[
            {"id": f"category-{number}", "target": {"theme": f"category-{number}"}, "at_most": most}
            for number, most in trip.category_caps.items()
            if number in used
        ],
        limits={
            "max_hotel_changes": len(trip.day_ends),
            "hours": {
                str(date): {"start": 0, "end": end}
                for date, end in zip(trip.dates, trip.day_ends, strict=True)
                if end != trip.longest
            },
        },
        budget={} if trip.budget is None else {"total_cents": trip.budget},
    )
