"""Merging: of equal plans those stay that no other replaces, against a comparison of all pairs."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.merging import undominated
from optimizer.dayplans.prices import Compared
from tests.dayplans.random_plans import CATEGORIES, random_plans, table_of

SEEDS = range(60)
COUNT = 50


def _plans(random: Random) -> list[DayPlan]:
    """Plans of few kinds, which differ a little in what they need."""
    kinds = random_plans(random, 3)
    tokens = (5, 5 << 64, (5 << 64) + 1)
    return [
        replace(
            random.choice(kinds),
            offers=plan.offers,
            windows=plan.windows,
            breaks=plan.breaks,
            tokens=random.choice(tokens),
            costs=tuple(random.choice((0, 0, 1, 2)) for _ in range(CATEGORIES)),
            time=random.choice((0, 1, 2)),
            travel=random.choice((0, 1)),
        )
        for plan in random_plans(random, COUNT)
    ]


def _compared(random: Random, *, canonical: bool) -> Compared:
    own = tuple(random.random() < 0.2 for _ in range(CATEGORIES))
    total, rest = random.random() < 0.5, random.random() < 0.3
    return Compared(own, total, rest=rest, canonical=canonical)


def _goal(plans: list[DayPlan], random: Random) -> list[int]:
    """What plans contribute: nothing, as in points, or their cost and time."""
    rate = random.choice((None, 0, 3))
    if rate is None:
        return [0] * len(plans)
    return [-plan.cost - rate * plan.time for plan in plans]


def _needs(plan: DayPlan, compared: Compared) -> list[int]:
    """What a plan uses of all that a row can limit."""
    needs = [plan.costs[index] for index, own in enumerate(compared.own_rows) if own]
    needs += [plan.cost] if compared.total else []
    return needs + ([plan.last_end, -plan.first_start] if compared.rest else [])


def _kind(plan: DayPlan) -> tuple[int, ...]:
    return plan.day, plan.morning, plan.night, plan.tokens


def _replaces(one: int, other: int, plans: list[DayPlan], goal: list[int], c: Compared) -> bool:
    """Whether the first can stand for the second wherever the second could be chosen."""
    first, second = plans[one], plans[other]
    no_worse = all(
        mine <= its for mine, its in zip(_needs(first, c), _needs(second, c), strict=True)
    )
    return one != other and _kind(first) == _kind(second) and no_worse and goal[one] >= goal[other]


def _is_before(one: int, other: int, plans: list[DayPlan], goal: list[int], c: Compared) -> bool:
    """Whether the first is to be kept of two where it replaces the second."""
    if goal[one] != goal[other]:
        return goal[one] > goal[other]
    ranks = [(plans[row].identity, row) for row in (one, other)]
    if c.canonical:
        return ranks[0] < ranks[1]
    needs = [(_needs(plans[row], c), row) for row in (one, other)]
    return needs[0] < needs[1]


def _expected(plans: list[DayPlan], goal: list[int], compared: Compared) -> list[int]:
    """The rows that no row before them replaces; all pairs are compared."""
    rows = range(len(plans))
    return [
        row
        for row in rows
        if not any(
            _replaces(other, row, plans, goal, compared)
            and _is_before(other, row, plans, goal, compared)
            for other in rows
        )
    ]


def _case(seed: int, *, canonical: bool) -> tuple[list[DayPlan], list[int], Compared, list[int]]:
    """Plans, what they contribute, what is compared, and the rows that stay."""
    random = Random(seed)
    plans = _plans(random)
    goal, compared = _goal(plans, random), _compared(random, canonical=canonical)
    kept = undominated(table_of(plans), compared, np.array(goal, np.int64))
    return plans, goal, compared, kept.tolist()


@pytest.mark.parametrize("canonical", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_it_keeps_what_a_comparison_of_all_pairs_keeps(seed: int, *, canonical: bool) -> None:
    """The same rows, in their order, as by comparing each plan with each other."""
    plans, goal, compared, kept = _case(seed, canonical=canonical)
    assert kept == _expected(plans, goal, compared)


@pytest.mark.parametrize("canonical", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_kept_plan_stands_for_each_that_goes(seed: int, *, canonical: bool) -> None:
    """It is of the same kind, no worse in the goal and in every need, and first in a tie."""
    plans, goal, compared, kept = _case(seed, canonical=canonical)
    assert 0 < len(kept) < len(plans)
    for row in set(range(len(plans))) - set(kept):
        stand_ins = [one for one in kept if _replaces(one, row, plans, goal, compared)]
        assert any(goal[one] > goal[row] for one in stand_ins) or any(
            not canonical or plans[one].identity <= plans[row].identity for one in stand_ins
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_in_order_of_equals_stays(seed: int) -> None:
    """For the canonical answer, whatever the order in which the plans stand in the table."""
    random = Random(seed)
    plans = [replace(plan, costs=(0,) * CATEGORIES, time=0) for plan in _plans(random)]
    compared = Compared((True,) * CATEGORIES, total=True, canonical=True)
    kept = undominated(table_of(plans), compared, np.zeros(len(plans), np.int64)).tolist()
    firsts = {}
    for plan in sorted(plans, key=lambda plan: plan.identity):
        firsts.setdefault(_kind(plan), plan.identity)
    assert {_kind(plans[row]): plans[row].identity for row in kept} == firsts
    assert len(kept) == len(firsts)


def test_nothing_is_merged_in_an_empty_table() -> None:
    """No rows, none kept."""
    compared = Compared((True,) * CATEGORIES, total=True)
    assert undominated(table_of([]), compared, np.zeros(0, np.int64)).tolist() == []


@pytest.mark.parametrize("kind", ["day", "morning", "night", "tokens"])
def test_plans_of_other_kinds_are_not_compared(kind: str) -> None:
    """A dearer plan stays if it differs in where it leads or in what it holds."""
    plan = replace(random_plans(Random(1), 1)[0], costs=(0,) * CATEGORIES)
    dearer = replace(plan, costs=(9,) * CATEGORIES)
    other = replace(dearer, **{kind: getattr(plan, kind) + (1 << 64 if kind == "tokens" else 1)})
    compared = Compared((False,) * CATEGORIES, total=True, canonical=False)
    for plans, expected in (([plan, dearer], [0]), ([dearer, plan], [1]), ([plan, other], [0, 1])):
        goal = np.zeros(2, np.int64)
        assert undominated(table_of(plans), compared, goal).tolist() == expected
