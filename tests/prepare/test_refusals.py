"""Refusals: each restriction of a session is told by its own reason, with the facts behind it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
from optimizer.domain.ticks import clock
from optimizer.prepare import prepare
from tests.oracle.plain import plain_problem, plain_session


def _reasons(problem: Problem, session: str = "one") -> list[Reason]:
    """Why the session is not offered, date by date or for good."""
    instance = prepare(problem)
    offered = {key for day in instance.days for offer in day.offers for key in offer.sessions}
    reasons = [why for why in instance.dropped if why.session == session]
    assert reasons or session in offered
    return reasons


def _problem(session: Mapping[str, Any], party: Mapping[str, Any]) -> Problem:
    problem = plain_problem([plain_session("one", **session)])
    content = problem.model_dump(mode="json")
    content["wishes"]["party"] |= party
    return Problem.model_validate(content)


HEADS = plain_problem([plain_session("one")]).wishes.party.heads
ADMISSION: list[tuple[dict[str, Any], dict[str, Any], str | None, dict[str, Any]]] = [
    ({"visitor_types": ["media"]}, {"visitor_type": "media"}, None, {}),
    (
        {"visitor_types": ["media", "education"]},
        {"visitor_type": "company"},
        "visitor-type",
        {"visitor_types": "media, education", "visitor_type": "company"},
    ),
    ({"visitor_types": ["media"]}, {}, "visitor-type-unknown", {"visitor_types": "media"}),
    ({"nationality_groups": ["eu"]}, {"nationality_groups": {"eu": HEADS}}, None, {}),
    (
        {"nationality_groups": ["eu"]},
        {"nationality_groups": {"eu": HEADS - 1, "other": 1}},
        "nationality-group",
        {"nationality_groups": "eu", "guests": 1, "others": "other"},
    ),
    (
        {"nationality_groups": ["eu", "nato"]},
        {},
        "nationality-unknown",
        {"nationality_groups": "eu, nato", "guests": HEADS},
    ),
]


@pytest.mark.parametrize(("session", "party", "code", "facts"), ADMISSION)
def test_who_is_received(
    session: dict[str, Any], party: dict[str, Any], code: str | None, facts: dict[str, Any]
) -> None:
    """A type or group that is not received, or not stated where it matters, has its reason."""
    reasons = _reasons(_problem(session, party))
    assert [(why.code, why.facts) for why in reasons] == ([(code, facts)] if code else [])
    for why in reasons:
        assert why.rule == "visitor-type"
        assert all(str(fact) in why.message for fact in facts.values())


def test_what_must_be_stated_is_named() -> None:
    """Where the wishes say too little, the sentence names the field to fill in."""
    (types,) = _reasons(_problem({"visitor_types": ["media"]}, {}))
    (groups,) = _reasons(_problem({"nationality_groups": ["eu"]}, {}))
    assert "must state the party's visitor_type" in types.message
    assert "state nationality_groups for" in groups.message


def test_a_session_out_of_season() -> None:
    """In season nothing is told; out of it, the season and the date."""
    dates = plain_problem([plain_session("one")]).wishes.dates
    in_season = {"start": f"{dates.first:%m-%d}", "end": f"{dates.last:%m-%d}"}
    assert _reasons(_problem({"season": in_season}, {})) == []
    (why, *_) = _reasons(_problem({"season": {"start": "12-01", "end": "12-31"}}, {}))
    assert (why.code, why.rule, why.date) == ("season", "season", dates.first)
    assert why.facts == {"first": "12-01", "last": "12-31"}
    assert str(dates.first) in why.message


def test_a_session_in_the_dark() -> None:
    """Where the sun is down while the partner is there, the hours of daylight are told."""
    content = _problem({"daylight": True}, {}).model_dump(mode="json")
    assert _reasons(Problem.model_validate(content)) == []
    for place in content["catalogue"]["places"]:
        place |= {"latitude": 0.0, "longitude": 180.0}
    (why, *_) = _reasons(Problem.model_validate(content))
    assert (why.code, why.rule) == ("daylight", "daylight")
    light = Problem.model_validate(content).catalogue.daylight("site", why.date or dt.date.min)
    assert [clock(edge) for one in light for edge in (one.start, one.end)] == re.findall(
        r"\d\d:\d\d", why.facts["light"]
    )


def test_windows_are_cut_to_the_daylight() -> None:
    """Where the sun sets in the middle of the partner's day, the last start is earlier by that."""
    content = _problem({"daylight": True}, {}).model_dump(mode="json")
    for place in content["catalogue"]["places"]:
        place |= {"latitude": 0.0, "longitude": 100.0}
    problem = Problem.model_validate(content)
    for day in prepare(problem).days:
        ((_, dark),) = [
            (sun.start, sun.end) for sun in problem.catalogue.daylight("site", day.date)
        ]
        (offer,) = [one for one in day.offers if one.sessions]
        grid = problem.rules.grid_minutes
        assert 9 * 60 + 60 <= dark < 16 * 60
        assert offer.starts == ((9 * 60, (dark - offer.minutes) // grid * grid),)


def test_a_lead_time_names_the_date_that_passed_and_the_one_that_works() -> None:
    """Counted back in the host's working days, over a closure; then on to its next open day."""
    content = _problem({"lead_working_days": 4}, {}).model_dump(mode="json")
    first = dt.date.fromisoformat(content["wishes"]["dates"]["first"])
    monday = first - dt.timedelta(days=first.weekday())
    content["wishes"]["planning_date"] = str(monday)
    content["wishes"]["dates"] = {"first": str(monday + dt.timedelta(days=4))} | {
        "last": str(monday + dt.timedelta(days=4))
    }
    content["catalogue"]["country"] = "FI"
    assert _reasons(Problem.model_validate(content)) == []
    closed = {"name": {"fi": "", "en": "stocktaking"}, "partners": ["host"]}
    closed |= {
        "start": str(monday + dt.timedelta(days=2)),
        "end": str(monday + dt.timedelta(days=3)),
    }
    content["catalogue"]["closures"] = [closed]
    hours = content["catalogue"]["partners"][0]["availability"]["weekly"][0]
    hours["days"] = ["thu", "fri"]
    (why,) = _reasons(Problem.model_validate(content))
    assert (why.code, why.rule) == ("lead-time", "access")
    named = {key: dt.date.fromisoformat(why.facts[key]) - monday for key in DATES_NAMED}
    # Asked for on the Thursday before, Friday, Monday, Tuesday and Friday are the four; asked for
    # on the Monday, it is Tuesday of the next week, and the host receives on the Thursday after.
    assert [named[key].days for key in DATES_NAMED] == [-4, 8, 10]
    assert all(why.facts[key] in why.message for key in ("latest_request", "works"))


DATES_NAMED = ("latest_request", "earliest", "works")


def test_a_closure_is_told_by_its_name() -> None:
    """A closed partner is a refusal of its date, with the name of the closure."""
    content = _problem({}, {}).model_dump(mode="json")
    first = content["wishes"]["dates"]["first"]
    closure = {"name": {"fi": "Kiinni", "en": "Regional fair"}, "start": first}
    content["catalogue"]["closures"] = [closure]
    (why,) = _reasons(Problem.model_validate(content))
    assert (why.code, why.rule, str(why.date)) == ("holiday", "holiday", first)
    assert why.facts["holiday"] == "Regional fair"


def test_nobody_arrives_without_a_visa() -> None:
    """Before the visas there is no arrival and no visit, and the reason names the first date."""
    content = _problem({}, {"visa_bound": 1}).model_dump(mode="json")
    first = dt.date.fromisoformat(content["wishes"]["dates"]["first"])
    planning = dt.date.fromisoformat(content["wishes"]["planning_date"])
    lead = (first - planning).days
    content["catalogue"]["rules"]["visa_lead_days"] = lead
    assert _reasons(Problem.model_validate(content)) == []
    content["catalogue"]["rules"]["visa_lead_days"] = lead + 1
    instance = prepare(Problem.model_validate(content))
    assert instance.days[0].arrivals == ()
    assert not any(offer.sessions for offer in instance.days[0].offers)
    (why,) = [one for one in instance.dropped if one.date == first]
    assert (why.code, why.rule) == ("entry", "entry")
    assert why.facts["first_entry"] == str(first + dt.timedelta(days=1))
