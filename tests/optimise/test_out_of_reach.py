"""Required wishes that prepare drops: without a trip, the result says why."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from optimizer.report import itinerary_text
from tests.oracle.plain import plain_problem, plain_session

DROPPED: list[tuple[dict[str, Any], str]] = [
    ({"visitor_types": ["media"]}, "visitor-type-unknown"),
    ({"nationality_groups": ["eu"]}, "nationality-unknown"),
    ({"season": {"start": "01-01", "end": "01-02"}}, "season"),
    ({"lead_working_days": 500}, "lead-time"),
]


def _requiring(session: dict[str, Any]) -> Problem:
    problem = plain_problem([plain_session("one", **session), plain_session("other")])
    content = problem.model_dump(mode="json")
    content["wishes"]["wishes"] = [
        {"id": "must", "target": {"session": "one"}, "kind": "required"},
        {"id": "may", "target": {"session": "other"}, "weight": 5},
    ]
    return Problem.model_validate(content)


@pytest.mark.parametrize(("session", "code"), DROPPED)
def test_a_required_session_that_is_not_offered(session: dict[str, Any], code: str) -> None:
    """There is no trip; the wish stands among the unmet ones with the reason, and no other does."""
    result = solve(_requiring(session), SolveParameters(time_limit_seconds=120, workers=1))
    assert result.verdict is Verdict.INFEASIBLE
    (unmet,) = result.unmet
    assert unmet.wish == "must"
    assert {why.code for why in unmet.reasons} == {code}


@pytest.mark.parametrize("how", ["pinned", "confirmed"])
def test_a_settled_visit_that_is_not_offered(how: str) -> None:
    """There is no trip, and the conflict says why: the host is closed on that date."""
    closed = {"closures": [{"name": {"fi": "Seis", "en": "Halt"}, "start": "2027-05-11"}]}
    history = [{"status": "confirmed", "date": "2027-02-01"}]
    pin = {"session": "one", "date": "2027-05-11"}
    status = {"kind": "session", "id": "one", "date": "2027-05-11", "history": history}
    wishes = {"pins": [pin]} if how == "pinned" else {"statuses": [status]}
    problem = plain_problem([plain_session("one")], days=2, catalogue=closed, wishes=wishes)
    result = solve(problem, SolveParameters(time_limit_seconds=120, workers=1))
    assert result.verdict is Verdict.INFEASIBLE
    assert [(why.code, why.session, str(why.date)) for why in result.conflict] == [
        ("holiday", "one", "2027-05-11")
    ]
    assert "host on suljettu tiistai 11.5.2027" in itinerary_text(problem, result, "fi")
