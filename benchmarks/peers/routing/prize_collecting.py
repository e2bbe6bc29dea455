"""PyVRP: the network as prize-collecting vehicle routing, where it can say all of the problem.

A client has one window, so a node is a group of clients of which one at most is visited, one for
each of its spans. There is no row over several vehicles: no budget, no quota, and no count that an
item starts afresh: no seated runs. Problems that ask for these are refused.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

from benchmarks.peers.answer import CannotExpress, Course, Judged, PeerAnswer, with_heard
from benchmarks.peers.frame import frames
from benchmarks.peers.routing.network import Network
from benchmarks.peers.routing.refusals import binds_seated, routing_refusals
from benchmarks.peers.routing.search import LEAST_SECONDS, MOST_FRAMES, Routes, judged_routes
from optimizer.domain.problem import Problem
from optimizer.prepare import Instance, prepare
from optimizer.prepare.instance import NOT_ARRIVED

NAME = "pyvrp"


def pyvrp_refusals(instance: Instance) -> tuple[str, ...]:
    """What of a problem prize-collecting routing without rows over vehicles cannot say."""
    return (*routing_refusals(instance), *_refusals(instance))


def _refusals(instance: Instance) -> Iterator[str]:
    problem, wishes = instance.problem, instance.problem.wishes
    if wishes.budget.caps or wishes.budget.limit_cents(wishes.party.heads) is not None:
        yield "a budget over several days"
    if wishes.quotas or problem.catalogue.alternatives:
        yield "quotas and alternatives"
    if binds_seated(instance):
        yield "runs of seated visits"


def solve_pyvrp(problem: Problem, time_limit_seconds: float, seed: int = 0) -> PeerAnswer:
    """The best plan that PyVRP finds, with one thread; raises CannotExpress with all it lacks."""
    began = time.monotonic()
    instance = prepare(problem)
    reasons = pyvrp_refusals(instance)
    if reasons:
        raise CannotExpress(NAME, reasons)
    if find_spec("pyvrp") is None:
        raise CannotExpress(NAME, ["PyVRP is not installed (pip install 'paamaja[bench]')"])
    tried = frames(instance, MOST_FRAMES)
    share = max(LEAST_SECONDS, time_limit_seconds / max(1, len(tried)))
    best: Judged | None = None
    faults: tuple[str, ...] = ()
    course = Course()

    def elapsed() -> float:
        return round(time.monotonic() - began, 3)

    for frame in tried:
        begun, fleet = elapsed(), _Fleet(Network(instance, frame))
        end = min(max(begun + share, elapsed() + LEAST_SECONDS), time_limit_seconds)
        if elapsed() >= time_limit_seconds:
            break
        found, heard = fleet.solve(end, seed, elapsed)
        if found is None or not heard or heard[-1][0] > time_limit_seconds:
            continue  # none, or none in time
        if found.points is None:
            faults = faults or found.faults
            continue
        course = with_heard(course, heard, found.points, heard[-1][0])
        if best is None or best.points is None or found.points > best.points:
            best = found
    seconds = elapsed()
    if best is None or best.points is None:
        return PeerAnswer(NAME, seconds, faults=faults)
    return PeerAnswer(
        NAME,
        seconds,
        itinerary=best.itinerary,
        points=best.points,
        cost_and_time_cents=best.cost_and_time_cents,
        course=tuple(course),
    )


class _Fleet:
    """The PyVRP model of a network: vehicles are days, clients the spans of the nodes."""

    def __init__(self, network: Network) -> None:
        import pyvrp

        self.network, self.model = network, pyvrp.Model()
        self.clients: list[int] = []
        self.offered = 0  # points of all clients, also of those that exclude each other
        self.locations: list[tuple[Any, int | None, int]] = []
        self._add_clients()
        self._add_days()
        self._add_edges()

    def _location(self, node: int | None, place: int) -> Any:
        location = self.model.add_location(0, 0)
        self.locations.append((location, node, place))
        return location

    def _add_clients(self) -> None:
        network = self.network
        for group in network.groups:
            together = self.model.add_client_group(required=group.is_needed)
            for number in group.nodes:
                node = network.nodes[number]
                location = self._location(number, node.offer.place)
                for low, high in node.spans:
                    self.clients.append(number)
                    self.offered += group.prize
                    self.model.add_client(
                        location,
                        delivery=[node.offer.session_count, node.offer.content_minutes],
                        service_duration=node.offer.minutes,
                        tw_early=low,
                        tw_late=high,
                        prize=group.prize * network.point,
                        required=False,
                        group=together,
                    )

    def _add_days(self) -> None:
        network, rules = self.network, self.network.instance.problem.rules
        for number, timer in enumerate(network.timers):
            ready, latest = network.ends(number)
            leaves = min(latest, network.line(number, min(timer.leaves_by, network.length)))
            self.model.add_vehicle_type(
                capacity=[rules.sessions_per_day, rules.content_minutes_per_day],
                start_depot=self.model.add_depot(self._location(None, timer.begin)),
                end_depot=self.model.add_depot(self._location(None, timer.end)),
                tw_early=ready,
                tw_late=latest,
                start_late=ready if timer.frame.morning == NOT_ARRIVED else leaves,
            )

    def _add_edges(self) -> None:
        """Legs as distances; legs, buffers and the grid as durations. No edge: no way."""
        timer, network = self.network.timers[0], self.network
        for start, before, origin in self.locations:
            for end, after, destination in self.locations:
                leg = timer.leg(origin, destination)
                if start is end or leg is None:
                    continue
                duration = leg
                if after is not None:
                    spent = 0 if before is None else network.nodes[before].offer.minutes
                    node = network.nodes[after]
                    step = network.step(origin, spent, node, is_first=before is None)
                    duration = leg if step is None else step - spent
                self.model.add_edge(start, end, distance=leg, duration=duration)

    def solve(
        self, end: float, seed: int, elapsed: Callable[[], float]
    ) -> tuple[Judged | None, Course]:
        """The best plan of the fleet until then, judged, with the course; None without any."""
        stop = _Stop(end, elapsed, self)
        answer = self.model.solve(stop, seed=seed, collect_stats=False, display=False)
        if not answer.best.is_feasible() or not answer.best.is_complete():
            return None, stop.heard
        routes: Routes = [[] for _ in self.network.timers]
        for route in answer.best.routes():
            visits = [self.clients[one.idx] for one in route if one.is_client()]
            routes[route.vehicle_type()] = visits
        return judged_routes(self.network, routes), stop.heard


class _Stop:
    """Ends the search at a moment, and writes down when a better plan was there."""

    def __init__(self, end: float, elapsed: Callable[[], float], fleet: _Fleet) -> None:
        self.end, self.elapsed, self.fleet = end, elapsed, fleet
        self.heard = Course()

    def __call__(self, best_cost: int) -> bool:
        """Called at every step with the cost of the best plan, far too high if there is none."""
        points, moment = self.fleet.offered - best_cost // self.fleet.network.point, self.elapsed()
        if points >= 0 and (not self.heard or points > self.heard[-1][1]):
            self.heard.append((moment, points))
        return moment >= self.end
