"""Deadlines against the checker: done on the last day all is well, a day later a rule is broken."""

from __future__ import annotations

import datetime as dt

import pytest

from optimizer.check import check
from optimizer.deadlines import deadlines_of
from optimizer.domain.deadlines import Deadline, DeadlineKind
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from tests.check.example import example
from tests.deadlines.plans import on, one_day, random_nights, random_visits

DAY = dt.timedelta(days=1)
CHUNKS = [range(first, first + 20) for first in (0, 20, 40)]


def _of_rule(problem: Problem, plan: Itinerary, rule: Rule) -> list[Deadline]:
    return [one for one in deadlines_of(problem, plan).deadlines if one.rule is rule]


def _broken(problem: Problem, plan: Itinerary, rule: Rule) -> bool:
    return any(fault.rule is rule for fault in check(problem, plan))


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_the_earliest_access_deadline_is_the_edge_of_the_rule(seeds: range) -> None:
    """Planned on it, every visit of random problems is accepted; planned a day later, refused."""
    with_deadline = without = 0
    for problem, date, visit in random_visits(seeds):
        plan = one_day(problem, date, visit)
        found = _of_rule(problem, plan, Rule.ACCESS)
        latest = min((one.latest for one in found), default=date)
        assert not _broken(on(problem, latest), plan, Rule.ACCESS), visit
        assert _broken(on(problem, latest + DAY), plan, Rule.ACCESS), visit
        with_deadline += bool(found)
        without += not found
    assert with_deadline > 60
    assert without > 0


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_overdue_is_said_of_just_what_the_checker_refuses(seeds: range) -> None:
    """On dates around the deadline, `overdue` and its days agree with the rule `access`."""
    for problem, date, visit in random_visits(seeds):
        plan = one_day(problem, date, visit)
        for days in (-40, -12, -6, -1, 0):
            planned = on(problem, date + days * DAY)
            found = _of_rule(planned, plan, Rule.ACCESS)
            assert any(one.overdue for one in found) == _broken(planned, plan, Rule.ACCESS)
            for one in found:
                late = (planned.wishes.planning_date - one.latest).days
                assert one.days_late == max(0, late)
                assert one.overdue == (late > 0)


def test_the_release_of_rooms_is_the_edge_of_the_rule() -> None:
    """Planned on it, the nights of random problems are held; planned a day later, not all."""
    seen = 0
    for problem, plan in random_nights(range(60)):
        for one in _of_rule(problem, plan, Rule.ROOMS):
            seen += 1
            assert not _broken(on(problem, one.latest), plan, Rule.ROOMS)
            assert _broken(on(problem, one.latest + DAY), plan, Rule.ROOMS)
    assert seen > 30


@pytest.mark.parametrize("lead", [1, 7, 20])
def test_the_interpreters_deadline_is_the_edge_of_the_rule(lead: int) -> None:
    """Of a whole plan with interpreters on two days: on the first deadline yes, a day later no."""
    problem, plan = example({"catalogue/interpreters/tulkki/lead_working_days": lead})
    found = [
        one
        for one in deadlines_of(problem, plan).deadlines
        if one.kind is DeadlineKind.INTERPRETERS
    ]
    assert len(found) == 2
    latest = min(one.latest for one in found)
    assert not _broken(on(problem, latest), plan, Rule.INTERPRETER)
    assert _broken(on(problem, latest + DAY), plan, Rule.INTERPRETER)


@pytest.mark.parametrize("lead", [0, 15, 40])
def test_the_visa_deadline_is_the_edge_of_the_rule(lead: int) -> None:
    """Planned on it, guests who need a visa may arrive as planned; planned a day later, not."""
    edit = {"catalogue/rules/visa_lead_days": lead, "wishes/party/visa_bound": 3}
    problem, plan = example(edit)
    (found,) = _of_rule(problem, plan, Rule.ENTRY)
    assert (found.kind, found.supplier) == (DeadlineKind.VISA, None)
    assert found.latest == plan.days[0].date - lead * DAY
    assert not _broken(on(problem, found.latest), plan, Rule.ENTRY)
    assert _broken(on(problem, found.latest + DAY), plan, Rule.ENTRY)
    assert not _of_rule(*example(edit | {"wishes/party/visa_bound": 0}), Rule.ENTRY)
