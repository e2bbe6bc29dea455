"""The checker as a whole: every rule has a function and both edges, and all faults are listed."""

from __future__ import annotations

import pytest

from optimizer.check import CHECKS, check
from optimizer.domain.rules import Rule
from tests.check.edges import all_edges
from tests.check.example import example, later
from tests.check.test_rooms import CHANGE
from tests.check.test_score import ONE_DAY


def test_every_rule_has_one_function() -> None:
    """The table of contents lists each rule of the domain just once."""
    assert sorted(rule for rule, _ in CHECKS) == sorted(Rule)


def test_every_rule_is_tested_at_bothall_edges() -> None:
    """No rule is without a plan that keeps it and a neighbour that breaks it."""
    assert {edge.rule for edge in all_edges()} == set(Rule)


def test_every_edge_has_its_own_name() -> None:
    """The names of the edges tell them apart."""
    names = [str(edge) for edge in all_edges()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("edit", [{}, CHANGE, ONE_DAY], ids=["three days", "two hotels", "one day"])
def test_valid_plans_have_no_violation(edit: dict[str, object]) -> None:
    """Plans made by hand to keep every rule keep every rule."""
    assert check(*example(edit)) == ()


def test_every_fault_is_listed() -> None:
    """The checker goes on after the first fault: four separate ones are all there, in order."""
    found = check(
        *example(
            {
                "plan/days/1/items/to-hotel": later(1),
                "plan/days/0/vehicles": 2,
                "wishes/wishes/see-demo/target": {"session": "party"},
                "catalogue/sessions/demo/max_group": 19,
            }
        )
    )
    assert [fault.rule for fault in found] == [
        Rule.GROUP_SIZE,
        Rule.TRAVEL,
        Rule.VEHICLE,
        Rule.REQUIRED,
    ]


def test_a_violation_says_where_and_by_how_much() -> None:
    """A violation names date, item and times, and gives an amount with its unit in a sentence."""
    (fault,) = check(*example({"catalogue/sessions/demo/max_group": 18}))
    assert fault.where == "2027-05-12 visit demo 09:00–10:30"
    assert (fault.amount, fault.unit) == (2, "guests")
    assert fault.message == "20 guests, but demo takes 5 to 18"
