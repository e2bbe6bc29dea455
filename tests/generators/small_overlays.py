"""Random overlays of every kind that fit a problem: each names things that are there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

from pydantic import TypeAdapter

from optimizer.domain.calendar import dates_between
from optimizer.domain.overlays import NamedOverlay, Overlay
from optimizer.domain.problem import Problem

_READER: TypeAdapter[NamedOverlay] = TypeAdapter(Overlay)

Fields = dict[str, Any] | None
"""The fields of an overlay; None where the problem has nothing that it could edit."""


def overlay_of(**fields: Any) -> NamedOverlay:
    """An overlay of its fields, as a file would give them."""
    return _READER.validate_python({"id": fields["kind"], **fields})


def random_overlays(problem: Problem, random: Random) -> list[NamedOverlay]:
    """One overlay of each kind for which the problem has something; ids are the kinds."""
    made = ((kind, make(problem, random)) for kind, make in MAKERS.items())
    return [overlay_of(kind=kind, **fields) for kind, fields in made if fields is not None]


def _days(problem: Problem, random: Random, nights: bool = False) -> list[str]:
    dates = problem.wishes.dates
    days = dates_between(dates.first, dates.last - dt.timedelta(days=nights))
    return [str(day) for day in random.sample(days, min(len(days), random.randint(1, 2)))]


def _any(items: Any, random: Random) -> Any:
    return random.choice(list(items)).id


def _partner_away(problem: Problem, random: Random) -> Fields:
    fields = {"partner": _any(problem.catalogue.partners, random), "dates": _days(problem, random)}
    return fields | ({"hours": ["09:00-12:00"]} if random.random() < 0.5 else {})


def _venue_closed(problem: Problem, random: Random) -> Fields:
    return {"venue": _any(problem.catalogue.venues, random), "dates": _days(problem, random)}


def _session_closed(problem: Problem, random: Random) -> Fields:
    fields = {"session": _any(problem.catalogue.sessions, random)}
    return fields | ({"dates": _days(problem, random)} if random.random() < 0.5 else {})


def _hotel_full(problem: Problem, random: Random) -> Fields:
    if not problem.catalogue.hotels or problem.wishes.dates.window_days < 2:
        return None
    nights = _days(problem, random, nights=True)
    return {"hotel": _any(problem.catalogue.hotels, random), "dates": nights}


def _vehicle_broken(problem: Problem, random: Random) -> Fields:
    if not problem.catalogue.vehicles:
        return None
    return {"vehicle": _any(problem.catalogue.vehicles, random), "dates": _days(problem, random)}


def _session_added(problem: Problem, random: Random) -> Fields:
    model = random.choice(problem.catalogue.sessions).model_dump(mode="json")
    return {"session": {**model, "id": "brand-new", "rotates_with": [], "split": []}}


def _session_repriced(problem: Problem, random: Random) -> Fields:
    fields = {"session": _any(problem.catalogue.sessions, random)}
    return fields | random.choice([{"group_cents": 12345}, {"person_cents": 99}])


def _session_replaced(problem: Problem, random: Random) -> Fields:
    if len(problem.catalogue.sessions) < 2:
        return None
    one, other = random.sample(problem.catalogue.sessions, 2)
    return {"session": one.id, "by": other.id}


def _party_changed(problem: Problem, random: Random) -> Fields:
    return {"change": random.choice([-1, 1, 2])}


def _budget_changed(problem: Problem, random: Random) -> Fields:
    if problem.wishes.budget.total_cents is None:
        return {"limit": "transport", "cents": 40_000}
    return random.choice([{"change_permille": -100}, {"change_cents": 5000}, {"lifted": True}])


def _vehicles_chosen(problem: Problem, random: Random) -> Fields:
    vehicles = problem.catalogue.vehicles
    return {"vehicles": [random.choice(vehicles).id]} if vehicles else None


def _wish(problem: Problem, random: Random) -> Fields:
    wishes = problem.wishes.wishes
    return {"wish": random.choice(wishes).id} if wishes else None


def _wish_scored(problem: Problem, random: Random) -> Fields:
    fields = _wish(problem, random)
    return None if fields is None else fields | {"weight": 777}


def _wish_added(problem: Problem, random: Random) -> Fields:
    target = {"session": _any(problem.catalogue.sessions, random)}
    return {"wish": {"id": "brand-new-wish", "target": target, "weight": 33}}


def _pin(problem: Problem, random: Random) -> Fields:
    session = _any(problem.catalogue.sessions, random)
    return {"session": session, "date": _days(problem, random)[0]}


def _unpin(problem: Problem, random: Random) -> Fields:
    pins = problem.wishes.pins
    return {"session": random.choice(pins).session} if pins else None


def _status_set(problem: Problem, random: Random) -> Fields:
    session = _any(problem.catalogue.sessions, random)
    return {"session": session, "date": _days(problem, random)[0], "status": "requested"}


MAKERS: dict[str, Callable[[Problem, Random], Fields]] = {
    "partner-away": _partner_away,
    "venue-closed": _venue_closed,
    "session-closed": _session_closed,
    "hotel-full": _hotel_full,
    "vehicle-broken": _vehicle_broken,
    "session-added": _session_added,
    "session-repriced": _session_repriced,
    "session-replaced": _session_replaced,
    "travel-speed": lambda problem, random: {"permille": random.choice([700, 1500])},
    "party-changed": _party_changed,
    "budget-changed": _budget_changed,
    "vehicles-chosen": _vehicles_chosen,
    "language-changed": lambda problem, random: {"own_languages": ["sv"]},
    "interpretation-forced": lambda problem, random: {"mode": "simultaneous"},
    "wish-added": _wish_added,
    "wish-required": _wish,
    "wish-scored": _wish_scored,
    "wish-dropped": _wish,
    "pin": _pin,
    "unpin": _unpin,
    "dates-moved": lambda problem, random: {"days": 7, "fixed": "move"},
    "day-added": lambda problem, random: {"at": random.choice(["start", "end"])},
    "day-removed": lambda problem, random: {"fixed": "release"},
    "status-set": _status_set,
}
"""How to make an overlay of each kind; those that re-plan need a programme and are not here."""
