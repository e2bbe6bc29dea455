"""The relaxation: the master's linear program over the plans known so far, by GLOP.

max  sum_k c_k y_k + sum_p c_p x_p - sum_r M_r e_r - M a
     rows:   lower_r <= sum_p a_rp x_p + sum_k t_rk y_k (+ e_r or - e_r) <= upper_r
     chain:  sum_{p ends day d in s} x_p - sum_{p begins day d+1 in s} x_p = 0
     start:  sum_{p begins day 1 not arrived} x_p + a = 1
     0 <= y <= 1,  x, e, a >= 0
The elastic e and the artificial trip a keep it solvable while plans are missing; they are never
part of an answer. Bounds are certified elsewhere (`certificate.py`), never read off from here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from optimizer.dayplans.plantable import NIGHT, PlanTable, joined
from optimizer.master.clock import Clock
from optimizer.master.columns import Columns
from optimizer.master.goal import Goal
from optimizer.master.pool import RowTable
from optimizer.prepare.instance import NOT_ARRIVED

ADDED = 4096
"""Plans added at a time: their coefficients take up memory, and the clock is asked between."""


@dataclass(frozen=True)
class Solution:
    """The relaxation's value, duals by row and chain link, plan values, and what elastics carry.

    `links[d, s]` is a dual of state s on the morning of day d: what the days from there on are
    worth, by the plans known.
    """

    value: float
    duals: NDArray[np.float64]
    links: NDArray[np.float64]
    plan_values: NDArray[np.float64]
    elastic: float


class Relaxation:
    """An incremental linear program; plans are added as columns."""

    def __init__(
        self,
        table: RowTable,
        goal: Goal,
        penalties: NDArray[np.float64],
        clock: Clock | None = None,
    ) -> None:
        self._table, self._goal, self._clock = table, goal, clock
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._objective = self._solver.Objective()
        self._objective.SetMaximization()
        infinity = self._solver.infinity()
        self._rows = [
            self._solver.Constraint(
                -infinity if row.lower is None else float(row.lower),
                infinity if row.upper is None else float(row.upper),
            )
            for row in table.rows
        ]
        instance = table.instance
        self._chain = {
            (day, state): self._solver.Constraint(0.0, 0.0)
            for day in range(len(instance.days) - 1)
            for state in range(instance.state_count)
        }
        self._start = self._solver.Constraint(1.0, 1.0)
        self._plans: list[pywraplp.Variable] = []
        self._tables: list[PlanTable] = []
        self._worth = Columns(table)
        self._elastics = self._add_elastics(penalties)
        self._add_terms()

    def _add_elastics(self, penalties: NDArray[np.float64]) -> list[pywraplp.Variable]:
        infinity = self._solver.infinity()
        trip = self._solver.NumVar(0.0, infinity, "")
        self._start.SetCoefficient(trip, 1.0)
        self._objective.SetCoefficient(trip, -1e1 * float(penalties.max(initial=1.0)))
        elastics = [trip]
        for index, row in enumerate(self._table.rows):
            for bound, sign in ((row.lower, 1.0), (row.upper, -1.0)):
                if bound is not None:
                    elastic = self._solver.NumVar(0.0, infinity, "")
                    self._rows[index].SetCoefficient(elastic, sign)
                    self._objective.SetCoefficient(elastic, -float(penalties[index]))
                    elastics.append(elastic)
        return elastics

    def _add_terms(self) -> None:
        for term, weight in enumerate(self._goal.terms or (0,) * len(self._table.instance.terms)):
            variable = self._solver.NumVar(0.0, 1.0, "")
            self._objective.SetCoefficient(variable, float(weight))
            for index in np.flatnonzero(self._table.terms[:, term]):
                self._rows[index].SetCoefficient(variable, float(self._table.terms[index, term]))

    def add_rows(self, table: RowTable, plans: PlanTable, penalty: float) -> None:
        """Takes over a table that has more rows at its end; `plans` are those added so far."""
        infinity = self._solver.infinity()
        before, self._table = len(self._rows), table
        columns = self._worth.add_rows(table, plans)
        for number, row in enumerate(table.rows[before:]):
            constraint = self._solver.Constraint(-infinity, float(row.upper or 0))
            elastic = self._solver.NumVar(0.0, infinity, "")
            constraint.SetCoefficient(elastic, -1.0)
            self._objective.SetCoefficient(elastic, -penalty)
            self._rows.append(constraint)
            for place in np.flatnonzero(columns[:, number]).tolist():
                constraint.SetCoefficient(self._plans[place], float(columns[place, number]))

    def add(self, plans: PlanTable) -> None:
        """Adds plans as columns, some at a time; once stopped the rest is left out."""
        self._tables.append(plans.take(slice(0, 0)))
        for begin in range(0, len(plans), ADDED):
            if self._is_over():
                return
            self._add(plans.take(slice(begin, begin + ADDED)))

    def _add(self, plans: PlanTable) -> None:
        infinity, last = self._solver.infinity(), len(self._table.instance.days) - 1
        self._tables.append(plans)
        goal = self._goal.of_plans(plans)
        columns = self._worth.add(plans, goal)
        first = len(self._plans)
        for worth, day, morning, night in zip(
            goal.tolist(), *plans.where[:, : NIGHT + 1].T.tolist(), strict=True
        ):
            variable = self._solver.NumVar(0.0, infinity, "")
            self._plans.append(variable)
            self._objective.SetCoefficient(variable, float(worth))
            if day < last:
                self._chain[day, night].SetCoefficient(variable, 1.0)
            if day > 0:
                self._chain[day - 1, morning].SetCoefficient(variable, -1.0)
            elif morning == NOT_ARRIVED:
                self._start.SetCoefficient(variable, 1.0)
        used, at = np.nonzero(columns)
        for place, index, factor in zip(
            used.tolist(), at.tolist(), columns[used, at].tolist(), strict=True
        ):
            self._rows[index].SetCoefficient(self._plans[first + place], float(factor))

    @property
    def plans(self) -> PlanTable:
        """The plans added so far, in the order of a solution's values."""
        self._tables = [joined(self._tables)]
        return self._tables[0]

    def solve(self) -> Solution | None:
        """The optimum over the plans so far; None if GLOP does not say so, or was stopped."""
        if self._is_over():
            return None
        status = self._status()
        if status != pywraplp.Solver.OPTIMAL:
            # Rarely the warm start ends in numerical trouble; the other simplex starts afresh.
            for way in ("use_dual_simplex: true", "use_dual_simplex: false"):
                if self._is_over():
                    return None
                self._solver.SetSolverSpecificParametersAsString(way)
                status = self._status()
                if status == pywraplp.Solver.OPTIMAL:
                    break
        if status != pywraplp.Solver.OPTIMAL:
            return None
        duals = np.array([row.dual_value() for row in self._rows])
        return Solution(
            value=self._objective.Value(),
            duals=duals,
            links=self._worth.links(duals),
            plan_values=np.array([variable.solution_value() for variable in self._plans]),
            elastic=sum(variable.solution_value() for variable in self._elastics),
        )

    def _is_over(self) -> bool:
        return self._clock is not None and self._clock.is_over

    def _status(self) -> int:
        """What GLOP says at the end, or when the time is over."""
        if self._clock is None:
            return int(self._solver.Solve())
        with self._clock.interrupting(self._solver.InterruptSolve):
            # Never 0, which would be no limit at all.
            self._solver.SetTimeLimit(max(1, int(1000 * min(self._clock.left, 1e6))))
            return int(self._solver.Solve())

    @property
    def iterations(self) -> int:
        """Simplex iterations of the last solve."""
        return int(self._solver.iterations())
