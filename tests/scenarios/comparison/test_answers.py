"""Two answers side by side: sums of terms are the totals, and without a plan nothing is said."""

import pytest

from optimizer.domain.itinerary import Score
from optimizer.domain.money import Category
from optimizer.domain.result import Tier, Verdict
from optimizer.report.what_if import comparison_text
from scenarios.comparison import compared, figures_of
from tests.costing import example
from tests.report.results import result, score, tiers


def _cheaper() -> Score:
    costs = dict(score().cost_by_category)
    costs[Category.MEALS] = costs.get(Category.MEALS, 0) + 500
    return score().model_copy(
        update={"points_by_wish": {"want-fire": 40, "want-new": 7}, "cost_by_category": costs}
    )


def test_terms_sum_to_the_totals_of_both() -> None:
    """Points by wish and costs by category, also those that only one side has."""
    before, after = result(), result(score=_cheaper())
    found = compared(example.problem(), before, after)
    for terms, total in (
        (found.points_by_wish, "points"),
        (found.cost_by_category, "cost_cents"),
    ):
        assert sum(one.before for one in terms) == getattr(found.before, total)
        assert sum(one.after for one in terms) == getattr(found.after, total)
    assert {one.term for one in found.points_by_wish} == {
        "want-fire",
        "distinct-partners",
        "want-new",
    }
    assert (found.cost_of(Category.MEALS) or found.cost_by_category[0]).after > 0


@pytest.mark.parametrize("verdict", [Verdict.INFEASIBLE, Verdict.UNKNOWN])
def test_without_a_plan_nothing_is_said_to_be_dropped(verdict: Verdict) -> None:
    """No numbers, no terms, no assignment, and a sentence that says so."""
    found = compared(example.problem(), result(), result(verdict))
    assert found.assignment is None
    assert not found.points_by_wish
    assert not found.cost_by_category
    assert found.after.points is None
    assert found.after.cost_cents is None
    text = comparison_text(example.problem(), found)
    assert "no plan" in text
    assert "dropped" not in text


def test_the_goal_of_changes_is_a_figure() -> None:
    """Where a programme was planned anew; None elsewhere."""
    changes = Tier(name="changes", unit="changes", value=5, bound=5)
    assert figures_of(result()).changes is None
    assert figures_of(result(tiers=(changes, *tiers()))).changes == 5


def test_bounds_are_shown_where_one_is_not_proved() -> None:
    """Each goal that is open on either side, with what is possible at best."""
    proved = comparison_text(example.problem(), compared(example.problem(), result(), result()))
    assert "best possible" not in proved
    gap = result(Verdict.FEASIBLE, tiers=tiers(points_bound=90))
    text = comparison_text(example.problem(), compared(example.problem(), result(), gap))
    (line,) = [line for line in text.splitlines() if "best possible" in line]
    assert line.split()[-3:] == ["70", "90", "+20"]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_same_plan_says_that_nothing_changed(language: str) -> None:
    """In both languages, without a table of visits."""
    found = compared(example.problem(), result(), result())
    text = comparison_text(example.problem(), found, language)
    assert ("Every visit" if language == "en" else "Kaikki vierailut") in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_each_side_names_the_problem_that_it_answers() -> None:
    """With a plan and without one; so that a reader sees whether both answer the same."""
    one = result()
    edited = one.provenance.model_copy(update={"problem_hash": "another"})
    found = compared(example.problem(), one, result(Verdict.UNKNOWN, provenance=edited))
    assert found.before.problem_hash == one.provenance.problem_hash
    assert found.after.problem_hash == "another"
