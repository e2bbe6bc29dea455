"""One CP-SAT model of the whole trip: an oracle for the tests, the baseline of the benchmarks.

It reads the prepared instance and shares nothing else with the engine. Days are circuits over
their offers with start times; states, connections and vehicles are choices; legs, buffers and
prices hang on them as enforced constraints. The model is solved twice: for the most points, then,
these points kept, for the least cost and time.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from benchmarks.peers.formulation.costs import add_day_costs
from benchmarks.peers.formulation.meals import add_meals
from benchmarks.peers.formulation.pacing import add_night_rest, add_order, add_pacing
from benchmarks.peers.formulation.reading import plans_of
from benchmarks.peers.formulation.route import add_route
from benchmarks.peers.formulation.rows import TripRows
from benchmarks.peers.formulation.states import add_chain
from benchmarks.peers.formulation.straight import add_straight_days
from benchmarks.peers.formulation.variables import DayVariables
from optimizer.dayplans.dayplan import DayPlan
from optimizer.domain.problem import Problem
from optimizer.domain.result import Verdict
from optimizer.prepare import Instance, prepare

UNBOUNDED = 1e15


@dataclass(frozen=True)
class OneModelAnswer:
    """What the one model found and proved; numbers it does not have are None.

    OPTIMAL: both tiers proved. `cost_bound` holds for trips with at least `points`. `plans` are the
    days on site of the best trip, `course` the seconds and points of each better one.
    """

    status: Verdict
    points: int | None = None
    points_bound: int | None = None
    cost_and_time_cents: int | None = None
    cost_bound: int | None = None
    seconds: float = 0.0
    plans: tuple[DayPlan, ...] = ()
    course: tuple[tuple[float, int], ...] = ()


class OneModel:
    """The model with the expressions of its two tiers."""

    def __init__(self, instance: Instance) -> None:
        self.model = cp_model.CpModel()
        self.days = [DayVariables(self.model, instance, day) for day in instance.days]
        add_chain(self.model, instance, self.days)
        costs: list[cp_model.LinearExprT] = []
        for day in self.days:
            add_route(day)
            add_straight_days(day)
            add_meals(day)
            add_pacing(day)
            add_order(day)
            costs.append(add_day_costs(day))
        for day, following in pairwise(self.days):
            add_night_rest(day, following)
        categories = [sum(parts) for parts in zip(*costs, strict=True)]
        rows = TripRows(self.model, instance, self.days)
        rows.add(categories)
        self.points = rows.points()
        minutes = sum(day.time for day in self.days) + sum(
            end.journey * end.chosen
            for day in self.days
            for end in (*day.arrivals, *day.departures)
        )
        rate = instance.problem.rules.value_of_time_cents_per_tick
        self.cost_and_time = sum(categories) + rate * minutes


@dataclass(frozen=True)
class _Solved:
    """What one solve said, in one place."""

    status: Verdict
    value: int | None
    bound: float | None


def solve_one_model(
    problem: Problem, time_limit_seconds: float, workers: int = 1
) -> OneModelAnswer:
    """The best trip of a problem by one model, or how far that got within the time limit.

    NotImplementedError where drivers' hours may bind or a debrief is asked for: it knows neither.
    """
    began = time.monotonic()
    instance = prepare(problem)
    if any(limits is not None for day in instance.days for limits in day.limits):
        raise NotImplementedError("the one model does not know drivers' hours that may bind")
    if problem.wishes.debrief_minutes is not None:
        raise NotImplementedError("the one model does not know debriefs")
    one = OneModel(instance)
    model = one.model

    def left() -> float:
        return max(0.01, time_limit_seconds - (time.monotonic() - began))

    def seconds() -> float:
        return round(time.monotonic() - began, 3)

    course = _Course(seconds)
    model.maximize(one.points)
    solver = _solver(left(), workers)
    most = _solved(solver, model, one.points, course)
    if most.value is None:
        return OneModelAnswer(most.status, seconds=seconds())
    cents, plans = solver.value(one.cost_and_time), plans_of(one.days, solver)
    for index in range(len(model.proto.variables)):
        variable = model.get_int_var_from_proto_index(index)
        model.add_hint(variable, solver.value(variable))
    model.add(one.points >= most.value)
    model.minimize(one.cost_and_time)
    cheaper = _solver(left(), workers)
    least = _solved(cheaper, model, one.cost_and_time)
    if least.value is not None:
        cents, plans = least.value, plans_of(one.days, cheaper)
    both = most.status is Verdict.OPTIMAL and least.status is Verdict.OPTIMAL
    return OneModelAnswer(
        status=Verdict.OPTIMAL if both else Verdict.FEASIBLE,
        points=most.value,
        points_bound=_most(most.bound),
        cost_and_time_cents=cents,
        cost_bound=_least(least.bound),
        seconds=seconds(),
        plans=tuple(plans),
        course=tuple(course.told),
    )


def _most(bound: float | None) -> int | None:
    """An upper bound as a whole number; float noise below a thousandth does not count."""
    return None if bound is None else math.floor(bound + 1e-3)


def _least(bound: float | None) -> int | None:
    """A lower bound as a whole number, likewise."""
    return None if bound is None else math.ceil(bound - 1e-3)


def _solver(seconds: float, workers: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    solver.parameters.linearization_level = 2
    return solver


_VERDICTS = {
    cp_model.OPTIMAL: Verdict.OPTIMAL,
    cp_model.FEASIBLE: Verdict.FEASIBLE,
    cp_model.INFEASIBLE: Verdict.INFEASIBLE,
}


class _Course(cp_model.CpSolverSolutionCallback):
    """The seconds and the value of each better solution."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        super().__init__()
        self._seconds, self.told = seconds, list[tuple[float, int]]()

    def on_solution_callback(self) -> None:
        """Called by the solver."""
        self.told.append((self._seconds(), round(self.objective_value)))


def _solved(
    solver: cp_model.CpSolver,
    model: cp_model.CpModel,
    goal: cp_model.LinearExprT,
    course: _Course | None = None,
) -> _Solved:
    """Solves; without a solution the solver's value and bound are stray numbers and not taken."""
    status = solver.solve(model, course)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"CP-SAT does not accept the model: {model.validate()}")
    verdict = _VERDICTS.get(status, Verdict.UNKNOWN)
    if verdict not in (Verdict.OPTIMAL, Verdict.FEASIBLE):
        return _Solved(verdict, None, None)
    bound = solver.best_objective_bound
    return _Solved(verdict, solver.value(goal), bound if abs(bound) < UNBOUNDED else None)
