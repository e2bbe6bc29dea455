"""GeoJSON (RFC 7946): stops as points and legs as lines, for maps and map programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.papers.edition import Edition
from optimizer.papers.heads import edition_text
from optimizer.papers.phrases import say
from optimizer.papers.tracks import Spot, Stop, Track, Way, tracks_of

Feature = dict[str, Any]


def itinerary_geojson(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> str:
    """The days as one collection of features, in order of time; it ends with a line break.

    A stop or a leg whose place is kept vague has no geometry, as the format provides for.
    """
    tracks = tracks_of(problem, itinerary, language)
    features = [feature for track in tracks for feature in _features(track)]
    collection: Feature = {
        "type": "FeatureCollection",
        "name": problem.wishes.name.in_language(language),
        "description": f"{problem.catalogue.banner.in_language(language)} "
        f"{say('tracks.lines', language)}",
        "edition": edition_text(edition or Edition(), language),
        "language": language,
    }
    spots = [spot for track in tracks for spot in _spots(track)]
    if spots:
        latitudes, longitudes = zip(*spots, strict=True)
        corners = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
        collection["bbox"] = list(corners)
    collection["features"] = features
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _spots(track: Track) -> Iterator[Spot]:
    for part in track.parts:
        if isinstance(part, Way):
            yield from part.line or ()
        elif part.spot is not None:
            yield part.spot


def _features(track: Track) -> Iterator[Feature]:
    for position, part in enumerate(track.parts, start=1):
        common = {
            "day": track.number,
            "date": track.day.date.isoformat(),
            "position": position,
            "start": part.start.isoformat(),
            "end": part.end.isoformat(),
        }
        told = _stop(part) if isinstance(part, Stop) else _leg(part)
        geometry = _point(part) if isinstance(part, Stop) else _line(part)
        yield {
            "type": "Feature",
            "id": f"{track.day.date}/{position}",
            "geometry": geometry,
            "properties": {**common, **told},
        }


def _stop(stop: Stop) -> Feature:
    return {
        "kind": "stop",
        "number": stop.number,
        "place": stop.place,
        "name": stop.name,
        "items": [
            {
                "kind": one.item.kind,
                "title": one.title,
                "start": one.start.isoformat(),
                "end": one.end.isoformat(),
            }
            for one in stop.happenings
        ],
    }


def _leg(way: Way) -> Feature:
    return {
        "kind": "leg",
        "by": way.by,
        "vehicle": way.leg.vehicle,
        "name": f"{way.origin} → {way.destination}",
        "origin": way.leg.origin,
        "destination": way.leg.destination,
        "metres": way.leg.metres,
    }


def _point(stop: Stop) -> Feature | None:
    return None if stop.spot is None else {"type": "Point", "coordinates": _position(stop.spot)}


def _line(way: Way) -> Feature | None:
    if way.line is None:
        return None
    return {"type": "LineString", "coordinates": [_position(spot) for spot in way.line]}


def _position(spot: Spot) -> list[float]:
    """Longitude first, as the format has it."""
    latitude, longitude = spot
    return [longitude, latitude]
