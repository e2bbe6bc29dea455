"""The example: a party of twenty on three days in May, a valid plan for it, and edits to both.

An edit maps a path to a value (or to a function of the old value): `catalogue/sessions/demo/
max_group`, `wishes/limits/day_end`, `plan/days/0/items/lunch/end`. DROP removes what it names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes
from tests.check.catalogue import by_road, catalogue_document, metres, on_foot

DROP = object()
Edit = Mapping[str, Any]
Document = dict[str, Any]


def wishes_document() -> Document:
    """The wishes as a document, new each time."""
    return {
        "id": "party-of-twenty",
        "name": {"fi": "Ryhmä", "en": "Party"},
        "catalogue": "example",
        "planning_date": "2027-03-01",
        "party": {
            "heads": 20,
            "own_languages": ["fi"],
            "second_languages": ["en"],
            "diets": {"vegan": 2},
            "access_needs": {"wheelchair": 1, "step-free": 2, "hearing-loop": 1},
            "rooms": {"single": 11, "twin": 4, "accessible": 1},
        },
        "dates": {"first": "2027-05-11", "last": "2027-05-13"},
        "travel": {},
        "programme": None,
        "limits": {},
        "budget": {},
        "wishes": [
            {"id": "see-demo", "target": {"session": "demo"}, "kind": "required"},
            {"id": "sea", "target": {"theme": "sea"}, "weight": 30},
            {"id": "college", "target": {"partner": "college"}, "weight": 20},
            {"id": "workshop", "target": {"format": "workshop"}, "weight": 10},
            {"id": "no-party", "target": {"format": "social"}, "kind": "excluded"},
        ],
        "distinct_partner_weight": 5,
        "quotas": [{"id": "at-sea", "target": {"theme": "sea"}, "at_least": 1, "at_most": 3}],
        "precedence": [{"kind": "before", "first": "dialogue", "second": "demo"}],
        "pins": [{"session": "lab", "date": "2027-05-13"}],
        "commitments": [
            {"id": "wreath", "name": {"fi": "", "en": ""}, "places": ["garrison"], "minutes": 20}
            | {"windows": ["10:00-15:00"]},
            {"id": "mayor", "name": {"fi": "", "en": ""}, "places": ["bistro"], "minutes": 120}
            | {"date": "2027-05-12", "start": "18:00", "meal": "dinner", "cost_cents": 30000},
        ],
    }


def walk(origin: str, destination: str, start: int) -> Document:
    """A leg on foot."""
    return _leg(None, origin, destination, start, on_foot(origin, destination))


def drive(origin: str, destination: str, start: int, vehicle: str = "coach") -> Document:
    """A leg in the coach."""
    return _leg(vehicle, origin, destination, start, by_road(origin, destination))


def _leg(vehicle: str | None, origin: str, destination: str, start: int, minutes: int) -> Document:
    return {
        "kind": "leg",
        "vehicle": vehicle,
        "origin": origin,
        "destination": destination,
        "metres": metres(origin, destination),
        "start": start,
        "end": start + minutes,
    }


def visit(session: str, venue: str, place: str, start: int, end: int, **fields: Any) -> Document:
    """A visit, in the party's own language unless fields say otherwise."""
    return {
        "kind": "visit",
        "sessions": session.split("+"),
        "venue": venue,
        "place": place,
        "language_mode": "own",
        "start": start,
        "end": end,
        **fields,
    }


def meal(name: str, restaurant: str, place: str, start: int, end: int) -> Document:
    """A meal at a restaurant."""
    stop = {"kind": "meal", "meal": name, "restaurant": restaurant, "place": place}
    return stop | {"start": start, "end": end}


def appointment(commitment: str, place: str, start: int, end: int) -> Document:
    """A commitment in the plan."""
    item = {"kind": "appointment", "commitment": commitment, "place": place}
    return item | {"start": start, "end": end}


def _connection(kind: str, key: str, start: int) -> Document:
    return {"kind": kind, "connection": key, "place": "station", "start": start, "end": start + 120}


GRAND = {
    "hotel": "grand",
    "rooms": [
        {"kind": "single", "count": 6},
        {"kind": "twin", "count": 4},
        {"kind": "twin", "count": 5, "single_use": True},
        {"kind": "accessible", "count": 1},
    ],
}
SPA = {
    "hotel": "spa",
    "rooms": [
        {"kind": "single", "count": 11},
        {"kind": "twin", "count": 4},
        {"kind": "accessible", "count": 1},
    ],
}
INTERPRETED = {"language_mode": "consecutive", "interpreter": "tulkki"}


def plan_document() -> Document:
    """The plan as a document, new each time; its items have names and keep their order."""
    tuesday = {
        "arrival": _connection("arrival", "train-in", 450),
        "to-town-hall": walk("station", "bistro", 580),
        "dialogue": visit("dialogue", "town-hall", "bistro", 610, 670, **INTERPRETED),
        "lunch": meal("lunch", "bistro", "bistro", 690, 750),
        "to-campus": drive("bistro", "campus", 750),
        "lecture": visit("lecture", "aula", "campus", 780, 855, language_mode="second"),
        "seminar": visit("seminar", "aula", "campus", 870, 915),
        "to-dinner": drive("campus", "bistro", 915),
        "dinner": meal("dinner", "bistro", "bistro", 1050, 1140),
        "to-hotel": walk("bistro", "grand", 1140),
    }
    wednesday = {
        "to-garrison": drive("grand", "garrison", 501),
        "demo": visit("demo", "hall", "garrison", 540, 630),
        "wreath": appointment("wreath", "garrison", 650, 670),
        "to-campus": drive("garrison", "campus", 670),
        "lunch": meal("lunch", "canteen", "campus", 700, 760),
        "rotation": visit("boats+drones", "dock", "campus", 780, 875, split="rotation"),
        "simulator": visit("simulator", "dock", "campus", 900, 995, split="repeat"),
        "to-dinner": drive("campus", "bistro", 995),
        "mayor": appointment("mayor", "bistro", 1080, 1200),
        "to-hotel": walk("bistro", "grand", 1200),
    }
    thursday = {
        "to-campus": drive("grand", "campus", 522),
        "lab": visit("lab", "lab-room", "campus", 540, 630, split="twin", **INTERPRETED),
        "to-bistro": drive("campus", "bistro", 630),
        "lunch": meal("lunch", "bistro", "bistro", 660, 720),
        "to-station": walk("bistro", "station", 720),
        "departure": _connection("departure", "train-out", 900),
    }
    return {
        "days": [
            {"date": "2027-05-11", "items": tuesday, "night": deepcopy(GRAND)},
            {"date": "2027-05-12", "items": wednesday, "night": deepcopy(GRAND)},
            {"date": "2027-05-13", "items": thursday, "night": None},
        ]
    }


def _position(node: Any, key: str) -> Any:
    """A dict's key, a list's index, or the index of the list's item with that id."""
    if isinstance(node, dict):
        return key
    if key.isdigit():
        return int(key)
    return next(index for index, item in enumerate(node) if item["id"] == key)


def edited(document: Document, edit: Edit) -> Document:
    """The document with the edits made in it, in their order."""
    for path, value in edit.items():
        *way, last = path.split("/")
        node: Any = document
        for key in way:
            node = node[_position(node, key)]
        position = _position(node, last)
        if value is DROP:
            del node[position]
        else:
            node[position] = value(node[position]) if callable(value) else deepcopy(value)
    return document


def example(edit: Edit | None = None) -> tuple[Problem, Itinerary]:
    """The problem and the plan, with the edits made in both."""
    document = {
        "catalogue": catalogue_document(),
        "wishes": wishes_document(),
        "bookings": [],
        "plan": plan_document(),
    }
    edited(document, edit or {})
    problem = Problem(
        catalogue=Catalogue.model_validate(document["catalogue"]),
        wishes=Wishes.model_validate(document["wishes"]),
        bookings=document["bookings"],
    )
    plan = document["plan"]
    days = [
        {"vehicle": "coach", "vehicles": 1, **day, "items": list(day["items"].values())}
        for day in plan["days"]
    ]
    problem_hash = plan.get("problem_hash", problem.content_hash)
    return problem, Itinerary.model_validate({"problem_hash": problem_hash, "days": days})


def later(minutes: int) -> Callable[[Document], Document]:
    """An edit that moves an item by some minutes."""
    return lambda item: {
        **item,
        "start": item["start"] + minutes,
        "end": item["end"] + minutes,
    }


def inserted(after: str, name: str, item: Document) -> Callable[[Document], Document]:
    """An edit of a day's items that puts another one after a named one."""

    def insert(items: Document) -> Document:
        result = {}
        for key, value in items.items():
            result[key] = value
            if key == after:
                result[name] = item
        return result

    return insert
