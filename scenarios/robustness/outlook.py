"""Outlooks: what days that are over still mean to those to come, so that draws share their answers.

Past days are fixed. All that a plan of the others can feel of them is what has been held, what it
has cost, where the last night was spent and when its day ended: the master problem has no other
rows across days. Two situations that agree in this and in the days to come have the same answer.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from optimizer.check import check
from optimizer.domain.itinerary import Appointment, ItineraryDay, Leg, Visit
from optimizer.domain.problem import Problem
from scenarios.robustness.drawing import Event
from scenarios.robustness.situation import Ending, Situation, problem_in


@dataclass(frozen=True)
class Step:
    """A step that was taken: the situation before an event, and what it came to."""

    before: Situation
    after: Situation


def outlook(before: Situation, event: Event, today: dt.date) -> str:
    """The same for situations whose past, before today, means the same to the days to come."""
    past = [day for day in before.plan.days if day.date < today]
    come = [day.model_dump_json() for day in before.plan.days if day.date >= today]
    rest = before.model_dump(mode="json", exclude={"plan", "replans"})
    behind = [_left_behind(day) for day in past]
    last = max((_ended(day) for day in past[-1:]), default=None)
    content = json.dumps([rest, behind, last, come, event.model_dump_json()], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _left_behind(day: ItineraryDay) -> list[Any]:
    """What a day has held and cost, and where its night was spent."""
    visits = [item for item in day.items if isinstance(item, Visit)]
    held = sorted(session for visit in visits for session in visit.sessions)
    own = sorted(item.commitment for item in day.items if isinstance(item, Appointment))
    costs: Counter[str] = Counter()
    for line in day.cost_lines:
        if line.is_included:
            costs[line.category] += line.gross_cents
    night = None if day.night is None else day.night.hotel
    return [str(day.date), held, own, dict(costs), night]


def _ended(day: ItineraryDay) -> int:
    """The end of the last item, from which the night's rest counts."""
    return max((item.end for item in day.items if not isinstance(item, Leg)), default=0)


def likewise(
    problem: Problem, before: Situation, event: Event, today: dt.date, alike: Step
) -> Situation | None:
    """What a situation comes to, by a step taken from one with the same outlook.

    None where the checker finds a fault in it: then it has to be found anew.
    """
    if alike.after == alike.before:
        return before
    past = (day for day in before.plan.days if day.date < today)
    come = (day for day in alike.after.plan.days if day.date >= today)
    after = before.with_news(event).model_copy(
        update={
            "plan": before.plan.model_copy(update={"days": (*past, *come)}),
            "replans": before.replans + alike.after.replans - alike.before.replans,
            "is_proved": alike.after.is_proved,
            "gave_up": alike.after.gave_up,
            "ending": alike.after.ending,
        }
    )
    edited = problem_in(problem, after)
    plan = after.plan.model_copy(update={"problem_hash": edited.content_hash})
    if after.ending is Ending.PLANNED and not after.gave_up and check(edited, plan):
        return None
    return after.model_copy(update={"plan": plan})
