"""Plans of a few items of random problems, and small problems with terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any

from optimizer.costing import room_assignment
from optimizer.domain.itinerary import Itinerary, ItineraryDay, Night, Visit
from optimizer.domain.problem import Problem
from tests.costing import example
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem


def on(problem: Problem, planning: dt.date) -> Problem:
    """The same problem, planned on another date."""
    wishes = problem.wishes.model_copy(update={"planning_date": planning})
    return problem.with_wishes(wishes)


def one_day(problem: Problem, date: dt.date, *items: Any, **fields: Any) -> Itinerary:
    """A plan of one day with just these items."""
    day = ItineraryDay(date=date, vehicle=None, items=items, **({"night": None} | fields))
    return Itinerary(problem_hash=problem.content_hash, days=(day,))


def visit_of(problem: Problem, key: str, **fields: Any) -> Visit:
    """A visit of a session in the morning."""
    venue = problem.catalogue.venue(problem.catalogue.session(key).venues[0])
    base = {"sessions": (key,), "venue": venue.id, "place": venue.place, "language_mode": "own"}
    return Visit.model_validate(base | {"start": 600, "end": 660} | fields)


def random_visits(seeds: range) -> Iterator[tuple[Problem, dt.date, Visit]]:
    """A visit of each session of random problems, with working days and leads drawn anew."""
    for seed in seeds:
        problem = random_problem(seed, profile=PROFILES[seed % len(PROFILES)])
        random = Random(seed)
        content = problem.model_dump(mode="json")
        for partner in content["catalogue"]["partners"]:
            days = random.sample(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 4)
            partner["working_days"] = sorted(days)
            partner["booking_lead_working_days"] = random.choice((0, 0, 3, 8))
        for session in content["catalogue"]["sessions"]:
            session["access"] = random.choice(("open", "named-list", "id-check", "rfv"))
            session["lead_working_days"] = random.choice((0, 0, 6, 30))
        content["catalogue"]["rules"]["lead_working_days"] = {
            "open": random.choice((0, 2)),
            "named-list": 5,
            "id-check": 10,
            "rfv": 25,
        }
        problem = Problem.model_validate(content)
        for session in problem.catalogue.sessions:
            date = problem.wishes.dates.first + dt.timedelta(days=random.randrange(60))
            yield problem, date, visit_of(problem, session.id)


def random_nights(seeds: range) -> Iterator[tuple[Problem, Itinerary]]:
    """Two nights in a hotel of random problems in which rooms are not taken on request."""
    for seed in seeds:
        problem = random_problem(seed, profile="hotels")
        content = problem.model_dump(mode="json")
        content["wishes"]["travel"] |= {"rooms_on_request": False, "hotels": None}
        content["wishes"]["planning_date"] = "2026-01-01"
        random = Random(seed)
        for hotel in content["catalogue"]["hotels"]:
            for rooms in hotel["rooms"]:
                rooms["release_days"] = random.choice((0, 7, 14, 21))
        problem = Problem.model_validate(content)
        first = problem.wishes.dates.first
        for hotel in problem.catalogue.hotels:
            days = []
            for date in (first, first + dt.timedelta(days=1)):
                rooms = room_assignment(problem, hotel, date)
                if rooms is None:
                    break
                night = Night(hotel=hotel.id, rooms=rooms)
                days.append(ItineraryDay(date=date, vehicle=None, items=(), night=night))
            if days:
                yield problem, Itinerary(problem_hash=problem.content_hash, days=tuple(days))


def with_terms(**terms: Any) -> Problem:
    """The small problem; its hotel, restaurant, partner and coach ask for these terms."""
    offer = example.catalogue()
    for field in ("hotels", "restaurants", "partners", "vehicles"):
        offer[field][0]["terms"] = terms
    return example.read(offer, example.wishes())
