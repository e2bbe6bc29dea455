"""Plans in columns: nothing is lost on the way there and back, and the order is that of plans."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from optimizer.dayplans.plantable import PlanTable, joined
from tests.dayplans.random_plans import CATEGORIES, WORDS, random_plans, table_of

SEEDS = range(20)
COUNT = 60


@pytest.mark.parametrize("seed", SEEDS)
def test_plans_come_back_as_they_were(seed: int) -> None:
    """A table of plans gives the same plans, one by one and all at once."""
    plans = random_plans(Random(seed), COUNT)
    table = table_of(plans)
    assert len(table) == COUNT
    assert table.plans == tuple(plans)
    assert [table.plan(row) for row in range(COUNT)] == plans


@pytest.mark.parametrize("seed", SEEDS)
def test_columns_are_the_fields_of_the_plans(seed: int) -> None:
    """Days, states, costs and offers of each row are those of its plan."""
    plans = random_plans(Random(seed), COUNT)
    table = table_of(plans)
    for name in ("day", "morning", "night", "cost"):
        assert getattr(table, name).tolist() == [getattr(plan, name) for plan in plans]
    offers = [tuple(o for o in row if o >= 0) for row in table.offers.tolist()]
    assert offers == [plan.offers for plan in plans]


@pytest.mark.parametrize("seed", SEEDS)
def test_identities_sort_as_those_of_plans(seed: int) -> None:
    """Of any two rows the bytes compare just as the identities of the plans, ties included."""
    plans = random_plans(Random(seed), COUNT)
    keys = table_of(plans).identities
    for one, key in zip(plans, keys, strict=True):
        for other, other_key in zip(plans, keys, strict=True):
            assert (key < other_key) == (one.identity < other.identity)
            assert (key == other_key) == (one.identity == other.identity)


@pytest.mark.parametrize("seed", SEEDS)
def test_ranks_are_places_in_the_canonical_order(seed: int) -> None:
    """Each row's rank is its place when the plans are sorted, equal ones in the order given."""
    plans = random_plans(Random(seed), COUNT)
    order = sorted(range(COUNT), key=lambda row: plans[row].identity)
    ranks = table_of(plans).ranks.tolist()
    assert sorted(ranks) == list(range(COUNT))
    assert [ranks[row] for row in order] == list(range(COUNT))


@pytest.mark.parametrize("seed", SEEDS)
def test_identities_do_not_depend_on_the_table(seed: int) -> None:
    """A plan has the same bytes alone, among shorter and longer plans, and after joining."""
    random = Random(seed)
    plans = random_plans(random, COUNT, most=random.choice((0, 2, 6)))
    whole = table_of(plans)
    alone = [table_of([plan]).identities[0] for plan in plans]
    assert whole.identities == alone
    cuts = sorted(random.sample(range(COUNT), 2))
    parts = [plans[: cuts[0]], plans[cuts[0] : cuts[1]], plans[cuts[1] :]]
    assert joined([table_of(part) for part in parts]).identities == alone


@pytest.mark.parametrize("seed", SEEDS)
def test_joined_tables_hold_all_plans_in_order(seed: int) -> None:
    """Tables of different lengths, some of them empty, one below the other."""
    random = Random(seed)
    parts = [
        random_plans(random, count, most=random.randint(0, 5)) if count else []
        for count in (random.choice((0, 1, 7)) for _ in range(4))
    ]
    table = joined(table_of(part) for part in parts)
    assert list(table.plans) == [plan for part in parts for plan in part]


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_are_taken_by_number_mask_and_slice(seed: int) -> None:
    """What is taken are the plans of those rows, in that order, and they sort as before."""
    random = Random(seed)
    plans = random_plans(random, COUNT)
    table = table_of(plans)
    numbers = random.choices(range(COUNT), k=11)
    mask = np.array([random.random() < 0.5 for _ in plans])
    for rows, expected in (
        (np.array(numbers), [plans[number] for number in numbers]),
        (mask, [plan for plan, kept in zip(plans, mask, strict=True) if kept]),
        (slice(3, 9), plans[3:9]),
        (slice(0, 0), []),
    ):
        taken = table.take(rows)
        assert list(taken.plans) == expected
        assert taken.identities == table_of(expected).identities


@pytest.mark.parametrize("seed", SEEDS)
def test_on_another_day_only_the_day_differs(seed: int) -> None:
    """The plans of the new day, while the table they came from keeps its own."""
    plans = random_plans(Random(seed), COUNT)
    table = table_of(plans)
    before = table.identities
    moved = table.on_day(6)
    assert list(moved.plans) == [replace(plan, day=6) for plan in plans]
    assert moved.identities == table_of([replace(plan, day=6) for plan in plans]).identities
    assert table.plans == tuple(plans)
    assert table.identities == before


def test_an_empty_table_has_its_columns() -> None:
    """No plans, but words and categories, so that it can be joined and asked."""
    table = PlanTable.of((), WORDS, CATEGORIES)
    assert (table.tokens.shape, table.costs.shape) == ((0, WORDS), (0, CATEGORIES))
    assert (len(table), table.plans, table.identities) == (0, (), [])
    assert table.ranks.tolist() == []
    assert len(joined([table, table])) == 0
