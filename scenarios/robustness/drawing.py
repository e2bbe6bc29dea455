"""Drawing: what goes wrong in each draw, from a random stream of its own.

The streams are spawned from the seed (numpy's SeedSequence), so that a draw is the same whatever
the number of draws or workers is. Each asks its stream the same questions in the same order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.value import Id, Value
from scenarios.robustness.disturbances import Delays, Disturbances, NoShows, TravelNoise

AS_GIVEN = 1000
"""The pace of roads as the matrices have it."""


class Slow(Value):
    """All driving of the trip takes so many thousandths of its time; known before it begins."""

    kind: Literal["slow"] = "slow"
    permille: int


class Absent(Value):
    """A partner receives nobody on a date; told at a moment before."""

    kind: Literal["absent"] = "absent"
    partner: Id
    date: dt.date
    told_on: dt.date
    told_at: int


class Late(Value):
    """A visit of a session begins so much later than the plan of the day says."""

    kind: Literal["late"] = "late"
    session: Id
    date: dt.date
    minutes: int
    start: int


Event = Annotated[Slow | Absent | Late, Field(discriminator="kind")]
"""One thing that goes wrong."""


class Draw(Value):
    """What goes wrong in one draw, in the order in which it becomes known."""

    number: int
    events: tuple[Event, ...]


def drawn(
    problem: Problem, plan: Itinerary, chances: Disturbances, *, seed: int, draws: int
) -> tuple[Draw, ...]:
    """So many draws of what happens to a plan. What is past of a programme stays as it was."""
    streams = np.random.SeedSequence(seed).spawn(draws)
    return tuple(
        Draw(number=number, events=_events(problem, plan, chances, np.random.default_rng(stream)))
        for number, stream in enumerate(streams, start=1)
    )


def moment_of(event: Event, plan: Itinerary) -> tuple[dt.date, int]:
    """When it becomes known, as far as the plan it was drawn for says."""
    match event:
        case Slow():
            return plan.days[0].date, 0
        case Absent():
            return event.told_on, event.told_at
        case Late():
            return event.date, event.start


def hosts_on(problem: Problem, plan: Itinerary) -> tuple[tuple[str, dt.date], ...]:
    """Each partner with a date on which it hosts something that is still to come, in order."""
    found = {
        (problem.catalogue.session(session).partner, date): None
        for date, start, session in _visits(problem.programme, plan)
    }
    return tuple(found)


def absence(
    problem: Problem, plan: Itinerary, chances: NoShows, partner: str, date: dt.date
) -> Absent:
    """The event that a partner fails on a date, told when the chances say, or just before."""
    told = chances.told
    begins = next(day.items[0].start for day in plan.days if day.date == date)
    on = date - dt.timedelta(days=told.days_before)
    at = told.time if told.days_before else min(told.time, begins)
    moment = max((on, at), (plan.days[0].date, 0), _frozen(problem.programme))
    return Absent(partner=partner, date=date, told_on=moment[0], told_at=moment[1])


def _frozen(programme: PublishedProgramme | None) -> tuple[dt.date, int]:
    if programme is None:
        return dt.date.min, 0
    return programme.frozen_until, programme.frozen_minute


def _visits(
    programme: PublishedProgramme | None, plan: Itinerary
) -> Iterator[tuple[dt.date, int, str]]:
    """Every session of the plan that has not begun, with its date and start."""
    for date, visit in plan.visits:
        if programme is None or not programme.has_begun(date, visit.start):
            for session in visit.sessions:
                yield date, visit.start, session


def _events(
    problem: Problem, plan: Itinerary, chances: Disturbances, stream: np.random.Generator
) -> tuple[Event, ...]:
    events: list[Event] = []
    if chances.travel is not None:
        events += _pace(chances.travel, stream)
    if chances.no_shows is not None:
        for partner, date in hosts_on(problem, plan):
            chance = chances.no_shows.partners.get(partner, chances.no_shows.permille)
            if stream.integers(1000) < chance:
                events.append(absence(problem, plan, chances.no_shows, partner, date))
    if chances.delays is not None:
        events += _late(problem, plan, chances.delays, stream)
    return tuple(sorted(events, key=lambda event: moment_of(event, plan)))


def _pace(noise: TravelNoise, stream: np.random.Generator) -> Iterator[Slow]:
    at = _picked([one.share for one in noise.paces], stream)
    if (permille := noise.paces[at].permille) != AS_GIVEN:
        yield Slow(permille=permille)


def _late(
    problem: Problem, plan: Itinerary, delays: Delays, stream: np.random.Generator
) -> Iterator[Late]:
    """A visit with two sessions is late by the first of them."""
    told: set[tuple[dt.date, int]] = set()
    for date, start, session in _visits(problem.programme, plan):
        is_late = stream.integers(1000) < delays.sessions.get(session, delays.permille)
        by = delays.minutes[_picked([one.share for one in delays.minutes], stream)].minutes
        if is_late and (date, start) not in told:
            told.add((date, start))
            yield Late(session=session, date=date, minutes=by, start=start)


def _picked(shares: Sequence[int], stream: np.random.Generator) -> int:
    """The place of the share that a number drawn below their sum falls into."""
    number = int(stream.integers(sum(shares)))
    return next(at for at, upto in enumerate(accumulate(shares)) if number < upto)
