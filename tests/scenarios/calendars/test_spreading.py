"""Spreading: few spells that cover exactly the busy minutes."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from optimizer.domain.away import Away
from optimizer.domain.calendar import Weekday
from scenarios.calendars import away_from
from scenarios.calendars.spreading import DAY, merged

FIRST = dt.date(2027, 5, 3)  # a Monday
LAST = FIRST + dt.timedelta(days=70)

hours = st.tuples(st.integers(0, DAY - 1), st.integers(0, DAY)).map(lambda two: tuple(sorted(two)))
patterns = st.sampled_from([(0, DAY), (0, 540), (960, DAY), (720, 780)])
busy_days = st.dictionaries(
    st.dates(FIRST, LAST), st.lists(st.one_of(hours, patterns), max_size=3), max_size=60
)


@given(busy=busy_days)
def test_spells_cover_exactly_the_busy_minutes(
    busy: dict[dt.date, list[tuple[int, int]]],
) -> None:
    """Minute by minute of every date; no spell is empty."""
    spells = away_from(busy)
    for date in (FIRST + dt.timedelta(days=one) for one in range(71)):
        told = [
            (away.start or 0, DAY if away.end is None else away.end)
            for away in spells
            if away.dates(date, date)
        ]
        assert merged(told) == merged(busy.get(date, []))
    assert all(away.dates(away.first, away.last) for away in spells)


def test_pattern_of_weeks_is_one_spell() -> None:
    """A year of closed weekends and short days: few spells, not hundreds."""
    busy = {}
    for day in range(364):
        date = FIRST + dt.timedelta(days=day)
        busy[date] = [(0, DAY)] if date.weekday() >= 5 else [(0, 540), (960, DAY)]
    weekdays = tuple(Weekday)[:5]
    last = FIRST + dt.timedelta(days=363)
    assert away_from(busy) == (
        Away(FIRST, last - dt.timedelta(days=2), 0, 540, weekdays),
        Away(FIRST, last - dt.timedelta(days=2), 960, DAY, weekdays),
        Away(FIRST + dt.timedelta(days=5), last, None, None, (Weekday.SAT, Weekday.SUN)),
    )


def test_run_of_dates_is_one_spell() -> None:
    """A month away is told as such and not week by week."""
    busy = {FIRST + dt.timedelta(days=day): [(0, DAY)] for day in range(28)}
    assert away_from(busy) == (Away(FIRST, FIRST + dt.timedelta(days=27)),)


def test_nothing_busy_is_no_spell() -> None:
    """Neither dates without hours nor hours without length."""
    assert away_from({FIRST: [], LAST: [(60, 60)]}) == ()
