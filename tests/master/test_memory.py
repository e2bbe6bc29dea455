"""Memory is bounded: what a cap takes away is never claimed, and what was kept is told."""

from __future__ import annotations

from functools import partial
from typing import Any
from unittest import mock

import numpy as np
import pytest

from optimizer.dayplans import kernel
from optimizer.dayplans.prices import Limits
from optimizer.domain.progress import SolveParameters
from optimizer.master import rounds, selection
from optimizer.master.clock import Clock
from optimizer.master.goal import points
from optimizer.master.pool import PlanPool, RowTable
from optimizer.master.rounds import Rounds
from optimizer.master.rows import all_rows
from optimizer.master.selection import Effort, Outcome, Selection
from optimizer.optimise import solve
from optimizer.prepare import prepare
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.laws.test_bounds import assert_honest
from tests.oracle.brute_force import brute_force

SEEDS = range(9700, 9712)
PARAMETERS = SolveParameters(workers=2)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_full_relaxation_ends_generation_honestly(seed: int) -> None:
    """Without room for a single plan more the answer is a checked one, its bounds hold."""
    problem = random_problem(seed, profile=PROFILES[seed % len(PROFILES)])
    with mock.patch.object(Rounds, "has_room", return_value=False) as asked:
        result = solve(problem, PARAMETERS)
    assert asked.call_count > 0 or result.itinerary is None
    assert_honest(problem, result, brute_force(problem))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_full_label_store_claims_nothing(seed: int) -> None:
    """Few bytes for labels: passes are not whole, and no bound comes from them."""
    problem = random_problem(seed, profile=PROFILES[seed % len(PROFILES)])
    with mock.patch.object(rounds, "Limits", partial(Limits, label_bytes=2000)):
        result = solve(problem, PARAMETERS)
    assert_honest(problem, result, brute_force(problem))


def test_a_relaxation_has_room_up_to_its_bytes() -> None:
    """Eight bytes for each plan and row: the last byte is in, one more is not."""
    here = Rounds(prepare(random_problem(1)), 1, Clock(60.0), column_bytes=8 * 30 * 7)
    here.close()
    assert here.has_room(30, 7)
    assert not here.has_room(31, 7)


def test_of_too_many_plans_a_selection_knows_nothing() -> None:
    """One plan more than there may be; with just as many it answers."""
    instance = prepare(random_problem(1))
    here = Rounds(instance, 1, Clock(60.0))
    pool, table = PlanPool(instance), RowTable(instance, all_rows(instance))
    pool.add(here.empty_days())
    here.close()
    plans, goal = pool.table, points(instance)
    for most, outcome in ((len(plans), Outcome.NONE_EXISTS), (len(plans) - 1, Outcome.UNKNOWN)):
        with mock.patch.object(selection, "MOST_PLANS", most):
            asked = Selection(table, goal, plans)
            assert asked.solve(Effort(10.0)).outcome is outcome
            assert asked.first_in_order(0, Effort(10.0)).outcome is Outcome.UNKNOWN


def test_the_labels_are_doubled_and_then_given_all_their_room() -> None:
    """Copies are made of few labels only; there is always room for one extension more."""
    rules = kernel.Rules(
        **{**dict.fromkeys(kernel.Rules._fields, 1), "own_rows": np.zeros(6, np.int64)}  # type: ignore[arg-type]
    )._replace(label_cap=1_000_000)
    rows: Any = kernel._rows.py_func
    below = np.empty((kernel.COPIED_LABELS - 1, 1), np.int64)
    above = np.empty((kernel.COPIED_LABELS, 1), np.int64)
    assert rows(below, 10, rules) == 2 * len(below)
    assert rows(above, 10, rules) == 1_000_011
    assert rows(above, 10, rules._replace(label_cap=5)) == len(above) + 11


def test_what_was_kept_is_told() -> None:
    """Labels with their bytes, plans, the largest listing, and what the process had resident."""
    memory = solve(random_problem(3), PARAMETERS).provenance.memory
    assert memory is not None
    assert 0 < memory.label_bytes <= Limits().label_bytes
    assert memory.labels * 8 * kernel.FIELDS < memory.label_bytes
    assert memory.columns > 0
    assert memory.peak_bytes is None or memory.peak_bytes > 1 << 20
