"""Around: what is to be planned so that last year's programme is kept as far as it can be."""

from __future__ import annotations

from enum import StrEnum

from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Pin
from optimizer.drafting import Repair, to_repair
from scenarios.workbooks.programme.reading import PastProgramme


class Around(StrEnum):
    """How much of a programme has to stay."""

    CHANGES = "changes"
    """As much as the rules leave: the fewest changes come before all other goals."""
    DAYS = "days"
    """Each visit on its day, at whatever time."""
    TIMES = "times"
    """Each visit on its day at its time."""


def to_plan_around(past: PastProgramme, around: Around) -> Repair:
    """The problem to plan. Raises ValueError for a workbook without a plan."""
    if past.itinerary is None:
        raise ValueError("there is no programme to plan around")
    if around is Around.CHANGES:
        return to_repair(past.problem, past.itinerary, ())
    return Repair(_pinned(past, around is Around.TIMES), ())


def _pinned(past: PastProgramme, with_times: bool) -> Problem:
    """The problem with each visit pinned; what was pinned before stays as it was."""
    assert past.itinerary is not None
    wishes = past.problem.wishes
    pins = {(pin.session, pin.date): pin for pin in wishes.pins}
    for date, visit in past.itinerary.visits:
        for session in visit.sessions:
            start = visit.start if with_times else None
            pins.setdefault((session, date), Pin(session=session, date=date, start=start))
    return past.problem.with_wishes(wishes.model_copy(update={"pins": tuple(pins.values())}))
