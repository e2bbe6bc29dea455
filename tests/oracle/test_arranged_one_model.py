"""Statuses and the frozen past in the one model: it agrees with oracle and checker."""

from __future__ import annotations

import pytest

from tests.generators.features import STATUSES
from tests.generators.small_problems import random_problem
from tests.optimise.oracle_agreement import agreed_answer
from tests.oracle.test_frozen_past import replanned


@pytest.mark.parametrize("seed", [0, 8, 10, 13, 24])
def test_statuses_in_the_one_model(seed: int) -> None:
    """Verdict, points and cost are the oracle's, and the plan checks."""
    agreed_answer(random_problem(seed, profile=STATUSES))


@pytest.mark.parametrize("seed", [2, 3, 8, 9, 10])
def test_the_past_in_the_one_model(seed: int) -> None:
    """Whatever is past: the same answer three times."""
    problem = replanned(seed)
    assert problem is not None
    agreed_answer(problem)
