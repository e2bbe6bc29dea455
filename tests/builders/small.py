"""A small valid catalogue and wishes, as plain content that a test may change as it likes.

Two hotels, five sessions, two places to eat, a coach and walking, two connections each way.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes
from tests.builders.small_catalogue import PLACES, Content, small_catalogue_dict, text

__all__ = [
    "PLACES",
    "Content",
    "small_catalogue_dict",
    "small_itinerary_dict",
    "small_problem",
    "small_wishes_dict",
]


def small_wishes_dict() -> Content:
    """Wishes without a fault, for the small catalogue."""
    return {
        "id": "small-visit",
        "name": text("Pieni vierailu", "A small visit"),
        "catalogue": "small",
        "planning_date": "2027-03-01",
        "party": {
            "heads": 12,
            "own_languages": ["en"],
            "second_languages": ["fi"],
            "diets": {"vegetarian": 2},
            "access_needs": {"step-free": 1},
            "rooms": {"single": 8, "twin": 2},
        },
        "dates": {"first": "2027-05-10", "last": "2027-05-12", "min_days": 2, "max_days": 3},
        "travel": {"arrive_from": ["capital"], "hotels": ["park", "lake"]},
        "wishes": [
            _wish("demo-wish", {"session": "demo"}, kind="required"),
            _wish("briefing-wish", {"session": "briefing"}, weight=5),
            _wish("water-wish", {"theme": "water"}, weight=3),
            _wish("no-drill", {"session": "drill"}, kind="excluded"),
        ],
        "quotas": [{"id": "a-tour", "target": {"format": "tour"}, "at_least": 0, "at_most": 2}],
        "precedence": [
            {"kind": "within", "first": "demo", "second": "plant-tour", "days": 1},
        ],
        "pins": [{"session": "plant-tour", "date": "2027-05-11", "start": "10:00"}],
        "commitments": [
            {
                "id": "welcome",
                "name": text("Tervetulo", "Welcome"),
                "places": ["centre"],
                "minutes": 45,
                "date": "2027-05-10",
                "start": "16:00",
            },
            {
                "id": "press",
                "name": text("Lehdistö", "Press"),
                "places": ["centre", "base"],
                "minutes": 30,
                "windows": ["09:00-12:00", {"start": "13:00", "end": "16:00"}],
                "dates": ["2027-05-11"],
            },
        ],
        "limits": {"sessions_per_day": 3},
        "budget": {"total_cents": 2_500_000, "caps": {"meals": 200_000}},
    }


def small_problem() -> Problem:
    """The small wishes with the small catalogue."""
    return Problem(
        catalogue=Catalogue.model_validate(small_catalogue_dict()),
        wishes=Wishes.model_validate(small_wishes_dict()),
    )


def small_itinerary_dict() -> Content:
    """An itinerary of one day that can be read; whether it keeps the rules does not matter here."""
    arrival = {"kind": "arrival", "connection": "train-in-am", "place": "station"}
    departure = {"kind": "departure", "connection": "train-out-pm", "place": "station"}
    meal = {"kind": "meal", "meal": "lunch", "restaurant": "market", "place": "centre"}
    visit = {"kind": "visit", "sessions": ["demo"], "venue": "base-hall", "place": "base"}
    return {
        "problem_hash": "0" * 64,
        "days": [
            {
                "date": str(dt.date(2027, 5, 11)),
                "vehicle": "coach",
                "vehicles": 1,
                "items": [
                    arrival | {"start": 450, "end": 605},
                    meal | {"start": 690, "end": 750},
                    visit | {"language_mode": "own", "start": 780, "end": 870},
                    departure | {"start": 1060, "end": 1200},
                ],
                "night": None,
            }
        ],
    }


def _wish(key: str, target: Content, **more: Any) -> Content:
    return {"id": key, "target": target} | more
