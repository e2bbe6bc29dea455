"""Linked data: the itinerary in the words of schema.org (JSON-LD), for search and calendars.

The trip is a TouristTrip with a sub-trip for each day, whose itinerary is an ordered list: visits
and meals as events at places, drives and journeys as trips, nights as lodging. No prices, no names.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from optimizer.domain.catalogue import ConnectionKind, VehicleKind
from optimizer.domain.itinerary import (
    Arrival,
    Departure,
    Itinerary,
    MealStop,
    Night,
    Visit,
)
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind, Status
from optimizer.domain.ticks import ticks
from optimizer.papers.edition import Edition
from optimizer.papers.heads import edition_text
from optimizer.papers.phrases import say
from optimizer.papers.runsheet import status_of
from optimizer.papers.tracks import Happening, Stop, Track, Way, moment_of, spot_of, tracks_of
from optimizer.report.phrases import long_date
from optimizer.report.words import Words

Thing = dict[str, Any]

_CONNECTIONS = {
    ConnectionKind.TRAIN: ("TrainTrip", "departureStation", "arrivalStation", "TrainStation"),
    ConnectionKind.COACH: ("BusTrip", "departureBusStop", "arrivalBusStop", "BusStation"),
}
_BUSES = (VehicleKind.COACH, VehicleKind.MINIBUS)


def itinerary_jsonld(
    problem: Problem, itinerary: Itinerary, language: str = "en", edition: Edition | None = None
) -> str:
    """The trip as one JSON-LD document; it ends with a line break.

    It may be put into a page as it is: no character in it ends a script.
    """
    with ticks(problem.rules.ticks_per_minute):
        trip = _trip(Words(problem, language), itinerary, edition or Edition())
    text = json.dumps(trip, ensure_ascii=False, indent=1)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text + "\n"


def _trip(words: Words, itinerary: Itinerary, edition: Edition) -> Thing:
    problem, language = words.problem, words.language
    tracks = tracks_of(problem, itinerary, language)
    banner = problem.catalogue.banner.in_language(language)
    return {
        "@context": "https://schema.org",
        "@type": "TouristTrip",
        "identifier": problem.wishes.id,
        "name": problem.wishes.name.in_language(language),
        "description": f"{edition_text(edition, language)}. {banner}",
        "provider": {
            "@type": "Organization",
            "name": problem.catalogue.name.in_language(language),
        },
        **_ends(tracks),
        "subTrip": [_day(words, track) for track in tracks],
    }


def _ends(tracks: tuple[Track, ...]) -> Thing:
    """When the first thing begins and the last one is over."""
    moments = [
        moment
        for track in tracks
        for part in track.parts
        for moment in (_begin(part), _finish(part))
    ]
    if not moments:
        return {}
    return {
        "departureTime": min(moments).isoformat(),
        "arrivalTime": max(moments).isoformat(),
    }


def _begin(part: Stop | Way) -> dt.datetime:
    return part.happenings[0].start if isinstance(part, Stop) else part.start


def _finish(part: Stop | Way) -> dt.datetime:
    return part.happenings[-1].end if isinstance(part, Stop) else part.end


def _day(words: Words, track: Track) -> Thing:
    language, day = words.language, track.day
    things: list[Thing] = []
    for part in track.parts:
        if isinstance(part, Way):
            things.append(_way(words, part))
        else:
            things += [_happening(words, part, one) for one in part.happenings]
    if day.night is not None:
        things.append(_night(words, track, day.night))
    number = say("day", language, n=track.number)
    return {
        "@type": "TouristTrip",
        "name": f"{number} · {long_date(day.date, language)}",
        **_ends((track,)),
        "itinerary": {
            "@type": "ItemList",
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "numberOfItems": len(things),
            "itemListElement": [
                {"@type": "ListItem", "position": position, "item": thing}
                for position, thing in enumerate(things, start=1)
            ],
        },
    }


def _place(words: Words, key: str, kind: str = "Place", name: str = "") -> Thing:
    """A place with its spot, unless that is kept vague."""
    spot = spot_of(words, key)
    place: Thing = {"@type": kind, "name": name or words.place(key)}
    if spot is not None:
        latitude, longitude = spot
        place["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return place


def _way(words: Words, way: Way) -> Thing:
    leg = way.leg
    origin, destination = _place(words, leg.origin), _place(words, leg.destination)
    told: Thing = {
        "name": f"{way.by}: {way.origin} → {way.destination}",
        "departureTime": way.start.isoformat(),
        "arrivalTime": way.end.isoformat(),
    }
    vehicle = None if leg.vehicle is None else words.problem.catalogue.vehicle(leg.vehicle)
    if vehicle is not None and vehicle.kind in _BUSES:
        stops = {
            "departureBusStop": origin | {"@type": "BusStop"},
            "arrivalBusStop": destination | {"@type": "BusStop"},
        }
        return {"@type": "BusTrip", **told, **stops}
    return {"@type": "Trip", **told, "tripOrigin": origin, "itinerary": destination}


def _happening(words: Words, stop: Stop, one: Happening) -> Thing:
    match one.item:
        case Arrival() | Departure():
            return _journey(words, one.item, one)
        case Visit():
            return _visit(words, one.item, one)
        case MealStop():
            name = words.restaurant(one.item.restaurant)
            where = _place(words, stop.place, "FoodEstablishment", name)
            return _event("FoodEvent", one, where)
    return _event("Event", one, _place(words, stop.place))


def _event(kind: str, one: Happening, where: Thing) -> Thing:
    return {
        "@type": kind,
        "name": one.title,
        "startDate": one.start.isoformat(),
        "endDate": one.end.isoformat(),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": where,
    }


def _visit(words: Words, visit: Visit, one: Happening) -> Thing:
    catalogue = words.problem.catalogue
    event = _event("Event", one, _place(words, visit.place, name=words.venue(visit.venue)))
    partners = dict.fromkeys(catalogue.session(key).partner for key in visit.sessions)
    event["organizer"] = [{"@type": "Organization", "name": words.partner(key)} for key in partners]
    return event


def _journey(words: Words, item: Arrival | Departure, one: Happening) -> Thing:
    connection = words.problem.catalogue.connection(item.connection)
    told: Thing = {
        "name": words.connection(item.connection),
        "departureTime": one.start.isoformat(),
        "arrivalTime": one.end.isoformat(),
    }
    is_arrival = isinstance(item, Arrival)
    if connection.kind in _CONNECTIONS:
        kind, leaves, arrives, station = _CONNECTIONS[connection.kind]
        at = _place(words, item.place, station)
        return {"@type": kind, **told, arrives if is_arrival else leaves: at}
    at = _place(words, item.place)
    return {"@type": "Trip", **told, "itinerary" if is_arrival else "tripOrigin": at}


def _night(words: Words, track: Track, night: Night) -> Thing:
    hotel, date = words.problem.catalogue.hotel(night.hotel), track.day.date
    status = status_of(words, ItemKind.HOTEL, night.hotel, date)
    settled = "Confirmed" if status is Status.CONFIRMED else "Pending"
    day = 24 * 60 * words.problem.rules.ticks_per_minute
    return {
        "@type": "LodgingReservation",
        "reservationStatus": f"https://schema.org/Reservation{settled}",
        "checkinTime": moment_of(words.problem, track.day, hotel.check_in).isoformat(),
        "checkoutTime": moment_of(words.problem, track.day, day + hotel.check_out).isoformat(),
        "reservationFor": _place(words, hotel.place, "Hotel", words.hotel(night.hotel)),
    }
