"""Medians: the best few of many candidates, when each customer takes the chosen one it values most.

The weighted k-median problem, solved exactly by CP-SAT. Of equally good choices the first in the
order of the candidates is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Medians:
    """What was chosen, by index, and its value; `bound` is what no choice beats."""

    chosen: tuple[int, ...]
    value: int
    bound: int


def best_medians(values: Sequence[Sequence[int]], count: int, seconds: float = 60.0) -> Medians:
    """At most `count` candidates with the largest sum over customers of their best value.

    `values` has a row for each customer and a column for each candidate, none negative. Out of
    time the bound is more than the value. Raises ValueError for a count below 1.
    """
    if count < 1:
        raise ValueError("at least one candidate has to be chosen")
    size = len(values[0]) if values else 0
    model = cp_model.CpModel()
    takes = [model.new_bool_var("") for _ in range(size)]
    model.add(sum(takes) <= count)
    worth: list[cp_model.LinearExprT] = []
    for row in values:
        served = []
        for take, value in zip(takes, row, strict=True):
            if value:
                serve = model.new_bool_var("")
                model.add_implication(serve, take)
                served.append(serve)
                worth.append(value * serve)
        model.add_at_most_one(served)
    total = sum(worth)
    model.maximize(total)
    solver = _solver(seconds)
    solver.solve(model)
    value, bound = round(solver.objective_value), round(solver.best_objective_bound)
    chosen = tuple(index for index, take in enumerate(takes) if solver.boolean_value(take))
    if value == bound:
        chosen = _first(model, takes, total, value, seconds)
    return Medians(_needed(values, chosen), value, bound)


def _first(
    model: cp_model.CpModel,
    takes: Sequence[cp_model.IntVar],
    total: cp_model.LinearExprT,
    value: int,
    seconds: float,
) -> tuple[int, ...]:
    """The first of the best choices: each candidate in turn is taken if that costs nothing."""
    model.maximize(0)
    model.add(total == value)
    chosen = []
    for index, take in enumerate(takes):
        model.clear_assumptions()
        model.add_assumption(take)
        solver = _solver(seconds)
        if solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            model.add(take == 1)
            chosen.append(index)
    return tuple(chosen)


def _needed(values: Sequence[Sequence[int]], chosen: tuple[int, ...]) -> tuple[int, ...]:
    """Those of a choice that somebody takes; of equal ones customers take the first."""
    taken = set()
    for row in values:
        best = max(chosen, key=lambda index: (row[index], -index), default=None)
        if best is not None and row[best]:
            taken.add(best)
    return tuple(index for index in chosen if index in taken)


def _solver(seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    return solver
