"""Overlays of what the delegation wants and of when: the counts that follow, and both edges."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.money import Category
from optimizer.domain.wishes import RoomDemand, WishKind
from scenarios.overlaying import undo
from tests.scenarios.overlaying.edited import edited, problem_with, refused


@pytest.mark.parametrize(
    ("change", "rooms"),
    [
        (3, RoomDemand(single=11, twin=2)),
        (-8, RoomDemand(single=0, twin=2)),
        (-9, RoomDemand(single=1, twin=1)),
    ],
)
def test_rooms_follow_the_party(change: int, rooms: RoomDemand) -> None:
    """Single rooms come and go first; then a twin room becomes a single one."""
    party = edited("party-changed", change=change, diets={}, access_needs={}).problem.wishes.party
    assert (party.heads, party.rooms) == (12 + change, rooms)
    assert party.room_demand.guests == party.heads


def test_a_single_nationality_group_follows_and_several_are_asked_for() -> None:
    """Nobody guesses from which of two groups the guests are."""
    party = problem_with().wishes.party.model_dump(mode="json")
    one = problem_with(party={**party, "nationality_groups": {"eu": 12}})
    two = problem_with(party={**party, "nationality_groups": {"eu": 6, "nato": 6}})
    grown = edited("party-changed", one, change=1).problem.wishes.party
    assert grown.nationality_groups == {"eu": 13}
    assert {code for code, _ in refused("party-changed", two, change=1)} == {"contradiction"}
    groups = {"eu": 6, "nato": 7}
    grown = edited("party-changed", two, change=1, nationality_groups=groups).problem.wishes.party
    assert grown.nationality_groups == groups


@pytest.mark.parametrize(
    ("change", "code"), [(-12, "value-out-of-range"), (0, "overlay-no-effect")]
)
def test_party_sizes_that_make_no_sense(change: int, code: str) -> None:
    """Nobody left, or nothing changed."""
    assert {found for found, _ in refused("party-changed", change=change)} == {code}


@pytest.mark.parametrize(
    ("fields", "total"),
    [
        ({"change_permille": -100}, 2_250_000),
        ({"change_cents": 1}, 2_500_001),
        ({"cents": 7}, 7),
        ({"lifted": True}, None),
        ({"change_cents": -2_500_000}, 0),
    ],
)
def test_the_total_budget(fields: dict[str, Any], total: int | None) -> None:
    """More, less, another one or none."""
    assert edited("budget-changed", **fields).problem.wishes.budget.total_cents == total


def test_a_category_cap() -> None:
    """A cap that is there changes, a new one is added, one that is lifted is gone."""
    more = edited("budget-changed", limit="meals", change_permille=500).problem.wishes.budget
    assert more.caps == {Category.MEALS: 300_000}
    new = edited("budget-changed", limit="rooms", cents=5).problem.wishes.budget
    assert new.caps == {Category.MEALS: 200_000, Category.ROOMS: 5}
    assert edited("budget-changed", limit="meals", lifted=True).problem.wishes.budget.caps == {}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"limit": "rooms", "change_cents": 1}, ("overlay-no-effect", "/0/limit")),
        ({"limit": "per-head", "lifted": True}, ("overlay-no-effect", "/0/limit")),
        ({"change_cents": -2_500_001}, ("value-out-of-range", "/0/change_cents")),
        ({"cents": 2_500_000}, ("overlay-no-effect", "/0")),
    ],
)
def test_budgets_that_cannot_change_so(fields: dict[str, Any], expected: tuple[str, str]) -> None:
    """No limit to change, less than nothing, the same again."""
    assert refused("budget-changed", **fields) == {expected}


def test_languages_and_interpretation() -> None:
    """Own languages are replaced; of the interpreted modes one or none is left."""
    other = edited("language-changed", own_languages=["fi"], second_languages=[])
    assert other.problem.wishes.party.own_languages == ("fi",)
    one = edited("interpretation-forced", mode="simultaneous").problem.wishes.language_modes
    assert set(one) == {LanguageMode.OWN, LanguageMode.SECOND, LanguageMode.SIMULTANEOUS}
    none = edited("interpretation-forced", mode="none").problem.wishes.language_modes
    assert set(none) == {LanguageMode.OWN, LanguageMode.SECOND}
    interpreted = problem_with(language_modes=["consecutive"])
    assert refused("interpretation-forced", interpreted, mode="none") == {
        ("contradiction", "/0/mode")
    }


def test_wishes_by_their_ids() -> None:
    """Required, scored, dropped, added; an unknown one is told with the one that was meant."""
    wishes = edited("wish-required", wish="briefing-wish").problem.wishes.wishes
    assert wishes[1].kind is WishKind.REQUIRED
    scored = edited("wish-scored", wish="no-drill", weight=4).problem.wishes.wishes[3]
    assert (scored.kind, scored.weight) == (WishKind.SCORED, 4)
    assert len(edited("wish-dropped", wish="demo-wish").problem.wishes.wishes) == 3
    assert refused("wish-dropped", wish="demo-wsh") == {("unknown-id", "/0/wish")}
    again = {"id": "demo-wish", "target": {"session": "demo"}, "weight": 1}
    assert refused("wish-added", wish=again) == {("duplicate-id", "/0/wish/id")}


def test_pins_come_and_go() -> None:
    """A pin that is there already, and one that is not, change nothing."""
    added = edited("pin", session="demo", date="2027-05-12").problem.wishes.pins
    assert [pin.session for pin in added] == ["plant-tour", "demo"]
    assert edited("unpin", session="plant-tour").problem.wishes.pins == ()
    same = {"session": "plant-tour", "date": "2027-05-11", "start": "10:00"}
    assert refused("pin", **same) == {("overlay-no-effect", "/0")}
    missing = refused("unpin", session="plant-tour", date="2027-05-12")
    assert missing == {("overlay-no-effect", "/0/session")}


def test_moving_the_trip_takes_along_keeps_or_releases_what_is_fixed() -> None:
    """Moved, pins and own items keep their distance; kept, they are outside; released, gone."""
    moved = edited("dates-moved", days=7, fixed="move").problem.wishes
    assert str(moved.dates.first) == "2027-05-17"
    assert [str(pin.date) for pin in moved.pins] == ["2027-05-18"]
    assert [str(one.date or one.dates[0]) for one in moved.commitments] == [
        "2027-05-17",
        "2027-05-18",
    ]
    assert {code for code, _ in refused("dates-moved", days=7)} == {"date-outside-trip"}
    free = edited("dates-moved", days=7, fixed="release").problem.wishes
    assert (free.pins, free.commitments) == ((), ())


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"days": 7, "fixed": "move"}, {"declined"}),
        ({"days": 7, "fixed": "release"}, {"declined"}),
        ({"days": 1, "fixed": "move"}, {"declined"}),
        ({"days": 1, "fixed": "release"}, {"confirmed", "declined"}),
        ({"days": 2, "fixed": "release"}, {"declined"}),
    ],
)
def test_what_others_agreed_to_does_not_move_along(fields: dict[str, Any], kept: set[str]) -> None:
    """Nobody has said yes to the new date: it is given up, told so, and comes back by undoing."""

    def status(kind: str, key: str, *said: str) -> dict[str, Any]:
        history = [{"status": one, "date": "2027-03-01"} for one in said]
        return {"kind": kind, "id": key, "date": "2027-05-11", "history": history}

    problem = problem_with(
        pins=[],
        commitments=[],
        statuses=[
            status("session", "plant-tour", "requested", "confirmed"),
            status("vehicle", "coach", "declined"),
        ],
    )
    found = edited("dates-moved", problem, **fields)
    assert {one.status.value for one in found.problem.wishes.statuses} == kept
    assert any(one.released for one in found.log) is ("confirmed" not in kept)
    assert undo(found.problem, found.log) == problem


def test_days_more_and_less() -> None:
    """A window just as long as the trip follows it; a longer one has room already."""
    longer = edited("day-added").problem.wishes.dates
    assert (str(longer.last), longer.min_days, longer.max_days) == ("2027-05-13", 3, 4)
    dates = {"first": "2027-05-10", "last": "2027-05-20", "min_days": 2, "max_days": 3}
    wide = edited("day-added", problem_with(dates=dates)).problem.wishes.dates
    assert (str(wide.last), wide.min_days, wide.max_days) == ("2027-05-20", 3, 4)
    shorter = edited("day-removed").problem.wishes.dates
    assert (str(shorter.last), shorter.min_days, shorter.max_days) == ("2027-05-11", 1, 2)
    assert refused("day-removed", days=2) == {("value-out-of-range", "/0/days")}
