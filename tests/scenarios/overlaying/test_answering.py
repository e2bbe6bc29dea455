"""Statuses step by step, re-planning from a moment, and cancellations the evening before."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimizer.domain.catalogue import Meal
from optimizer.domain.changes import FreezeLevel, PlanningOrder
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.overlays import NamedOverlay
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.domain.statuses import ItemKind, Status, refusal_of
from optimizer.optimise import solve
from scenarios.overlaying import Overlaid, apply, findings_of_overlays, undo
from tests.builders.small import small_itinerary_dict
from tests.generators.small_overlays import overlay_of
from tests.oracle.plain import plain_problem, plain_session
from tests.scenarios.overlaying.edited import edited, problem_with, refused

REQUEST: dict[str, Any] = {
    "kind": "session",
    "id": "demo",
    "date": "2027-05-11",
    "history": [{"status": "requested", "date": "2027-03-01"}],
}


def _problem(**wishes: Any) -> Problem:
    """The small problem without what is fixed, so that any past fits it."""
    return problem_with(**{"pins": [], "commitments": []} | wishes)


FIRST = dt.date(2027, 5, 11)
PUBLISHED = Itinerary.model_validate(small_itinerary_dict())
"""On Tuesday the demo, from 13:00 to 14:30."""


def _replanned(overlay: NamedOverlay, problem: Problem | None = None) -> Overlaid:
    return apply(problem or _problem(), [overlay], published=PUBLISHED)


def test_a_status_is_the_next_of_its_request() -> None:
    """The history grows by one; what is said with it is taken over."""
    problem = problem_with(statuses=[REQUEST])
    fields = {"session": "demo", "date": "2027-05-11", "status": "confirmed", "on": "2027-03-09"}
    overlaid = edited("status-set", problem, **fields, start="10:00", by="the duty officer")
    (item,) = overlaid.problem.wishes.statuses
    assert [one.status for one in item.history] == [Status.REQUESTED, Status.CONFIRMED]
    assert (item.start, item.history[-1].by, str(item.since)) == (
        600,
        "the duty officer",
        "2027-03-09",
    )


def test_a_status_without_a_request_begins_one() -> None:
    """Dated on the planning date, of the kind that is named."""
    (item,) = edited("status-set", vehicle="coach", status="declined").problem.wishes.statuses
    assert (item.kind, item.id, item.status) == (ItemKind.VEHICLE, "coach", Status.DECLINED)
    assert str(item.since) == "2027-03-01"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "not-requested"}, ("status-order", "/0/status")),
        ({"status": "confirmed", "on": "2027-02-01"}, ("status-order", "/0/status")),
        ({"status": "requested"}, ("overlay-no-effect", "/0")),
        ({"status": "option"}, ("value-wrong", "/0")),
    ],
)
def test_statuses_that_may_not_follow(fields: dict[str, Any], expected: tuple[str, str]) -> None:
    """Back to the start, before the one before, the same again, an option without its end."""
    problem = problem_with(statuses=[REQUEST])
    assert refused("status-set", problem, session="demo", date="2027-05-11", **fields) == {expected}


def test_a_replanning_needs_a_programme() -> None:
    """Without one it is refused; with one its moment moves, and levels and order are taken over."""
    assert refused("replan-from", date="2027-05-11") == {("field-missing", "/0")}
    levels = [{"date": "2027-05-11", "level": "times-may-move"}]
    fields = {"date": "2027-05-11", "time": "12:00", "levels": levels, "order": "points-first"}
    overlaid = _replanned(overlay_of(kind="replan-from", **fields, planned_on="2027-05-10"))
    programme = overlaid.problem.wishes.programme
    assert programme is not None
    assert (str(programme.frozen_until), programme.frozen_minute) == ("2027-05-11", 720)
    assert programme.level_at(dt.date(2027, 5, 12), 0) is FreezeLevel.TIMES_MAY_MOVE
    assert programme.order is PlanningOrder.POINTS_FIRST
    assert str(overlaid.problem.wishes.planning_date) == "2027-05-10"
    assert {(one.status, str(one.since)) for one in overlaid.problem.wishes.statuses} == {
        (Status.REQUESTED, "2027-03-01")  # what was published was asked for when it was planned
    }
    later = overlay_of(kind="replan-from", id="later", date="2027-05-12")
    again = apply(overlaid.problem, [later])
    assert [change.path for change in again.log] == [
        "/wishes/programme/frozen_until",
        "/wishes/programme/frozen_minute",
    ]
    assert undo(again.problem, again.log) == overlaid.problem


@pytest.mark.parametrize(("time", "left"), [("12:30", 2), ("12:31", 1), ("13:30", 1)])
def test_what_has_begun_is_not_cancelled(time: str, left: int) -> None:
    """Lunch ends at 12:30; a minute later the guests are bound for the demo, which stays."""
    overlay = overlay_of(kind="late-cancellation", session="demo", date="2027-05-11", time=time)
    statuses = _replanned(overlay).problem.wishes.statuses
    assert {one.status for one in statuses} == {Status.CANCELLED}
    assert len(statuses) == left


def test_a_restaurant_that_has_served_lunch_can_cancel_the_dinner() -> None:
    """The lunch stays as it was; the same evening and the days after are cancelled."""
    overlay = overlay_of(
        kind="late-cancellation", restaurant="market", date="2027-05-11", time="14:00"
    )
    content = _problem().model_dump(mode="json")
    (market,) = (one for one in content["catalogue"]["restaurants"] if one["id"] == "market")
    (lunch,) = (one for one in market["services"] if one["meal"] == "lunch")
    market["services"] = [lunch, lunch | {"meal": "dinner"}]
    both = _replanned(overlay, Problem.model_validate(content)).problem
    for meal, is_refused in ((Meal.LUNCH, False), (Meal.DINNER, True)):
        refusal = refusal_of(both.statuses, ItemKind.RESTAURANT, "market", FIRST, meal)
        assert (refusal is not None) is is_refused
    market["services"] = [lunch]
    only_lunch = _replanned(overlay, Problem.model_validate(content)).problem
    assert FIRST not in {one.date for one in only_lunch.wishes.statuses}


def test_a_partner_cancels_all_that_it_gives() -> None:
    """Each session on each date that is left; confirmed ones end as cancelled."""
    confirmed = {**REQUEST, "id": "plant-tour", "date": "2027-05-12"}
    confirmed["history"] = [{"status": "confirmed", "date": "2027-03-02"}]
    overlay = overlay_of(kind="late-cancellation", partner="water", date="2027-05-11")
    overlaid = _replanned(overlay, _problem(statuses=[confirmed]))
    statuses = overlaid.problem.wishes.statuses
    assert {(one.id, str(one.date)) for one in statuses} == {
        (session, date)
        for session in ("plant-tour", "plant-workshop")
        for date in ("2027-05-11", "2027-05-12")
    }
    assert {one.status for one in statuses} == {Status.CANCELLED}
    assert [one.status for one in statuses[0].history] == [Status.CONFIRMED, Status.CANCELLED]


def test_too_late_to_cancel() -> None:
    """After the trip nothing is left; an unknown partner is told as such."""
    late = overlay_of(kind="late-cancellation", partner="water", date="2027-05-13")
    unknown = overlay_of(kind="late-cancellation", partner="watr", date="2027-05-11")
    for overlay, expected in ((late, "overlay-no-effect"), (unknown, "unknown-id")):
        overlaid, findings = findings_of_overlays(_problem(), [overlay], published=PUBLISHED)
        assert overlaid is None
        assert {(one.code.value, one.path) for one in findings} == {(expected, "/0/partner")}


def test_the_evening_before_from_end_to_end() -> None:
    """A visit a day; in the first evening the second is cancelled: the first stays as it was."""
    sessions = [plain_session("one"), plain_session("two")]
    problem = plain_problem(sessions, days=2, rules={"sessions_per_day": 1})
    parameters = SolveParameters(time_limit_seconds=120, workers=1)
    before = solve(problem, parameters)
    assert before.itinerary is not None
    (first, kept), (second, gone) = before.itinerary.visits
    overlay = overlay_of(
        kind="late-cancellation", session=gone.sessions[0], date=str(first), time="20:00"
    )
    overlaid = apply(problem, [overlay], published=before.itinerary)
    after = solve(overlaid.problem, parameters)
    assert after.verdict is Verdict.OPTIMAL
    assert after.itinerary is not None
    assert list(after.itinerary.visits) == [(first, kept)]
    assert second > first
