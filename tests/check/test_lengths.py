"""Lengths: talks stretched by the language, and visits by the way they are held."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimizer.check.group import parts
from optimizer.check.lengths import content_minutes, session_minutes, visit_minutes
from optimizer.check.trip import Planned
from optimizer.domain.catalogue import LanguageMode, Split
from tests.check.example import example

PROBLEM, PLAN = example()


@pytest.mark.parametrize(
    ("mode", "talk", "minutes"),
    [
        (LanguageMode.OWN, 61, 61),
        (LanguageMode.SECOND, 60, 75),
        (LanguageMode.SECOND, 61, 80),
        (LanguageMode.SECOND, 64, 80),
        (LanguageMode.SECOND, 65, 85),
        (LanguageMode.CONSECUTIVE, 31, 65),
        (LanguageMode.SIMULTANEOUS, 50, 55),
        (LanguageMode.SIMULTANEOUS, 51, 60),
    ],
)
def test_a_stretched_talk_is_rounded_up_to_the_grid(
    mode: LanguageMode, talk: int, minutes: int
) -> None:
    """Only the talk is stretched, and only a stretched one is rounded; hands-on time is added."""
    session = PROBLEM.catalogue.session("seminar").model_copy(
        update={"talk_minutes": talk, "hands_on_minutes": 7}
    )
    assert session_minutes(PROBLEM.rules, session, mode) == minutes + 7


@pytest.mark.parametrize(
    ("keys", "split", "length", "content"),
    [
        (("boats",), None, 40, 40),
        (("boats",), Split.REPEAT, 95, 40),
        (("boats",), Split.TWIN, 40, 40),
        (("drones", "boats"), Split.ROTATION, 95, 70),
    ],
)
def test_lengths_of_every_kind_of_visit(
    keys: tuple[str, ...], split: Split | None, length: int, content: int
) -> None:
    """Plain, repeat, twin and rotation, as the rule book's table says."""
    visit = PLAN.visits[3][1].model_copy(update={"sessions": keys, "split": split})
    sessions = tuple(PROBLEM.catalogue.session(key) for key in keys)
    planned = Planned(dt.date(2027, 5, 12), visit, sessions, None, None)
    assert visit_minutes(PROBLEM.rules, planned) == length
    assert content_minutes(PROBLEM.rules, planned) == content


def test_an_unknown_session_has_no_length() -> None:
    """Where a session is not in the catalogue, no length is made up for the visit."""
    planned = Planned(dt.date(2027, 5, 12), PLAN.visits[0][1], (), None, None)
    assert visit_minutes(PROBLEM.rules, planned) is None


@pytest.mark.parametrize(
    ("heads", "split", "sizes"),
    [(21, None, (21,)), (21, Split.TWIN, (11, 10)), (20, Split.REPEAT, (10, 10))],
)
def test_halves(heads: int, split: Any, sizes: tuple[int, ...]) -> None:
    """An odd party has a larger and a smaller half."""
    assert parts(heads, split) == sizes
