"""OR-Tools Routing on a problem: each frame for a while, then the best one for the rest.

Guided local search, as its makers advise, but for a quarter of the time simulated annealing: on
some trips the one got stuck where the other went on, on others it was the other way round.
"""

from __future__ import annotations

import time

from benchmarks.peers.answer import (
    CannotExpress,
    Course,
    Judged,
    PeerAnswer,
    itinerary_of,
    judged,
    with_heard,
)
from benchmarks.peers.frame import Frame, frames
from benchmarks.peers.routing.model import RoutingModel
from benchmarks.peers.routing.network import Network
from benchmarks.peers.routing.refusals import routing_refusals
from optimizer.domain.problem import Problem
from optimizer.prepare import Instance, prepare

NAME = "routing"
MOST_FRAMES = 16
"""So many hotels and arrival days get a share of the time."""

TRYING = 0.5
"""The share of the time in which the frames are tried."""

LEAST_SECONDS = 0.5
"""No frame is tried for less: with little time fewer are."""

BUILDINGS = 6
"""A frame gets so many times what building its model takes: of large trips fewer are tried."""

WILLING = 0.5
"""The share of a frame's time for a plan that has all the visits which rows ask for."""

Routes = list[list[int]]


def solve_routing(problem: Problem, time_limit_seconds: float) -> PeerAnswer:
    """The best plan that OR-Tools Routing finds; raises CannotExpress with all it lacks.

    It proves nothing, works with one thread, and is given no plan of anyone else.
    """
    began = time.monotonic()
    instance = prepare(problem)
    reasons = routing_refusals(instance)
    if reasons:
        raise CannotExpress(NAME, reasons)
    run = _Run(instance, began, time_limit_seconds)
    tried = frames(instance, MOST_FRAMES)
    share = max(LEAST_SECONDS, TRYING * time_limit_seconds / max(1, len(tried)))
    # Again with more time for each, begun in another way, while none has a plan.
    turn = 0
    while tried and run.best is None and run.left > 0:
        for number, frame in enumerate(tried):
            if run.left > 0:
                much = max(share, BUILDINGS * run.building)
                run.work(number, frame, min(much, run.left), None, first=turn)
        share, turn = 2 * share, turn + 1
    for part, by_annealing in ((0.5, True), (1.0, False)):
        if run.best is not None and run.left > 0:
            number, routes, _ = run.best
            run.work(number, tried[number], part * run.left, routes, by_annealing=by_annealing)
    return run.answer()


class _Run:
    """The clock, and the best plan so far with its frame and routes."""

    def __init__(self, instance: Instance, began: float, limit: float) -> None:
        self.instance, self.began, self.limit = instance, began, limit
        self.best: tuple[int, Routes, Judged] | None = None
        self.course = Course()
        self.faults: tuple[str, ...] = ()
        self.building = 0.0

    @property
    def elapsed(self) -> float:
        return round(time.monotonic() - self.began, 3)

    @property
    def left(self) -> float:
        return self.limit - self.elapsed

    def work(
        self,
        number: int,
        frame: Frame,
        seconds: float,
        start: Routes | None,
        *,
        by_annealing: bool = False,
        first: int = 0,
    ) -> None:
        """Solves one frame and has the answer judged."""
        network, end = Network(self.instance, frame), self.elapsed + seconds
        if start is None and _asks(network):
            begun, willing = self.elapsed, RoutingModel(network, willing=True, tight=not first % 2)
            self.building = max(self.building, self.elapsed - begun)
            half = WILLING * (end - self.elapsed)
            start = willing.solve(half, None, lambda points: None, first=first)
            if start is None or not _keeps_asked(network, start):
                return
        model, heard = RoutingModel(network), Course()

        def hear(points: int) -> None:
            heard.append((self.elapsed, points))

        left = max(0.01, end - self.elapsed)
        routes = model.solve(left, start, hear, by_annealing=by_annealing, first=first)
        if routes is None or not heard or heard[-1][0] > self.limit:
            return  # none, or none in time
        found = judged_routes(network, routes)
        if found.points is None:
            self.faults = self.faults or found.faults
            return
        self.course = with_heard(self.course, heard, found.points, heard[-1][0])
        if self.best is None or found.points > (self.best[2].points or -1):
            self.best = number, routes, found

    def answer(self) -> PeerAnswer:
        """The best plan without a fault; where every plan had some, the faults of the first."""
        if self.best is None:
            return PeerAnswer(NAME, self.elapsed, faults=self.faults)
        found = self.best[2]
        return PeerAnswer(
            NAME,
            self.elapsed,
            itinerary=found.itinerary,
            points=found.points,
            cost_and_time_cents=found.cost_and_time_cents,
            course=tuple(self.course),
        )


def _asks(network: Network) -> bool:
    """Whether some visits have to be there."""
    return any(row.least for row in network.rows) or any(one.is_needed for one in network.groups)


def _keeps_asked(network: Network, routes: Routes) -> bool:
    """Whether each row and each group has the visits that it asks for."""
    visited = {node for route in routes for node in route}
    return all(len(visited & set(row.nodes)) >= row.least for row in network.rows) and all(
        visited & set(group.nodes) for group in network.groups if group.is_needed
    )


def judged_routes(network: Network, routes: Routes) -> Judged:
    """The routes of each day as an itinerary, each item as early as it can be."""
    plans = []
    for number, (timer, route) in enumerate(zip(network.timers, routes, strict=True)):
        timed = timer.timed([network.nodes[node].offers[number] for node in route])
        if timed is None:
            fault = f"day {number + 1} cannot be travelled in this order"
            return Judged(None, None, None, (fault,))
        plans.append(timer.plan(timed))
    return judged(network.instance.problem, itinerary_of(network.instance, plans))
