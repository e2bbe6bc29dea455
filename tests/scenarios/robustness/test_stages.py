"""Stages: a plan that holds is followed, else planned anew; both edges of each disturbance."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest

from optimizer.check import check, score
from optimizer.domain.itinerary import Itinerary
from scenarios.robustness.drawing import Absent, Late, Slow
from scenarios.robustness.situation import Ending, Situation, held_late, problem_in
from scenarios.robustness.stages import next_situation
from tests.scenarios.upset_trips import PARAMETERS, published, upset_problem

FIRST, SECOND = dt.date(2027, 5, 11), dt.date(2027, 5, 12)


def _after(*events: Absent | Late | Slow) -> Situation:
    problem, result = published()
    assert result.itinerary is not None
    situation = Situation(plan=result.itinerary)
    for event in events:
        situation = next_situation(problem, result, situation, event, PARAMETERS)
    return situation


def _sessions(plan: Itinerary) -> list[str]:
    return [session for _, visit in plan.visits for session in visit.sessions]


def _absent(partner: str, date: dt.date, on: dt.date = FIRST, at: int = 0) -> Absent:
    return Absent(partner=partner, date=date, told_on=on, told_at=at)


def test_a_host_that_fails_is_planned_around() -> None:
    """Its visit is gone, the others stay, and the plan keeps the rules of what is known."""
    problem, _ = published()
    found = _after(_absent("guild", FIRST))
    assert (found.replans, found.is_proved, found.gave_up) == (1, True, False)
    assert {"must", "tour", "other"} <= set(_sessions(found.plan))
    assert not check(problem_in(problem, found), found.plan)
    assert all(date != FIRST or "craft" not in visit.sessions for date, visit in found.plan.visits)


def test_a_host_that_no_longer_matters_costs_no_solve() -> None:
    """A failure of whom the plan does not need is only remembered."""
    found = _after(_absent("guild", SECOND))
    assert found.replans == 0
    assert found.absent == (("guild", SECOND),)


def test_a_delay_within_the_slack_leaves_no_trace() -> None:
    """The last visit of the first day may end hours later; the situation is the old one."""
    _, result = published()
    assert result.itinerary is not None
    late = Late(session="must", date=FIRST, minutes=30, start=735)
    assert _after(late) == Situation(plan=result.itinerary)


@pytest.mark.parametrize(("minutes", "replans"), [(10, 0), (15, 1)])
def test_a_delay_up_to_the_slack_and_beyond(minutes: int, replans: int) -> None:
    """Between 10:45 and 11:00 on the second day five minutes are needed to change over."""
    found = _after(Late(session="other", date=SECOND, minutes=minutes, start=585))
    # The grid is 15 minutes: what is less cannot be stepped, so ten are taken as they are.
    assert found.replans == replans


def test_a_host_that_is_late_keeps_its_hours() -> None:
    """A visit that would end after its host's hours begins so late as they allow."""
    problem, result = published()
    plan = result.itinerary
    assert plan is not None
    begins = {
        minutes: held
        for minutes in (150, 165, 240)
        if (held := held_late(problem, plan, _late_must(minutes))) is not None
    }
    assert {minutes: start for minutes, (_, start) in begins.items()} == {
        150: 885,
        165: 900,
        240: 900,
    }
    assert held_late(problem, plan, Late(session="gone", date=FIRST, minutes=15, start=0)) is None


def _late_must(minutes: int) -> Late:
    return Late(session="must", date=FIRST, minutes=minutes, start=735)


def test_a_late_visit_is_past_when_the_rest_is_planned() -> None:
    """It stays where it began, late; only what comes after it gives way."""
    found = _after(Late(session="other", date=SECOND, minutes=30, start=585))
    assert found.replans == 1
    starts = {s: v.start for date, v in found.plan.visits for s in v.sessions if date == SECOND}
    assert starts["other"] == 615
    assert starts.get("tour", 9999) >= 615 + 60


@pytest.mark.parametrize("minutes", [10, 30])
@pytest.mark.parametrize(
    "fixed",
    [
        {"pins": [{"session": "other", "date": "2027-05-12", "start": "09:45"}]},
        {
            "statuses": [
                {
                    "kind": "session",
                    "id": "other",
                    "date": "2027-05-12",
                    "start": "09:45",
                    "history": [{"status": "confirmed", "date": "2027-03-01"}],
                }
            ]
        },
    ],
    ids=["pinned", "confirmed"],
)
def test_what_is_fixed_to_a_time_and_begins_late_has_begun(
    fixed: dict[str, Any], minutes: int
) -> None:
    """A host that is late breaks no pin of ours: the rest goes on as without the pin."""
    problem, plan = upset_problem(**fixed), published()[1].itinerary
    assert plan is not None
    late = Late(session="other", date=SECOND, minutes=minutes, start=585)
    plan = plan.model_copy(update={"problem_hash": problem.content_hash})
    before, loose = Situation(plan=plan), _after(late)
    assert not check(problem, plan)
    found = next_situation(problem, published()[1], before, late, PARAMETERS)
    assert (found.ending, found.replans) == (loose.ending, loose.replans)
    assert found.plan.days == loose.plan.days
    assert not found.gave_up


def test_slow_roads_count_for_the_whole_trip() -> None:
    """All walk here, and driving is what is slow: the plan holds with no solve."""
    found = _after(Slow(permille=1500))
    assert (found.pace, found.replans) == (1500, 0)


def test_what_the_wishes_require_is_given_up_last() -> None:
    """Where the only day of a required session is lost, the rest is planned without it."""
    problem, result = published()
    assert result.itinerary is not None
    found = _after(_absent("host", FIRST), _absent("host", SECOND, FIRST, 1))
    assert found.ending is Ending.PLANNED
    assert "must" not in _sessions(found.plan)
    assert score(problem, found.plan).points == 15


def test_a_situation_is_known_by_its_content() -> None:
    """The digest is that of what is wrong and of the plan, and of nothing else."""
    first, second = _after(_absent("guild", SECOND)), _after(_absent("guild", SECOND))
    assert first.digest == second.digest
    assert first.digest != _after().digest
    assert upset_problem().content_hash == published()[0].content_hash


def test_what_is_not_answered_is_not_proved() -> None:
    """A solve that is stopped before it finds anything leaves the draw open, and says so."""
    problem, result = published()
    assert result.itinerary is not None
    stopped = threading.Event()
    stopped.set()
    before = Situation(plan=result.itinerary)
    blank = result.model_copy(update={"itinerary": None})
    found = next_situation(problem, blank, before, _absent("host", FIRST), PARAMETERS, stopped)
    if found.ending is Ending.UNANSWERED:
        assert not found.is_proved
    else:
        assert found.ending is Ending.PLANNED
        assert not found.is_proved


def test_that_there_is_no_plan_is_proved() -> None:
    """A train that is missed because the last visit was late: nothing keeps the rules."""
    late = Late(session="tour", date=SECOND, minutes=60, start=660)
    found = _after(late)
    assert (found.ending, found.is_proved) == (Ending.NO_PLAN, True)
