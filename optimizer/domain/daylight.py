"""Daylight: when the sun is up at a point of the earth, in the wall clock of a time zone.

Sunrise and sunset are those of the almanacs: the sun's upper rim on a level horizon, with the usual
refraction, at sea level. Rounded inwards to whole minutes, so that the sun is up throughout.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import elevation, noon

DAY = 24 * 60
"""The minutes of a date by the wall clock."""

_RIM_ON_HORIZON = -0.833
"""Degrees of the sun's centre when its upper rim is seen on the horizon, refraction included."""

_ONE_DAY = dt.timedelta(days=1)
_EXACT = dt.timedelta(seconds=1)


@lru_cache(maxsize=4096)
def daylight(
    latitude: float, longitude: float, date: dt.date, time_zone: str
) -> tuple[tuple[int, int], ...]:
    """The spans of a date with daylight, in minutes from midnight by the wall clock.

    Mostly one; none in the polar night, the whole date in the polar day, and two where the sun
    sets after midnight and rises again.
    """
    zone, observer = ZoneInfo(time_zone), Observer(latitude, longitude, 0.0)
    # Instants, for the wall clock may jump within the date.
    first, last = (
        dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)
        for day in (date, date + _ONE_DAY)
    )
    edges = [first, *_turns(observer, date, first, last), last]
    spans: list[tuple[int, int]] = []
    for one, other in pairwise(edges):
        start = 0 if one == first else _minute_after(one.astimezone(zone))
        stop = DAY if other == last else _minute_before(other.astimezone(zone))
        if _is_up(observer, one + (other - one) / 2) and start < stop:
            spans.append((start, stop))
    return tuple(spans)


def _is_up(observer: Observer, moment: dt.datetime) -> bool:
    height: float = elevation(observer, moment, with_refraction=False)
    return height > _RIM_ON_HORIZON


def _turns(
    observer: Observer, date: dt.date, first: dt.datetime, last: dt.datetime
) -> list[dt.datetime]:
    """The sunrises and sunsets between two instants around a date, in order.

    Between its highest and its lowest the sun only sinks or only climbs, so it passes the horizon
    there once or not at all, and halving finds where.
    """
    noons = [noon(observer, date + step * _ONE_DAY) for step in (-2, -1, 0, 1, 2)]
    lows = [one + (other - one) / 2 for one, other in pairwise(noons)]
    found = []
    for low, high in pairwise(
        [first, *sorted(m for m in (*noons, *lows) if first < m < last), last]
    ):
        was_up = _is_up(observer, low)
        if was_up is _is_up(observer, high):
            continue
        while high - low > _EXACT:
            middle = low + (high - low) / 2
            low, high = (middle, high) if _is_up(observer, middle) is was_up else (low, middle)
        found.append(high)
    return found


def _minute_after(moment: dt.datetime) -> int:
    return _minute_before(moment) + bool(moment.second or moment.microsecond)


def _minute_before(moment: dt.datetime) -> int:
    return moment.hour * 60 + moment.minute
