"""What the past of a programme leaves of a day: its own stops, and starts after the moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from optimizer.domain.problem import Problem
from tests.oracle.day_values import DayPlan
from tests.oracle.past import past_on
from tests.oracle.stops import Offer


def _stops(problem: Problem, date: dt.date) -> list[Any]:
    kinds = ("visit", "meal", "appointment", "debrief")
    return [item for item in past_on(problem, date)[0] if item.kind in kinds]


def _matches(offer: Offer, stop: Any) -> bool:
    if stop.start not in offer.starts or offer.place != stop.place:
        return False
    if stop.kind == "visit":
        service = offer.service.id if offer.service else None
        return (offer.sessions, offer.venue, offer.mode, service, offer.split) == (
            stop.sessions, stop.venue, stop.language_mode, stop.interpreter, stop.split
        )  # fmt: skip
    if stop.kind == "meal":
        return offer.is_meal_stop and (offer.venue, offer.meal) == (stop.restaurant, stop.meal)
    if stop.kind == "debrief":
        return offer.is_debrief and offer.length == stop.end - stop.start
    return offer.commitment == stop.commitment


def allowed_offers(problem: Problem, date: dt.date, offers: list[Offer]) -> list[Offer]:
    """The offers of a date with the starts that the past leaves them."""
    if problem.wishes.programme is None:
        return offers
    past, is_over = past_on(problem, date)
    stops = _stops(problem, date)
    later = past[-1].end if past else 0
    if date == problem.wishes.programme.frozen_until:
        later = max(later, problem.wishes.programme.frozen_minute)
    found = []
    for offer in offers:
        same = [stop.start for stop in stops if _matches(offer, stop)]
        free = [] if is_over else [start for start in offer.starts if start >= later]
        if same or free:  # nothing comes twice on a day
            found.append(replace(offer, starts=tuple(same or free)))
    return found


def keeps_the_past(problem: Problem, plan: DayPlan) -> bool:
    """Whether a day holds every stop that is past, to the minute."""
    stops = _stops(problem, plan.date)
    if not stops:
        return True
    first = plan.items[: len(stops)]
    return len(first) == len(stops) and all(
        _matches(offer, stop) and offer.starts[0] == stop.start
        for offer, stop in zip(first, stops, strict=True)
    )
