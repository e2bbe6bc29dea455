"""Drawing: the same draws whatever their number, chances as the file says, in order of knowing."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from scenarios.robustness import Disturbances
from scenarios.robustness.drawing import Absent, Late, Slow, drawn, hosts_on, moment_of
from tests.scenarios.upset_trips import published

FIRST, SECOND = dt.date(2027, 5, 11), dt.date(2027, 5, 12)

ALL = {
    "id": "all",
    "no_shows": {"permille": 300, "partners": {"guild": 0, "spare": 1000}},
    "delays": {
        "permille": 500,
        "sessions": {"must": 0},
        "minutes": [{"minutes": 15, "share": 3}, {"minutes": 30, "share": 1}],
    },
    "travel": {"paces": [{"permille": 1000, "share": 3}, {"permille": 1200, "share": 1}]},
}


def _drawn(chances: object = None, *, seed: int = 1, draws: int = 400) -> list[tuple[object, ...]]:
    problem, result = published()
    assert result.itinerary is not None
    found = drawn(
        problem,
        result.itinerary,
        Disturbances.model_validate(chances or ALL),
        seed=seed,
        draws=draws,
    )
    assert [one.number for one in found] == list(range(1, draws + 1))
    return [one.events for one in found]


def test_a_seed_makes_it_repeat_and_more_draws_change_none() -> None:
    """The first draws are the same of ten and of forty; another seed has others."""
    assert _drawn(draws=10) == _drawn(draws=40)[:10]
    assert _drawn(draws=40) == _drawn(draws=40)
    assert _drawn(draws=40) != _drawn(draws=40, seed=2)


def test_never_and_always() -> None:
    """A chance of nothing never comes up, one of a thousand always does."""
    draws = _drawn()
    absent = Counter(e.partner for events in draws for e in events if isinstance(e, Absent))
    assert absent["guild"] == 0
    assert absent["spare"] == len(draws)
    late = Counter(e.session for events in draws for e in events if isinstance(e, Late))
    assert late["must"] == 0


@pytest.mark.parametrize(
    ("kind", "chance"), [("host", 0.3), ("late", 0.5), ("short", 0.75), ("slow", 0.25)]
)
def test_shares_come_up_as_often_as_they_say(kind: str, chance: float) -> None:
    """Within four standard errors of 2000 draws with a fixed seed."""
    draws = _drawn(draws=2000)
    delays = [e for events in draws for e in events if isinstance(e, Late)]
    of_tour = [e for e in delays if e.session == "tour"]
    counts = {
        "host": (
            sum(
                isinstance(e, Absent) and (e.partner, e.date) == ("host", SECOND)
                for events in draws
                for e in events
            ),
            len(draws),
        ),
        "late": (len(of_tour), len(draws)),
        "short": (sum(e.minutes == 15 for e in delays), len(delays)),
        "slow": (sum(isinstance(e, Slow) for events in draws for e in events), len(draws)),
    }
    count, n = counts[kind]
    assert abs(count / n - chance) < 4 * (chance * (1 - chance) / n) ** 0.5


def test_events_come_in_the_order_in_which_they_are_known() -> None:
    """Roads before all, then what is told before the day, then what happens on it."""
    _, result = published()
    assert result.itinerary is not None
    for events in _drawn():
        moments = [moment_of(event, result.itinerary) for event in events]  # type: ignore[arg-type]
        assert moments == sorted(moments)


@pytest.mark.parametrize(
    ("told", "on", "at"),
    [
        ({}, FIRST, 1080),  # the evening before the second day
        ({"days_before": 0, "time": "07:00"}, SECOND, 420),
        ({"days_before": 0, "time": "12:00"}, SECOND, 570),  # before the day's first item
        ({"days_before": 9}, FIRST, 0),  # no earlier than the trip
    ],
)
def test_when_an_absence_is_told(told: dict[str, object], on: dt.date, at: int) -> None:
    """So many days before, at the latest before the first item of the day."""
    chances = {"id": "x", "no_shows": {"permille": 1000, "told": told}}
    events = _drawn(chances, draws=1)[0]
    found = [e for e in events if isinstance(e, Absent) and e.date == SECOND]
    assert {(one.told_on, one.told_at) for one in found} == {(on, at)}


def test_hosts_are_those_of_the_plan() -> None:
    """Each partner with each date on which it hosts, in the order of the plan."""
    problem, result = published()
    assert result.itinerary is not None
    assert hosts_on(problem, result.itinerary) == (
        ("guild", FIRST),
        ("host", FIRST),
        ("spare", SECOND),
        ("host", SECOND),
    )
