"""Warming: after it a solve compiles nothing more, so the wait is where it is told."""

from __future__ import annotations

from optimizer.dayplans import ahead, kernel, merging, repair
from optimizer.domain.progress import SolveParameters
from optimizer.master import chainkernel
from optimizer.optimise import solve
from optimizer.optimise.warming import warm_up
from tests.generators.small_problems import random_problem

COMPILED = (
    kernel.label_day,
    kernel.paths_of,
    ahead.backward,
    ahead.open_tokens,
    merging.sweep,
    chainkernel.fitting,
    chainkernel.search_chains,
    repair.improve,
)


def test_a_solve_after_warming_compiles_nothing() -> None:
    """Each compiled function has after the solves just the signatures it was warmed with."""
    warm_up()
    before = [len(function.signatures) for function in COMPILED]
    for seed in range(4):
        solve(random_problem(seed), SolveParameters(workers=1))
    after = [len(function.signatures) for function in COMPILED]
    assert min(before) >= 1
    assert after == before
