"""Stages: one thing goes wrong; the plan holds as it is, or is planned anew with few changes."""

from __future__ import annotations

import datetime as dt
import threading
from typing import cast

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from scenarios.replanning.requirements import without_requirements
from scenarios.replay.solving import Stop
from scenarios.robustness.drawing import Absent, Event, Late, Slow
from scenarios.robustness.situation import Ending, Situation, as_held, held_late, holds, problem_in


def next_situation(
    problem: Problem,
    start: SolveResult,
    before: Situation,
    event: Event,
    parameters: SolveParameters,
    stop: Stop | None = None,
) -> Situation:
    """How things stand when the event is known and, where need be, all is planned anew.

    A plan that holds is followed without a solve. Otherwise what has begun stays and the rest is
    planned with the fewest changes; where that is proved impossible, once more without what the
    wishes require. `start` is what the search begins with.
    """
    situation = before.with_news(event)
    edited = problem_in(problem, situation)
    moment = moment_in(problem, event)
    plan = situation.plan
    if isinstance(event, Late):
        late = held_late(edited, plan, event)
        if late is None:
            return before
        plan, begins = late
        edited = as_held(edited, plan)
        moment = max(moment, (event.date, begins + 1))
    driven, is_kept = holds(edited, plan)
    if is_kept:
        # A delay that is absorbed leaves no trace: all that follows is as it was.
        is_absorbed = isinstance(event, Late)
        return before if is_absorbed else situation.model_copy(update={"plan": driven})
    return _planned_anew(edited, start, situation, driven, moment, parameters, stop)


def moment_in(problem: Problem, event: Event) -> tuple[dt.date, int]:
    """When an event becomes known; what began before stays as it was."""
    programme = problem.programme
    frozen = (dt.date.min, 0)
    if programme is not None:
        frozen = (programme.frozen_until, programme.frozen_minute)
    match event:
        case Slow():
            return frozen
        case Absent():
            return max(frozen, (event.told_on, event.told_at))
        case Late():
            return max(frozen, (event.date, event.start))


def _planned_anew(
    edited: Problem,
    start: SolveResult,
    situation: Situation,
    published: Itinerary,
    moment: tuple[dt.date, int],
    parameters: SolveParameters,
    stop: Stop | None,
) -> Situation:
    # Here and not above: the solver takes seconds to import.
    from optimizer.optimise import solve

    anew = published_in(edited, published, moment)
    # Of the stop no more is asked than whether it is set, which one between processes has too.
    stopping = cast("threading.Event | None", stop)
    result = solve(anew, parameters, start=start, stop=stopping)
    is_proved, gave_up = result.verdict is Verdict.OPTIMAL, False
    if result.verdict is Verdict.INFEASIBLE:
        lesser = anew.with_wishes(without_requirements(anew.wishes, budget_too=True))
        result = solve(lesser, parameters, start=start, stop=stopping)
        is_proved, gave_up = result.verdict is Verdict.OPTIMAL, True
    if result.itinerary is None:
        is_none = result.verdict is Verdict.INFEASIBLE
        ending = Ending.NO_PLAN if is_none else Ending.UNANSWERED
        is_proved = situation.is_proved and is_none
        update = {"plan": published, "ending": ending, "is_proved": is_proved}
        return situation.model_copy(update=update)
    return situation.model_copy(
        update={
            # Known by the problem alone, whatever has been published on the way.
            "plan": result.itinerary.model_copy(update={"problem_hash": edited.content_hash}),
            "replans": situation.replans + 1,
            "is_proved": situation.is_proved and is_proved,
            "gave_up": situation.gave_up or gave_up,
        }
    )


def published_in(problem: Problem, itinerary: Itinerary, moment: tuple[dt.date, int]) -> Problem:
    """The problem of planning anew what is followed, with what has begun before a moment fixed."""
    earlier = problem.programme
    first = itinerary.days[0].date, 0
    date, minute = max(moment, first)
    programme = PublishedProgramme(
        version=1 if earlier is None else earlier.version + 1,
        itinerary=itinerary,
        frozen_until=date,
        frozen_minute=minute,
    )
    return problem.with_wishes(problem.wishes.model_copy(update={"programme": programme}))
