"""Refusals: each restriction of a session is told by its own reason, with the facts behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
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
