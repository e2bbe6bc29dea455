"""Bookings of other trips: by the minute, the group, the vehicle, the interpreter and the room."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import check
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import example

# The demo is on 12 May 2027 from 09:00 to 10:30, in the army's hall.
DATE = "2027-05-12"


def _held(kind: str, key: str, hours: str = "", date: str = DATE, **more: Any) -> dict[str, Any]:
    booking = {"kind": kind, "id": key, "date": date, "trip": "another", **more}
    if hours:
        booking["start"], booking["end"] = hours.split("-")
    return booking


def _edge(name: str, amount: int, unit: str, broken: Any, kept: Any, **edits: Any) -> Edge:
    """Bookings on both sides of the rule; `both` are edits made on either side."""
    return Edge(
        name,
        Rule.CAPACITY_SHARED,
        amount,
        unit,
        broken={"bookings": broken},
        kept={"bookings": kept},
        **edits,
    )


TWO_GROUPS = {"catalogue/partners/army/parallel_groups": 2}

EDGES = (
    _edge(
        "the partner is held up to a minute after the visit begins",
        1,
        "minutes",
        [_held("partner", "army", "08:00-09:01")],
        [_held("partner", "army", "08:00-09:00"), _held("partner", "army", "10:30-12:00")],
    ),
    _edge(
        "the partner is held from a minute before the visit ends",
        1,
        "minutes",
        [_held("partner", "army", "10:29-12:00")],
        [_held("partner", "city"), _held("partner", "army", date="2027-05-11")],
    ),
    _edge(
        "the partner is held all day",
        90,
        "minutes",
        [_held("partner", "army")],
        [],
    ),
    _edge(
        "one group of two is left",
        90,
        "minutes",
        [_held("partner", "army", count=2)],
        [_held("partner", "army", count=1)],
        both=TWO_GROUPS,
    ),
    _edge(
        "two bookings meet for ten minutes",
        10,
        "minutes",
        [_held("partner", "army", "08:00-09:30"), _held("partner", "army", "09:20-12:00")],
        [_held("partner", "army", "08:00-09:30"), _held("partner", "army", "09:30-12:00")],
        both=TWO_GROUPS,
    ),
    _edge(
        "a twin is two groups",
        90,
        "minutes",
        [_held("partner", "college", date="2027-05-13")],
        [],
        both={"catalogue/partners/college/parallel_groups": 2},
    ),
    _edge(
        "a rotation at one partner is two groups",
        95,
        "minutes",
        [_held("partner", "yard", "12:00-14:40")],
        [_held("partner", "yard", "12:00-13:00"), _held("partner", "yard", "14:35-15:00")],
        both={"catalogue/partners/yard/parallel_groups": 2},
    ),
    _edge(
        "the venue is held for a minute of the visit",
        1,
        "minutes",
        [_held("venue", "hall", "10:29-11:00")],
        [_held("venue", "hall", "10:30-11:00"), _held("venue", "aula")],
    ),
    _edge(
        "both coaches are held",
        1,
        "vehicles",
        [_held("vehicle", "coach"), _held("vehicle", "coach")],
        [_held("vehicle", "coach"), _held("vehicle", "coach", date="2027-05-14")],
    ),
    _edge(
        "one interpreter too few is left",
        1,
        "interpreters",
        [_held("interpreter", "tulkki", date="2027-05-11", count=4)],
        [_held("interpreter", "tulkki", date="2027-05-11", count=3)],
    ),
    _edge(
        "one room too few is left",
        1,
        "rooms",
        [_held("hotel", "grand", date="2027-05-11", room="accessible")],
        [_held("hotel", "grand", date="2027-05-13", room="accessible")],
        both={"catalogue/hotels/grand/rooms": lambda rooms: [*rooms[:2], {**rooms[2], "count": 1}]},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """What others hold for one minute, group, vehicle, interpreter or room too much is told."""
    edge.prove()


def test_rooms_that_others_hold_are_no_cheaper_rooms() -> None:
    """Singles may sleep in the dearer rooms where the cheaper ones are held by others."""
    problem, plan = example()
    (grand,) = [hotel for hotel in problem.catalogue.hotels if hotel.id == "grand"]
    used = {
        booked.kind: booked.count
        for day in plan.days
        if day.night
        for booked in day.night.rooms
        if not booked.single_use
    }
    (single,) = [room for room in grand.rooms if room.kind == "single"]
    assert used[single.kind] == single.count
    more = {"catalogue/hotels/grand/rooms": lambda rooms: [{**rooms[0], "count": 7}, *rooms[1:]]}
    assert {one.rule for one in check(*example(more))} == {Rule.ROOMS}
    held = [
        _held("hotel", "grand", date=str(day.date), room="single") for day in plan.days if day.night
    ]
    assert check(*example({**more, "bookings": held})) == ()


def test_bookings_belong_to_the_problem() -> None:
    """Their order does not change the problem's hash, what they hold does."""
    one, other = _held("partner", "army", "08:00-09:00"), _held("partner", "army", "12:00-13:00")
    hashes = [
        example({"bookings": bookings})[0].content_hash
        for bookings in ([one, other], [other, one], [one], [])
    ]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3
    problem = example({"bookings": [one]})[0]
    assert Problem.model_validate_json(problem.model_dump_json()) == problem
