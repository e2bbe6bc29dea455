"""What a visit costs, plain and split."""

import pytest

from optimizer.costing import (
    visit_lines,
)
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from tests.costing import example

FIRST, SECOND = example.FIRST, example.SECOND


def test_plain_visit_pays_the_group_once_and_every_head() -> None:
    """500 € + 16 × 10 € = 660 €, paid to the partner, under the visit's path."""
    lines = visit_lines(example.problem(), FIRST, example.visit(600, 60))
    assert [(line.basis, line.quantity, line.gross_cents) for line in lines] == [
        ("group", 1, 50_000),
        ("person", 16, 16_000),
    ]
    assert {(line.path, line.supplier, line.category) for line in lines} == {
        ("2027-05-11/visit/fire", "rescue", Category.SESSIONS)
    }


@pytest.mark.parametrize("split", ["repeat", "twin"])
def test_split_visit_pays_the_group_price_twice(split: str) -> None:
    """2 × 500 € + 16 × 10 € = 1 160 €, whether one after the other or in parallel."""
    lines = visit_lines(example.problem(), FIRST, example.visit(600, 130, split=split))
    assert example.gross(lines) == 116_000


def test_rotation_pays_both_sessions_twice() -> None:
    """2 × 500 € + 160 € for the one, 2 × 300 € + 160 € for the other, each under its own path."""
    visit = example.visit(600, 130, split="rotation", sessions=("fire", "smoke"))
    lines = visit_lines(example.problem(), FIRST, visit)
    assert example.gross(lines) == 116_000 + 76_000
    assert len({line.path for line in lines}) == 2


def test_free_session_has_no_line() -> None:
    """What costs nothing is left out."""
    visit = example.visit(600, 60, sessions=("talk",))
    assert visit_lines(example.problem(), FIRST, visit) == ()


def test_the_type_of_visitors_decides_the_price() -> None:
    """Companies pay 20 € for the group and 16 × 10 € as everyone, education pays nothing."""
    prices = [
        {"visitor_types": ["company", "media"], "group_cents": 2_000},
        {"visitor_types": ["education"], "group_cents": 0, "person_cents": 0},
    ]
    visit = example.visit(600, 60)
    paid = {}
    for kind in (None, "company", "education", "defence"):
        content = example.problem().model_dump(mode="json")
        content["wishes"]["party"]["visitor_type"] = kind
        (fire,) = (one for one in content["catalogue"]["sessions"] if one["id"] == "fire")
        fire["prices"] = prices
        paid[kind] = example.gross(visit_lines(Problem.model_validate(content), FIRST, visit))
    assert paid == {None: 66_000, "company": 18_000, "education": 0, "defence": 66_000}
