"""Statuses: what is confirmed is kept and priced as confirmed; what was refused is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import score
from optimizer.domain.money import Category
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import example


def status(kind: str, key: str, answer: str, date: str | None = None, **more: Any) -> Any:
    """One request with its answer."""
    history = [{"status": answer, "date": "2027-02-01"}]
    return [{"kind": kind, "id": key, "date": date, "history": history, **more}]


def _edge(name: str, unit: str, broken: Any, kept: Any, amount: int = 1, times: int = 1) -> Edge:
    return Edge(
        name,
        Rule.PIN,
        amount,
        unit,
        broken={"wishes/statuses": broken},
        kept={"wishes/statuses": kept},
        times=times,
    )


def _confirmed(kind: str, key: str, day: int, **more: Any) -> Any:
    return status(kind, key, "confirmed", f"2027-05-{day}", **more)


def _late(connection: Any) -> Any:
    """The same connection under another id."""
    return {**connection, "id": "train-late"}


EDGES = (
    _edge(
        "confirmed for another date",
        "visits",
        _confirmed("session", "demo", 13),
        _confirmed("session", "demo", 12),
    ),
    _edge(
        "confirmed for another start",
        "minutes",
        _confirmed("session", "demo", 12, start=541),
        _confirmed("session", "demo", 12, start=540),
    ),
    _edge(
        "confirmed at another venue",
        "venues",
        _confirmed("session", "lecture", 11, venue="hall"),
        _confirmed("session", "lecture", 11, venue="aula"),
    ),
    _edge(
        "confirmed in another language mode",
        "modes",
        _confirmed("session", "lecture", 11, language_mode="own"),
        _confirmed("session", "lecture", 11, language_mode="second"),
    ),
    _edge(
        "another hotel is confirmed",
        "hotels",
        _confirmed("hotel", "spa", 11),
        _confirmed("hotel", "grand", 11),
    ),
    _edge(
        "another place for the meal is confirmed",
        "restaurants",
        _confirmed("restaurant", "canteen", 11, meal="dinner"),
        _confirmed("restaurant", "bistro", 11, meal="dinner"),
    ),
    _edge(
        "another place for any meal is confirmed",
        "restaurants",
        _confirmed("restaurant", "canteen", 11),
        _confirmed("restaurant", "bistro", 11),
        times=2,
    ),
    _edge(
        "another vehicle is confirmed",
        "vehicles",
        _confirmed("vehicle", "taxi", 12),
        _confirmed("vehicle", "coach", 12),
    ),
    _edge(
        "another interpreter is confirmed",
        "interpreters",
        _confirmed("interpreter", "other", 13),
        _confirmed("interpreter", "tulkki", 13),
    ),
    Edge(
        "another connection is confirmed",
        Rule.PIN,
        1,
        "connections",
        broken={"wishes/statuses": _confirmed("connection", "train-late", 13)},
        kept={"wishes/statuses": _confirmed("connection", "train-late", 12)},
        both={"catalogue/connections": lambda listed: [*listed, _late(listed[1])]},
    ),
    Edge(
        "a confirmed arrival says nothing of departures",
        Rule.PIN,
        1,
        "connections",
        broken={"wishes/statuses": _confirmed("connection", "train-late", 11)},
        kept={"wishes/statuses": _confirmed("connection", "train-late", 13)},
        both={"catalogue/connections": lambda listed: [*listed, _late(listed[0])]},
    ),
    _edge(
        "a declined visit",
        "sessions",
        status("session", "demo", "declined", "2027-05-12"),
        status("session", "demo", "declined", "2027-05-13"),
    ),
    _edge(
        "a visit cancelled for every date",
        "sessions",
        status("session", "demo", "cancelled"),
        status("session", "party", "cancelled"),
    ),
    _edge(
        "a declined hotel",
        "hotels",
        status("hotel", "grand", "declined", "2027-05-12"),
        status("hotel", "grand", "declined", "2027-05-13"),
    ),
    _edge(
        "a declined restaurant",
        "restaurants",
        status("restaurant", "canteen", "declined", "2027-05-12"),
        status("restaurant", "canteen", "declined", "2027-05-11"),
    ),
    _edge(
        "a restaurant that declined one meal",
        "restaurants",
        status("restaurant", "canteen", "declined", "2027-05-12", meal="lunch"),
        status("restaurant", "canteen", "declined", "2027-05-12", meal="dinner"),
    ),
    _edge(
        "a cancelled vehicle",
        "vehicles",
        status("vehicle", "coach", "cancelled", "2027-05-12"),
        status("vehicle", "coach", "cancelled", "2027-05-14"),
    ),
    _edge(
        "a declined interpreter",
        "interpreters",
        status("interpreter", "tulkki", "declined", "2027-05-13"),
        status("interpreter", "tulkki", "declined", "2027-05-12"),
    ),
    _edge(
        "a cancelled connection",
        "connections",
        status("connection", "train-in", "cancelled", "2027-05-11"),
        status("connection", "train-in", "cancelled", "2027-05-12"),
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """One thing used otherwise than was settled breaks just the rule `pin`."""
    edge.prove()


ARRANGED_EDGES = (
    Edge(
        "a visit that is confirmed needs no lead time",
        Rule.ACCESS,
        1,
        "days",
        broken={"wishes/statuses": status("session", "demo", "requested", "2027-05-12")},
        kept={"wishes/statuses": _confirmed("session", "demo", 12)},
        both={"catalogue/sessions/demo/lead_working_days": 70},
    ),
    Edge(
        "rooms that are confirmed are not released",
        Rule.ROOMS,
        6,
        "rooms",
        broken={"wishes/statuses": _confirmed("hotel", "grand", 12)},
        kept={
            "wishes/statuses": _confirmed("hotel", "grand", 11) + _confirmed("hotel", "grand", 12)
        },
        both={"catalogue/hotels/grand/rooms": lambda rooms: _released(rooms)},
    ),
)


def _released(rooms: list[Any]) -> list[Any]:
    """Single rooms that are released too early for the whole trip."""
    return [{**room, "release_days": 90} if room["kind"] == "single" else room for room in rooms]


@pytest.mark.parametrize("edge", ARRANGED_EDGES, ids=str)
def test_what_is_confirmed_is_held(edge: Edge) -> None:
    """Lead times and releases ask for what is still to be booked."""
    edge.prove()


@pytest.mark.parametrize(
    ("statuses", "category"),
    [
        (_confirmed("session", "demo", 12, price={"group_cents": 77_700}), Category.SESSIONS),
        (
            _confirmed("restaurant", "bistro", 11, meal="dinner", price={"person_cents": 1}),
            Category.MEALS,
        ),
        (_confirmed("connection", "train-in", 11, price={"person_cents": 1}), Category.TRANSPORT),
    ],
)
def test_confirmed_prices_hold(statuses: Any, category: Category) -> None:
    """The score moves by just the difference to the catalogue's price; other categories stay."""
    problem, plan = example()
    locked, _ = example({"wishes/statuses": statuses})
    before, after = score(problem, plan).cost_by_category, score(locked, plan).cost_by_category
    changed = {one for one in Category if before[one] != after[one]}
    assert changed == {category}
    assert after[category] - before[category] == _difference(problem, statuses[0])


def _difference(problem: Any, item: Any) -> int:
    """By hand: locked less listed, for one group and everyone."""
    catalogue, heads, price = problem.catalogue, problem.wishes.party.heads, item["price"]
    if item["kind"] == "session":
        return int(price["group_cents"] - catalogue.session(item["id"]).group_cents)
    if item["kind"] == "connection":
        return int(heads * (price["person_cents"] - catalogue.connection(item["id"]).person_cents))
    service = next(
        one for one in catalogue.restaurant(item["id"]).services if one.meal == item["meal"]
    )
    return int(heads * (price["person_cents"] - service.person_cents))
