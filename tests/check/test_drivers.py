"""Driver hours: minutes driven, breaks whole and in parts, duty, and which version holds.

Wednesday's coach drives 10 + 14, stands 90 and 20, drives 11, stands 60, 95 and 95, drives 7,
stands 120, drives 10: 52 minutes of a duty of 725. If it returns, its three transfers take 33, 27
and 23.
"""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import check
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import example

LAX: dict[str, Any] = {
    "valid_from": "2027-05-13",
    "over_people": 9,
    "driving_minutes": 540,
    "driving_before_break": 270,
    "break_minutes": 45,
    "least_part": 15,
    "second_part": None,
    "duty_span_minutes": 780,
    "two_drivers": {"driving_minutes": 1080, "duty_span_minutes": 1260},
}
TWO_DRIVERS = {"catalogue/vehicles/coach/second_driver_cents": 9000, "plan/days/1/drivers": 2}
RETURNS = {
    "catalogue/vehicles/coach/returns_to_garage": True,
    "plan/days/1/vehicle_waits": False,
}


def _on_wednesday(**numbers: Any) -> dict[str, Any]:
    """Driver rules with these numbers on Wednesday only."""
    strict = LAX | {"valid_from": "2027-05-12"} | numbers
    return {"catalogue/driver_rules": [LAX, strict]}


def _edge(name: str, kept: dict[str, Any], broken: dict[str, Any], **both: Any) -> Edge:
    return Edge(
        name,
        Rule.DRIVER_HOURS,
        1,
        "minutes",
        broken=_on_wednesday(**broken),
        kept=_on_wednesday(**kept),
        both=both,
    )


EDGES = (
    _edge("a minute driven too much", {"driving_minutes": 52}, {"driving_minutes": 51}),
    _edge("a minute of duty too much", {"duty_span_minutes": 725}, {"duty_span_minutes": 724}),
    _edge(
        "a minute driven too much before a break",
        {"driving_before_break": 24},
        {"driving_before_break": 23},
    ),
    _edge(
        "an item a minute short of a break",
        {"driving_before_break": 34, "break_minutes": 90, "least_part": 90},
        {"driving_before_break": 34, "break_minutes": 91, "least_part": 91},
    ),
    _edge(
        "two parts a minute short of a break",
        {"driving_before_break": 34, "break_minutes": 110},
        {"driving_before_break": 34, "break_minutes": 111},
    ),
    _edge(
        "a part a minute too short to count",
        {"driving_before_break": 34, "break_minutes": 110, "least_part": 20},
        {"driving_before_break": 34, "break_minutes": 110, "least_part": 21},
    ),
    _edge(
        "a second part a minute too short",
        {"driving_before_break": 34, "break_minutes": 100, "second_part": 20},
        {"driving_before_break": 34, "break_minutes": 100, "second_part": 21},
    ),
    _edge(
        "a vehicle for one more than the rules leave free",
        {"driving_minutes": 51, "over_people": 31},
        {"driving_minutes": 51, "over_people": 30},
    ),
    _edge(
        "rules in force on the day, and a day later",
        {"driving_minutes": 51, "valid_from": "2027-05-14"},
        {"driving_minutes": 51, "valid_from": "2027-05-12"},
    ),
    _edge(
        "a minute too much for two drivers",
        {"two_drivers": {"driving_minutes": 52, "duty_span_minutes": 1260}},
        {"two_drivers": {"driving_minutes": 51, "duty_span_minutes": 1260}},
        **TWO_DRIVERS,
    ),
    _edge(
        "a minute of duty too much for two drivers",
        {"two_drivers": {"driving_minutes": 1080, "duty_span_minutes": 725}},
        {"two_drivers": {"driving_minutes": 1080, "duty_span_minutes": 724}},
        **TWO_DRIVERS,
    ),
    _edge(
        "a minute too much with the empty runs of every leg",
        {"driving_minutes": 83},
        {"driving_minutes": 82},
        **RETURNS,
    ),
    _edge(
        "an item that the empty runs make a minute too short",
        {"driving_before_break": 59, "break_minutes": 72, "least_part": 72},
        {"driving_before_break": 59, "break_minutes": 73, "least_part": 73},
        **RETURNS,
    ),
    Edge(
        "what one driver may not, two may",
        Rule.DRIVER_HOURS,
        1,
        "minutes",
        broken={"plan/days/1/drivers": 1},
        kept={"plan/days/1/drivers": 2},
        both={**TWO_DRIVERS, **_on_wednesday(driving_before_break=23)},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A minute, a seat or a day off breaks `driver-hours` only."""
    edge.prove()


def test_a_late_stretch_is_told_once_for_each_drive() -> None:
    """With no break at all, Wednesday's last two drives are too much, each by its minutes."""
    numbers = {"driving_before_break": 35, "break_minutes": 200, "least_part": 200}
    found = check(*example(_on_wednesday(**numbers)))
    assert [(one.rule, one.amount) for one in found] == [
        (Rule.DRIVER_HOURS, 7),
        (Rule.DRIVER_HOURS, 10),
    ]
