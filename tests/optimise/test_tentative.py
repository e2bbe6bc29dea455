"""Tentative visits: a refusal costs just what the oracle says, and the fallback comes first."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest

from optimizer.check import check, score
from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.crosschecks import wishes_findings
from optimizer.domain.findings import Severity
from optimizer.domain.itinerary import Visit
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.domain.schema import schemas
from optimizer.domain.statuses import Status
from optimizer.domain.wishes import Dates
from optimizer.optimise import solve
from optimizer.optimise.tentative import (
    OpenVisit,
    open_visits,
    refusing,
    requiring,
    tentative,
)
from optimizer.report.tentative import tentative_text
from tests.generators.features import STATUSES
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force
from tests.oracle.plain import plain_problem, plain_session

PARAMETERS = SolveParameters(time_limit_seconds=300, workers=1)


def _status(session: str, answer: str, **more: Any) -> dict[str, Any]:
    history = [{"status": answer, "date": "2027-02-01"}]
    content = {"kind": "session", "id": session, "date": "2027-05-11", "history": history}
    return content | {"option_until": "2027-05-01"} | more


def _problem(*statuses: dict[str, Any], **first: Any) -> Problem:
    """Three sessions of an hour; only two fit into the day."""
    sessions = [
        plain_session("one", **first),
        plain_session("two"),
        plain_session("tour", group_cents=100),
    ]
    wished = [
        {"id": "w1", "target": {"session": "one"}, "weight": 20},
        {"id": "w2", "target": {"session": "two"}, "weight": 10},
    ]
    wishes = {"statuses": list(statuses), "wishes": wished}
    return plain_problem(sessions, departure="15:00", rules={"sessions_per_day": 2}, wishes=wishes)


def _planned(problem: Problem) -> SolveResult:
    result = solve(problem, PARAMETERS)
    assert result.verdict is Verdict.OPTIMAL
    return result


def test_what_a_refusal_costs_by_hand() -> None:
    """Without `one` its 20 points are gone, and so are its 50 euros."""
    problem = _problem(_status("two", "confirmed"))
    found = tentative(problem, _planned(problem), PARAMETERS)
    assert (found.visits, found.confirmed, found.is_complete) == (2, 1, True)
    (one,) = found.open
    assert (one.sessions, one.status, one.verdict) == (("one",), Status.NOT_REQUESTED, "OPTIMAL")
    assert (one.points_lost, one.cents_more) == (20, -5000)
    assert (one.dropped, one.added) == (("one",), ())


@pytest.mark.parametrize("where", ["session", "request"])
def test_the_named_fallback_takes_its_place(where: str) -> None:
    """Though nobody wished for it; its price is counted."""
    if where == "session":
        problem = _problem(_status("two", "confirmed"), fallback="tour")
    else:
        asked = _status("one", "option", fallback="tour")
        problem = _problem(_status("two", "confirmed"), asked)
    (one,) = tentative(problem, _planned(problem), PARAMETERS).open
    assert (one.fallback, one.fallback_holds, one.added) == ("tour", True, ("tour",))
    assert (one.points_lost, one.cents_more) == (20, 100 - 5000)
    assert one.itinerary is not None
    assert "tour" in {key for _, visit in one.itinerary.visits for key in visit.sessions}


def test_a_fallback_that_does_not_fit_is_said_to() -> None:
    """The best trip without it stands in."""
    asked = _status("one", "option", fallback="tour")
    refused = _status("tour", "declined", date=None)
    problem = _problem(_status("two", "confirmed"), asked, refused)
    (one,) = tentative(problem, _planned(problem), PARAMETERS).open
    assert (one.fallback, one.fallback_holds, one.added) == ("tour", False, ())
    assert one.points_lost == 20


def test_a_required_visit_that_is_refused_leaves_no_trip() -> None:
    """Proved, and said so in both languages."""
    wish = {"id": "w1", "target": {"session": "one"}, "kind": "required"}
    problem = plain_problem([plain_session("one")], departure="15:00", wishes={"wishes": [wish]})
    found = tentative(problem, _planned(problem), PARAMETERS)
    (one,) = found.open
    assert (one.verdict, one.points_lost, one.itinerary) == (Verdict.INFEASIBLE, None, None)
    assert "no trip at all (proved)" in tentative_text(problem, found)
    assert "lainkaan (todistettu)" in tentative_text(problem, found, "fi")


def test_only_what_was_asked_for() -> None:
    """Visits without a request are left alone."""
    problem = _problem(_status("one", "requested"))
    plan = _planned(problem)
    assert plan.itinerary is not None
    assert len(open_visits(problem, plan.itinerary)) == 2
    (one,) = tentative(problem, plan, PARAMETERS, only_asked=True).open
    assert (one.sessions, one.status) == (("one",), Status.REQUESTED)


def test_nothing_is_open_where_all_is_confirmed() -> None:
    """No solve at all."""
    problem = _problem(_status("one", "confirmed"), _status("two", "confirmed"))

    def refuse(*_: Any, **__: Any) -> SolveResult:
        raise AssertionError("it was planned")

    found = tentative(problem, _planned(problem), PARAMETERS, solver=refuse)
    assert (found.open, found.is_complete) == ((), True)
    assert "nothing depends on an answer" in tentative_text(problem, found)


def test_a_stop_keeps_what_was_looked_at_and_says_so() -> None:
    """The visit that was cut short is not in the answer."""
    problem = _problem()
    plan = _planned(problem)
    stop = threading.Event()
    told: list[Progress] = []

    def first_only(*arguments: Any, **more: Any) -> SolveResult:
        if len(asked) == 1:
            stop.set()
        asked.append(1)
        return solve(*arguments, **more)

    asked: list[int] = []
    found = tentative(
        problem, plan, PARAMETERS, on_progress=told.append, stop=stop, solver=first_only
    )
    assert (len(found.open), found.is_complete) == (1, False)
    assert {progress.message for progress in told} >= {"1/2 one"}
    assert "Stopped early" in tentative_text(problem, found)


@pytest.mark.parametrize("seed", [0, 8, 10, 13, 24])
def test_a_refusal_costs_what_the_oracle_says(seed: int) -> None:
    """On random problems: the same points and cost as the best trip by brute force."""
    problem = random_problem(seed, profile=STATUSES)
    plan = solve(problem, PARAMETERS)
    assert plan.itinerary is not None
    before = score(problem, plan.itinerary)
    found = tentative(problem, plan, PARAMETERS)
    visits = open_visits(problem, plan.itinerary)
    assert len(found.open) == len(visits) > 0
    for visit, one in zip(visits, found.open, strict=True):
        refused = refusing(problem, visit)
        if one.fallback is not None and one.fallback_holds:
            refused = requiring(refused, one.fallback)
        best = brute_force(refused)
        assert (one.itinerary is None) == (not best.feasible)
        if one.itinerary is None:
            continue
        assert best.points is not None
        assert one.points_lost == before.points - best.points
        assert check(refused, one.itinerary) == ()
        again = score(problem, one.itinerary)
        assert one.cents_more == again.cost_cents - before.cost_cents
        assert again.cost_and_time_cents == best.cost_and_time_cents


def test_a_tentative_plan_fits_its_schema() -> None:
    """What the command writes is what the schema says."""
    jsonschema = pytest.importorskip("jsonschema")
    problem = _problem(_status("two", "confirmed"), fallback="tour")
    found = tentative(problem, _planned(problem), PARAMETERS)
    jsonschema.validate(found.model_dump(mode="json"), schemas()["tentative"])


def _open_visit(problem: Problem, *sessions: str) -> OpenVisit:
    visit = Visit(
        sessions=sessions,
        venue="hall",
        place="site",
        language_mode=LanguageMode.OWN,
        start=600,
        end=660,
    )
    return OpenVisit(dt.date(2027, 5, 11), visit, Status.REQUESTED, None)


def test_what_is_confirmed_is_not_refused_with_the_rest() -> None:
    """The other session of a rotation stays; so does the same one on another date."""
    problem = _problem(
        _status("one", "confirmed"),
        _status("two", "requested"),
        _status("two", "confirmed", date="2027-05-12"),
    )
    wishes = problem.wishes.model_copy(
        update={"dates": Dates(first=dt.date(2027, 5, 11), last=dt.date(2027, 5, 13))}
    )
    problem = problem.with_wishes(wishes)
    refused = refusing(problem, _open_visit(problem, "one", "two"))
    told = {(item.id, str(item.date), item.status.value) for item in refused.wishes.statuses}
    assert told == {
        ("one", "2027-05-11", "confirmed"),
        ("two", "2027-05-12", "confirmed"),
        ("two", "2027-05-11", "declined"),
        ("two", "2027-05-13", "declined"),
    }
    assert not [one for one in wishes_findings(refused) if one.severity is Severity.ERROR]


def test_a_refusal_keeps_the_visit_of_another_day() -> None:
    """Visited twice, confirmed once: the confirmed visit is in the plan without the other."""
    sessions = [plain_session("one", visits_per_trip=2)]
    wishes = {"statuses": [_status("one", "confirmed")]}
    problem = plain_problem(sessions, departure="15:00", days=2, wishes=wishes)
    open_visit = OpenVisit(
        dt.date(2027, 5, 12), _open_visit(problem, "one").visit, Status.NOT_REQUESTED, None
    )
    answer = solve(refusing(problem, open_visit), PARAMETERS)
    assert answer.itinerary is not None
    assert [date.day for date, _ in answer.itinerary.visits] == [11]


def test_a_fallback_that_is_not_decided_is_not_denied() -> None:
    """A limit that stops the proof says nothing of the fallback."""
    problem = _problem(_status("two", "confirmed"), fallback="tour")
    plan = _planned(problem)

    def in_time(asked: Problem, *rest: Any, **more: Any) -> SolveResult:
        if any(wish.id == "fallback-tour" for wish in asked.wishes.wishes):
            update = {"verdict": Verdict.UNKNOWN, "itinerary": None, "score": None}
            return plan.model_copy(update=update)
        return solve(asked, *rest, **more)

    found = tentative(problem, plan, PARAMETERS, solver=in_time)
    (one,) = found.open
    assert (one.fallback, one.fallback_holds) == ("tour", None)
    assert "was not found out in time" in tentative_text(problem, found)
