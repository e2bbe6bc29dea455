"""Situations: how things stand in a draw, and what they come to when one more thing goes wrong."""

from __future__ import annotations

import datetime as dt
import hashlib
from enum import StrEnum

from optimizer.check import check
from optimizer.check.retiming import retimed
from optimizer.domain.calendar import DateRange
from optimizer.domain.itinerary import DayItem, Itinerary, Visit
from optimizer.domain.overlays import NamedOverlay, PartnerAway, TravelSpeed
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from optimizer.domain.statuses import ItemKind
from optimizer.domain.value import Id, Value
from scenarios.overlaying import apply
from scenarios.robustness.drawing import AS_GIVEN, Absent, Event, Late, Slow

_OWN_HOURS = (Rule.PARTNER_WINDOW, Rule.SEASON, Rule.DAYLIGHT, Rule.DAY_WINDOW)
"""What a host that is late keeps to all the same."""


class Ending(StrEnum):
    """Whether a draw has a plan."""

    PLANNED = "planned"
    NO_PLAN = "no-plan"
    UNANSWERED = "unanswered"


class Situation(Value):
    """What is known to be wrong so far, the plan that is followed, and how it came about.

    `replans` counts plannings, `is_proved` says whether each was proved best, `gave_up` whether
    requirements of the wishes had to be given up. Without an ending as PLANNED the plan is the last
    one that could be followed.
    """

    pace: int = AS_GIVEN
    absent: tuple[tuple[Id, dt.date], ...] = ()
    plan: Itinerary
    replans: int = 0
    is_proved: bool = True
    gave_up: bool = False
    ending: Ending = Ending.PLANNED

    @property
    def digest(self) -> str:
        """The same for situations that are alike."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:32]

    def with_news(self, event: Event) -> Situation:
        """What is wrong with one thing more; the plan is still the old one."""
        match event:
            case Slow():
                return self.model_copy(update={"pace": event.permille})
            case Absent():
                absent = tuple(sorted({*self.absent, (event.partner, event.date)}))
                return self.model_copy(update={"absent": absent})
            case Late():
                return self


def problem_in(problem: Problem, situation: Situation) -> Problem:
    """The problem with all that is known to be wrong, the plan being held as it is."""
    overlays: list[NamedOverlay] = []
    catalogue = problem.catalogue
    is_driven = any(one.id != catalogue.walk_matrix for one in catalogue.matrices)
    if situation.pace != AS_GIVEN and is_driven:
        overlays.append(TravelSpeed(id="roads", permille=situation.pace))
    for partner in dict.fromkeys(partner for partner, _ in situation.absent):
        dates = tuple(DateRange(start=date) for key, date in situation.absent if key == partner)
        overlays.append(PartnerAway(id=f"away-{partner}"[:80], partner=partner, dates=dates))
    edited = apply(problem, overlays).problem if overlays else problem
    return as_held(edited, situation.plan)


def as_held(problem: Problem, plan: Itinerary) -> Problem:
    """The problem with what is fixed to a start fixed to the one at which the plan holds it.

    They differ only where a host was late for what had been agreed, and that breaks no rule.
    """
    wishes = problem.wishes
    update = {
        "pins": tuple(
            pin.model_copy(update=_start_held(plan, pin.session, pin.date, pin.start))
            for pin in wishes.pins
        ),
        "statuses": tuple(
            item.model_copy(update=_start_held(plan, item.id, item.date, item.start))
            if item.kind is ItemKind.SESSION and item.is_confirmed
            else item
            for item in wishes.statuses
        ),
    }
    return problem.with_wishes(wishes.model_copy(update=update))


def _start_held(
    plan: Itinerary, session: Id, date: dt.date | None, fixed: int | None
) -> dict[str, int]:
    """The start of the visit that is nearest to the fixed one, where there is any."""
    starts = [
        visit.start for day, visit in plan.visits if day == date and session in visit.sessions
    ]
    if fixed is None or not starts:
        return {}
    return {"start": min(starts, key=lambda start: (abs(start - fixed), start))}


def held_late(problem: Problem, plan: Itinerary, event: Late) -> tuple[Itinerary, int] | None:
    """The plan with the visit as late as its host's hours allow, and the minute it then begins.

    None where the plan has no such visit any more, or where the host has no time to be late.
    """
    grid = problem.rules.grid_minutes
    for late in range(event.minutes, 0, -grid):
        shifted = _shifted(plan, event, late)
        if shifted is None:
            return None
        changed, start = shifted
        broken = [one.where for one in check(problem, changed) if one.rule in _OWN_HOURS]
        if not any(f"{event.date} visit" in where and _is_at(where, event) for where in broken):
            return changed, start
    return None


def _is_at(where: str, event: Late) -> bool:
    return event.session in where.split(" ")[2].split("+")


def _shifted(plan: Itinerary, event: Late, late: int) -> tuple[Itinerary, int] | None:
    days, begins = [], None
    for day in plan.days:
        items: list[DayItem] = []
        for item in day.items:
            is_meant = day.date == event.date and isinstance(item, Visit)
            if is_meant and isinstance(item, Visit) and event.session in item.sessions:
                begins = item.start + late
                update = {"start": begins, "end": item.end + late}
                items.append(item.model_copy(update=update))
            else:
                items.append(item)
        days.append(day.model_copy(update={"items": tuple(items)}))
    if begins is None:
        return None
    return plan.model_copy(update={"days": tuple(days)}), begins


def holds(problem: Problem, plan: Itinerary) -> tuple[Itinerary, bool]:
    """The plan as it would be driven now, and whether every rule is kept that way."""
    driven = retimed(problem, plan)
    return driven, not check(problem, driven)
