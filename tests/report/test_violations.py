"""Broken rules as sentences: each has its own in both languages, with names and not ids."""

import pytest

from optimizer.check import check
from optimizer.check.trip import where
from optimizer.domain.itinerary import DayItem, Itinerary
from optimizer.domain.rules import Rule
from optimizer.report import violation_sentence
from optimizer.report.violation_phrases import VIOLATION_PHRASES
from optimizer.report.violations import _CLOSED
from tests.check.edges import Edge, all_edges
from tests.check.example import example, later


def _items(plan: Itinerary) -> dict[str, DayItem]:
    return {where(day.date, item): item for day in plan.days for item in day.items}


@pytest.mark.parametrize("edge", all_edges(), ids=str)
def test_every_broken_rule_has_a_sentence_in_both_languages(edge: Edge) -> None:
    """No broken rule of the rule book is without one, and the two are not the same."""
    problem, plan = edge.broken_example()
    items = _items(plan)
    for one in check(problem, plan):
        sentences = [
            violation_sentence(problem, one, language, items.get(one.where))
            for language in ("en", "fi")
        ]
        assert sentences[0] != sentences[1]
        assert all(text.endswith(".") and "{" not in text for text in sentences)


def test_every_rule_has_a_phrase() -> None:
    """Also those whose edges are not told apart here."""
    told = {key.split(".")[1] for key in VIOLATION_PHRASES if key.startswith("broken.")}
    assert told - {"closed"} == {rule.value for rule in Rule}


def test_a_closed_restaurant_is_told_from_an_odd_hour() -> None:
    """The checker's own words for it are still the same."""
    from optimizer.check.meals import CLOSED

    assert CLOSED == _CLOSED


def test_what_and_by_how_much() -> None:
    """The visit by its name, the day and time as the reader writes them, the amount."""
    problem, plan = example({"plan/days/0/items/seminar": later(-20)})
    found = {one.rule: one for one in check(problem, plan)}
    item = _items(plan)[found[Rule.NO_OVERLAP].where]
    english = violation_sentence(problem, found[Rule.NO_OVERLAP], "en", item)
    finnish = violation_sentence(problem, found[Rule.NO_OVERLAP], "fi", item)
    assert english.endswith("Tue 11 May 14:10: what comes before it ends 5 min too late for it.")
    assert finnish.endswith("ti 11.5. 14:10: edellinen kohta päättyy 5 min liian myöhään.")
