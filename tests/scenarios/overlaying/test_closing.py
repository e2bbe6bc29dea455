"""Closures take just what they say, and release what nobody can keep any more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimizer.domain.calendar import Window
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.statuses import Status
from scenarios.overlaying import apply
from tests.generators.small_overlays import overlay_of
from tests.scenarios.overlaying.edited import edited, problem_with, refused

MONDAY, TUESDAY = dt.date(2027, 5, 10), dt.date(2027, 5, 11)
DAY = (Window(start=510, end=720), Window(start=750, end=990))

CONFIRMED: dict[str, Any] = {
    "kind": "session",
    "id": "demo",
    "date": "2027-05-11",
    "start": "10:00",
    "history": [{"status": "confirmed", "date": "2027-03-01"}],
}


def test_a_partner_is_away_for_some_hours() -> None:
    """The hours are gone from that date's windows, all else stays."""
    overlaid = edited("partner-away", partner="rescue", dates=[str(TUESDAY)], hours=["11:00-13:00"])
    hours = overlaid.problem.catalogue.partner("rescue").availability
    left = (Window(start=510, end=660), Window(start=780, end=990))
    assert hours.windows_on(TUESDAY) == left
    assert hours.windows_on(MONDAY) == DAY


def test_a_partner_is_away_for_days() -> None:
    """A span closes each of its dates."""
    span = {"start": "2027-05-10", "end": "2027-05-11"}
    hours = edited("partner-away", partner="water", dates=[span]).problem.catalogue.partner("water")
    assert hours.availability.windows_on(MONDAY) == hours.availability.windows_on(TUESDAY) == ()
    assert hours.availability.windows_on(dt.date(2027, 5, 12)) == DAY


def test_a_venue_without_hours_of_its_own_closes() -> None:
    """It is open at every other minute still."""
    overlaid = edited("venue-closed", venue="plant", dates=[str(MONDAY)])
    opening = overlaid.problem.catalogue.venue("plant").opening
    assert opening is not None
    assert opening.windows_on(MONDAY) == ()
    assert opening.windows_on(TUESDAY) == (Window(start=0, end=36 * 60),)


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("partner-away", {"partner": "rescue", "dates": ["2027-05-15"]}, "dates"),  # a Saturday
        (
            "partner-away",
            {"partner": "rescue", "dates": ["2027-05-11"], "hours": ["17:00-19:00"]},
            "dates",
        ),
        ("hotel-full", {"hotel": "park", "dates": ["2027-05-11"], "left": 20}, "left"),
        ("hotel-full", {"hotel": "park", "dates": ["2027-05-12"]}, "dates"),  # no night of the trip
        ("vehicle-broken", {"vehicle": "coach", "dates": ["2027-06-11"]}, "dates"),
    ],
)
def test_closures_without_effect(kind: str, fields: dict[str, Any], expected: str) -> None:
    """Closed anyway, as many rooms anyway, none of the trip's dates."""
    assert refused(kind, **fields) == {("overlay-no-effect", f"/0/{expected}")}


@pytest.mark.parametrize(
    ("kind", "fields", "path"),
    [
        ("partner-away", {"partner": "rescu", "dates": ["2027-05-11"]}, "partner"),
        ("venue-closed", {"venue": "x", "dates": ["2027-05-11"]}, "venue"),
        ("session-closed", {"session": "x"}, "session"),
        ("session-closed", {"session": "demo", "essential": ["x"]}, "essential/0"),
        ("hotel-full", {"hotel": "park", "dates": ["2027-05-11"], "room": "accessible"}, "room"),
        ("vehicle-broken", {"vehicle": "x", "dates": ["2027-05-11"]}, "vehicle"),
    ],
)
def test_closures_of_what_is_not_there(kind: str, fields: dict[str, Any], path: str) -> None:
    """An unknown id, at the field that names it."""
    assert refused(kind, **fields) == {("unknown-id", f"/0/{path}")}


def test_only_a_required_wish_is_essential() -> None:
    """A scored one is never released, so that calling it essential would change nothing."""
    found = refused("session-closed", session="demo", essential=["demo-wish", "water-wish"])
    assert found == {("overlay-no-effect", "/0/essential/1")}
    closed = overlay_of(kind="session-closed", session="demo", essential=["water-wish"])
    required = overlay_of(kind="wish-required", id="zz", wish="water-wish")
    kept = apply(problem_with(), [closed, required]).problem.wishes.wishes
    assert "water-wish" in [one.id for one in kept]


def test_rooms_are_left_as_said() -> None:
    """Of one kind only, and never more than there were."""
    overlaid = edited("hotel-full", hotel="park", dates=[str(MONDAY)], room="twin", left=3)
    rooms = {room.kind: room for room in overlaid.problem.catalogue.hotel("park").rooms}
    assert rooms[RoomKind.TWIN].count_on(MONDAY) == 3
    assert rooms[RoomKind.TWIN].count_on(TUESDAY) == 15
    assert rooms[RoomKind.SINGLE].count_on(MONDAY) == 20


def test_closures_add_up_in_any_order() -> None:
    """Two of one partner on one date leave what is open in both, and do not clash."""
    overlays = [
        overlay_of(
            kind="partner-away", id=key, partner="rescue", dates=[str(TUESDAY)], hours=[hours]
        )
        for key, hours in (("a", "08:00-10:00"), ("b", "09:30-11:00"))
    ]
    for order in (overlays, overlays[::-1]):
        partner = apply(problem_with(), order, ordered=True).problem.catalogue.partner("rescue")
        windows = partner.availability.windows_on(TUESDAY)
        assert windows == (Window(start=660, end=720), Window(start=750, end=990))
    assert apply(problem_with(), overlays).log


def test_a_lost_session_releases_its_pin_and_its_wish() -> None:
    """Each is in the log as released; what others can answer stays."""
    wishes = [
        {"id": "demo-wish", "target": {"session": "demo"}, "kind": "required"},
        {"id": "tour", "target": {"session": "plant-tour"}, "kind": "required"},
        {"id": "water", "target": {"theme": "water"}, "kind": "required"},
    ]
    overlaid = edited("session-closed", problem_with(wishes=wishes), session="plant-tour")
    left = overlaid.problem.wishes
    assert [wish.id for wish in left.wishes] == ["demo-wish", "water"]
    assert left.pins == ()
    assert [one.path for one in overlaid.log if one.released] == [
        "/wishes/pins/[session=plant-tour,date=2027-05-11]",
        "/wishes/wishes/[id=tour]",
    ]


def test_what_is_essential_or_asked_for_is_not_released() -> None:
    """An essential wish stays, and so does what another overlay of the scenario asks for."""
    overlaid = edited("session-closed", session="demo", essential=["demo-wish"])
    assert any(wish.id == "demo-wish" for wish in overlaid.problem.wishes.wishes)
    closed = overlay_of(kind="session-closed", session="briefing")
    must = overlay_of(kind="wish-required", wish="briefing-wish")
    both = apply(problem_with(), [closed, must])
    assert not any(change.released for change in both.log)


def test_another_day_is_enough_to_keep_a_wish() -> None:
    """Closed on one of three days, the session can still be visited: nothing is released."""
    overlaid = edited("session-closed", session="demo", dates=[str(MONDAY)])
    assert not any(change.released for change in overlaid.log)


@pytest.mark.parametrize(
    ("hours", "kept"), [("08:30-10:00", True), ("11:20-12:00", True), ("11:00-12:00", False)]
)
def test_a_confirmed_visit_is_cancelled_only_if_its_time_is_lost(hours: str, kept: bool) -> None:
    """From 10:00 it takes 80 minutes at least: until 11:20 the partner has to be there."""
    problem = problem_with(statuses=[CONFIRMED])
    overlaid = edited(
        "partner-away", problem, partner="rescue", dates=[str(TUESDAY)], hours=[hours]
    )
    (item,) = overlaid.problem.wishes.statuses
    assert item.status is (Status.CONFIRMED if kept else Status.CANCELLED)
    assert item.is_confirmed is kept


def test_a_broken_vehicle_is_no_longer_confirmed() -> None:
    """Its confirmation ends as cancelled; of a part of the vehicles only some are taken."""
    confirmed = {**CONFIRMED, "kind": "vehicle", "id": "coach"}
    del confirmed["start"]
    problem = problem_with(statuses=[confirmed])
    overlaid = edited("vehicle-broken", problem, vehicle="coach", dates=[str(TUESDAY)])
    assert overlaid.problem.wishes.statuses[0].status is Status.CANCELLED
    (span,) = overlaid.problem.catalogue.vehicle("coach").unavailable
    assert span.covers(TUESDAY)
