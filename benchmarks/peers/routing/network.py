"""A problem in a frame as a network: nodes with windows on one time line, groups, and the ways.

A day is a vehicle with hours of its own on the line (day after day), so a node's windows say on
which days it can be. Offers that differ in nothing but the day are one node.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from benchmarks.peers.frame import Frame
from benchmarks.peers.timing import DayTimer
from optimizer.domain.money import CATEGORIES, Category
from optimizer.domain.wishes import Target, WishKind
from optimizer.prepare.instance import MEAL_BITS, Instance, Offer, OfferKind

Span = tuple[int, int]


@dataclass(frozen=True)
class Node:
    """An item: `offers` are by day of the frame the offer it stands for."""

    offer: Offer
    offers: dict[int, int]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Group:
    """Nodes of which one at most is visited, for a prize, or one has to be."""

    nodes: tuple[int, ...]
    prize: int
    is_needed: bool


@dataclass(frozen=True)
class Row:
    """At least and at most so many visits of some nodes."""

    nodes: tuple[int, ...]
    least: int
    most: int


class Network:
    """The nodes, groups and rows of a problem in a frame."""

    def __init__(self, instance: Instance, frame: Frame) -> None:
        self.instance, self.frame = instance, frame
        self.timers = [DayTimer(instance, day) for day in frame]
        self.length = instance.problem.rules.date_ticks
        self.nodes = self._nodes()
        self.groups = (*self._sessions(), *self._meals())
        self.rows = tuple(self._rows())

    # --- time ----------------------------------------------------------------------------------
    def line(self, number: int, minute: int) -> int:
        """A minute of a day of the frame on the time line."""
        return number * self.length + minute

    def ends(self, number: int) -> Span:
        """When a day is ready to begin, and when it has to be over, on the time line."""
        timer = self.timers[number]
        return self.line(number, timer.ready), self.line(number, timer.latest)

    def step(self, origin: int, minutes: int, node: Node, *, is_first: bool) -> int | None:
        """Minutes from the start of what takes so many at a place to a node's start.

        Starts lie on the grid, so the step may be rounded up to it: nothing is lost.
        """
        gap = self.timers[0].gap(origin, node.offer, is_first=is_first)
        grid = self.instance.problem.rules.grid_minutes
        return None if gap is None else -(-(minutes + gap) // grid) * grid

    @cached_property
    def point(self) -> int:
        """What a point is worth in minutes of legs: more than all legs of any trip."""
        spans = [self.ends(number) for number in range(len(self.frame))]
        return 1 + sum(max(0, latest - ready) for ready, latest in spans)

    def points_at(self, objective: int) -> int:
        """The points of a plan by an objective of missing prizes and minutes of legs."""
        return sum(group.prize for group in self.groups) - objective // self.point

    # --- what there is -------------------------------------------------------------------------
    def _nodes(self) -> tuple[Node, ...]:
        found: dict[object, list[tuple[int, int]]] = {}
        for number, timer in enumerate(self.timers):
            for index, offer in enumerate(timer.day.offers):
                if offer.kind is OfferKind.MEAL and not self._is_asked(number, offer.meal_bit):
                    continue
                found.setdefault(_alike(offer, number), []).append((number, index))
        nodes = []
        for offers in found.values():
            spans = [
                (self.line(number, low), self.line(number, high))
                for number, index in offers
                for low, high in self.timers[number].day.offers[index].starts
            ]
            number, index = offers[0]
            offer = self.timers[number].day.offers[index]
            nodes.append(Node(offer, dict(offers), tuple(sorted(spans))))
        return tuple(nodes)

    def _is_asked(self, number: int, meal_bit: int) -> bool:
        """Whether a day has a meal of its own: long enough, and not served by its connection."""
        timer, rules = self.timers[number], self.instance.problem.rules
        (meal,) = (meal for meal in rules.meals if MEAL_BITS[meal] == meal_bit)
        rule, frame = rules.meal(meal), self.frame[number]
        if frame.arrival >= 0:
            arrival = timer.day.arrivals[frame.arrival].connection
            if arrival.time > rule.earliest or meal in arrival.meals:
                return False
        if frame.departure >= 0:
            departure = timer.day.departures[frame.departure].connection
            if departure.time < rule.latest + rule.minutes or meal in departure.meals:
                return False
        return True

    def _sessions(self) -> list[Group]:
        """One group for each session; needed where it alone answers a required wish."""
        prizes: dict[str, int] = {}
        for term in self.instance.terms:
            for session in term.sessions:
                prizes[session] = prizes.get(session, 0) + term.weight
        by_session: dict[str, list[int]] = {}
        for number, node in enumerate(self.nodes):
            for session in node.offer.sessions:
                by_session.setdefault(session, []).append(number)
        alone = {
            session
            for wish in self.instance.problem.wishes.wishes
            if wish.kind is WishKind.REQUIRED
            for session in self._only(wish.target, by_session)
        }
        return [
            Group(tuple(nodes), prizes.get(session, 0), session in alone)
            for session, nodes in sorted(by_session.items())
        ]

    def _only(self, target: Target, offered: dict[str, list[int]]) -> list[str]:
        answers = self.instance.problem.sessions_of(target) & offered.keys()
        return sorted(answers) if len(answers) == 1 else []

    def _meals(self) -> list[Group]:
        meals: dict[tuple[int, int], list[int]] = {}
        for number, node in enumerate(self.nodes):
            if node.offer.kind is OfferKind.MEAL:
                (day,) = node.offers
                meals.setdefault((day, node.offer.meal_bit), []).append(number)
        return [Group(tuple(nodes), 0, True) for _, nodes in sorted(meals.items())]

    def _rows(self) -> list[Row]:
        """Required wishes of several sessions, quotas, and alternatives."""
        problem, found = self.instance.problem, []
        for wish in problem.wishes.wishes:
            nodes = self._answering(problem.sessions_of(wish.target))
            if wish.kind is WishKind.REQUIRED and not self._only_one(nodes):
                found.append(Row(nodes, 1, len(self.nodes)))
        for quota in problem.wishes.quotas:
            nodes = self._answering(problem.sessions_of(quota.target))
            most = len(self.nodes) if quota.at_most is None else quota.at_most
            found.append(Row(nodes, quota.at_least or 0, most))
        for group in problem.catalogue.alternatives:
            found.append(Row(self._answering(frozenset(group.sessions)), 0, 1))
        return found

    def _only_one(self, nodes: tuple[int, ...]) -> bool:
        return len({self.nodes[node].offer.sessions for node in nodes}) == 1

    def _answering(self, sessions: frozenset[str]) -> tuple[int, ...]:
        return tuple(
            number
            for number, node in enumerate(self.nodes)
            if sessions & frozenset(node.offer.sessions)
        )

    # --- money ---------------------------------------------------------------------------------
    def fixed_costs(self) -> tuple[int, ...]:
        """Cents by category of nights, connections, vehicles and their empty runs."""
        total = [0] * len(CATEGORIES)
        transport = CATEGORIES.index(Category.TRANSPORT)
        for day, timer in zip(self.frame, self.timers, strict=True):
            parts = []
            if day.arrival >= 0:
                parts.append(timer.day.arrivals[day.arrival].costs)
            if day.departure >= 0:
                parts.append(timer.day.departures[day.departure].costs)
            else:
                night = self.instance.hotels[day.night - 1].nights[day.day]
                parts.append(night[1] if night is not None else ())
            for costs in parts:
                total = [one + other for one, other in zip(total, costs, strict=True)]
            runs = timer.option.empty
            total[transport] += timer.option.day_cents
            total[transport] += int(runs.cents_out[timer.begin] + runs.cents_back[timer.end])
        return tuple(total)

    def leg_cents(self, origin: int, destination: int) -> int:
        """What a leg costs."""
        return 0 if origin == destination else int(self.timers[0].option.cents[origin, destination])


def _alike(offer: Offer, number: int) -> object:
    """Equal for offers that differ in nothing but day and hours; meals keep their day."""
    return (
        offer.kind,
        offer.key,
        offer.place,
        offer.minutes,
        offer.costs,
        offer.sessions,
        offer.venue,
        offer.language_mode,
        offer.split,
        offer.exact,
        offer.gate,
        offer.seated,
        offer.content_minutes,
        offer.session_count,
        number if offer.kind is OfferKind.MEAL else -1,
    )
