"""Engine and oracle on random problems in which all kinds of rules meet."""

from __future__ import annotations

from collections import Counter

import pytest

from optimizer.domain.problem import Problem
from tests.generators.features import EVERYTHING
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force
from tests.oracle.test_engine_agrees import disagreement

SEEDS = range(100)
CHUNK = 10
CHUNKS = [SEEDS[first : first + CHUNK] for first in range(0, len(SEEDS), CHUNK)]
OFTEN = 10


def _problem(seed: int) -> Problem:
    return random_problem(seed, profile=EVERYTHING)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_engine_and_oracle_agree(seeds: range) -> None:
    """The same verdict and optimum, whatever rules come together."""
    found = {seed: disagreement(seed, EVERYTHING) for seed in seeds}
    assert {seed: why for seed, why in found.items() if why is not None} == {}


def test_the_rules_do_come_together() -> None:
    """Each kind is in many of the problems, most have several of them, and many have a trip."""
    seen: Counter[str] = Counter()
    together = 0
    for problem in map(_problem, SEEDS):
        catalogue, wishes = problem.catalogue, problem.wishes
        here = {
            "tax": bool(catalogue.vat),
            "statuses": bool(wishes.statuses),
            "drivers": bool(catalogue.driver_rules),
            "debrief": wishes.debrief_minutes is not None,
            "bookings": bool(problem.bookings),
            "closures": bool(catalogue.closures),
            "daylight or season": any(s.daylight or s.season for s in catalogue.sessions),
            "visitors": any(
                s.visitor_types or s.nationality_groups or s.prices for s in catalogue.sessions
            ),
        }
        seen.update(name for name, is_there in here.items() if is_there)
        together += sum(here.values()) >= 4
    feasible = sum(brute_force(_problem(seed)).feasible for seed in SEEDS[:40])
    assert feasible >= OFTEN
    assert len(seen) == 8
    assert min(seen.values()) >= OFTEN
    assert together >= len(SEEDS) // 2
