"""A trip of two days that things happen to: two hosts, three wishes, one of them required."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult
from tests.oracle.plain import plain_problem, plain_session

PARAMETERS = SolveParameters(time_limit_seconds=300, workers=1)


def _partner(key: str, window: str = "09:00-16:00") -> dict[str, Any]:
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    weekly = [{"days": days, "windows": [window]}]
    name = {"fi": key, "en": key}
    return {"id": key, "name": name, "kind": "public", "availability": {"weekly": weekly}}


def upset_problem(**wishes: Any) -> Problem:
    """Two sessions of `host`, one of `guild`, one of `spare` that no one day has time for."""
    sessions = [
        plain_session("must"),
        plain_session("tour"),
        plain_session("craft", partner="guild"),
        plain_session("other", partner="spare"),
    ]
    wished = [
        {"id": "must", "target": {"session": "must"}, "kind": "required"},
        {"id": "tour", "target": {"session": "tour"}, "weight": 20},
        {"id": "craft", "target": {"session": "craft"}, "weight": 10},
        {"id": "other", "target": {"session": "other"}, "weight": 5},
    ]
    return plain_problem(
        sessions,
        days=2,
        departure="12:30",
        rules={"sessions_per_day": 2},
        catalogue={"partners": [_partner("host"), _partner("guild"), _partner("spare")]},
        wishes={"wishes": wished, **wishes},
    )


@lru_cache(maxsize=1)
def published() -> tuple[Problem, SolveResult]:
    """The problem with the plan that was published."""
    from optimizer.optimise import solve

    problem = upset_problem()
    return problem, solve(problem, PARAMETERS)
