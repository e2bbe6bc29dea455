"""A small trip that took place, with what was said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from scenarios.learning import (
    Audience,
    Delivery,
    FormAnswers,
    Improvement,
    Learning,
    judged_learning,
    shipped_forms,
)
from tests.builders.small import small_problem

DATE = "2027-05-11"
Content = dict[str, Any]


def problem() -> Problem:
    """The problem of the trip."""
    return small_problem()


def itinerary() -> Itinerary:
    """Two days: a briefing, a tour and a demonstration, each at its price."""
    rescue = {"supplier": "rescue", "category": "sessions", "basis": "group", "quantity": 1}
    demo = {"path": f"{DATE}/visit/demo", "item": "demo", **rescue}
    lines = [
        {**demo, "unit_cents": 50_000, "gross_cents": 50_000, "eligible": True},
        {**demo, "basis": "person", "quantity": 12, "unit_cents": 1_000, "gross_cents": 12_000},
        {
            "path": f"{DATE}/meal/lunch-pier",
            "category": "meals",
            "supplier": "pier",
            "item": "lunch",
            "basis": "person",
            "quantity": 12,
            "unit_cents": 2_200,
            "gross_cents": 26_400,
        },
    ]
    hotel = {"kind": "single", "count": 12}
    content = {
        "problem_hash": "0" * 64,
        "days": [
            {
                "date": "2027-05-10",
                "vehicle": None,
                "items": [],
                "night": {"hotel": "park", "rooms": [hotel]},
            },
            {
                "date": DATE,
                "vehicle": None,
                "items": [
                    visit("briefing", "base-hall", "base", 530, 575),
                    visit("plant-tour", "plant-hall", "plant", 600, 660),
                    visit("demo", "base-hall", "base", 755, 835),
                ],
                "night": None,
                "cost_lines": lines,
            },
        ],
    }
    return Itinerary.model_validate(content)


def visit(session: str, venue: str, place: str, start: int, end: int) -> Content:
    """A visit as an itinerary has it."""
    where = {"venue": venue, "place": place, "language_mode": "own"}
    return {"kind": "visit", "sessions": [session], **where, "start": start, "end": end}


def said(audience: Audience = Audience.PARTICIPANTS, **fields: Any) -> FormAnswers:
    """One form."""
    return FormAnswers(audience=audience, **fields)


def delivery(**fields: Any) -> Delivery:
    """How the trip went."""
    return Delivery.model_validate(fields)


def repriced(cents: int = 58_000, **fields: Any) -> Improvement:
    """An improvement: another price of the demonstration."""
    overlay = {"kind": "session-repriced", "id": "demo-price", "session": "demo"}
    return Improvement.model_validate(
        {
            "id": "price-demo",
            "feedback": "It cost more than we had thought.",
            "impact": "Plans are too cheap.",
            "change": "The new price.",
            "evidence": [{"session": "demo"}],
            "overlays": [{**overlay, "group_cents": cents}],
            **fields,
        }
    )


def learning(**fields: Any) -> Learning:
    """What is known of the trip, judged; fails where something is wrong with it."""
    given = {
        "problem": problem(),
        "itinerary": itinerary(),
        "version": 2,
        "forms": shipped_forms(),
        "answers": (),
        "delivery": Delivery(),
        **fields,
    }
    found, spots = judged_learning(Learning(**given), "learning")
    assert found is not None, spots
    return found


def written(folder: Path, **fields: Any) -> Path:
    """A learning file with its trip beside it."""
    (folder / "problem.json").write_text(problem().model_dump_json(), encoding="utf-8")
    (folder / "itinerary.json").write_text(itinerary().model_dump_json(), encoding="utf-8")
    trip = {"wishes": "problem.json", "itinerary": "itinerary.json", "version": 2}
    path = folder / "learning.json"
    content = {"made_on": "2027-05-20", "trip": trip, **fields}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
