"""The published programme: how much of a day is past at each minute, and what cannot be meant."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.crosschecks import wishes_findings
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.statuses import ItemKind
from tests.builders.small import small_wishes_dict
from tests.check.example import example
from tests.domain.findings_seen import in_wishes, seen

_, PLAN = example()
TUESDAY, WEDNESDAY = PLAN.days[0].date, PLAN.days[1].date
# Wednesday: leg 501–…, demo 540–630, wreath 650–670, leg, lunch 700–760, rotation 780–875,
# simulator 900–995, leg, mayor 1080–1200, walk to the hotel from 1200.


def _at(minute: int, day: Any = WEDNESDAY) -> PublishedProgramme:
    return PublishedProgramme(itinerary=PLAN, frozen_until=day, frozen_minute=minute)


@pytest.mark.parametrize(
    ("minute", "stops", "earliest"),
    [
        (501, 0, 501),  # the coach has not left
        (502, 1, 630),  # on the way to the demo
        (540, 1, 630),
        (630, 1, 630),  # just over: the next one is not begun
        (631, 2, 670),  # waiting for the wreath, at the same place
        (670, 2, 670),
        (671, 3, 760),  # on the way to lunch
        (875, 4, 875),
        (876, 5, 995),
        (996, 6, 1200),  # on the way to the mayor's dinner
    ],
)
def test_how_much_of_a_day_is_past(minute: int, stops: int, earliest: int) -> None:
    """Begun before the moment; or next, for who has ended a stop. Later ones start after those."""
    past = _at(minute).frozen(WEDNESDAY)
    assert (len(past.stops), past.earliest, past.is_over) == (stops, earliest, False)
    assert past.has_begun == (stops > 0)
    assert past.vehicle_is_set == (stops > 0)
    assert past.hotel is None


def test_a_day_is_over_when_its_last_item_is() -> None:
    """At the end of the dinner the evening is open; a minute later they are on the way to bed."""
    assert not _at(1200).frozen(WEDNESDAY).is_over
    over = _at(1201).frozen(WEDNESDAY)
    assert (over.is_over, over.hotel, over.vehicle) == (True, "grand", "coach")


def test_a_day_without_items_is_open_until_it_ends() -> None:
    """On its date anything may still be put into it; a day later nothing may."""
    days = tuple(
        day.model_copy(update={"items": ()}) if day.date == WEDNESDAY else day for day in PLAN.days
    )
    idle = PLAN.model_copy(update={"days": days})
    noon = PublishedProgramme(itinerary=idle, frozen_until=WEDNESDAY, frozen_minute=720)
    past = noon.frozen(WEDNESDAY)
    assert (past.is_over, past.has_begun, past.earliest) == (False, False, 720)
    after = PublishedProgramme(itinerary=idle, frozen_until=PLAN.days[2].date)
    assert after.frozen(WEDNESDAY).is_over


def test_days_before_are_past_and_days_after_are_not() -> None:
    """Whatever the minute."""
    programme = _at(0)
    assert programme.frozen(TUESDAY).is_over
    assert len(programme.frozen(TUESDAY).stops) == 5
    assert programme.frozen(WEDNESDAY).stops == ()
    assert programme.frozen(PLAN.days[2].date).earliest == 0


def test_what_is_past_is_settled() -> None:
    """Visits with minute, venue and language; meals, night, vehicle and arrival by name."""
    settled = {(item.kind, item.id): item for item in _at(0).settled}
    assert all(item.is_confirmed and item.date == TUESDAY for item in settled.values())
    lecture = settled[ItemKind.SESSION, "lecture"]
    assert (lecture.start, lecture.venue, lecture.language_mode) == (780, "aula", "second")
    others = {(kind, key) for kind, key in settled if kind is not ItemKind.SESSION}
    assert others == {
        (ItemKind.RESTAURANT, "bistro"),
        (ItemKind.HOTEL, "grand"),
        (ItemKind.VEHICLE, "coach"),
        (ItemKind.INTERPRETER, "tulkki"),
        (ItemKind.CONNECTION, "train-in"),
    }


def test_the_arrival_is_past_once_it_has_left() -> None:
    """At its very minute it may still be another one."""
    start = PLAN.days[0].items[0].start
    assert _at(start, TUESDAY).arrival is None
    assert _at(start + 1, TUESDAY).arrival == (TUESDAY, "train-in")
    assert _at(1439).departure is None


SMALL: dict[str, Any] = {
    "problem_hash": "0" * 64,
    "days": [
        {
            "date": "2027-05-10",
            "vehicle": None,
            "items": [
                {
                    "kind": "visit",
                    "sessions": ["demo"],
                    "venue": "base-hall",
                    "place": "base",
                    "language_mode": "own",
                    "start": 600,
                    "end": 700,
                }
            ],
            "night": {"hotel": "park", "rooms": []},
        }
    ],
}


def _programme(until: str, *steps: str | int, to: Any = None) -> Any:
    day: Any = {**SMALL["days"][0], "items": [dict(SMALL["days"][0]["items"][0])]}
    part = day
    for step in steps[:-1]:
        part = part[step]
    if steps:
        part[steps[-1]] = to
    content = {**SMALL, "days": [day]}

    def change(catalogue: Any, wishes: Any) -> None:
        wishes["programme"] = {"itinerary": content, "frozen_until": until}
        wishes["commitments"] = wishes["commitments"][1:]  # the first one is fixed for that day

    return change


DAY = "/wishes/programme/itinerary/days/0"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_programme("2027-05-11"), set()),
        (
            _programme("2027-05-11", "items", 0, "venue", to="x"),
            {("unknown-id", "error", f"{DAY}/items/0/venue")},
        ),
        (_programme("2027-05-10", "items", 0, "venue", to="x"), set()),  # not past, so not used
        (
            _programme("2027-05-11", "night", to={"hotel": "x", "rooms": []}),
            {("unknown-id", "error", f"{DAY}/night/hotel")},
        ),
        (
            _programme("2027-05-11", "date", to="2027-05-09"),
            {("date-outside-trip", "error", f"{DAY}/date")},
        ),
        (
            _programme("2027-05-11", "items", 0, "sessions", to=["drill"]),
            {("contradiction", "error", f"{DAY}/items/0/sessions/0")},
        ),
    ],
)
def test_what_cannot_be_meant_is_told(change: Any, expected: Any) -> None:
    """One fault, one finding in its place."""
    assert seen(change) == expected


VISITED = _programme("2027-05-11")


def _status(kind: str, key: str, **more: Any) -> Any:
    history = [{"status": "confirmed", "date": "2027-02-01"}]
    one = {"kind": kind, "id": key, "date": "2027-05-10", "history": history, **more}
    return in_wishes("statuses", to=[one])


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (_status("session", "demo", start="10:00", venue="base-hall", language_mode="own"), None),
        (_status("session", "demo", start="10:01"), "statuses/0"),
        (_status("session", "demo", language_mode="second"), "statuses/0"),
        (_status("session", "drill"), "statuses/0"),
        (_status("hotel", "park"), None),
        (_status("hotel", "lake"), "statuses/0"),
        (_status("vehicle", "coach"), "statuses/0"),  # they walked
        (_status("restaurant", "market"), None),  # nobody ate
        (in_wishes("pins", to=[{"session": "demo", "date": "2027-05-10"}]), None),
        (
            in_wishes("pins", to=[{"session": "demo", "date": "2027-05-10", "start": "10:01"}]),
            "pins/0",
        ),
        (
            lambda catalogue, wishes: wishes.update(commitments=small_wishes_dict()["commitments"]),
            "commitments/0",
        ),
    ],
)
def test_what_is_settled_agrees_with_the_past(change: Any, path: str | None) -> None:
    """What is confirmed, pinned or fixed otherwise than it was is a contradiction in its place."""
    expected = set() if path is None else {("contradiction", "error", f"/wishes/{path}")}
    assert seen(VISITED, change) == expected


def test_the_level_of_a_moment() -> None:
    """The latest one that has begun; free before the first, whatever their order in the file."""
    programme = PublishedProgramme.model_validate(
        {
            "itinerary": PLAN.model_dump(mode="json"),
            "frozen_until": "2027-05-10",
            "levels": [
                {"date": "2027-05-12", "minute": 600, "level": "days-may-move"},
                {"date": "2027-05-12", "level": "fixed"},
            ],
        }
    )
    day = WEDNESDAY
    told = [programme.level_at(day, minute).value for minute in (0, 599, 600)]
    assert told == ["fixed", "fixed", "days-may-move"]
    assert programme.level_at(TUESDAY, 1439).value == "free"
    assert programme.order.value == "changes-first"


def test_two_levels_of_one_moment() -> None:
    """From a moment on one level holds: a second one is a finding at its place."""
    levels = [
        {"date": "2027-05-12", "level": "fixed"},
        {"date": "2027-05-12", "minute": 0, "level": "free"},
        {"date": "2027-05-12", "minute": 1, "level": "free"},
    ]
    programme = {"itinerary": PLAN.model_dump(mode="json"), "frozen_until": "2027-05-11"}
    problem, _ = example({"wishes/programme": {**programme, "levels": levels}})
    told = [(one.code.value, one.path) for one in wishes_findings(problem)]
    assert [one for one in told if "programme" in one[1]] == [
        ("duplicate-id", "/programme/levels/1")
    ]
