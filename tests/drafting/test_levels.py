"""Levels: which broken rules block, which warn, and what a coordinator may set otherwise."""

import pytest

from optimizer.check import check
from optimizer.domain.levels import USUAL, Level
from optimizer.domain.rules import Rule
from optimizer.drafting import draft, judge, level_faults, level_of, stands_in_the_way
from tests.check.edges import Edge, all_edges

BLOCKING_MEALS = {
    "the restaurant closes",
    "no seat for the guide",
    "a diet is not cooked",
    "no such restaurant",
    "dinner is not served",
}


def test_every_rule_has_a_level() -> None:
    """None is left to chance, and none is ignored unless somebody says so."""
    assert set(USUAL) == set(Rule)
    assert Level.IGNORE not in USUAL.values()


@pytest.mark.parametrize("edge", [edge for edge in all_edges() if edge.rule in USUAL], ids=str)
def test_an_edge_has_its_level(edge: Edge) -> None:
    """Each broken rule of the rule book; of meals and days only what a supplier says blocks."""
    problem, plan = edge.broken_example()
    levels = {level_of(one) for one in check(problem, plan) if one.rule is edge.rule}
    if edge.rule in (Rule.LUNCH, Rule.DINNER):
        assert levels == {Level.BLOCK if edge.name in BLOCKING_MEALS else Level.WARN}
    elif edge.rule is Rule.DAY_WINDOW:
        assert levels <= {Level.BLOCK, Level.WARN}
    else:
        assert levels == {USUAL[edge.rule]}


def test_a_warning_can_be_left_out_and_made_to_block() -> None:
    """Ignored, it is not told; blocking, it stands in the way."""
    edge = next(edge for edge in all_edges() if edge.name == "a required wish unmet")
    problem, plan = edge.broken_example()
    made = draft(problem, plan, ())
    assert [one.level for one in judge(problem, plan, made).findings] == [Level.WARN]
    assert judge(problem, plan, made, {Rule.REQUIRED: Level.IGNORE}).findings == ()
    assert not judge(problem, plan, made, {Rule.REQUIRED: Level.BLOCK}).may_be_published
    assert stands_in_the_way(check(problem, plan)) == ()


def test_what_blocks_does_whatever_is_set() -> None:
    """Also for a stored trip whose levels nobody has looked at: publishing goes by this alone."""
    edge = next(edge for edge in all_edges() if USUAL[edge.rule] is Level.BLOCK)
    problem, plan = edge.broken_example()
    found = [one for one in check(problem, plan) if USUAL[one.rule] is Level.BLOCK]
    assert found
    assert stands_in_the_way(found, dict.fromkeys(Rule, Level.IGNORE)) == tuple(found)


def test_what_blocks_cannot_be_made_less() -> None:
    """Each such level is a finding with its place."""
    levels = {Rule.TRAVEL: Level.WARN, Rule.ROOMS: Level.IGNORE, Rule.PACING: Level.IGNORE}
    assert [one.path for one in level_faults(levels)] == ["/levels/travel", "/levels/rooms"]
