"""What has been arranged decides what is on offer, and the reason is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimizer.domain.calendar import working_day_after
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
from optimizer.prepare import prepare
from optimizer.prepare.instance import Offer
from tests.oracle.plain import plain_problem, plain_session

DAY = "2027-05-11"


def _problem(*statuses: dict[str, Any], **session: Any) -> Problem:
    sessions = [plain_session("one", **session), plain_session("two")]
    return plain_problem(sessions, days=2, wishes={"statuses": list(statuses)})


def _status(answer: str, date: str | None = DAY, **more: Any) -> dict[str, Any]:
    history = [{"status": answer, "date": "2027-02-03"}]
    return {"kind": "session", "id": "one", "date": date, "history": history} | more


def _offered(problem: Problem, day: int = 0) -> list[Offer]:
    return [offer for offer in prepare(problem).days[day].offers if offer.sessions == ("one",)]


def _reasons(problem: Problem) -> list[Reason]:
    return [why for why in prepare(problem).dropped if why.session == "one"]


@pytest.mark.parametrize("answer", ["declined", "cancelled"])
def test_what_was_refused_is_not_on_offer_and_says_since_when(answer: str) -> None:
    """On its date only, or on every date."""
    problem = _problem(_status(answer))
    assert not _offered(problem)
    assert _offered(problem, 1)
    (why,) = _reasons(problem)
    assert (why.code, why.facts, str(why.date)) == (answer, {"since": "2027-02-03"}, DAY)
    ever = _problem(_status(answer, None))
    assert not _offered(ever)
    assert not _offered(ever, 1)


@pytest.mark.parametrize("answer", ["not-requested", "requested", "option"])
def test_what_is_open_changes_nothing(answer: str) -> None:
    """All offers are those without any status."""
    problem = _problem(_status(answer, option_until="2027-05-01", price={"group_cents": 1}))
    assert prepare(problem).days == prepare(_problem()).days


def test_what_is_confirmed_has_its_minute_and_its_price() -> None:
    """Off the grid if need be; other dates are not on offer."""
    price = {"group_cents": 123, "person_cents": 7}
    problem = _problem(_status("confirmed", start="10:07", price=price))
    (offer,) = _offered(problem)
    assert (offer.starts, sum(offer.costs)) == (((607, 607),), 123 + 2 * 7)
    assert not _offered(problem, 1)
    assert {why.code for why in _reasons(problem)} == {"pinned-elsewhere"}


def test_a_confirmed_visit_needs_no_lead_time() -> None:
    """What was only asked for still does."""
    far = {"lead_working_days": 300}
    assert {why.code for why in _reasons(_problem(_status("requested"), **far))} == {"lead-time"}
    assert _offered(_problem(_status("confirmed"), **far))


def test_a_lead_time_counts_from_the_request_on_record() -> None:
    """A visit asked for before its trip was planned has the longer time; on that date alone."""
    planned, asked = dt.date(2027, 3, 1), dt.date(2027, 2, 3)
    day = dt.date.fromisoformat(DAY)
    country = _problem().catalogue.country

    def longest(since: dt.date) -> int:
        """The longest lead of a partner at work every day that a visit on the day still keeps."""
        week = _problem().catalogue.partner("host").working_days
        leads = (n for n in range(200, 0, -1) if working_day_after(since, n, week, country) <= day)
        return next(leads)

    assert longest(planned) < longest(asked)
    for lead, is_offered in ((longest(asked), True), (longest(asked) + 1, False)):
        problem = _problem(_status("requested"), lead_working_days=lead)
        assert bool(_offered(problem)) is is_offered
    far = {"lead_working_days": longest(planned) + 1}
    assert not _offered(_problem(**far))
    assert not _offered(_problem(_status("not-requested"), **far))
    assert not _offered(_problem(_status("requested", "2027-05-12"), **far))


def test_another_language_mode_than_confirmed_is_not_on_offer() -> None:
    """The party follows the session in its own language."""
    assert _offered(_problem(_status("confirmed", language_mode="own")))
    problem = _problem(_status("confirmed", language_mode="second"))
    assert not _offered(problem)
    assert "confirmed-otherwise" in {why.code for why in _reasons(problem)}
