"""One CP-SAT model of the whole trip: an oracle for the tests, the baseline of the benchmarks.

It reads the prepared instance and shares nothing else with the engine. Days are circuits over
their offers with start times; states, connections and vehicles are choices; legs, buffers and
prices hang on them as enforced constraints. The model is solved twice: for the most points, then,
these points kept, for the least cost and time. Before that it is solved once with no session but
those that may be needed, for a trip to begin with. Only what is found within the time limit counts.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from benchmarks.peers.answer import CannotExpress
from benchmarks.peers.formulation.costs import add_day_costs
from benchmarks.peers.formulation.meals import add_meals
from benchmarks.peers.formulation.pacing import add_night_rest, add_order, add_pacing
from benchmarks.peers.formulation.reading import Value, plans_of
from benchmarks.peers.formulation.route import add_route
from benchmarks.peers.formulation.rows import TripRows
from benchmarks.peers.formulation.states import add_chain
from benchmarks.peers.formulation.straight import add_straight_days
from benchmarks.peers.formulation.variables import DayVariables
from optimizer.dayplans.dayplan import DayPlan
from optimizer.domain.problem import Problem
from optimizer.domain.result import Verdict
from optimizer.domain.wishes import WishKind
from optimizer.prepare import Instance, prepare

Values = Sequence[int]
"""What a solution says of every variable, by the variable's number."""

UNBOUNDED = 1e15
START_SHARE = 0.5
LEAST_SECONDS = 0.05
THREADS = 4
"""At least so many threads, which take turns on the cores that there are."""

WHOLE = ("max_lp", "no_lp")
"""Threads that search the whole space: one for bounds, one for proofs by conflicts.

The other threads search neighbourhoods of the best plan, and find most of the better ones.
"""

_PROVED = {cp_model.OPTIMAL: Verdict.OPTIMAL, cp_model.INFEASIBLE: Verdict.INFEASIBLE}


@dataclass(frozen=True)
class OneModelAnswer:
    """What the one model found and proved; numbers it does not have are None.

    OPTIMAL: both tiers proved. `cost_bound` holds for trips with at least `points`. `plans` are the
    days on site of the best trip, `course` the seconds and points of each better one,
    `points_seconds` when the solve for the points ended.
    """

    status: Verdict
    points: int | None = None
    points_bound: int | None = None
    cost_and_time_cents: int | None = None
    cost_bound: int | None = None
    seconds: float = 0.0
    plans: tuple[DayPlan, ...] = ()
    course: tuple[tuple[float, int], ...] = ()
    points_seconds: float | None = None


class OneModel:
    """The model with the expressions of its two tiers.

    `on_time` is called again and again while it is built, and raises where time is up.
    """

    def __init__(self, instance: Instance, on_time: Callable[[], None] = lambda: None) -> None:
        self.model, self.instance = cp_model.CpModel(), instance
        self.days = [DayVariables(self.model, instance, day, on_time) for day in instance.days]
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

    def worth(self, expression: cp_model.LinearExprT, values: Values) -> int:
        """What an expression is worth in a solution."""
        flat = cp_model.FlatIntExpr(cp_model.LinearExpr.sum([expression, 0 * self.days[0].on_site]))
        terms = zip(flat.vars, flat.coeffs, strict=True)
        return int(flat.offset + sum(factor * values[one.index] for one, factor in terms))


class _OutOfTime(Exception):
    """The time limit came while the model was built."""


class _Clock:
    """The time that a run has taken and has left."""

    def __init__(self, limit: float) -> None:
        self._began, self._limit = time.monotonic(), limit

    def seconds(self) -> float:
        return round(time.monotonic() - self._began, 3)

    def left(self) -> float:
        return self._began + self._limit - time.monotonic()

    def on_time(self) -> None:
        if self.left() <= 0:
            raise _OutOfTime


def solve_one_model(
    problem: Problem, time_limit_seconds: float, workers: int = 1
) -> OneModelAnswer:
    """The best trip of a problem by one model, or how far that got within the time limit.

    CannotExpress where drivers' hours may bind or a debrief is asked for: it knows neither.
    """
    clock = _Clock(time_limit_seconds)
    instance = prepare(problem)
    if reasons := _unknown_to_it(instance):
        raise CannotExpress("one-model", reasons)
    try:
        one = OneModel(instance, clock.on_time)
    except _OutOfTime:
        return OneModelAnswer(Verdict.UNKNOWN, seconds=clock.seconds())
    return _solved_twice(one, clock, workers)


def _unknown_to_it(instance: Instance) -> list[str]:
    reasons = []
    if any(limits is not None for day in instance.days for limits in day.limits):
        reasons.append("drivers' hours that may bind")
    if instance.problem.wishes.debrief_minutes is not None:
        reasons.append("debriefs")
    return reasons


def _solved_twice(one: OneModel, clock: _Clock, workers: int) -> OneModelAnswer:
    """For the points, then for cost and time."""
    model, begun = one.model, _begun(one, clock)
    model.maximize(one.points)
    most = _Search(clock, begun, tighter=min)
    if begun is not None:
        most.course.append((clock.seconds(), one.worth(one.points, begun)))
    most.run(model, workers)
    points_seconds = clock.seconds()
    if most.values is None:
        return OneModelAnswer(most.status, seconds=points_seconds, points_seconds=points_seconds)
    points = one.worth(one.points, most.values)
    model.add(one.points >= points)
    model.minimize(one.cost_and_time)
    least = _Search(clock, most.values, tighter=max)
    least.run(model, workers)
    best = least.values or most.values
    both = most.status is Verdict.OPTIMAL and least.status is Verdict.OPTIMAL
    return OneModelAnswer(
        status=Verdict.OPTIMAL if both else Verdict.FEASIBLE,
        points=points,
        points_bound=_most(most.bound),
        cost_and_time_cents=one.worth(one.cost_and_time, best),
        cost_bound=_least(least.bound),
        seconds=clock.seconds(),
        plans=tuple(plans_of(one.days, _value_in(best))),
        course=tuple(most.course),
        points_seconds=points_seconds,
    )


def _value_in(values: Values) -> Value:
    return lambda variable: values[variable.index]


def _most(bound: float | None) -> int | None:
    """An upper bound as a whole number; float noise below a thousandth does not count."""
    return None if bound is None else math.floor(bound + 1e-3)


def _least(bound: float | None) -> int | None:
    """A lower bound as a whole number, likewise."""
    return None if bound is None else math.ceil(bound - 1e-3)


# --- the start -----------------------------------------------------------------------------------
def _begun(one: OneModel, clock: _Clock) -> Values | None:
    """A trip without any session that nothing asks for, if there is one that is soon found."""
    needed, model = _needed(one.instance), one.model.clone()
    for day in one.days:
        for present, offer in zip(day.present, day.day.offers, strict=True):
            if offer.sessions and needed.isdisjoint(offer.sessions):
                model.add(model.get_int_var_from_proto_index(present.index) == 0)
    solver = _solver(START_SHARE * clock.left(), 1)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE) or clock.left() <= 0:
        return None
    return list(solver.response_proto.solution)


def _needed(instance: Instance) -> frozenset[str]:
    """Sessions that a wish, a pin, a quota or the past may ask for."""
    problem = instance.problem
    wishes, quotas = problem.wishes.wishes, problem.wishes.quotas
    targets = [wish.target for wish in wishes if wish.kind is WishKind.REQUIRED]
    targets += [quota.target for quota in quotas if quota.at_least]
    keys = {key for target in targets for key in problem.sessions_of(target)}
    keys |= {session for session, _ in problem.pinned}
    for held in instance.held:
        offers = [day.offers for day in instance.days if day.date == held.date]
        keys |= {key for own in offers for index in held.offers for key in own[index].sessions}
    return frozenset(keys)


# --- the search ----------------------------------------------------------------------------------
def _solver(seconds: float, workers: int) -> cp_model.CpSolver:
    """A solver with little presolve: probing would take all of a short time."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.symmetry_level = 0
    return solver


class _Search(cp_model.CpSolverSolutionCallback):
    """One tier: its best solution, bound and verdict, all from within the time limit."""

    def __init__(
        self, clock: _Clock, begun: Values | None, tighter: Callable[[float, float], float]
    ) -> None:
        super().__init__()
        self._clock, self._tighter = clock, tighter
        self.values = begun
        self.bound: float | None = None
        self.status = Verdict.UNKNOWN if begun is None else Verdict.FEASIBLE
        self.course = list[tuple[float, int]]()

    def run(self, model: cp_model.CpModel, workers: int) -> None:
        """Solves, and solves again from the best where the solver stops early."""
        while self._clock.left() > LEAST_SECONDS:
            model.clear_hints()
            for index, value in enumerate(self.values or ()):
                model.add_hint(model.get_int_var_from_proto_index(index), value)
            solver = _solver(self._clock.left(), max(workers, THREADS))
            solver.parameters.subsolvers.extend(WHOLE)
            solver.best_bound_callback = self._on_bound
            status = solver.solve(model, self)
            if status == cp_model.MODEL_INVALID:
                raise ValueError(f"CP-SAT does not accept the model: {model.validate()}")
            if status in _PROVED and self._clock.left() >= 0:
                self.status = _PROVED[status]
                if status == cp_model.OPTIMAL:
                    self._on_bound(solver.best_objective_bound)
                return

    def on_solution_callback(self) -> None:
        """Called by the solver."""
        if self._clock.left() < 0:
            return
        self.values = list(self.response_proto.solution)
        self.status = Verdict.FEASIBLE
        value = round(self.objective_value)
        if not self.course or value != self.course[-1][1]:
            self.course.append((self._clock.seconds(), value))

    def _on_bound(self, bound: float) -> None:
        if self._clock.left() >= 0 and abs(bound) < UNBOUNDED:
            self.bound = bound if self.bound is None else self._tighter(self.bound, bound)
