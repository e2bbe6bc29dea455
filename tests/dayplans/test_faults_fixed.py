"""Faults of passes that were found once: each stays fixed."""

from __future__ import annotations

from typing import Any

import numpy as np

from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.prices import NEVER, DayPrices, Limits
from optimizer.dayplans.pricing import best_days
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from optimizer.prepare import prepare
from tests.oracle.plain import plain_problem, plain_session

EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _open(*windows: str) -> dict[str, Any]:
    return {"availability": {"weekly": [{"days": EVERY_DAY, "windows": list(windows)}]}}


def _best(problem: Problem, worth: dict[str, int], wanted: int = NEVER) -> int | None:
    """The best value of the one day of a problem, where each session is worth something."""
    instance = prepare(problem)
    graph, states = DayGraph(instance, instance.days[0]), instance.state_count
    offers = [
        -10_000 if offer.subject.startswith("c") else sum(worth.get(s, 0) for s in offer.sessions)
        for offer in graph.day.offers
    ]
    none = np.zeros((states, states), np.int64)
    prices = DayPrices(np.array(offers, np.int64), np.zeros(len(CATEGORIES), np.int64), 0, 0, none)
    home = {instance.gone_home: wanted}
    return best_days(graph, 0, 0, prices, home, 3, Limits()).best.get(instance.gone_home)


def test_more_sessions_behind_are_no_better_where_the_day_is_capped() -> None:
    """Two short sessions do not replace a long one that leaves room under the cap of three."""
    short = [plain_session(s, talk_minutes=20, **_open("09:00-11:00")) for s in ("s1", "s2")]
    long = plain_session("big", talk_minutes=75, **_open("09:00-11:00"))
    late = [plain_session(s, **_open("13:00-16:00")) for s in ("x", "y")]
    worth = {"s1": 300, "s2": 300, "big": 400, "x": 700, "y": 700}
    for count in (0, 5, 6):
        commitments = [
            {
                "id": f"c{number}",
                "name": {"fi": "c", "en": "c"},
                "places": ["centre"],
                "minutes": 30,
                "windows": ["18:00-20:00"],
            }
            for number in range(count)
        ]
        problem = plain_problem(
            [*short, long, *late],
            departure="20:50",
            rules={"sessions_per_day": 3},
            wishes={"commitments": commitments},
        )
        assert _best(problem, worth) == 1800, count


def test_what_can_be_used_by_a_detour_is_still_open() -> None:
    """A session that can be reached over another place only still matters to who has not had it."""
    places = ["station", "site", "centre", "far"]
    minutes = [
        [0 if a == b else (30 if (a, b) == ("site", "far") else 10) for b in places] for a in places
    ]
    catalogue = {
        "places": [
            {"id": p, "name": {"fi": p, "en": p}, "latitude": 61.7, "longitude": 27.3}
            for p in places
        ],
        "matrices": [
            {"id": "walk", "source": "", "places": places, "minutes": minutes, "metres": minutes}
        ],
        "venues": [
            {"id": v, "name": {"fi": v, "en": v}, "place": place, "capacity": 40}
            for v, place in (("hall", "site"), ("vf", "far"), ("vc", "centre"))
        ],
    }
    sessions = [
        plain_session("f", venues=["vf"], **_open("09:00-10:00", "14:00-15:00")),
        plain_session("g", venues=["vc"], **_open("09:00-10:00")),
        plain_session("z", **_open("10:30-11:30")),
        plain_session("m", venues=["vc"], **_open("12:00-13:00")),
    ]
    for cap in (8, 9):
        rules = {"sessions_per_day": cap, "lunch": None, "dinner": None}
        problem = plain_problem(sessions, departure="17:00", rules=rules, catalogue=catalogue)
        assert _best(problem, {"f": 500, "g": 400, "z": 300, "m": 300}) == 1500, cap


def test_a_session_that_takes_no_time_fits_into_a_full_day() -> None:
    """With the content used up a session without content is still found at its threshold."""
    sessions = [
        plain_session("p", **_open("09:00-10:00")),
        plain_session("q", **_open("10:00-12:00")),
        plain_session("view", talk_minutes=0, **_open("13:00-16:00")),
    ]
    rules = {"sessions_per_day": 3, "lunch": None, "dinner": None, "content_minutes_per_day": 120}
    problem = plain_problem(sessions, departure="17:00", rules=rules)
    worth = {"p": 300, "q": 300, "view": 300}
    assert _best(problem, worth) == 900
    assert _best(problem, worth, wanted=900) == 900
    assert _best(problem, worth, wanted=901) is None
