"""Slack: how far a visit can move while everything else stays, by the checker alone."""

from __future__ import annotations

from optimizer.check import check
from optimizer.domain.explanations import Slack
from optimizer.domain.itinerary import Arrival, DayItem, Itinerary, ItineraryDay, Leg, Visit
from optimizer.domain.problem import Problem


def slack(problem: Problem, itinerary: Itinerary, day: int, item: int) -> Slack:
    """The earliest and the latest start of a visit, minute by minute, that keep every rule.

    The legs on both sides go along as the rules say: the leg after it, and the first of a day
    that leaves a hotel. All other items keep their minutes.
    """
    visit = itinerary.days[day].items[item]
    assert isinstance(visit, Visit)
    step = problem.rules.ticks_per_minute
    ends = []
    for direction in (-step, step):
        moved = 0
        while not check(problem, _moved(itinerary, day, item, moved + direction)):
            moved += direction
        ends.append(visit.start + moved)
    return Slack(earliest=ends[0], latest=ends[1])


def _moved(itinerary: Itinerary, day: int, item: int, by: int) -> Itinerary:
    """The itinerary with one visit at another time; what it costs is not written anew."""
    planned = itinerary.days[day]
    items = list(planned.items)
    for index in _moving(planned, item):
        items[index] = _shifted(items[index], by)
    changed = planned.model_copy(update={"items": tuple(items)})
    days = tuple(changed if n == day else one for n, one in enumerate(itinerary.days))
    return itinerary.model_copy(update={"days": days})


def _moving(day: ItineraryDay, item: int) -> list[int]:
    """The visit, the leg after it, and the one before it where that is the first from a hotel."""
    indices = [item]
    if item + 1 < len(day.items) and isinstance(day.items[item + 1], Leg):
        indices.append(item + 1)
    arrives = any(isinstance(one, Arrival) for one in day.items)
    if item == 1 and isinstance(day.items[0], Leg) and not arrives:
        indices.append(0)
    return indices


def _shifted(item: DayItem, by: int) -> DayItem:
    return item.model_copy(update={"start": item.start + by, "end": item.end + by})
