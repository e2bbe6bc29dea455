"""Judging: every rule that a draft breaks, how much that matters, and where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.check import check, score
from optimizer.check.trip import where
from optimizer.domain.drafts import Draft, Judged, Judgement, Spot
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.itinerary import DayItem, Itinerary
from optimizer.domain.levels import (
    ALWAYS_BLOCKS,
    ALWAYS_BLOCKS_ADVICE,
    Level,
    Levels,
    too_lenient,
)
from optimizer.domain.problem import Problem
from optimizer.domain.reading.faults import fault
from optimizer.domain.ticks import ticks
from optimizer.drafting.levels import level_of


def judge(
    problem: Problem, itinerary: Itinerary, changed: Draft, levels: Levels | None = None
) -> Judgement:
    """A draft by the checker's own word, beside the plan that was changed.

    `levels` count before those of the trip.
    """
    levels = {**problem.wishes.rule_levels, **(levels or {})}
    return Judgement(
        findings=judged(changed.problem, changed.itinerary, levels),
        score=score(changed.problem, changed.itinerary),
        before=score(problem, itinerary),
    )


def judged(
    problem: Problem, itinerary: Itinerary, levels: Levels | None = None
) -> tuple[Judged, ...]:
    """Every rule that an itinerary breaks with its level, but for those that nobody is told of."""
    if levels is None:
        levels = problem.wishes.rule_levels
    spots = _spots(problem, itinerary)
    found = (
        Judged(violation=one, level=level_of(one, levels), spot=_spot(spots, one.where))
        for one in check(problem, itinerary)
    )
    return tuple(one for one in found if one.level is not Level.IGNORE)


def item_at(itinerary: Itinerary, spot: Spot) -> DayItem | None:
    """The item at a spot; None where it is a day as a whole, or the trip."""
    if spot.item is None:
        return None
    day = next(one for one in itinerary.days if one.date == spot.date)
    return day.items[spot.item]


def level_faults(levels: Levels) -> Iterator[Finding]:
    """Levels that would let through what nobody could hold."""
    for rule in too_lenient(levels):
        yield fault(
            FindingCode.VALUE_WRONG,
            "request",
            ALWAYS_BLOCKS.format(rule=rule),
            ALWAYS_BLOCKS_ADVICE,
            ("levels", rule.value),
        )


def _spots(problem: Problem, itinerary: Itinerary) -> dict[str, Spot]:
    """Where each item of a plan is, by what the checker calls it."""
    with ticks(problem.rules.ticks_per_minute):
        return {
            where(day.date, item): Spot(date=day.date, item=number)
            for day in itinerary.days
            for number, item in enumerate(day.items)
        }


def _spot(spots: dict[str, Spot], at: str) -> Spot:
    """The item, else the day, else the trip."""
    if (item := spots.get(at)) is not None:
        return item
    try:
        return Spot(date=dt.date.fromisoformat(at[:10]))
    except ValueError:
        return Spot()
