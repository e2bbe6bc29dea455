"""Working days counted forwards and backwards: the two are adjoint."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from random import Random

import pytest

from optimizer.domain.calendar import (
    WEEKDAYS,
    DateRange,
    Weekday,
    holiday_name,
    weekday,
    working_day_after,
    working_day_before,
)

DAY = dt.timedelta(days=1)
MONDAY_TO_FRIDAY = WEEKDAYS[:5]


def _drawn(seed: int) -> tuple[dt.date, int, tuple[Weekday, ...]]:
    """A date of 2024-2029, working days up to forty, and some days of the week."""
    random = Random(seed)
    date = dt.date(2024, 1, 1) + random.randrange(6 * 365) * DAY
    days = random.sample(WEEKDAYS, random.randint(1, 7))
    return date, random.randint(0, 40), tuple(days)


@pytest.mark.parametrize("seeds", [range(400), range(400, 800)], ids=str)
def test_backwards_is_the_adjoint_of_forwards(seeds: range) -> None:
    """The date found is in time and the next day is not, around any holidays and working days."""
    for seed in seeds:
        end, count, days = _drawn(seed)
        latest = working_day_before(end, count, days, "FI")
        assert working_day_after(latest, count, days, "FI") <= end, seed
        assert working_day_after(latest + DAY, count, days, "FI") > end, seed


def test_forwards_then_backwards_loses_nothing() -> None:
    """No request is asked for earlier than needed, and no session is put later than needed."""
    for seed in range(800, 1200):
        date, count, days = _drawn(seed)
        assert (
            working_day_before(working_day_after(date, count, days, "FI"), count, days, "FI")
            >= date
        )
        assert (
            working_day_after(working_day_before(date, count, days, "FI"), count, days, "FI")
            <= date
        )


def test_a_later_session_never_has_an_earlier_deadline() -> None:
    """Both directions are monotone in the date, which is what makes one the bound of the other."""
    dates = [dt.date(2027, 3, 1) + step * DAY for step in range(130)]  # Easter to midsummer
    for count in (0, 1, 5, 25):
        found = [working_day_before(date, count, MONDAY_TO_FRIDAY, "FI") for date in dates]
        assert all(one <= other for one, other in pairwise(found))


def test_one_working_day_around_a_weekend_and_a_holiday() -> None:
    """By hand: 10 May 2027 is a Monday, 6 May 2027 is Ascension Day."""
    monday = dt.date(2027, 5, 10)
    assert weekday(monday) is Weekday.MON
    assert working_day_before(monday, 0, MONDAY_TO_FRIDAY, "FI") == monday
    assert working_day_before(monday, 1, MONDAY_TO_FRIDAY, "FI") == dt.date(2027, 5, 9)
    assert working_day_before(monday, 2, MONDAY_TO_FRIDAY, "FI") == dt.date(2027, 5, 6)
    assert holiday_name("FI", dt.date(2027, 5, 6)) is not None
    assert working_day_before(monday, 3, MONDAY_TO_FRIDAY, "FI") == dt.date(2027, 5, 4)


def test_who_never_works_is_not_waited_for() -> None:
    """Without any working day the date stays, in both directions."""
    date = dt.date(2027, 5, 10)
    assert working_day_before(date, 3, (), "FI") == date == working_day_after(date, 3, (), "FI")


def test_closures_are_no_working_days() -> None:
    """The two directions stay adjoint around closures, which only ever take longer."""
    for seed in range(1200, 1500):
        random = Random(seed)
        date, count, days = _drawn(seed)
        start = date + random.randint(-40, 40) * DAY
        closed = [DateRange(start=start, end=start + random.randint(0, 20) * DAY)]
        after = working_day_after(date, count, days, "FI", closed)
        assert after >= working_day_after(date, count, days, "FI")
        assert count == 0 or not closed[0].covers(after)
        latest = working_day_before(date, count, days, "FI", closed)
        assert latest <= working_day_before(date, count, days, "FI")
        assert working_day_after(latest, count, days, "FI", closed) <= date, seed
        assert working_day_after(latest + DAY, count, days, "FI", closed) > date, seed
