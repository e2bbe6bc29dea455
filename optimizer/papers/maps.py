"""Maps: the stops of a day as a drawing, in the order in which they are visited.

An equirectangular sketch around the day's own places: lines show the order, not the roads. Beneath
them lies what the catalogue's base map has of the surroundings. What is far from the rest, such as
an airport, is named beside the map and not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from optimizer.domain.itinerary import ItineraryDay, Leg
from optimizer.domain.problem import Problem
from optimizer.papers.ground import drawn_ground

WIDTH, HEIGHT, MARGIN = 460, 300, 34
FAR_KILOMETRES = 30.0
KILOMETRES_PER_DEGREE = 111.2
INK, ACCENT, GROUND, LINE = "#1b2733", "#0e5a6b", "#eef3f2", "#9fb4ba"
_RADIUS = 10


@dataclass(frozen=True)
class Stop:
    """A place of the day with its number on the map."""

    number: int
    place: str
    x: float
    y: float
    """Kilometres to the east and to the north of the middle."""


@dataclass(frozen=True)
class DayMap:
    """The drawing of a day; `away` are places that lie outside it."""

    svg: str
    stops: tuple[Stop, ...]
    away: tuple[str, ...]


def stops_of(day: ItineraryDay) -> tuple[str, ...]:
    """The places of a day in the order of the first time there."""
    places: dict[str, None] = {}
    for item in day.items:
        for place in (item.origin, item.destination) if isinstance(item, Leg) else (item.place,):
            places.setdefault(place)
    return tuple(places)


def map_of(problem: Problem, day: ItineraryDay) -> DayMap | None:
    """The map of a day; None where fewer than two places would be on it."""
    stops = _near(problem, day)
    if len(stops) < 2:
        return None
    drawn = {stop.place for stop in stops}
    svg = _drawn(problem, day, stops)
    return DayMap(svg, stops, tuple(key for key in stops_of(day) if key not in drawn))


def numbers_of(problem: Problem, day: ItineraryDay) -> dict[str, int]:
    """The number of each place on the map of a day; what lies outside it has none."""
    return {stop.place: stop.number for stop in _near(problem, day)}


def _near(problem: Problem, day: ItineraryDay) -> tuple[Stop, ...]:
    """The places that are not far from the others, numbered in the order of the first visit."""
    points = {key: _point(problem, key) for key in stops_of(day)}
    if not points:
        return ()
    middle = (median(x for x, _ in points.values()), median(y for _, y in points.values()))
    near = [key for key, point in points.items() if math.dist(point, middle) <= FAR_KILOMETRES]
    return tuple(
        Stop(number, key, points[key][0] - middle[0], points[key][1] - middle[1])
        for number, key in enumerate(near, start=1)
    )


def _point(problem: Problem, key: str) -> tuple[float, float]:
    place = problem.catalogue.place(key)
    return kilometres(problem, place.longitude, place.latitude)


def kilometres(problem: Problem, longitude: float, latitude: float) -> tuple[float, float]:
    """Kilometres east and north of the catalogue's first place."""
    first = problem.catalogue.places[0]
    east = (longitude - first.longitude) * math.cos(math.radians(first.latitude))
    north = latitude - first.latitude
    return east * KILOMETRES_PER_DEGREE, north * KILOMETRES_PER_DEGREE


def _drawn(problem: Problem, day: ItineraryDay, stops: Sequence[Stop]) -> str:
    scale = _scale(stops)
    low_x, high_x = min(s.x for s in stops), max(s.x for s in stops)
    low_y, high_y = min(s.y for s in stops), max(s.y for s in stops)

    east, north = _point(problem, stops[0].place)
    east_by, north_by = east - stops[0].x, north - stops[0].y

    def at(east: float, north: float) -> tuple[float, float]:
        x = WIDTH / 2 + (east - (low_x + high_x) / 2) * scale
        y = HEIGHT / 2 - (north - (low_y + high_y) / 2) * scale
        return x, y

    def on_paper(longitude: float, latitude: float) -> tuple[float, float]:
        east, north = kilometres(problem, longitude, latitude)
        return at(east - east_by, north - north_by)

    placed = _apart({stop.place: at(stop.x, stop.y) for stop in stops})
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="8" fill="{GROUND}"/>',
        *drawn_ground(problem.catalogue.base_map, on_paper, (WIDTH, HEIGHT)),
        *_legs(day, placed),
        *(_dot(stop.number, *placed[stop.place]) for stop in stops),
        _bar(scale),
        f'<path d="M {WIDTH - 22} 34 l 6 14 l -6 -4 l -6 4 z" fill="{INK}"/>',
        f'<text x="{WIDTH - 22}" y="28" font-size="11" text-anchor="middle" fill="{INK}">N</text>',
        "</svg>",
    ]
    return "".join(parts)


def _scale(stops: Sequence[Stop]) -> float:
    """Points to the kilometre, so that all stops fit and a single street is not blown up."""
    wide = max(s.x for s in stops) - min(s.x for s in stops)
    high = max(s.y for s in stops) - min(s.y for s in stops)
    return min((WIDTH - 2 * MARGIN) / max(wide, 0.5), (HEIGHT - 2 * MARGIN) / max(high, 0.5))


def _apart(points: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Dots that would cover each other, pushed aside a little, always in the same way."""
    found: dict[str, tuple[float, float]] = {}
    for key, (x, y) in points.items():
        for turn in range(24):
            angle, away = turn * math.pi / 4, (turn + 7) // 8 * 2.1 * _RADIUS
            spot = (x + away * math.cos(angle), y + away * math.sin(angle))
            if all(math.dist(spot, other) >= 2 * _RADIUS for other in found.values()):
                break
        found[key] = spot
    return found


def _legs(day: ItineraryDay, placed: dict[str, tuple[float, float]]) -> list[str]:
    lines = []
    for item in day.items:
        if isinstance(item, Leg) and item.origin in placed and item.destination in placed:
            (x1, y1), (x2, y2) = placed[item.origin], placed[item.destination]
            dashes = "" if item.vehicle else ' stroke-dasharray="2 4"'
            lines.append(
                f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                f'stroke="{LINE}" stroke-width="2.5" stroke-linecap="round"{dashes}/>'
            )
    return lines


def _dot(number: int, x: float, y: float) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}" fill="{ACCENT}" stroke="#fff" '
        f'stroke-width="1.5"/><text x="{x:.1f}" y="{y + 3.8:.1f}" font-size="10.5" '
        f'font-weight="bold" text-anchor="middle" fill="#fff">{number}</text>'
    )


def _bar(scale: float) -> str:
    """How long a kilometre is, or the rounder length nearest to a fifth of the width."""
    wanted = WIDTH / 5 / scale
    length = max((one for one in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20) if one <= wanted), default=0.1)
    end = 16 + length * scale
    name = f"{length:g} km" if length >= 1 else f"{length * 1000:.0f} m"
    y = HEIGHT - 16
    return (
        f'<path d="M 16 {y - 4} v 4 h {length * scale:.1f} v -4" fill="none" stroke="{INK}" '
        f'stroke-width="1.2"/><text x="{end + 6:.1f}" y="{y + 2}" font-size="10" '
        f'fill="{INK}">{name}</text>'
    )
