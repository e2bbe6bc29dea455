"""The rule book's table is made from the code, and leaves no rule without a place or a test."""

from __future__ import annotations

import re

import pytest

from optimizer.check import CHECKS
from optimizer.domain.rules import Rule
from optimizer.optimise.rulebook import PLACES, RuleEntry, rule_entries
from optimizer.prepare.reasons import CODES
from tests.rulebook import PAGE, edges_of, table, with_table

ENTRIES = rule_entries()


def _page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_every_rule_has_its_places() -> None:
    """The table of places holds the rules of the domain, no more and no fewer."""
    assert set(PLACES) == set(Rule) == {rule for rule, _ in CHECKS}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule.value)
def test_every_place_of_a_rule_exists(entry: RuleEntry) -> None:
    """Each can be imported, each file is there, and none is named twice."""
    assert entry.places
    for place in entry.places:
        assert place.target() is not None
        assert (PAGE.parents[1] / place.file).is_file()
    assert len(set(entry.places)) == len(entry.places)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule.value)
def test_every_letter_of_the_rule_book_has_a_place(entry: RuleEntry) -> None:
    """Where a rule's row says P, D or M, the engine has a place there."""
    (said,) = re.findall(rf"^\| [^|]*`{entry.rule.value}`[^|]*\| ([PDM, ]+) \|", _page(), re.M)
    assert set(said.split(", ")) <= {place.letter for place in entry.places}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule.value)
def test_every_rule_is_tested_at_both_edges(entry: RuleEntry) -> None:
    """The checker has a function, and some edge of the rule has a kept and a broken side."""
    assert (PAGE.parents[1] / entry.checker_file).is_file()
    edges = [edge for found in edges_of(entry.rule).values() for edge in found]
    assert edges
    assert all(edge.kept != edge.broken for edge in edges)


def test_every_reason_of_a_rule_is_in_the_table() -> None:
    """Each code stands with just one rule; only those that no rule gives are left out."""
    listed = [code for entry in ENTRIES for code in entry.codes]
    assert len(listed) == len(set(listed))
    assert set(CODES) - set(listed) == {"not-wished"}


def test_the_table_is_the_one_in_the_page() -> None:
    """After a change: python -m tests.rulebook --write."""
    assert table() in _page()
    assert with_table(_page()) == _page()
