"""OR-Tools Routing: the network with disjunctions, time windows, capacities and budget rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from ortools.util import optional_boolean_pb2

from benchmarks.peers.routing.network import Group, Network, Node, Row
from benchmarks.peers.routing.refusals import binds_seated
from optimizer.domain.money import CATEGORIES, Category
from optimizer.prepare.instance import NOT_ARRIVED

NO_WAY = 1 << 40
NEEDED = -1
"""The penalty of a group that has to be visited."""


class RoutingModel:
    """The routing model of a network. Nodes come first, then where each day begins and ends.

    The first solutions of OR-Tools cannot keep a row that asks for visits, and give up where one
    that is needed does not fit into what they have begun. A `willing` model pays for both instead,
    and has nothing else; its answer is where the true model begins.
    """

    def __init__(self, network: Network, *, willing: bool = False, tight: bool = True) -> None:
        self.network, self.nodes = network, network.nodes
        self.willing, self.tight = willing, tight
        self.days, count = len(network.frame), len(network.nodes)
        begins = list(range(count, count + self.days))
        ends = list(range(count + self.days, count + 2 * self.days))
        self.manager = pywrapcp.RoutingIndexManager(count + 2 * self.days, self.days, begins, ends)
        self.routing = pywrapcp.RoutingModel(self.manager)
        self.places = [
            *(node.offer.place for node in self.nodes),
            *(timer.begin for timer in network.timers),
            *(timer.end for timer in network.timers),
        ]
        self._legs()
        self._times()
        self._pacing()
        self._groups()
        self._rows()
        self._budget()

    def _node(self, number: int) -> Node | None:
        return self.nodes[number] if number < len(self.nodes) else None

    def _transit(self, cost: Callable[[int, int], int]) -> int:
        """A table of what a step costs from one number to another."""
        size = len(self.places)
        table = [[cost(one, other) for other in range(size)] for one in range(size)]
        return int(self.routing.RegisterTransitMatrix(table))

    def _index(self, node: int) -> int:
        return int(self.manager.NodeToIndex(node))

    # --- rules ---------------------------------------------------------------------------------
    def _legs(self) -> None:
        """The objective's small change: minutes of legs."""
        timer = self.network.timers[0]

        def minutes(one: int, other: int) -> int:
            found = timer.leg(self.places[one], self.places[other])
            return self.network.point if found is None else found

        self.routing.SetArcCostEvaluatorOfAllVehicles(self._transit(minutes))

    def _times(self) -> None:
        network = self.network

        def step(one: int, other: int) -> int:
            before, after = self._node(one), self._node(other)
            spent = before.offer.minutes if before else 0
            if after is None:
                way = network.timers[0].leg(self.places[one], self.places[other])
                return NO_WAY if way is None else spent + way
            found = network.step(self.places[one], spent, after, is_first=before is None)
            return NO_WAY if found is None else found

        horizon = network.line(self.days, 0)
        self.routing.AddDimension(self._transit(step), horizon, horizon, False, "time")
        self.time = self.routing.GetDimensionOrDie("time")
        for number, node in enumerate(self.nodes):
            variable = self.time.CumulVar(self._index(number))
            variable.SetRange(node.spans[0][0], node.spans[-1][1])
            for before, after in pairwise(node.spans):
                variable.RemoveInterval(before[1] + 1, after[0] - 1)
            self.routing.VehicleVar(self._index(number)).SetValues([-1, *sorted(node.offers)])
        for day, timer in enumerate(network.timers):
            ready, latest = network.ends(day)
            leaves = min(latest, network.line(day, min(timer.leaves_by, self.network.length)))
            start = self.time.CumulVar(self.routing.Start(day))
            start.SetRange(ready, ready if timer.frame.morning == NOT_ARRIVED else leaves)
            self.time.CumulVar(self.routing.End(day)).SetRange(ready, latest)
            self.routing.AddVariableMaximizedByFinalizer(start)

    def _pacing(self) -> None:
        rules = self.network.instance.problem.rules
        self._capacity("sessions", lambda node: node.offer.session_count, rules.sessions_per_day)
        self._capacity(
            "content", lambda node: node.offer.content_minutes, rules.content_minutes_per_day
        )
        if binds_seated(self.network.instance):
            self._seated(rules.seated_minutes)

    def _capacity(self, name: str, amount: Callable[[Node], int], most: int) -> None:
        def used(one: int, other: int) -> int:
            node = self._node(one)
            return 0 if node is None else amount(node)

        self.routing.AddDimension(self._transit(used), 0, most, True, name)

    def _seated(self, limit: int) -> None:
        """Stricter than the rule: only an item that is not seated ends a run, never a long way.

        What may still be sat is used up by seated visits and filled up by any other item.
        """

        def used(one: int, other: int) -> int:
            node = self._node(one)
            return -min(node.offer.minutes, limit) if node is not None and node.offer.seated else 0

        self.routing.AddDimension(self._transit(used), limit, limit, False, "seated")
        seated = self.routing.GetDimensionOrDie("seated")
        for number, node in enumerate(self.nodes):
            if node.offer.seated:
                seated.SlackVar(self._index(number)).SetValue(0)

    def _groups(self) -> None:
        for group in self.network.groups:
            nodes = [self._index(node) for node in group.nodes]
            bonus = self._bonus(group) if self.willing else 0
            if self.willing and not bonus:
                for node in nodes:
                    self.routing.ActiveVar(node).SetValue(0)
            needed = group.is_needed and not self.willing
            penalty = NEEDED if needed else (group.prize + bonus) * self.network.point
            self.routing.AddDisjunction(nodes, penalty, 1)

    def _bonus(self, group: Group) -> int:
        """For a row that asks for it more than all prizes; needed, more than for all such rows."""
        most = 1 + sum(one.prize for one in self.network.groups)
        rows = [row for row in self.network.rows if row.least]
        asking = sum(bool(set(row.nodes) & set(group.nodes)) for row in rows)
        all_rows = sum(len(row.nodes) for row in rows)
        return most * (asking + (1 + all_rows) * group.is_needed)

    def _rows(self) -> None:
        solver = self.routing.solver()
        for row in self.network.rows:
            visits = sum(self.routing.ActiveVar(self._index(node)) for node in row.nodes)
            if row.least and not row.nodes:
                solver.Add(solver.FalseConstraint())
            elif row.nodes:
                solver.Add(visits <= (self._enough(row) if self.willing else row.most))
                if row.least and not self.willing:
                    solver.Add(visits >= row.least)

    def _enough(self, row: Row) -> int:
        """No more visits of a willing model than the row asks for, lest they crowd out another's.

        Not tight: so many that rows and groups which share visits can all have theirs.
        """
        network, nodes = self.network, set(row.nodes)
        needed = sum(one.is_needed for one in network.groups if nodes & set(one.nodes))
        if self.tight:
            return min(row.most, max(row.least, needed))
        others = sum(one.least for one in network.rows if nodes & set(one.nodes))
        return min(row.most, others + needed)

    def _has_asked(self) -> bool:
        """Whether the solution at hand has what rows and groups ask for."""

        def visited(nodes: tuple[int, ...]) -> int:
            return sum(int(self.routing.ActiveVar(self._index(node)).Min()) for node in nodes)

        network = self.network
        return all(visited(row.nodes) >= row.least for row in network.rows) and all(
            visited(group.nodes) for group in network.groups if group.is_needed
        )

    def _budget(self) -> None:
        """The limit of the whole trip, and the caps of categories, each a dimension."""
        problem, fixed = self.network.instance.problem, self.network.fixed_costs()
        budget = problem.wishes.budget
        limit = budget.limit_cents(problem.wishes.party.heads)
        if limit is not None:
            self._cents("budget", range(len(CATEGORIES)), limit - sum(fixed))
        for category, cap in budget.caps.items():
            number = CATEGORIES.index(category)
            self._cents(f"cap {category}", [number], cap - fixed[number])

    def _cents(self, name: str, categories: range | list[int], most: int) -> None:
        transport = CATEGORIES.index(Category.TRANSPORT)

        def paid(one: int, other: int) -> int:
            node = self._node(one)
            cents = 0 if node is None else sum(node.offer.costs[place] for place in categories)
            if transport in categories:
                cents += self.network.leg_cents(self.places[one], self.places[other])
            return cents

        solver = self.routing.solver()
        if most < 0:
            solver.Add(solver.FalseConstraint())
            return
        self.routing.AddDimension(self._transit(paid), 0, most, True, name)
        spent = self.routing.GetDimensionOrDie(name)
        ends = [spent.CumulVar(self.routing.End(day)) for day in range(self.days)]
        solver.Add(sum(ends) <= most)

    # --- solving -------------------------------------------------------------------------------
    def solve(
        self,
        seconds: float,
        start: list[list[int]] | None,
        hear: Callable[[int], None],
        *,
        by_annealing: bool = False,
        first: int = 0,
    ) -> list[list[int]] | None:
        """The nodes of each day in the best answer; `hear` is told what each better one pays.

        `first` is the place of the way in which the first solution is built. A willing model is
        content with what is asked for.
        """
        began = time.monotonic()
        search = _search(seconds, by_annealing=by_annealing, first=first)
        best = [-1]

        def found() -> None:
            points = self.network.points_at(int(self.routing.CostVar().Max()))
            if points > best[0]:
                best[0] = points
                hear(points)
            if self.willing and self._has_asked():
                self.routing.solver().FinishCurrentSearch()

        self.routing.AddAtSolutionCallback(found)
        self.routing.CloseModelWithParameters(search)
        given = None if start is None else self.routing.ReadAssignmentFromRoutes(start, True)
        left = max(0.01, seconds - (time.monotonic() - began))
        search.time_limit.FromNanoseconds(round(left * 1e9))
        if given is not None:
            answer = self.routing.SolveFromAssignmentWithParameters(given, search)
        else:
            answer = self.routing.SolveWithParameters(search)
        return None if answer is None else self._routes(answer)

    def takes(self, routes: list[list[int]]) -> bool:
        """Whether these routes keep every rule of the model."""
        self.routing.CloseModelWithParameters(_search(1.0, by_annealing=False))
        return self.routing.ReadAssignmentFromRoutes(routes, True) is not None

    def _routes(self, answer: pywrapcp.Assignment) -> list[list[int]]:
        routes = []
        for day in range(self.days):
            index, route = answer.Value(self.routing.NextVar(self.routing.Start(day))), []
            while not self.routing.IsEnd(index):
                route.append(int(self.manager.IndexToNode(index)))
                index = answer.Value(self.routing.NextVar(index))
            routes.append(route)
        return routes


FIRST = (
    routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION,
    routing_enums_pb2.FirstSolutionStrategy.PATH_CHEAPEST_ARC,
    routing_enums_pb2.FirstSolutionStrategy.LOCAL_CHEAPEST_INSERTION,
    routing_enums_pb2.FirstSolutionStrategy.SAVINGS,
)
"""Ways to build a first solution, in the order in which they are tried."""


def _search(seconds: float, *, by_annealing: bool, first: int = 0) -> Any:
    """Parameters of a search, with every move between what is visited and what is not."""
    search = pywrapcp.DefaultRoutingSearchParameters()
    kinds = routing_enums_pb2.LocalSearchMetaheuristic
    search.first_solution_strategy = FIRST[first % len(FIRST)]
    search.local_search_metaheuristic = (
        kinds.SIMULATED_ANNEALING if by_annealing else kinds.GUIDED_LOCAL_SEARCH
    )
    moves = search.local_search_operators
    moves.use_extended_swap_active = optional_boolean_pb2.BOOL_TRUE
    moves.use_relocate_and_make_active = optional_boolean_pb2.BOOL_TRUE
    moves.use_exchange_and_make_active = optional_boolean_pb2.BOOL_TRUE
    search.time_limit.FromNanoseconds(max(1, round(seconds * 1e9)))
    return search
