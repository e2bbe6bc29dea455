"""Stops and ways as files: each is the plan's own, and independent readers agree."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from xml.etree import ElementTree

import gpxpy
import pytest
from geojson_pydantic import FeatureCollection

from optimizer.domain.itinerary import Arrival, Itinerary, Leg
from optimizer.domain.problem import Problem
from optimizer.papers import itinerary_geojson, itinerary_gpx, itinerary_jsonld
from optimizer.papers.gpx import NAMESPACE
from optimizer.papers.maps import map_of
from optimizer.papers.tracks import tracks_of, vague_places
from tests.papers.test_papers import LANGUAGES, planned

MAKERS = (itinerary_geojson, itinerary_gpx, itinerary_jsonld)


def with_vague(place: str) -> tuple[Problem, Itinerary]:
    """The small problem with one place kept vague."""
    problem, itinerary = planned()
    content = problem.model_dump(mode="json")
    for one in content["catalogue"]["places"]:
        one["coarse"] = one["id"] == place
    return Problem.model_validate(content), itinerary


def wall(itinerary: Itinerary, number: int, minute: int) -> dt.datetime:
    """A minute of a day as the clock on the wall shows it."""
    start = dt.datetime.combine(itinerary.days[number].date, dt.time())
    return start + dt.timedelta(minutes=minute)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", MAKERS)
def test_the_same_plan_gives_the_same_text(make: Any, language: str) -> None:
    """Made twice it is the same; it says that it is a draft and illustrative, and has no price."""
    problem, itinerary = planned()
    text = make(problem, itinerary, language)
    assert text == make(problem, itinerary, language)
    assert {"en": "Draft", "fi": "Luonnos"}[language] in text
    assert problem.catalogue.banner.in_language(language)[:30] in text
    assert "€" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_geojson_is_read_by_another_reader(language: str) -> None:
    """A stop or a leg is a feature each, in order, within the box, with the plan's own moments."""
    problem, itinerary = planned()
    text = itinerary_geojson(problem, itinerary, language)
    read = FeatureCollection.model_validate_json(text)
    legs = [
        (number, item)
        for number, day in enumerate(itinerary.days)
        for item in day.items
        if isinstance(item, Leg)
    ]
    lines = [one for one in read.features if one.properties["kind"] == "leg"]
    assert len(lines) == len(legs)
    for feature, (number, leg) in zip(lines, legs, strict=True):
        told = feature.properties
        start = dt.datetime.fromisoformat(told["start"])
        assert start.replace(tzinfo=None) == wall(itinerary, number, leg.start)
        assert start.utcoffset() == dt.timedelta(hours=3)
        assert told["metres"] == leg.metres
        ends = [problem.catalogue.place(key) for key in (leg.origin, leg.destination)]
        assert feature.geometry is not None
        assert [tuple(one) for one in feature.geometry.coordinates] == [
            (place.longitude, place.latitude) for place in ends
        ]
    assert len({one.id for one in read.features}) == len(read.features)
    assert read.bbox is not None
    west, south, east, north = read.bbox
    for one in json.loads(text)["features"]:
        if one["geometry"]["type"] == "Point":
            longitude, latitude = one["geometry"]["coordinates"]
            assert west <= longitude <= east
            assert south <= latitude <= north


def test_numbers_are_those_of_the_printed_map() -> None:
    """Whoever has the paper and the file finds the same stop under the same number."""
    problem, itinerary = planned()
    features = json.loads(itinerary_geojson(problem, itinerary))["features"]
    for number, day in enumerate(itinerary.days, start=1):
        drawn = map_of(problem, day)
        shown = {} if drawn is None else {stop.place: stop.number for stop in drawn.stops}
        told = {
            one["properties"]["place"]: one["properties"]["number"]
            for one in features
            if one["properties"]["kind"] == "stop" and one["properties"]["day"] == number
        }
        assert {place: shown.get(place) for place in told} == told


def test_every_item_is_at_its_stop() -> None:
    """Nothing of the day is lost, and a stop lasts from its first item to its last."""
    problem, itinerary = planned()
    for track, day in zip(tracks_of(problem, itinerary), itinerary.days, strict=True):
        items = [one.item for stop in track.stops for one in stop.happenings]
        assert items == [item for item in day.items if not isinstance(item, Leg)]
        assert [way.leg for way in track.ways] == [
            item for item in day.items if isinstance(item, Leg)
        ]
        for stop in track.stops:
            assert stop.start <= stop.end
            first = stop.happenings[0].item
            minute = first.end if isinstance(first, Arrival) else first.start
            assert stop.start.replace(tzinfo=None) == wall(itinerary, track.number - 1, minute)


@pytest.mark.parametrize("language", LANGUAGES)
def test_gpx_is_read_by_another_reader(language: str) -> None:
    """A route for each day, a segment for each leg, whose points are its ends and its moments."""
    problem, itinerary = planned()
    read = gpxpy.parse(itinerary_gpx(problem, itinerary, language))
    assert read.name == problem.wishes.name.in_language(language)
    assert len(read.routes) == len(read.tracks) == len(itinerary.days)
    for number, (day, track) in enumerate(zip(itinerary.days, read.tracks, strict=True)):
        legs = [one for one in day.items if isinstance(one, Leg)]
        assert len(track.segments) == len(legs)
        for leg, segment in zip(legs, track.segments, strict=True):
            first, last = segment.points
            place = problem.catalogue.place(leg.origin)
            assert (first.latitude, first.longitude) == pytest.approx(
                (place.latitude, place.longitude), abs=1e-6
            )
            told = last.time.astimezone(dt.timezone(dt.timedelta(hours=3)))
            assert told.replace(tzinfo=None) == wall(itinerary, number, leg.end)
    routes = [len(one.points) for one in read.routes]
    assert routes == [len(track.stops) for track in tracks_of(problem, itinerary)]
    assert {point.name for route in read.routes for point in route.points} == {
        point.name for point in read.waypoints
    }


def test_gpx_has_its_parts_in_the_order_of_the_format() -> None:
    """Metadata, waypoints, routes, tracks; and in a point its time before its name."""
    problem, itinerary = planned()
    root = ElementTree.fromstring(itinerary_gpx(problem, itinerary).encode())
    tags = [one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in root]
    assert tags == sorted(tags, key=("metadata", "wpt", "rte", "trk").index)
    assert root.attrib["version"] == "1.1"
    for point in root.iter(f"{{{NAMESPACE}}}wpt"):
        inner = [one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in point]
        assert inner == ["time", "name", "desc"]
    for segment in root.iter(f"{{{NAMESPACE}}}trkseg"):
        assert len(segment) == 2


def test_text_that_xml_cannot_hold_is_left_out() -> None:
    """A stray control sign in a name does not make the file unreadable."""
    problem, itinerary = planned()
    name = problem.wishes.name.model_copy(update={"en": "A\x00 & <visit>\x1f"})
    wishes = problem.wishes.model_copy(update={"name": name})
    odd = problem.model_copy(update={"wishes": wishes})
    assert gpxpy.parse(itinerary_gpx(odd, itinerary)).name == "A & <visit>"


def test_vague_places_stay_off_the_map() -> None:
    """No coordinate of theirs is in any file; the GPX names them, the GeoJSON has no geometry."""
    _, itinerary = planned()
    place = tracks_of(*planned())[0].stops[0].place
    problem, itinerary = with_vague(place)
    at = problem.catalogue.place(place)
    assert vague_places(problem, itinerary) == (place,)
    for make in MAKERS:
        text = make(problem, itinerary)
        assert str(at.latitude) not in text
        assert f"{at.latitude:.6f}" not in text
        assert at.name.en in text
    features = json.loads(itinerary_geojson(problem, itinerary))["features"]
    bare = [one for one in features if one["geometry"] is None]
    assert bare
    assert all(
        place in (one["properties"].get(key) for key in ("place", "origin", "destination"))
        for one in bare
    )
    FeatureCollection.model_validate_json(itinerary_geojson(problem, itinerary))


SCHEMA_ORG = {
    "TouristTrip": {
        "identifier", "name", "description", "provider", "departureTime", "arrivalTime",
        "subTrip", "itinerary",
    },
    "Trip": {"name", "departureTime", "arrivalTime", "tripOrigin", "itinerary"},
    "BusTrip": {"name", "departureTime", "arrivalTime", "departureBusStop", "arrivalBusStop"},
    "TrainTrip": {"name", "departureTime", "arrivalTime", "departureStation", "arrivalStation"},
    "Event": {"name", "startDate", "endDate", "eventAttendanceMode", "location", "organizer"},
    "FoodEvent": {"name", "startDate", "endDate", "eventAttendanceMode", "location"},
    "LodgingReservation": {"reservationStatus", "checkinTime", "checkoutTime", "reservationFor"},
    "ItemList": {"itemListOrder", "numberOfItems", "itemListElement"},
    "ListItem": {"position", "item"},
    "Organization": {"name"},
    "GeoCoordinates": {"latitude", "longitude"},
    **{
        kind: {"name", "geo"}
        for kind in ("Place", "Hotel", "FoodEstablishment", "BusStop", "BusStation", "TrainStation")
    },
}  # fmt: skip
"""The types that are used, each with those of its properties in schema.org that are."""


def things(value: Any) -> Any:
    """Every thing in a document, from the outside in."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from things(one)
    elif isinstance(value, list):
        for one in value:
            yield from things(one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_linked_data_uses_types_and_properties_that_exist(language: str) -> None:
    """Every thing has a known type and only properties of it; ordered lists count their items."""
    problem, itinerary = planned()
    trip = json.loads(itinerary_jsonld(problem, itinerary, language))
    assert trip["@context"] == "https://schema.org"
    assert trip["@type"] == "TouristTrip"
    for thing in things(trip):
        names = {key for key in thing if not key.startswith("@")}
        assert names <= SCHEMA_ORG[thing["@type"]], thing
        if thing["@type"] == "ItemList":
            positions = [one["position"] for one in thing["itemListElement"]]
            assert positions == list(range(1, thing["numberOfItems"] + 1))


def test_linked_data_has_every_item_and_night() -> None:
    """A day is a sub-trip with all that happens in it, each moment with its offset from UTC."""
    problem, itinerary = planned()
    trip = json.loads(itinerary_jsonld(problem, itinerary))
    for day, shown in zip(itinerary.days, trip["subTrip"], strict=True):
        assert shown["itinerary"]["numberOfItems"] == len(day.items) + (day.night is not None)
    moments = re.findall(r'(?:Time|Date)": "([^"]+)"', json.dumps(trip))
    assert all(dt.datetime.fromisoformat(one).utcoffset() is not None for one in moments)
    assert trip["departureTime"] <= trip["subTrip"][0]["departureTime"]


def test_linked_data_ends_no_script() -> None:
    """Whatever names hold, it can stand within a page."""
    problem, itinerary = planned()
    name = problem.wishes.name.model_copy(update={"en": "</script><script>alert(1)</script>&"})
    wishes = problem.wishes.model_copy(update={"name": name})
    text = itinerary_jsonld(problem.model_copy(update={"wishes": wishes}), itinerary)
    assert not set("<>&") & set(text)
    assert json.loads(text)["name"] == name.en
