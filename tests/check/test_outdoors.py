"""Out of doors: the first and last date of a season, the first and last minute of daylight."""

from __future__ import annotations

import datetime as dt

import pytest

from optimizer.domain.daylight import daylight
from optimizer.domain.rules import Rule
from tests.check.edges import Edge

# The demo is on 12 May 2027 from 09:00 to 10:30, at the garrison.
GARRISON = "catalogue/places/garrison"
DEMO = "catalogue/sessions/demo"
DATE = dt.date(2027, 5, 12)


def _where(edge: int, minute: int) -> dict[str, float]:
    """A point on the equator where the light begins (0) or ends (1) in just that minute.

    Four minutes a degree: on the meridian of the time zone it begins about 6 and ends about 18.
    """
    guess = 45 + ((6, 18)[edge] * 60 - minute) / 4
    points = (round(guess + step / 50, 2) for step in range(-100, 101))
    return next(
        {"latitude": 0.0, "longitude": longitude}
        for longitude in points
        if daylight(0.0, longitude, DATE, "Europe/Helsinki")[0][edge] == minute
    )


def _place(point: dict[str, float]) -> dict[str, float]:
    return {f"{GARRISON}/{key}": value for key, value in point.items()}


EDGES = (
    Edge(
        "the season ends the day before",
        Rule.SEASON,
        1,
        "days",
        broken={f"{DEMO}/season": {"start": "04-01", "end": "05-11"}},
        kept={f"{DEMO}/season": {"start": "04-01", "end": "05-12"}},
    ),
    Edge(
        "the season begins the day after",
        Rule.SEASON,
        1,
        "days",
        broken={f"{DEMO}/season": {"start": "05-13", "end": "09-30"}},
        kept={f"{DEMO}/season": {"start": "05-12", "end": "09-30"}},
    ),
    Edge(
        "a season over the new year",
        Rule.SEASON,
        2,
        "days",
        broken={f"{DEMO}/season": {"start": "10-01", "end": "05-10"}},
        kept={f"{DEMO}/season": {"start": "10-01", "end": "05-12"}},
    ),
    Edge(
        "the sun sets a minute too early",
        Rule.DAYLIGHT,
        1,
        "minutes",
        broken=_place(_where(1, 10 * 60 + 29)),
        kept=_place(_where(1, 10 * 60 + 30)),
        both={f"{DEMO}/daylight": True},
    ),
    Edge(
        "the sun rises a minute too late",
        Rule.DAYLIGHT,
        1,
        "minutes",
        broken=_place(_where(0, 9 * 60 + 1)),
        kept=_place(_where(0, 9 * 60)),
        both={f"{DEMO}/daylight": True},
    ),
    Edge(
        "a night without end",
        Rule.DAYLIGHT,
        90,
        "minutes",
        broken={f"{DEMO}/daylight": True},
        kept={f"{DEMO}/daylight": False},
        both=_place({"latitude": -88.0, "longitude": 27.0}),
    ),
)


@pytest.mark.parametrize("edge", EDGES, ids=str)
def test_both_edges(edge: Edge) -> None:
    """A visit one day out of season, or one minute in the dark, breaks just that rule."""
    edge.prove()
