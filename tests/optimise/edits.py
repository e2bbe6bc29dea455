"""Edits of a problem, as a coordinator makes them between two solves."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from tests.laws.changes import content_of, problem_of, with_shorter_hours, without_session

Edit = Callable[[Problem, SolveResult, Random], Problem]


def budget_up(problem: Problem, before: SolveResult, random: Random) -> Problem:
    """A tenth more money, in total and in each category."""
    return _budget(problem, 110)


def budget_down(problem: Problem, before: SolveResult, random: Random) -> Problem:
    """A twentieth less than the budget, or than the plan costs without one."""
    if before.score is None:
        return _budget(problem, 95)
    content = content_of(problem)
    content["wishes"]["budget"]["total_cents"] = before.score.cost_cents * 95 // 100
    return problem_of(content)


def _budget(problem: Problem, percent: int) -> Problem:
    content = content_of(problem)
    budget = content["wishes"]["budget"]
    for field in ("total_cents", "per_head_cents"):
        if budget[field] is not None:
            budget[field] = budget[field] * percent // 100
    budget["caps"] = {name: cents * percent // 100 for name, cents in budget["caps"].items()}
    return problem_of(content)


def session_closed(problem: Problem, before: SolveResult, random: Random) -> Problem:
    """A session that nobody can visit any more, one of the plan if it has any."""
    visited = _visited(before)
    if not visited:
        return without_session(problem, random)
    content, gone = content_of(problem), random.choice(visited)
    for session in content["catalogue"]["sessions"]:
        if session["id"] == gone:
            session["availability"] = {"weekly": []}
    return problem_of(content)


def window_cancelled(problem: Problem, before: SolveResult, random: Random) -> Problem:
    """Shorter hours of a partner; windows that are too short for that are gone."""
    return with_shorter_hours(problem, random)


def pin_added(problem: Problem, before: SolveResult, random: Random) -> Problem:
    """A visit pinned to a date: one of the plan to its own, or any session to any date."""
    content = content_of(problem)
    pinned = {pin["session"] for pin in content["wishes"]["pins"]}
    excluded = {
        session
        for wish in problem.wishes.wishes
        if wish.kind == "excluded"
        for session in problem.sessions_of(wish.target)
    }
    free = sorted({s.id for s in problem.catalogue.sessions} - pinned - excluded)
    kept = [(date, key) for date, key in _dated(before) if key in free]
    if not free:
        return problem
    first = problem.wishes.dates.first
    date, session = random.choice(kept) if kept else (str(first), random.choice(free))
    content["wishes"]["pins"].append({"session": session, "date": date})
    return problem_of(content)


def weight_changed(problem: Problem, before: SolveResult, random: Random) -> Problem:
    """Another weight of a scored wish."""
    content = content_of(problem)
    scored = [wish for wish in content["wishes"]["wishes"] if wish["kind"] == "scored"]
    if scored:
        random.choice(scored)["weight"] = random.choice((1, 2, 40, 400))
    return problem_of(content)


def hotel_removed(problem: Problem, before: SolveResult, random: Random) -> Problem:
    """A hotel less, where there are two: that of the plan if it has one."""
    hotels = [hotel.id for hotel in problem.catalogue.hotels]
    nights = [] if before.itinerary is None else [day.night for day in before.itinerary.days]
    slept = sorted({night.hotel for night in nights if night is not None})
    if len(hotels) < 2:
        return problem
    gone = random.choice(slept or hotels)
    content = content_of(problem)
    content["wishes"]["travel"]["hotels"] = [hotel for hotel in hotels if hotel != gone]
    return problem_of(content)


def group_changed(problem: Problem, before: SolveResult, random: Random) -> Problem:
    """One guest more or less."""
    content = content_of(problem)
    party = content["wishes"]["party"]
    party["heads"] = max(1, party["heads"] + random.choice((-1, 1)))
    party["rooms"] = None
    return problem_of(content)


def _visited(before: SolveResult) -> list[str]:
    return sorted({key for _, key in _dated(before)})


def _dated(before: SolveResult) -> list[tuple[str, str]]:
    if before.itinerary is None:
        return []
    return [(str(date), key) for date, visit in before.itinerary.visits for key in visit.sessions]


EDITS: tuple[Edit, ...] = (
    budget_up,
    budget_down,
    session_closed,
    window_cancelled,
    pin_added,
    weight_changed,
    hotel_removed,
    group_changed,
)
