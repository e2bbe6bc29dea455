"""Pacing: what one day may hold."""

from __future__ import annotations

import pytest

from optimizer.check import check
from optimizer.domain.rules import Rule
from tests.check.edges import Edge
from tests.check.example import DROP, appointment, example, later

LIGHT_DAY = {
    "wishes/party/time_shift_hours": 5,
    "plan/days/0/items/to-campus": DROP,
    "plan/days/0/items/lecture": DROP,
    "plan/days/0/items/seminar": DROP,
    "plan/days/0/items/to-dinner": DROP,
}

NO_LUNCH = {
    "plan/days/0/items/lunch": DROP,
    "plan/days/0/items/to-campus": later(-80),
}

RECEPTION = {
    "wishes/commitments": lambda commitments: [
        *commitments,
        {
            "id": "reception",
            "name": {"fi": "", "en": ""},
            "places": ["bistro"],
            "minutes": 90,
            "date": "2027-05-11",
            "start": 1050,
            "meal": "dinner",
        },
    ],
    "plan/days/0/items/dinner": appointment("reception", "bistro", 1050, 1140),
}

EDGES = (
    Edge(
        "a rotation counts as two sessions",
        Rule.PACING,
        1,
        "sessions",
        broken={"wishes/limits/sessions_per_day": 3},
        kept={"wishes/limits/sessions_per_day": 4},
    ),
    Edge(
        "content minutes",
        Rule.PACING,
        1,
        "minutes",
        broken={"wishes/limits/content_minutes_per_day": 199},
        kept={"wishes/limits/content_minutes_per_day": 200},
    ),
    Edge(
        "a seated run",
        Rule.PACING,
        1,
        "minutes",
        broken={"wishes/limits/seated_minutes": 119},
        kept={"wishes/limits/seated_minutes": 120},
    ),
    Edge(
        "a break ends a run",
        Rule.PACING,
        1,
        "minutes",
        broken={"catalogue/rules/break_minutes": 16},
        kept={"catalogue/rules/break_minutes": 15},
        both={"wishes/limits/seated_minutes": 119},
    ),
    Edge(
        "a meal ends a run",
        Rule.PACING,
        60,
        "minutes",
        broken=NO_LUNCH,
        both={
            "catalogue/sessions/dialogue/seated": True,
            "catalogue/rules/break_minutes": 200,
            "catalogue/rules/lunch/earliest": 569,
        },
    ),
    Edge(
        "a light arrival day has one session",
        Rule.PACING,
        2,
        "sessions",
        broken={"wishes/party/time_shift_hours": -5},
        kept={"wishes/party/time_shift_hours": -4},
    ),
    Edge(
        "a light arrival day has nothing technical",
        Rule.PACING,
        1,
        "sessions",
        broken={"catalogue/sessions/dialogue/technical": True},
        both=LIGHT_DAY,
    ),
    Edge(
        "a light arrival day's dinner is early",
        Rule.PACING,
        1,
        "minutes",
        broken={"catalogue/rules/light_day_dinner_end": 1139},
        kept={"catalogue/rules/light_day_dinner_end": 1140},
        both=LIGHT_DAY,
    ),
    Edge(
        "a light arrival day's dinner is early, as a commitment too",
        Rule.PACING,
        1,
        "minutes",
        broken={"catalogue/rules/light_day_dinner_end": 1139},
        kept={"catalogue/rules/light_day_dinner_end": 1140},
        both={**LIGHT_DAY, **RECEPTION},
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """One session or minute more than a day may hold breaks `pacing` only."""
    edge.prove()


def test_halves_that_move_on_do_not_sit() -> None:
    """A repeat and a rotation of seated sessions are no seated run, however close they are."""
    close = {
        "catalogue/sessions/simulator/seated": True,
        "catalogue/sessions/boats/seated": True,
        "catalogue/sessions/drones/seated": True,
        "catalogue/rules/break_minutes": 60,
    }
    assert check(*example(close)) == ()


def test_one_long_visit_is_no_run() -> None:
    """A seated visit longer than the limit is accepted when it stands alone."""
    alone = {"catalogue/sessions/seminar/seated": False, "wishes/limits/seated_minutes": 30}
    assert check(*example(alone)) == ()


def test_a_twin_sits_as_its_session_does() -> None:
    """A seated session held twice in parallel is part of a seated run."""
    twin = {
        "catalogue/sessions/seminar/split": ["twin"],
        "catalogue/sessions/seminar/max_group": 12,
        "plan/days/0/items/seminar/split": "twin",
        "wishes/limits/seated_minutes": 119,
    }
    assert [fault.rule for fault in check(*example(twin))] == [Rule.PACING]
