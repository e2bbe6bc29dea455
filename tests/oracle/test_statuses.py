"""Statuses: engine, oracle and checker agree on what is confirmed, refused or open."""

from __future__ import annotations

from collections import Counter

import pytest

from optimizer.domain.statuses import ItemKind
from tests.generators.features import STATUSES
from tests.generators.small_problems import random_problem
from tests.optimise.agreement import difference
from tests.oracle.brute_force import brute_force

SEEDS = range(60)
CHUNK = 5


@pytest.mark.parametrize("first", SEEDS[::CHUNK])
def test_the_engine_agrees_with_the_oracle(first: int) -> None:
    """The same verdict and optimum, and a plan that checks, whatever was answered."""
    problems = {
        seed: random_problem(seed, profile=STATUSES) for seed in range(first, first + CHUNK)
    }
    found = {seed: difference(problem) for seed, problem in problems.items()}
    assert {seed: text for seed, text in found.items() if text} == {}


def test_statuses_bind() -> None:
    """In a good part of the problems the answers change the optimum; each kind occurs."""
    kinds: Counter[ItemKind] = Counter()
    changed = 0
    for seed in SEEDS:
        problem = random_problem(seed, profile=STATUSES)
        kinds.update(item.kind for item in problem.wishes.statuses)
        free = problem.model_copy(
            update={"wishes": problem.wishes.model_copy(update={"statuses": ()})}
        )
        one, other = brute_force(problem), brute_force(type(free)(**dict(free)))
        changed += (one.points, one.cost_and_time_cents) != (
            other.points, other.cost_and_time_cents
        )  # fmt: skip
    assert set(kinds) == set(ItemKind)
    assert changed > len(SEEDS) // 3
