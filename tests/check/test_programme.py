"""The frozen past: what began before the moment is as published, and nothing new comes before."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import check
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import example, later

PUBLISHED = example()[1].model_dump(mode="json")


def _frozen(day: int, minute: int, itinerary: Any = None) -> dict[str, Any]:
    """The wishes with the example published and frozen until a minute in May."""
    return {
        "itinerary": itinerary or PUBLISHED,
        "frozen_until": f"2027-05-{day}",
        "frozen_minute": minute,
    }


def _published(day: int, change: Any) -> Any:
    """The published example with one of its days changed."""
    days = [dict(one) for one in PUBLISHED["days"]]
    days[day] |= change
    return {**PUBLISHED, "days": days}


def _without(day: int, index: int) -> Any:
    items = list(PUBLISHED["days"][day]["items"])
    del items[index]
    return _published(day, {"items": items})


EDGES = (
    Edge(
        "a visit that has begun was at another minute",
        Rule.PIN,
        1,
        "items",
        broken={"wishes/programme": _frozen(12, 901)},
        kept={"wishes/programme": _frozen(12, 875)},
        both={"plan/days/1/items/simulator": later(5), "plan/days/1/items/to-dinner": later(5)},
        times=2,  # the old one is missing, the new one is too early
    ),
    Edge(
        "another hotel than was slept in",
        Rule.PIN,
        1,
        "nights",
        broken={
            "wishes/programme": _frozen(
                12, 0, _published(0, {"night": {"hotel": "spa", "rooms": []}})
            )
        },
        kept={
            "wishes/programme": _frozen(
                11, 0, _published(0, {"night": {"hotel": "spa", "rooms": []}})
            )
        },
    ),
    Edge(
        "another vehicle than was ridden",
        Rule.PIN,
        1,
        "vehicles",
        broken={"wishes/programme": _frozen(12, 502, _published(1, {"vehicle": "minibus"}))},
        kept={"wishes/programme": _frozen(12, 501, _published(1, {"vehicle": "minibus"}))},
    ),
    Edge(
        "a visit in the past that nobody published",
        Rule.PIN,
        1,
        "items",
        broken={"wishes/programme": _frozen(12, 876, _without(1, 6))},
        kept={"wishes/programme": _frozen(12, 875, _without(1, 6))},
    ),
    Edge(
        "a day of the past that nobody published",
        Rule.PIN,
        1,
        "items",
        broken={"wishes/programme": _frozen(12, 0, {**PUBLISHED, "days": PUBLISHED["days"][1:]})},
        kept={"wishes/programme": _frozen(11, 0, {**PUBLISHED, "days": PUBLISHED["days"][1:]})},
        times=sum(item["kind"] != "leg" for item in PUBLISHED["days"][0]["items"]),
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A minute more of past breaks just the rule `pin`."""
    edge.prove()


HELD_EDGES = (
    Edge(
        "a visit that took place needs no lead time",
        Rule.ACCESS,
        1,
        "days",
        broken={"wishes/programme": _frozen(12, 501)},
        kept={"wishes/programme": _frozen(12, 541)},
        both={"catalogue/sessions/demo/lead_working_days": 50},
    ),
    Edge(
        "a delegation that has set out has its visas",
        Rule.ENTRY,
        1,
        "days",
        broken={"wishes/programme": None},
        kept={"wishes/programme": _frozen(12, 0)},
        both={
            "wishes/party/visa_bound": 1,
            "catalogue/rules/visa_lead_days": 72,
        },
    ),
)


@pytest.mark.parametrize("edge", HELD_EDGES, ids=str)
def test_the_past_was_agreed_to(edge: Edge) -> None:
    """Lead times count for what is still to come."""
    edge.prove()


def test_the_past_cannot_be_refused() -> None:
    """A session that is declined after the visit does not make the visit wrong."""
    declined = [
        {"kind": "session", "id": "demo", "history": [{"status": "declined", "date": "2027-05-13"}]}
    ]
    edge = Edge(
        "declined afterwards",
        Rule.PIN,
        1,
        "sessions",
        broken={"wishes/programme": _frozen(12, 501)},
        kept={"wishes/programme": _frozen(13, 0)},
        both={"wishes/statuses": declined},
    )
    edge.prove()


def test_the_published_plan_keeps_its_own_past() -> None:
    """The example itself, frozen at any minute of any day."""
    for day in (10, 11, 12, 13, 14):
        for minute in range(0, 1440, 97):
            problem, plan = example({"wishes/programme": _frozen(day, minute)})
            assert check(problem, plan) == (), (day, minute)
