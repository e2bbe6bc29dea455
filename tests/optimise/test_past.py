"""A past that breaks a rule: no trip, and the result names what of the past breaks which rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from optimizer.optimise.past import past_conflict
from optimizer.prepare import prepare
from optimizer.report import itinerary_text
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force
from tests.oracle.plain import plain_problem, plain_session

PARAMETERS = SolveParameters(time_limit_seconds=120, workers=1)
Document = dict[str, Any]


def _published(problem: Problem, plan: Itinerary, date: str, minute: int) -> Document:
    content: Document = problem.model_dump(mode="json")
    content["wishes"]["programme"] = {
        "itinerary": plan.model_dump(mode="json"),
        "frozen_until": date,
        "frozen_minute": minute,
    }
    return content


def _under_way(change: Callable[[Document], Any]) -> Problem:
    """Two days with a visit on each and a debrief after it, changed when the first one is over."""
    sessions = [plain_session("one"), plain_session("two")]
    problem = plain_problem(
        sessions,
        days=2,
        rules={"sessions_per_day": 1},
        wishes={"debrief_minutes": 15},
    )
    plan = brute_force(problem).itinerary
    assert plan is not None
    content = _published(problem, plan, "2027-05-12", 0)
    change(content)
    return Problem.model_validate(content)


def _closed(content: Document) -> None:
    content["catalogue"]["partners"][0]["availability"]["exceptions"] = [{"start": "2027-05-11"}]


def _longer_debrief(content: Document) -> None:
    content["wishes"]["debrief_minutes"] = 30


def _no_debrief(content: Document) -> None:
    content["wishes"]["debrief_minutes"] = None


def _later_train(content: Document) -> None:
    content["catalogue"]["connections"][0]["time"] += 1


def _full_hotel(content: Document) -> None:
    content["catalogue"]["hotels"][0]["rooms"][0]["count"] = 1


CHANGES: dict[str, tuple[Callable[[Document], None], str, str]] = {
    "the partner is closed": (_closed, "partner-window", "visit"),
    "debriefs are longer": (_longer_debrief, "debrief", "debrief"),
    "no debriefs": (_no_debrief, "debrief", ""),
    "another timetable": (_later_train, "day-window", "arrival"),
    "too few rooms": (_full_hotel, "rooms", "night"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_of_the_past_breaks_which_rule_is_told(name: str) -> None:
    """As a reason with the rule, its place in the plan, and in the text."""
    change, rule, what = CHANGES[name]
    problem = _under_way(change)
    result = solve(problem, PARAMETERS)
    assert (result.verdict, result.itinerary) == (Verdict.INFEASIBLE, None)
    told = {(one.code, one.rule) for one in result.conflict}
    assert ("past-breaks", rule) in told
    assert any(f"2027-05-11 {what}" in one.facts["where"] for one in result.conflict)
    for language in ("en", "fi"):
        assert str(result.conflict[0].facts["where"]) in itinerary_text(problem, result, language)


def test_a_past_that_holds_has_nothing_to_tell() -> None:
    """Unchanged it is planned on; and with an end it cannot have, the past is not what is told."""
    problem = _under_way(lambda content: None)
    assert solve(problem, PARAMETERS).verdict is Verdict.OPTIMAL
    assert past_conflict(prepare(problem)) == ()


def test_a_valid_programme_has_no_conflict_at_any_moment() -> None:
    """Whatever of it is past: random problems, frozen when something begins, ends or is on."""
    looked = 0
    for seed in range(8):
        problem = random_problem(seed)
        plan = brute_force(problem).itinerary
        for day in () if plan is None else plan.days:
            assert plan is not None
            for item in day.items:
                for minute in (item.start + 1, item.end + 1):
                    if 0 <= minute < 1440:
                        content = _published(problem, plan, str(day.date), minute)
                        frozen = Problem.model_validate(content)
                        assert past_conflict(prepare(frozen)) == (), (seed, day.date, minute)
                        looked += 1
    assert looked > 20
