"""Changes to a published programme, counted by hand on the example; each level at both edges."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import score
from optimizer.domain.changes import ChangedItem, ChangeKind
from optimizer.domain.itinerary import Score
from tests.check.example import DROP, SPA, drive, example, later, visit

PUBLISHED = example()[1].model_dump(mode="json")
SIMULATOR = "plan/days/1/items/simulator"
LECTURE = "plan/days/0/items/lecture"
MONDAY = {"date": "2027-05-10", "minute": 0}


def _scored(edit: dict[str, Any], levels: Any = (), moment: tuple[str, int] | None = None) -> Score:
    date, minute = moment or ("2027-05-10", 0)
    programme = {"itinerary": PUBLISHED, "frozen_until": date, "frozen_minute": minute}
    programme |= {"levels": list(levels)}
    return score(*example({"wishes/programme": programme, **edit}))


def _level(level: str, **when: Any) -> tuple[dict[str, Any], ...]:
    return ({**MONDAY, **when, "level": level},)


def _told(found: Score) -> list[tuple[str, str, str, int]]:
    return [(one.item.value, one.id, one.kind.value, one.weight) for one in found.changes]


def test_nothing_changes() -> None:
    """The published plan keeps its eight sessions and two own items, and has no change."""
    found = _scored({})
    assert (found.kept, found.changes, found.change_weight) == (10, (), 0)
    assert score(*example()).kept == 0  # without a programme nothing is counted


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ({SIMULATOR: DROP}, ("visit", "simulator", "dropped", 4)),
        ({SIMULATOR: later(5)}, ("visit", "simulator", "moved-time", 1)),
        ({f"{SIMULATOR}/venue": "hall"}, ("visit", "simulator", "held-otherwise", 1)),
        ({f"{LECTURE}/language_mode": "own"}, ("visit", "lecture", "held-otherwise", 1)),
        ({f"{SIMULATOR}/split": "twin"}, ("visit", "simulator", "held-otherwise", 1)),
        ({"plan/days/1/items/wreath": later(1)}, ("own-item", "wreath", "moved-time", 1)),
        ({"plan/days/1/items/wreath/place": "campus"}, ("own-item", "wreath", "held-otherwise", 1)),
        ({"plan/days/1/vehicle": "minibus"}, ("vehicle", "coach", "replaced", 2)),
        ({"plan/days/1/vehicle": None}, ("vehicle", "coach", "replaced", 2)),
        ({"plan/days/1/night": SPA}, ("hotel", "grand", "replaced", 2)),
        (
            {"plan/days/2/items/more": visit("party", "hall", "garrison", 640, 650)},
            ("visit", "party", "added", 0),
        ),
    ],
)
def test_one_change(edit: dict[str, Any], expected: tuple[str, str, str, int]) -> None:
    """Each kind of change with its weight, and nothing beside it."""
    assert _told(_scored(edit)) == [expected]


def test_moved_to_another_day() -> None:
    """A visit of another day answers the published one; it is no new visit."""
    moved = visit("seminar", "aula", "campus", 640, 685)
    found = _scored({"plan/days/0/items/seminar": DROP, "plan/days/2/items/seminar": moved})
    assert _told(found) == [("visit", "seminar", "moved-day", 3)]
    assert found.changes[0].before is not None
    assert found.changes[0].after is not None
    told = [str(found.changes[0].before.date), str(found.changes[0].after.date)]
    assert told == ["2027-05-11", "2027-05-13"]


def test_what_may_come_often_is_never_moved() -> None:
    """A session of several visits is dropped on its day and new on the other."""
    moved = visit("seminar", "aula", "campus", 640, 685)
    found = _scored(
        {
            "catalogue/sessions/seminar/visits_per_trip": 2,
            "plan/days/0/items/seminar": DROP,
            "plan/days/2/items/seminar": moved,
        }
    )
    assert _told(found) == [("visit", "seminar", "dropped", 4), ("visit", "seminar", "added", 0)]


def test_a_rotation_counts_as_its_two_sessions() -> None:
    """Dropped it weighs twice; one of its sessions held alone is held otherwise."""
    rotation = "plan/days/1/items/rotation"
    assert _scored({rotation: DROP}).change_weight == 8
    alone = {f"{rotation}/sessions": ["boats"], f"{rotation}/split": None}
    assert _told(_scored(alone)) == [
        ("visit", "boats", "held-otherwise", 1),
        ("visit", "drones", "dropped", 4),
    ]


def test_who_interprets_and_how_long_it_takes_are_no_changes() -> None:
    """Another end or interpreter of a visit, a meal and a leg count nothing."""
    found = _scored(
        {
            "plan/days/0/items/dialogue/interpreter": "other",
            f"{SIMULATOR}/end": 990,
            "plan/days/0/items/lunch": later(5),
            "plan/days/0/items/to-campus": drive("bistro", "campus", 755),
        }
    )
    assert found.changes == ()


def test_days_that_are_no_longer_in_the_trip() -> None:
    """Their visits are dropped; their vehicle and their night weigh nothing."""
    found = _scored({"plan/days/2": DROP, "plan/days/1/night": None})
    assert _told(found) == [("visit", "lab", "dropped", 4)]


def test_vehicle_and_hotel_of_what_is_past_do_not_count() -> None:
    """A day that is over may not change at all, which another rule says."""
    edit = {"plan/days/0/vehicle": "minibus", "plan/days/0/night": SPA}
    assert _scored(edit).change_weight == 4
    assert _scored(edit, moment=("2027-05-12", 0)).change_weight == 0


SIDES = {
    "fixed": ({f"{SIMULATOR}/interpreter": "other"}, {SIMULATOR: later(1)}),
    "times-may-move": ({SIMULATOR: later(60)}, {f"{SIMULATOR}/venue": "hall"}),
    "days-may-move": (
        {SIMULATOR: DROP, "plan/days/2/items/simulator": visit("simulator", "hall", "x", 640, 735)},
        {SIMULATOR: DROP},
    ),
}


@pytest.mark.parametrize("level", SIDES)
def test_a_level_is_kept_or_broken(level: str) -> None:
    """One step on either side of what each level allows."""
    kept, broken = SIDES[level]
    assert _scored(kept, _level(level)).broken_levels == 0
    found = _scored(broken, _level(level))
    assert found.broken_levels == 1
    (change,) = (one for one in found.changes if one.breaks_level)
    assert (change.id, change.level.value) == ("simulator", level)


def test_what_is_free_breaks_no_level() -> None:
    """Without levels, and where they say so, everything may change."""
    assert _scored({SIMULATOR: DROP}).broken_levels == 0
    assert _scored({SIMULATOR: DROP}, _level("free")).broken_levels == 0


def test_a_level_holds_from_its_minute_on() -> None:
    """The simulator begins at 15:00: a level from then on holds it, one a minute later does not."""
    edit = {SIMULATOR: later(5)}
    assert _scored(edit, _level("fixed", date="2027-05-12", minute=900)).broken_levels == 1
    assert _scored(edit, _level("fixed", date="2027-05-12", minute=901)).broken_levels == 0
    loose = (*_level("fixed"), {"date": "2027-05-12", "minute": 900, "level": "free"})
    assert _scored(edit, loose).broken_levels == 0


def test_what_has_begun_has_no_level() -> None:
    """The frozen past is a rule of its own."""
    edit = {SIMULATOR: later(5)}
    assert _scored(edit, _level("fixed"), ("2027-05-12", 900)).broken_levels == 1
    assert _scored(edit, _level("fixed"), ("2027-05-12", 901)).broken_levels == 0


@pytest.mark.parametrize(
    ("edit", "item", "kind", "weight"),
    [
        ({"plan/days/1/vehicle": "minibus"}, ChangedItem.VEHICLE, ChangeKind.REPLACED, 2),
        ({"plan/days/1/night": SPA}, ChangedItem.HOTEL, ChangeKind.REPLACED, 2),
        ({"plan/days/1/night": None}, ChangedItem.HOTEL, ChangeKind.DROPPED, 0),
        ({"plan/days/1/items/lunch": later(1)}, ChangedItem.MEAL, ChangeKind.REPLACED, 0),
        ({"plan/days/1/items/lunch": DROP}, ChangedItem.MEAL, ChangeKind.DROPPED, 0),
    ],
)
def test_a_fixed_day_keeps_its_vehicle_hotel_and_meals(
    edit: dict[str, Any], item: ChangedItem, kind: ChangeKind, weight: int
) -> None:
    """Fixed is the whole programme; any other level leaves these free."""
    (change,) = _scored(edit, _level("fixed")).changes
    assert (change.item, change.kind, change.weight) == (item, kind, weight)
    assert change.breaks_level
    assert _scored(edit, _level("times-may-move")).broken_levels == 0
