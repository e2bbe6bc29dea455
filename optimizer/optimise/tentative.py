"""Tentative partners: each visit that is not confirmed is planned anew as if it were refused.

A refusal is one for every date: the host says no to the visit, not to the day. A named fallback
(of the request, else of the session) is required first; where no trip can have it, the best trip
without it stands in.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from optimizer.check import score
from optimizer.domain.calendar import dates_between
from optimizer.domain.itinerary import Itinerary, Score, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.domain.statuses import ItemKind, ItemStatus, Status, StatusChange
from optimizer.domain.tentative import IfRefused, MovedVisit, TentativePlan
from optimizer.domain.wishes import Target, Wish, WishKind
from optimizer.optimise.pipeline import OnProgress, solve

Solve = Callable[..., SolveResult]


@dataclass(frozen=True)
class OpenVisit:
    """A planned visit that nobody has confirmed, with how far the request has come."""

    date: dt.date
    visit: Visit
    status: Status
    fallback: str | None


def open_visits(
    problem: Problem, itinerary: Itinerary, *, only_asked: bool = False
) -> tuple[OpenVisit, ...]:
    """The visits that are not confirmed; what is past of a programme is.

    With `only_asked` only those for which a request is on record.
    """
    found = []
    for date, visit in itinerary.visits:
        requests = [_request(problem, session, date) for session in visit.sessions]
        if all(item is not None and item.is_confirmed for item in requests):
            continue
        asked = [item for item in requests if item is not None and not item.is_confirmed]
        if only_asked and not asked:
            continue
        status = asked[0].status if asked else Status.NOT_REQUESTED
        found.append(OpenVisit(date, visit, status, _fallback(problem, visit, asked)))
    return tuple(found)


def _request(problem: Problem, session: str, date: dt.date) -> ItemStatus | None:
    """The request for a session on a date, else the one without a date."""
    requests = [
        item
        for item in problem.statuses
        if item.kind is ItemKind.SESSION and item.id == session and item.date in (date, None)
    ]
    requests.sort(key=lambda item: item.date is None)
    return requests[0] if requests else None


def _fallback(problem: Problem, visit: Visit, asked: list[ItemStatus]) -> str | None:
    """What is to take the visit's place: as the request says, else as the session does."""
    named = [item.fallback for item in asked]
    named += [problem.catalogue.session(session).fallback for session in visit.sessions]
    return next((key for key in named if key is not None and key not in visit.sessions), None)


def tentative(
    problem: Problem,
    result: SolveResult,
    parameters: SolveParameters | None = None,
    *,
    only_asked: bool = False,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
    solver: Solve = solve,
) -> TentativePlan:
    """What each refusal of an open visit would cost, in points and cents, and what comes instead.

    The time limit of the parameters is for each plan. Raises ValueError for a result without an
    itinerary, and CheckerDisagrees as `solve` does.
    """
    if result.itinerary is None:
        raise ValueError("a result without an itinerary has no visits")
    plan = result.itinerary
    worth = score(problem, plan)
    visits = open_visits(problem, plan, only_asked=only_asked)
    answers: list[IfRefused] = []
    for number, one in enumerate(visits, start=1):
        if stop is not None and stop.is_set():
            break
        message = f"{number}/{len(visits)} {' + '.join(one.visit.sessions)}"
        told = None if on_progress is None else _telling(on_progress, message)
        answer, verdict, holds = _without(problem, one, result, parameters, told, stop, solver)
        if stop is not None and stop.is_set():
            break  # what was cut short proves nothing
        answers.append(_compared(problem, plan, worth, one, answer, verdict, holds))
    return TentativePlan(
        problem_hash=problem.content_hash,
        points=worth.points,
        cost_cents=worth.cost_cents,
        visits=len(plan.visits),
        confirmed=len(plan.visits) - len(open_visits(problem, plan)),
        is_complete=len(answers) == len(visits),
        open=tuple(answers),
    )


def _telling(on_progress: OnProgress, message: str) -> OnProgress:
    def tell(progress: Progress) -> None:
        on_progress(progress.model_copy(update={"message": message}))

    return tell


def _without(
    problem: Problem,
    one: OpenVisit,
    result: SolveResult,
    parameters: SolveParameters | None,
    told: OnProgress | None,
    stop: threading.Event | None,
    solver: Solve,
) -> tuple[SolveResult, Verdict, bool | None]:
    """The best plan without a visit, its verdict, and whether it has the fallback.

    That no trip has it is only said where it is proved.
    """
    refused = refusing(problem, one)
    if one.fallback is None:
        answer = solver(refused, parameters, start=result, on_progress=told, stop=stop)
        return answer, answer.verdict, None
    with_it = requiring(refused, one.fallback)
    answer = solver(with_it, parameters, start=result, on_progress=told, stop=stop)
    if answer.itinerary is not None:
        return answer, answer.verdict, True
    fits = False if answer.verdict is Verdict.INFEASIBLE else None
    answer = solver(refused, parameters, start=result, on_progress=told, stop=stop)
    return answer, answer.verdict, fits


def refusing(problem: Problem, one: OpenVisit) -> Problem:
    """The problem in which the open sessions of a visit have been declined for good.

    What is confirmed stays: another session of the visit, and the same one on another date.
    """
    refused = {
        session
        for session in one.visit.sessions
        if (item := _request(problem, session, one.date)) is None or not item.is_confirmed
    }
    others = tuple(
        item
        for item in problem.wishes.statuses
        if item.kind is not ItemKind.SESSION or item.id not in refused or item.is_confirmed
    )
    declined = tuple(item for session in sorted(refused) for item in _declined(problem, session))
    pins = tuple(
        pin
        for pin in problem.wishes.pins
        if pin.session not in refused or pin.date in _confirmed_dates(problem, pin.session)
    )
    update = {"statuses": (*others, *declined), "pins": pins}
    return problem.with_wishes(problem.wishes.model_copy(update=update))


def _declined(problem: Problem, session: str) -> Iterator[ItemStatus]:
    """A refusal for every date; where a visit is confirmed, one for each of the others."""
    wishes = problem.wishes
    history = (StatusChange(status=Status.DECLINED, date=wishes.planning_date),)
    confirmed = _confirmed_dates(problem, session)
    dates = dates_between(wishes.dates.first, wishes.dates.last) if confirmed else (None,)
    for date in dates:
        if date not in confirmed:
            yield ItemStatus(kind=ItemKind.SESSION, id=session, date=date, history=history)


def _confirmed_dates(problem: Problem, session: str) -> set[dt.date | None]:
    return {
        item.date
        for item in problem.wishes.statuses
        if item.kind is ItemKind.SESSION and item.id == session and item.is_confirmed
    }


def requiring(problem: Problem, session: str) -> Problem:
    """The problem with one more required wish: the fallback."""
    taken = {wish.id for wish in problem.wishes.wishes}
    key = f"fallback-{session}"[:80]
    while key in taken:
        key = f"{key[:78]}-x"
    wish = Wish(id=key, target=Target(session=session), kind=WishKind.REQUIRED)
    wishes = problem.wishes.model_copy(update={"wishes": (*problem.wishes.wishes, wish)})
    return problem.with_wishes(wishes)


def _compared(
    problem: Problem,
    plan: Itinerary,
    worth: Score,
    one: OpenVisit,
    answer: SolveResult,
    verdict: Verdict,
    holds: bool | None,
) -> IfRefused:
    """The two plans side by side, both scored by the original wishes."""
    other = answer.itinerary
    then = None if other is None else score(problem, other)
    before, after = _sessions(plan), {} if other is None else _sessions(other)
    partners = (problem.catalogue.session(session).partner for session in one.visit.sessions)
    return IfRefused(
        date=one.date,
        start=one.visit.start,
        sessions=one.visit.sessions,
        partners=tuple(dict.fromkeys(partners)),
        venue=one.visit.venue,
        status=one.status,
        fallback=one.fallback,
        fallback_holds=holds,
        verdict=verdict,
        points_lost=None if then is None else worth.points - then.points,
        cents_more=None if then is None else then.cost_cents - worth.cost_cents,
        dropped=() if other is None else tuple(_missing(before, after)),
        added=tuple(_missing(after, before)),
        moved=() if other is None else tuple(_moved(before, after)),
        itinerary=other,
    )


_When = dict[str, list[tuple[dt.date, int]]]


def _sessions(itinerary: Itinerary) -> _When:
    """When each session is visited."""
    found: _When = {}
    for date, visit in itinerary.visits:
        for session in visit.sessions:
            found.setdefault(session, []).append((date, visit.start))
    return found


def _missing(these: _When, those: _When) -> Iterator[str]:
    """Sessions visited more often in these than in those, once for each visit."""
    for session, times in these.items():
        for _ in range(len(times) - len(those.get(session, ()))):
            yield session


def _moved(before: _When, after: _When) -> Iterator[MovedVisit]:
    for session, times in before.items():
        now = after.get(session, [])
        kept = [one for one in times if one in now]
        gone = [one for one in times if one not in kept]
        new = [one for one in now if one not in kept]
        for (date, start), (to_date, to_start) in zip(gone, new, strict=False):
            yield MovedVisit(
                session=session,
                from_date=date,
                from_start=start,
                to_date=to_date,
                to_start=to_start,
            )
