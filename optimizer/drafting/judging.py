"""Judging: every rule that a draft breaks, how much that matters, and where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.check import check, score
from optimizer.check.trip import where
from optimizer.domain.drafts import Draft, Judged, Judgement, Level, Levels, Spot
from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.reading.faults import fault
from optimizer.domain.ticks import ticks
from optimizer.drafting.levels import USUAL, level_of


def judge(
    problem: Problem, itinerary: Itinerary, changed: Draft, levels: Levels | None = None
) -> Judgement:
    """A draft by the checker's own word, beside the plan that was changed."""
    spots = _spots(changed)
    found = (
        Judged(violation=one, level=level_of(one, levels), spot=_spot(spots, one.where))
        for one in check(changed.problem, changed.itinerary)
    )
    return Judgement(
        findings=tuple(one for one in found if one.level is not Level.IGNORE),
        score=score(changed.problem, changed.itinerary),
        before=score(problem, itinerary),
    )


def level_faults(levels: Levels) -> Iterator[Finding]:
    """Levels that would let through what nobody could hold."""
    for rule, level in levels.items():
        if USUAL[rule] is Level.BLOCK and level is not Level.BLOCK:
            yield fault(
                FindingCode.VALUE_WRONG,
                "request",
                f"The rule '{rule}' always blocks: hosts, suppliers or the law stand behind it.",
                "Set only rules that warn to 'ignore', or to 'block'.",
                ("levels", rule.value),
            )


def _spots(changed: Draft) -> dict[str, Spot]:
    """Where each item of a draft is, by what the checker calls it."""
    with ticks(changed.problem.rules.ticks_per_minute):
        return {
            where(day.date, item): Spot(date=day.date, item=number)
            for day in changed.itinerary.days
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
