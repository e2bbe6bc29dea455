"""Daylight: against almanacs, in the polar day and night, and over the jumps of the clock."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from astral import Observer
from astral.sun import elevation
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.calendar import Window
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.daylight import DAY, daylight
from tests.builders.small import small_catalogue_dict

TOLERANCE = 3
"""Minutes between almanacs, which round, choose another point of a town or another year."""

HELSINKI = (60.17, 24.94, "Europe/Helsinki")
MIKKELI = (61.69, 27.27, "Europe/Helsinki")
LONDON = (51.51, -0.13, "Europe/London")
UTSJOKI = (69.91, 27.03, "Europe/Helsinki")

ALMANAC = [
    (HELSINKI, "2027-06-21", "03:54", "22:50"),
    (HELSINKI, "2027-12-21", "09:24", "15:13"),
    (HELSINKI, "2027-03-20", "06:23", "18:34"),
    (MIKKELI, "2027-12-21", "09:32", "14:46"),
    (LONDON, "2027-06-21", "04:43", "21:21"),
    (LONDON, "2027-12-21", "08:04", "15:53"),
]


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _on(point: tuple[float, float, str], date: str) -> tuple[tuple[int, int], ...]:
    return daylight(point[0], point[1], dt.date.fromisoformat(date), point[2])


@pytest.mark.parametrize(("point", "date", "rise", "set_"), ALMANAC)
def test_the_almanac(point: tuple[float, float, str], date: str, rise: str, set_: str) -> None:
    """Sunrise and sunset of towns are the published ones within three minutes."""
    ((start, end),) = _on(point, date)
    assert abs(start - _minutes(rise)) <= TOLERANCE
    assert abs(end - _minutes(set_)) <= TOLERANCE


def test_midsummer_in_mikkeli_by_hand() -> None:
    """At 61.69° N and a declination of 23.44° the sun is up for 19 h 35, around 13:12.7.

    cos h = (sin -0.833° − sin φ sin δ) / (cos φ cos δ) gives h = 146.8°; noon is at 12:00 plus
    (45 − 27.27) × 4 min plus 1.8 min of the equation of time.
    """
    ((start, end),) = _on(MIKKELI, "2027-06-21")
    assert abs(end - start - 1175) <= TOLERANCE
    assert abs((start + end) / 2 - 792.7) <= TOLERANCE


def test_polar_day_and_night() -> None:
    """In Utsjoki the sun does not set at midsummer and does not rise at Christmas."""
    assert _on(UTSJOKI, "2027-06-21") == ((0, DAY),)
    assert _on(UTSJOKI, "2027-12-24") == ()


def test_a_sun_that_sets_after_midnight() -> None:
    """On the eve of the polar day the date begins in the last light, and the sun rises again."""
    (last_light, morning) = _on(UTSJOKI, "2027-05-16")
    assert last_light[0] == 0 < last_light[1] < morning[0] < morning[1] == DAY


def test_the_clock_jumps_and_the_sun_does_not() -> None:
    """Over the change to summer time the wall clock reads an hour later, and back in autumn."""
    saturday, sunday = _on(HELSINKI, "2027-03-27")[0], _on(HELSINKI, "2027-03-28")[0]
    assert 55 <= sunday[0] - saturday[0] <= 59
    assert 60 <= sunday[1] - saturday[1] <= 65
    before, after = _on(HELSINKI, "2027-10-30")[0], _on(HELSINKI, "2027-10-31")[0]
    assert -60 <= after[0] - before[0] <= -55
    assert -65 <= after[1] - before[1] <= -60


@settings(deadline=None, max_examples=60)
@given(
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    date=st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31)),
    zone=st.sampled_from(["Europe/Helsinki", "UTC", "America/New_York", "Pacific/Auckland"]),
    minute=st.integers(0, DAY - 1),
)
def test_the_sun_is_up_just_in_the_spans(
    latitude: float, longitude: float, date: dt.date, zone: str, minute: int
) -> None:
    """Anywhere, at any minute: up inside a span, down a minute outside of all."""
    spans = daylight(latitude, longitude, date, zone)
    wall = dt.datetime.combine(date, dt.time(minute // 60, minute % 60), ZoneInfo(zone))
    height = elevation(Observer(latitude, longitude, 0.0), wall, with_refraction=False)
    if any(start < minute < end for start, end in spans):
        assert height > -0.84
    if not any(start - 1 <= minute <= end + 1 for start, end in spans):
        assert height < -0.82


def test_the_catalogue_tells_it_in_its_ticks() -> None:
    """In ticks of six seconds each edge is ten times the minute."""
    content = small_catalogue_dict()
    catalogue = Catalogue.model_validate(content)
    rules = catalogue.rules.model_copy(update={"ticks_per_minute": 10})
    finer = catalogue.model_copy(update={"rules": rules})
    place, date = catalogue.places[0].id, dt.date(2027, 5, 10)
    (light,) = catalogue.daylight(place, date)
    assert 0 < light.start < light.end < DAY
    assert finer.daylight(place, date) == (Window(start=10 * light.start, end=10 * light.end),)
