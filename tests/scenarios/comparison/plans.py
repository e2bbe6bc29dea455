"""Plans of the small problem that differ in what a test wants to see, and random ones."""

import datetime as dt
from random import Random
from typing import Any

from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.itinerary import BookedRooms, Itinerary, ItineraryDay, Night, Visit
from optimizer.domain.problem import Problem
from tests.builders.small import small_problem

FIRST = dt.date(2027, 5, 10)


def problem() -> Problem:
    """Five sessions of three partners or so; names in both languages."""
    return small_problem()


def visit(session: str, start: int, **fields: Any) -> Visit:
    """An hour of a session at its first venue unless the fields say otherwise."""
    base = {"venue": "hall", "place": "centre", "language_mode": "own"}
    sessions = tuple(session.split("+"))
    return Visit.model_validate(
        base | {"sessions": sessions, "start": start, "end": start + 60} | fields
    )


def plan(*days: list[Visit], hotel: str = "park", vehicle: str | None = None) -> Itinerary:
    """Days in a row from the first date, all nights in one hotel."""
    night = Night(hotel=hotel, rooms=(BookedRooms(kind="single", count=1),))
    return Itinerary(
        problem_hash="0" * 64,
        days=tuple(
            ItineraryDay(
                date=FIRST + dt.timedelta(days=number),
                vehicle=vehicle,
                items=tuple(items),
                night=night if number < len(days) - 1 else None,
            )
            for number, items in enumerate(days)
        ),
    )


def random_plan(seed: int) -> Itinerary:
    """Any sessions on any of three days; some several times, some in rotations."""
    random = Random(seed)
    keys = sorted(session.id for session in problem().catalogue.sessions)
    days = []
    for _ in range(3):
        starts = random.sample(range(8, 18), random.randint(0, 4))
        days.append([_random_visit(random, keys, start * 60) for start in sorted(starts)])
    hotel = random.choice(["park", "lake"])
    return plan(*days, hotel=hotel, vehicle=random.choice([None, "coach"]))


def _random_visit(random: Random, keys: list[str], start: int) -> Visit:
    session = "+".join(random.sample(keys, random.choice([1, 1, 1, 2])))
    mode = random.choice([LanguageMode.OWN, LanguageMode.SECOND])
    return visit(session, start, language_mode=mode, venue=random.choice(["hall", "yard"]))
