"""Sharing: windows without what others hold, and the reason where nothing is left."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import pytest

from optimizer.domain.calendar import Window, without
from optimizer.domain.problem import Problem
from optimizer.prepare import prepare
from tests.oracle.plain import plain_problem, plain_session


def _problem(*bookings: dict[str, Any], session: dict[str, Any] | None = None) -> Problem:
    """The plain problem on its first date, with bookings on that date."""
    content = plain_problem([plain_session("one", **(session or {}))]).model_dump(mode="json")
    content["catalogue"]["partners"][0]["parallel_groups"] = 2
    first = content["wishes"]["dates"]["first"]
    content["bookings"] = [{"date": first, "trip": "another", **one} for one in bookings]
    return Problem.model_validate(content)


HOST, HALL = {"kind": "partner", "id": "host"}, {"kind": "venue", "id": "hall"}
MORNING, NOON = {"start": "09:00", "end": "12:00"}, {"start": "11:00", "end": "14:00"}


@pytest.mark.parametrize(
    ("bookings", "starts"),
    [
        ((), ((540, 900),)),
        (({**HOST, **MORNING},), ((540, 900),)),  # one group of two is left
        (({**HOST, **MORNING, "count": 2},), ((720, 900),)),
        (({**HOST, **MORNING}, {**HOST, **NOON}), ((540, 600), (720, 900))),
        (({**HALL, **NOON},), ((540, 600), (840, 900))),
        (({**HALL, **MORNING}, {**HOST, **NOON, "count": 2}), ((840, 900),)),
        (({**HOST, **MORNING, "count": 2, "start": "09:50"},), ((720, 900),)),
    ],
)
def test_starts_beside_the_bookings(
    bookings: tuple[dict[str, Any], ...], starts: tuple[tuple[int, int], ...]
) -> None:
    """An hour at a host of 09:00 to 16:00, two groups at a time, starts where others leave it."""
    day = prepare(_problem(*bookings)).days[0]
    (offer,) = [one for one in day.offers if one.sessions]
    assert offer.starts == starts


def test_nothing_is_left() -> None:
    """A host that others hold all day is not offered; the reason names the booking and its trip."""
    problem = _problem({**HOST, "count": 2}, {**HALL, **NOON})
    instance = prepare(problem)
    assert not any(offer.sessions for offer in instance.days[0].offers)
    (why,) = [one for one in instance.dropped if one.date == instance.days[0].date]
    assert (why.code, why.rule) == ("booked", "capacity-shared")
    assert "partner host all day (another)" in why.message
    assert "venue hall 11:00–14:00 (another)" in why.message


def test_what_others_hold_is_not_to_be_had_on_that_date_only() -> None:
    """Rooms of the first night are gone, those of the next are there."""
    content = _problem().model_dump(mode="json")
    first = dt.date.fromisoformat(content["wishes"]["dates"]["first"])
    content["wishes"]["dates"]["last"] = str(first + dt.timedelta(days=2))
    (free,) = prepare(Problem.model_validate(content)).hotels
    room = {"kind": "hotel", "id": "inn", "room": "single", "count": 9, "date": str(first)}
    (left,) = prepare(Problem.model_validate(content | {"bookings": [room]})).hotels
    assert free.nights[0] is not None
    assert left.nights[0] is None
    assert left.nights[1:] == free.nights[1:]
    assert any(left.nights[1:])


@pytest.mark.parametrize("seed", range(50))
def test_windows_less_spans_minute_by_minute(seed: int) -> None:
    """A minute is in what is left just if it is in a window and in no span."""
    random = Random(seed)
    edges = sorted(random.sample(range(100), 6))
    windows = [
        Window(start=one, end=other) for one, other in zip(edges[::2], edges[1::2], strict=True)
    ]
    taken = [(start, start + random.randint(0, 20)) for start in random.sample(range(100), 3)]
    left = without(windows, taken)
    for minute in range(130):
        inside = any(w.start <= minute < w.end for w in windows)
        held = any(start <= minute < end for start, end in taken)
        assert any(w.start <= minute < w.end for w in left) is (inside and not held)
