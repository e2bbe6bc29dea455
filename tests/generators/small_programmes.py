"""Small problems with a published programme: a first plan, then something that happened."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem

AWAY = {"en": "away", "fi": "poissa"}
LEVELS = ("fixed", "times-may-move", "days-may-move", "free")


def published(
    problem: Problem, plan: Itinerary, *, levels: tuple[dict[str, Any], ...] = (), **more: Any
) -> Problem:
    """The problem of a trip whose plan was published and has not begun."""
    content = problem.model_dump(mode="json")
    content["wishes"]["programme"] = {
        "itinerary": plan.model_dump(mode="json"),
        "frozen_until": str(plan.days[0].date),
        "levels": list(levels),
        **more,
    }
    return Problem.model_validate(content)


def edited(problem: Problem, plan: Itinerary, seed: int) -> Problem:
    """The published problem with one to three edits, some freeze levels and either order."""
    random = Random(f"edited/{seed}")
    order = random.choice(("changes-first", "changes-first", "points-first"))
    content = published(problem, plan, levels=random_levels(random, plan), order=order).model_dump(
        mode="json"
    )
    for edit in random.sample(EDITS, random.choice((1, 1, 2, 3))):
        edit(random, content, plan)
    return Problem.model_validate(content)


def random_levels(random: Random, plan: Itinerary) -> tuple[dict[str, Any], ...]:
    """Up to three levels that begin on days of the plan, at some of its minutes."""
    found: dict[tuple[dt.date, int], str] = {}
    for _ in range(random.choice((0, 1, 1, 2, 3))):
        day = random.choice(plan.days)
        starts = [item.start for item in day.items if 0 <= item.start < 1440]
        found[day.date, random.choice((0, *starts))] = random.choice(LEVELS)
    return tuple(
        {"date": str(date), "minute": minute, "level": level}
        for (date, minute), level in sorted(found.items())
    )


def _visited(random: Random, plan: Itinerary) -> str | None:
    sessions = sorted({session for _, visit in plan.visits for session in visit.sessions})
    return random.choice(sessions) if sessions else None


def _partner_away(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """The partner of a visit is closed on its date."""
    session = _visited(random, plan)
    if session is None:
        return
    date = next(date for date, visit in plan.visits if session in visit.sessions)
    partner = next(s["partner"] for s in content["catalogue"]["sessions"] if s["id"] == session)
    closure = {"start": str(date), "end": str(date), "partners": [partner], "name": AWAY}
    content["catalogue"]["closures"] = [*content["catalogue"].get("closures", []), closure]


def _session_gone(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """A visited session is declined."""
    session = _visited(random, plan)
    statuses = content["wishes"]["statuses"]
    if session is None or any(item["id"] == session for item in statuses):
        return
    history = [{"status": "declined", "date": "2027-04-01"}]
    statuses.append({"kind": "session", "id": session, "history": history})


def _more_guests(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """One more comes, or one stays at home."""
    party = content["wishes"]["party"]
    party["heads"] = max(1, party["heads"] + random.choice((-1, 1, 2)))


def _other_points(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """All scored wishes weigh something else."""
    for wish in content["wishes"]["wishes"]:
        if wish["kind"] == "scored":
            wish["weight"] = random.randint(1, 40)


def _vehicle_away(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """The vehicle of a day is in the workshop."""
    day = random.choice(plan.days)
    for vehicle in content["catalogue"]["vehicles"]:
        if vehicle["id"] == day.vehicle:
            spans = vehicle.get("unavailable") or []
            vehicle["unavailable"] = [*spans, {"start": str(day.date), "end": str(day.date)}]


def _hotel_full(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """The hotel of a night is refused."""
    nights = [(day.date, day.night.hotel) for day in plan.days if day.night]
    statuses = content["wishes"]["statuses"]
    if not nights or any(item["kind"] == "hotel" for item in statuses):
        return
    date, hotel = random.choice(nights)
    history = [{"status": "declined", "date": "2027-04-01"}]
    statuses.append({"kind": "hotel", "id": hotel, "date": str(date), "history": history})


def _other_hours(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """A day starts later."""
    day = random.choice(plan.days)
    rules = content["catalogue"]["rules"]
    later = rules["day_start"] + random.choice((30, 65, 120))
    hours = content["wishes"]["limits"].setdefault("hours", {})
    hours.setdefault(str(day.date), {"start": later, "end": rules["day_end"]})


def _slower_roads(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """Every way takes longer."""
    for matrix in content["catalogue"]["matrices"]:
        matrix["minutes"] = [
            [minutes and minutes + 7 for minutes in row] for row in matrix["minutes"]
        ]


def _longer(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """A visited session takes a quarter of an hour more."""
    key = _visited(random, plan)
    for session in content["catalogue"]["sessions"]:
        if session["id"] == key:
            session["hands_on_minutes"] += 15


EDITS = (
    _partner_away,
    _session_gone,
    _more_guests,
    _other_points,
    _vehicle_away,
    _hotel_full,
    _other_hours,
    _slower_roads,
    _longer,
)
