"""Engines: what is asked of OSRM and Valhalla for a table of travel times, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from optimizer.domain.travel import Place

Cell = tuple[float, float] | None
"""Seconds and metres of one leg; None where the service knows no way."""


class NoTable(Exception):
    """The service answered, and not with a table; the message says with what."""


class TooBig(NoTable):
    """The service does not take so many places at once."""


@dataclass(frozen=True)
class Question:
    """One request: a path below the service's address, and a body where it is posted."""

    path: str
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Legs:
    """The cells of an answer, a row for each source.

    `snapped` has how far the road is, in metres, at which the service lets each source begin;
    nothing where it does not tell.
    """

    cells: tuple[tuple[Cell, ...], ...]
    snapped: tuple[float, ...] = ()


class Engine(Protocol):
    """How one kind of service is spoken to."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def most(self) -> int:
        """How many places it takes at once unless its service is set up otherwise."""

    @property
    def profile(self) -> str:
        """How is driven unless something else is asked for."""

    def question(
        self, sources: Sequence[Place], targets: Sequence[Place], profile: str
    ) -> Question:
        """What to ask for the legs from each source to each target."""

    def legs(self, content: Any, sources: int, targets: int) -> Legs:
        """The legs of an answer. Raises NoTable, and TooBig where fewer places would do."""


@dataclass(frozen=True)
class Osrm:
    """The table service of OSRM: https://project-osrm.org/docs, /table/v1/{profile}/…"""

    name: str = "osrm"
    most: int = 100
    profile: str = "driving"

    def question(
        self, sources: Sequence[Place], targets: Sequence[Place], profile: str
    ) -> Question:
        """A GET with every place once; sources and targets by their numbers."""
        places = list(dict.fromkeys((*sources, *targets)))
        numbers = {place.id: number for number, place in enumerate(places)}
        where = ";".join(f"{one.longitude:.6f},{one.latitude:.6f}" for one in places)
        asked = {
            "annotations": "duration,distance",
            "sources": ";".join(str(numbers[one.id]) for one in sources),
            "destinations": ";".join(str(numbers[one.id]) for one in targets),
        }
        query = "&".join(f"{key}={value}" for key, value in asked.items())
        return Question(f"/table/v1/{profile}/{where}?{query}")

    def legs(self, content: Any, sources: int, targets: int) -> Legs:
        """Durations in seconds and distances in metres."""
        code = content.get("code") if isinstance(content, dict) else None
        if code != "Ok":
            said = content.get("message") if isinstance(content, dict) else None
            kind = TooBig if code == "TooBig" else NoTable
            raise kind(f"{code or 'no code'}: {said or 'no message'}")
        seconds = _rows(content.get("durations"), sources, targets, "durations")
        metres = _rows(content.get("distances"), sources, targets, "distances")
        cells = tuple(
            tuple(_cell(a, b) for a, b in zip(times, ways, strict=True))
            for times, ways in zip(seconds, metres, strict=True)
        )
        told = content.get("sources")
        points = told if isinstance(told, list) and len(told) == sources else []
        snapped: list[Any] = [one.get("distance") for one in points if isinstance(one, dict)]
        is_told = len(snapped) == sources and all(_is_number(one) for one in snapped)
        return Legs(cells, tuple(float(one) for one in snapped) if is_told else ())


@dataclass(frozen=True)
class Valhalla:
    """The matrix service of Valhalla: https://valhalla.github.io, /sources_to_targets."""

    name: str = "valhalla"
    most: int = 50
    profile: str = "auto"

    def question(
        self, sources: Sequence[Place], targets: Sequence[Place], profile: str
    ) -> Question:
        """A POST with both lists."""
        body = {
            "sources": [_point(one) for one in sources],
            "targets": [_point(one) for one in targets],
            "costing": profile,
            "units": "kilometers",
        }
        return Question("/sources_to_targets", body)

    def legs(self, content: Any, sources: int, targets: int) -> Legs:
        """Times in seconds; distances in kilometres, or in miles if it says so."""
        if not isinstance(content, dict) or "sources_to_targets" not in content:
            code = content.get("error_code") if isinstance(content, dict) else None
            said = content.get("error") if isinstance(content, dict) else None
            kind = TooBig if code in _VALHALLA_TOO_MANY else NoTable
            raise kind(f"{code or 'no code'}: {said or 'no message'}")
        rows = _rows(content["sources_to_targets"], sources, targets, "sources_to_targets")
        metres = 1609.344 if content.get("units") in ("miles", "mi") else 1000.0
        return Legs(tuple(tuple(_leg(one, metres) for one in row) for row in rows))


_VALHALLA_TOO_MANY = (149, 150)
"""Valhalla's codes for more locations, or more pairs of them, than it takes."""

ENGINES: Mapping[str, Engine] = MappingProxyType({"osrm": Osrm(), "valhalla": Valhalla()})
"""The engines by name."""


def _point(place: Place) -> dict[str, float]:
    return {"lat": place.latitude, "lon": place.longitude}


def _leg(one: Any, metres: float) -> Cell:
    if not isinstance(one, dict):
        raise NoTable("a leg of its table is no object")
    way: Any = one.get("distance")
    return _cell(one.get("time"), way * metres if _is_number(way) else way)


def _cell(seconds: Any, metres: Any) -> Cell:
    """A cell with both numbers, or none where either is missing."""
    if seconds is None or metres is None:
        return None
    if not _is_number(seconds) or not _is_number(metres) or seconds < 0 or metres < 0:
        raise NoTable("a cell of its table is no number, or a negative one")
    return float(seconds), float(metres)


def _is_number(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) < float("inf")


def _rows(rows: Any, sources: int, targets: int, name: str) -> list[list[Any]]:
    """A table of just so many rows and columns. Raises NoTable."""
    if not isinstance(rows, list) or len(rows) != sources:
        raise NoTable(f"its {name} have not the {sources} rows that were asked for")
    for row in rows:
        if not isinstance(row, list) or len(row) != targets:
            raise NoTable(f"a row of its {name} has not {targets} cells")
    return rows
