"""Required wishes that prepare drops: without a trip, the result says why."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
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
