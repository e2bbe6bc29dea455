"""GPX 1.1: stops as waypoints, days as routes and as tracks with times, for navigators."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.papers.edition import Edition
from optimizer.papers.heads import edition_text
from optimizer.papers.phrases import say
from optimizer.papers.tracks import Spot, Stop, Track, tracks_of, vague_places
from optimizer.report.numbers import distance
from optimizer.report.phrases import long_date
from optimizer.report.words import Words

NAMESPACE = "http://www.topografix.com/GPX/1/1"

# What XML 1.0 cannot hold at all.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def itinerary_gpx(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> str:
    """The whole trip as one file; it ends with a line break.

    Places that are kept vague are named in its description and stand nowhere else. Times are in
    UTC, as the format has them; descriptions have the times of the place.
    """
    words = Words(problem, language)
    root = Element("gpx", {"version": "1.1", "creator": "Päämaja", "xmlns": NAMESPACE})
    metadata = SubElement(root, "metadata")
    _text(metadata, "name", problem.wishes.name.in_language(language))
    _text(metadata, "desc", _description(words, itinerary, edition or Edition()))
    tracks = tracks_of(problem, itinerary, language)
    # The format wants all waypoints first, then all routes, then all tracks.
    for track in tracks:
        for stop in _first_times(track):
            _point(root, "wpt", stop, track)
    for track in tracks:
        route = SubElement(root, "rte")
        _text(route, "name", _day(words, track))
        for stop in track.stops:
            if stop.spot is not None:
                _point(route, "rtept", stop, track)
    for track in tracks:
        _track(root, words, track)
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _description(words: Words, itinerary: Itinerary, edition: Edition) -> str:
    language = words.language
    vague = ", ".join(words.place(key) for key in vague_places(words.problem, itinerary))
    parts = [
        f"{edition_text(edition, language)}.",
        words.problem.catalogue.banner.in_language(language),
        say("tracks.lines", language),
        say("tracks.vague", language, names=vague) if vague else "",
    ]
    return " ".join(part for part in parts if part)


def _first_times(track: Track) -> list[Stop]:
    """Each place of a day once."""
    found: dict[str, Stop] = {}
    for stop in track.stops:
        if stop.spot is not None:
            found.setdefault(stop.place, stop)
    return list(found.values())


def _day(words: Words, track: Track) -> str:
    number = say("day", words.language, n=track.number)
    return f"{number} · {long_date(track.day.date, words.language)}"


def _track(root: Element, words: Words, track: Track) -> None:
    """One segment for each leg, from the moment it leaves to the moment it arrives."""
    made = SubElement(root, "trk")
    _text(made, "name", _day(words, track))
    legs = [
        f"{way.start:%H:%M}–{way.end:%H:%M} {way.by} {way.origin} → {way.destination} "
        f"({distance(way.leg.metres, words.language)})"
        for way in track.ways
    ]
    if legs:
        _text(made, "desc", "\n".join(legs))
    for way in track.ways:
        if way.line is not None:
            segment = SubElement(made, "trkseg")
            for spot, moment in zip(way.line, (way.start, way.end), strict=True):
                _time(_at(segment, "trkpt", spot), moment)


def _point(parent: Element, tag: str, stop: Stop, track: Track) -> None:
    assert stop.spot is not None
    point = _at(parent, tag, stop.spot)
    _time(point, stop.start)
    number = "" if stop.number is None else f".{stop.number}"
    _text(point, "name", f"{track.number}{number} {stop.name}")
    happened = [f"{one.start:%H:%M}–{one.end:%H:%M} {one.title}" for one in stop.happenings]
    _text(point, "desc", "\n".join(happened))


def _at(parent: Element, tag: str, spot: Spot) -> Element:
    latitude, longitude = (f"{degrees:.6f}" for degrees in spot)
    return SubElement(parent, tag, {"lat": latitude, "lon": longitude})


def _time(point: Element, moment: dt.datetime) -> None:
    _text(point, "time", f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}")


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _FORBIDDEN.sub("", text)
