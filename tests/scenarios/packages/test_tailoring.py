"""Tailoring: what a package offers is made into wishes, what it does not is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.domain.crosschecks import wishes_findings
from optimizer.domain.findings import FindingCode, InvalidInput, has_errors
from optimizer.domain.problem import Problem
from scenarios.packages import (
    earliest_start,
    problem_of,
    shipped_catalogue,
    shipped_packages,
    tailored,
)

CITY = shipped_packages()["headquarters-city"]
WEEK = shipped_packages()["comprehensive-security"]
CATALOGUE = shipped_catalogue("mikkeli")
TUESDAY, TODAY = dt.date(2027, 5, 11), dt.date(2027, 3, 1)


def refusals(first: dt.date, heads: int, planned_on: dt.date = TODAY) -> list[str]:
    """Where an order is refused."""
    try:
        tailored(CITY, first, heads, planned_on)
    except InvalidInput as refused:
        return [one.path for one in refused.findings]
    return []


def test_dates_and_guests_are_the_coordinators_and_the_rest_the_packages() -> None:
    """Nothing but id, name, planning date, party size and dates differs from the package."""
    wishes = tailored(CITY, TUESDAY, 12, TODAY)
    assert wishes.id == "headquarters-city-2027-05-11"
    assert wishes.name.en == "Headquarters city, 11 May 2027"
    assert wishes.name.fi == "Päämajakaupunki 11.5.2027"
    assert (wishes.party.heads, wishes.party.nationality_groups) == (12, {"eu": 12})
    assert (wishes.dates.first, wishes.dates.last) == (TUESDAY, dt.date(2027, 5, 12))
    own = {"id", "name", "planning_date", "party", "dates"}
    assert wishes.model_dump(exclude=own) == CITY.wishes.model_dump(exclude=own)


@pytest.mark.parametrize(
    ("first", "heads", "refused"),
    [
        (TUESDAY, 8, []),
        (TUESDAY, 7, ["/heads"]),
        (TUESDAY, 24, []),
        (TUESDAY, 25, ["/heads"]),
        (dt.date(2027, 6, 16), 8, []),  # the last Wednesday of spring
        (dt.date(2027, 6, 21), 8, ["/first"]),  # the Monday after
        (dt.date(2027, 8, 16), 8, []),  # a Monday, the first day of autumn
        (dt.date(2027, 12, 28), 8, []),  # winter runs over the new year
        (dt.date(2027, 5, 13), 8, ["/first"]),  # a Thursday
        (dt.date(2027, 2, 23), 8, ["/first"]),  # before it is planned
        (dt.date(2027, 7, 1), 99, ["/heads", "/first", "/first"]),  # all at once
    ],
)
def test_the_edges_of_what_is_offered(first: dt.date, heads: int, refused: list[str]) -> None:
    """Just within is made, just outside is refused."""
    assert refusals(first, heads) == refused


def test_the_day_of_planning_itself_is_early_enough() -> None:
    """Whether the lead times can be met then is for the plan to say."""
    assert refusals(TUESDAY, 8, TUESDAY) == []
    late = TUESDAY + dt.timedelta(days=1)
    with pytest.raises(InvalidInput) as refused:
        tailored(CITY, TUESDAY, 8, late)
    assert [one.code for one in refused.value.findings] == [FindingCode.DATE_PAST]


@given(
    st.sampled_from(sorted(shipped_packages())),
    st.dates(dt.date(2027, 3, 1), dt.date(2028, 3, 1)),
    st.integers(1, 40),
)
def test_whatever_is_made_can_be_planned(name: str, first: dt.date, heads: int) -> None:
    """An order is either refused, or gives wishes that have no error."""
    package = shipped_packages()[name]
    try:
        wishes = tailored(package, first, heads, TODAY)
    except InvalidInput:
        return
    assert not has_errors(wishes_findings(Problem(catalogue=CATALOGUE, wishes=wishes)))


def test_the_next_start_leaves_notice_and_keeps_clear_of_holidays() -> None:
    """Ascension Day is Thursday 6 May 2027: the week before it or after it, never its own."""
    notice = dt.timedelta(days=WEEK.notice_days)
    april = dt.date(2027, 4, 26)
    assert earliest_start(WEEK, problem_of(WEEK.wishes), april - notice) == april
    assert earliest_start(
        WEEK, problem_of(WEEK.wishes), april - notice + dt.timedelta(1)
    ) == dt.date(2027, 5, 10)


def test_the_next_start_keeps_clear_of_closed_days() -> None:
    """Between the years the region is closed, and New Year and Epiphany are holidays."""
    today = dt.date(2027, 12, 20) - dt.timedelta(days=WEEK.notice_days - 1)
    assert earliest_start(WEEK, problem_of(WEEK.wishes), today) == dt.date(2028, 1, 10)


def test_without_any_fitting_day_there_is_no_next_start() -> None:
    """A package whose season falls on no start of the year."""
    season = CITY.seasons[0].model_copy(
        update={
            "dates": CITY.seasons[0].dates.model_copy(update={"start": "12-25", "end": "12-25"})
        }
    )
    never = CITY.model_copy(update={"seasons": (season,)})
    assert earliest_start(never, problem_of(CITY.wishes), TODAY) is None


def test_the_next_start_waits_for_whom_the_package_needs() -> None:
    """The museum, without which the package is nothing, is closed from 11 to 31 January 2027."""
    today = dt.date(2027, 1, 11) - dt.timedelta(days=CITY.notice_days)
    assert earliest_start(CITY, problem_of(CITY.wishes), today) == dt.date(2027, 2, 1)
    early = today - dt.timedelta(days=7)
    assert earliest_start(CITY, problem_of(CITY.wishes), early) == dt.date(2027, 1, 4)


def test_the_next_start_waits_for_what_a_required_visit_requires() -> None:
    """The exercise needs the briefing of the university, which is away from 1 to 5 March 2027."""
    rescue = shipped_packages()["cbrne-rescue"]
    today = dt.date(2027, 3, 1) - dt.timedelta(days=rescue.notice_days)
    assert earliest_start(rescue, problem_of(rescue.wishes), today) == dt.date(2027, 3, 8)
