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


def upset(problem: Problem, plan: Itinerary, seed: int) -> Problem:
    """The published problem with two to four edits, the rough ones too, frozen at any moment."""
    random = Random(f"upset/{seed}")
    more: dict[str, Any] = {"order": random.choice(("changes-first", "points-first"))}
    if random.random() < 0.3:
        day = random.choice(plan.days)
        starts = [item.start for item in day.items if 0 <= item.start < 1439]
        more |= {"frozen_until": str(day.date), "frozen_minute": random.choice((0, *starts))}
    content = published(problem, plan, levels=random_levels(random, plan), **more).model_dump(
        mode="json"
    )
    for edit in random.sample((*EDITS, *ROUGH_EDITS, *ROUGH_EDITS), random.choice((2, 3, 4))):
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


def _vehicle_sold(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """Nobody has the vehicle of a day any more."""
    gone = random.choice(plan.days).vehicle
    vehicles = content["catalogue"]["vehicles"]
    content["catalogue"]["vehicles"] = [one for one in vehicles if one["id"] != gone]


def _hotel_closed(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """The hotel of a night is no more."""
    nights = [day.night.hotel for day in plan.days if day.night]
    if nights:
        gone, hotels = random.choice(nights), content["catalogue"]["hotels"]
        content["catalogue"]["hotels"] = [one for one in hotels if one["id"] != gone]


def _a_day_less(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """The trip may be a day shorter than it was."""
    dates = content["wishes"]["dates"]
    dates["min_days"] = max(1, len(plan.days) - 1)
    dates["max_days"] = max(len(plan.days), dates.get("max_days") or 1)


def _another_party(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """Half as many come, or twice as many: groups are split otherwise."""
    party = content["wishes"]["party"]
    party["heads"] = max(1, random.choice((party["heads"] // 2, 2 * party["heads"])))


def _by_hand(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """A published item was moved by a step of the grid."""
    days = content["wishes"]["programme"]["itinerary"]["days"]
    items = [item for day in days for item in day["items"] if item["kind"] in ("visit", "meal")]
    step = random.choice((-1, 1)) * content["catalogue"]["rules"]["grid_minutes"]
    if items:
        item = random.choice(items)
        item["start"], item["end"] = item["start"] + step, item["end"] + step


def _comes_often(random: Random, content: dict[str, Any], plan: Itinerary) -> None:
    """A session may be visited twice from now on, or once only."""
    key = _visited(random, plan)
    for session in content["catalogue"]["sessions"]:
        if session["id"] == key:
            session["visits_per_trip"] = 3 - session["visits_per_trip"]


ROUGH_EDITS = (
    _vehicle_sold,
    _hotel_closed,
    _a_day_less,
    _another_party,
    _by_hand,
    _comes_often,
)
