"""The base map: lakes, roads and built-up areas that are drawn beneath the stops of a day.

It is GeoJSON (RFC 7946), a FeatureCollection whose features say by `kind` what they are. Nothing is
planned by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from optimizer.domain.value import Text, Value

MOST_FEATURES = 500
MOST_POSITIONS = 20_000
"""Of all features together: a sketch of the surroundings, not a land register."""

Position = tuple[float, float]
"""Longitude and latitude, in this order."""

Line = tuple[Position, ...]

_DEPTHS = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


class GroundKind(StrEnum):
    """What a feature of the base map is."""

    LAKE = "lake"
    BUILT_UP = "built-up"
    ROAD = "road"


class _GeoJson(Value):
    # What GeoJSON has beyond this, such as `bbox` and `id`, is read over.
    model_config = ConfigDict(extra="ignore")


class Geometry(_GeoJson):
    """Lines or areas; the rings of an area begin and end at the same position."""

    type: Literal["LineString", "MultiLineString", "Polygon", "MultiPolygon"]
    coordinates: Any = Field(
        json_schema_extra={"type": "array", "description": "positions as GeoJSON nests them"}
    )

    @model_validator(mode="after")
    def _is_drawn(self) -> Geometry:
        for line in _lines(self.coordinates, _DEPTHS[self.type]):
            if len(line) < 2:
                raise ValueError("a line has at least two positions")
            if self.is_area and (len(line) < 4 or line[0] != line[-1]):
                raise ValueError(
                    "a ring has at least four positions, and its last is its first again"
                )
        return self

    @property
    def is_area(self) -> bool:
        """Whether it is filled."""
        return self.type.endswith("Polygon")

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines or rings."""
        return tuple(_lines(self.coordinates, _DEPTHS[self.type]))


class GroundProperties(_GeoJson):
    """What a feature is and what it is called."""

    kind: GroundKind
    name: Text | None = None


class Feature(_GeoJson):
    """A lake, a road or a built-up area."""

    type: Literal["Feature"]
    properties: GroundProperties
    geometry: Geometry


class BaseMap(_GeoJson):
    """The features in the order in which they are listed; `note` says where they are from."""

    type: Literal["FeatureCollection"]
    features: tuple[Feature, ...]
    note: Text | None = None

    @field_validator("features")
    @classmethod
    def _is_a_sketch(cls, features: tuple[Feature, ...]) -> tuple[Feature, ...]:
        positions = sum(len(line) for one in features for line in one.geometry.lines)
        if len(features) > MOST_FEATURES or positions > MOST_POSITIONS:
            raise ValueError(
                f"the base map has {len(features)} features with {positions} positions; it may "
                f"have {MOST_FEATURES} with {MOST_POSITIONS}: simplify it"
            )
        return features

    def of(self, kind: GroundKind) -> tuple[Feature, ...]:
        """The features of a kind."""
        return tuple(one for one in self.features if one.properties.kind is kind)


def _lines(coordinates: Any, depth: int) -> Iterator[Line]:
    """The lines or rings in nested coordinates. Raises ValueError for what is none."""
    if not isinstance(coordinates, list | tuple) or not coordinates:
        raise ValueError("coordinates are lists of positions, nested as the type says")
    if depth == 1:
        yield tuple(_position(one) for one in coordinates)
        return
    for one in coordinates:
        yield from _lines(one, depth - 1)


def _position(value: Any) -> Position:
    is_pair = isinstance(value, list | tuple) and 2 <= len(value) <= 3
    if not is_pair or any(
        isinstance(one, bool) or not isinstance(one, int | float) for one in value
    ):
        raise ValueError("a position is longitude and latitude, as two numbers")
    east, north = float(value[0]), float(value[1])
    if not (-180 <= east <= 180 and -90 <= north <= 90):
        raise ValueError(
            f"{value[0]}, {value[1]} is no longitude and latitude in degrees, in this order"
        )
    return east, north
