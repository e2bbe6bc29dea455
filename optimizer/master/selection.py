"""The selection: CP-SAT chooses a day plan for each day; the chain closes and the rows hold."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from ortools.sat.python import cp_model

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.plantable import NIGHT, PlanTable
from optimizer.master.goal import Goal
from optimizer.master.pool import PlanPool, RowTable
from optimizer.prepare.instance import NOT_ARRIVED


class Outcome(Enum):
    """What the solver said, in one place."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    NONE_EXISTS = "none exists"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Choice:
    """The plans chosen, one for each day, with the goal's value; empty and None without any."""

    outcome: Outcome
    plans: tuple[DayPlan, ...] = ()
    value: int | None = None


@dataclass(frozen=True)
class Effort:
    """How a selection may be solved: seconds, seed, and the event that stops it.

    One worker with full linearisation: it proves these models faster than a portfolio of two, and
    it is deterministic.
    """

    seconds: float
    seed: int = 0
    stop: threading.Event | None = None
    linearization: int = 2


MOST_PLANS = 40_000
"""A program of more plans would take too much memory; nothing is known of it."""


class Selection:
    """The integer program over a list of plans; of too many it says UNKNOWN."""

    def __init__(self, table: RowTable, goal: Goal, plans: PlanTable) -> None:
        self._table, self._goal, self._plans = table, goal, plans
        self._model = cp_model.CpModel()
        if not self._is_possible:
            return
        self.variables = [self._model.new_bool_var("") for _ in range(len(plans))]
        self._terms = [self._model.new_bool_var("") for _ in table.instance.terms]
        self._add_chain()
        self._add_rows()
        self._value = self._goal_expression()

    @property
    def _is_possible(self) -> bool:
        return len(self._plans) <= MOST_PLANS

    def _add_chain(self) -> None:
        instance = self._table.instance
        begins: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        ends: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        by_day: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        where = self._plans.where[:, : NIGHT + 1].tolist()
        for (day, morning, night), variable in zip(where, self.variables, strict=True):
            by_day[day].append(variable)
            begins[day, morning].append(variable)
            ends[day, night].append(variable)
        last = len(instance.days) - 1
        for day in range(last + 1):
            self._model.add_exactly_one(by_day[day])
        for state in range(instance.state_count):
            if state != NOT_ARRIVED:
                self._forbid(begins[0, state])
            if state != instance.gone_home:
                self._forbid(ends[last, state])
            for day in range(last):
                self._model.add(sum(ends[day, state]) == sum(begins[day + 1, state]))

    def _forbid(self, variables: list[cp_model.IntVar]) -> None:
        for variable in variables:
            self._model.add(variable == 0)

    def _add_rows(self) -> None:
        columns = self._table.coefficients(self._plans)
        for index, row in enumerate(self._table.rows):
            used = np.flatnonzero(columns[:, index])
            variables = [self.variables[number] for number in used]
            factors = [int(value) for value in columns[used, index]]
            for term, factor in row.terms.items():
                variables.append(self._terms[term])
                factors.append(factor)
            total = cp_model.LinearExpr.weighted_sum(variables, factors) if variables else 0
            if row.lower is not None:
                self._require(total, row.lower, at_least=True)
            if row.upper is not None:
                self._require(total, row.upper, at_least=False)

    def _require(self, total: cp_model.LinearExprT, bound: int, *, at_least: bool) -> None:
        if isinstance(total, int):
            if (total < bound) if at_least else (total > bound):
                self._model.add_bool_or([])
            return
        self._model.add(total >= bound if at_least else total <= bound)

    def _goal_expression(self) -> cp_model.LinearExprT:
        variables, factors = list(self.variables), self._goal.of_plans(self._plans).tolist()
        for term, weight in enumerate(self._goal.terms[: len(self._terms)]):
            variables.append(self._terms[term])
            factors.append(weight)
        return cp_model.LinearExpr.weighted_sum(variables, factors)

    def solve(
        self,
        effort: Effort,
        *,
        at_least: int | None = None,
        at_most: int | None = None,
        hint: Sequence[DayPlan] = (),
    ) -> Choice:
        """The best choice within the effort; the bounds are known limits of the goal's value."""
        if not self._is_possible or _is_stopped(effort):
            return Choice(Outcome.UNKNOWN)
        model = self._model.clone()
        if at_least is not None:
            model.add(self._value >= at_least)
        if at_most is not None:
            model.add(self._value <= at_most)
        if hint:
            chosen = set(PlanPool(self._table.instance).table_of(hint).identities)
            for identity, variable in zip(self._plans.identities, self.variables, strict=True):
                model.add_hint(variable, identity in chosen)
        model.maximize(self._value)
        return self._solved(model, effort)

    def first_in_order(self, value: int, effort: Effort) -> Choice:
        """Among the choices worth just `value` the one whose plans come first, day by day."""
        fixed: list[int] = []
        choice = Choice(Outcome.UNKNOWN)
        days, ranks = self._plans.day, self._plans.ranks
        for day in range(len(self._table.instance.days)):
            if not self._is_possible or _is_stopped(effort):
                return Choice(Outcome.UNKNOWN)
            model = self._model.clone()
            model.add(self._value == value)
            for number in fixed:
                model.add(self.variables[number] == 1)
            today = np.flatnonzero(days == day)
            today = today[np.argsort(ranks[today])].tolist()
            model.minimize(
                sum(place * self.variables[number] for place, number in enumerate(today))
            )
            choice = self._solved(model, effort)
            if choice.outcome is not Outcome.OPTIMAL:
                return Choice(Outcome.UNKNOWN)
            identity = choice.plans[day].identity
            fixed.append(next(n for n in today if self._plans.plan(n).identity == identity))
        return Choice(Outcome.OPTIMAL, choice.plans, value)

    def _solved(self, model: cp_model.CpModel, effort: Effort) -> Choice:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(0.01, effort.seconds)
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = effort.seed
        solver.parameters.linearization_level = effort.linearization
        status = _stoppable(solver, model, effort.stop)
        if status == cp_model.INFEASIBLE:
            return Choice(Outcome.NONE_EXISTS)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Choice(Outcome.UNKNOWN)
        chosen = [row for row, variable in enumerate(self.variables) if solver.value(variable)]
        plans = sorted((self._plans.plan(row) for row in chosen), key=lambda plan: plan.day)
        outcome = Outcome.OPTIMAL if status == cp_model.OPTIMAL else Outcome.FEASIBLE
        return Choice(outcome, tuple(plans), solver.value(self._value))


def _is_stopped(effort: Effort) -> bool:
    return effort.stop is not None and effort.stop.is_set()


def _stoppable(
    solver: cp_model.CpSolver, model: cp_model.CpModel, stop: threading.Event | None
) -> int:
    """Solves, and gives up early when the event is set."""
    if stop is None:
        return int(solver.solve(model))
    finished = threading.Event()

    def watch() -> None:
        while not finished.wait(0.05):
            if stop.is_set():
                solver.stop_search()  # again and again: it may not have begun yet

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        return int(solver.solve(model))
    finally:
        finished.set()
        watcher.join()
