"""How a day under way ends: in a hotel or with a connection, and what the whole day then costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from optimizer.domain.catalogue import Connection, Hotel
from optimizer.domain.itinerary import BookedRooms
from optimizer.domain.problem import Problem
from tests.oracle.arranged import confirmed
from tests.oracle.day_values import Closing, DayPlan, Morning, Node
from tests.oracle.driving import Driving
from tests.oracle.past import published_day
from tests.oracle.prices import priced
from tests.oracle.sharing import gone
from tests.oracle.travelling import STAY, Move, Moves, day_hours

FAR = 1 << 50
"""Later than any time."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The minutes that an ending gives to a day."""

    start: int  # first start, or the arrival's end
    left: int  # leaving the morning place
    reached: int  # reaching the night place
    waiting: int
    first: int  # for the night before
    last: int  # for the night after


@dataclass(frozen=True, slots=True)
class Stay:
    """The night with which a day ends; none before a departure."""

    place: str
    hotel: str = ""
    cents: int = 0
    rooms: tuple[BookedRooms, ...] = ()


class Endings:
    """All ways to end the days of one search."""

    def __init__(
        self,
        problem: Problem,
        date: dt.date,
        morning: Morning,
        closing: Closing,
        moves: Moves,
        keep: Callable[[DayPlan], None],
    ) -> None:
        self.problem, self.date, self.keep = problem, date, keep
        self.morning, self.closing, self.moves = morning, closing, moves
        self.opens, self.closes = day_hours(problem, date)
        self.driving = Driving(problem, date, moves)
        self.connections = [c for c in (morning.arrival, closing.departure) if c is not None]

    def close(self, node: Node) -> None:
        """Hands over the day that ends here, once for each way to end it and each first start."""
        spoken = self._interpretation_cents(node)
        if spoken is None:
            return
        if self.closing.departure is not None:
            departure = self.closing.departure
            move = self.moves.between(node.place, departure.place)
            if move is not None:
                for pair in node.pairs:
                    timing = self._leave(node, *pair, move, departure)
                    self._emit(node, spoken, move, timing, Stay(departure.place))
        for hotel, cents, rooms in self.closing.nights:
            move = self.moves.between(node.place, hotel.place)
            if move is not None:
                for pair in node.pairs:
                    timing = self._sleep(node, *pair, move, hotel)
                    self._emit(
                        node, spoken, move, timing, Stay(hotel.place, hotel.id, cents, rooms)
                    )

    def _interpretation_cents(self, node: Node) -> int | None:
        """The day's interpreters, or None where the service has too few."""
        if node.service is None:
            return 0
        service = self.problem.catalogue.interpreter(node.service)
        team = max(node.team, 2) if node.interpreted > service.alone_minutes else node.team
        if team > service.interpreters - gone(self.problem, "interpreter", service.id, self.date):
            return None
        half = node.interpreted <= service.half_day_minutes
        fees = priced(self.problem, self.date).catalogue.interpreter(node.service)
        return team * (fees.half_day_cents if half else fees.day_cents)

    def _left_in_time(self, left: int, hotel: str) -> bool:
        """Rule `rooms`: a hotel that is not slept in again is left by `check_out`."""
        slept = self.morning.hotel
        return slept is None or slept.id == hotel or left <= slept.check_out

    def _sleep(self, node: Node, start: int, end: int, move: Move, hotel: Hotel) -> Timing | None:
        """Rides to the hotel as soon as the last item ends; no waiting counts on the way."""
        idle = not node.items and self.morning.hotel is not None
        reached = end + move.minutes
        left = self.opens if idle else start - node.lead
        if move is not STAY and reached > self.closes:
            return None
        if not self._left_in_time(left, hotel.id) and not (idle and move is STAY):
            return None
        if idle:
            return self._idle(move)
        if not node.items:
            return Timing(start, left, reached, 0, start, start)
        return Timing(start, left, reached, end - start - node.busy, start, end)

    def _idle(self, move: Move) -> Timing:
        """A day with nothing but a leg to another hotel, if that: no rest to measure around it."""
        return Timing(self.opens, self.opens, self.opens + move.minutes, 0, FAR, -FAR)

    def _leave(
        self, node: Node, start: int, end: int, move: Move, departure: Connection
    ) -> Timing | None:
        """Reaches the departure its buffer before it goes."""
        there = departure.time - departure.buffer_minutes
        if not node.items and self.morning.hotel is not None:
            return self._straight_home(move, departure)
        reached = end + move.minutes
        if reached > there or (move is not STAY and reached > self.closes):
            return None
        left = start - node.lead
        if not self._left_in_time(left, ""):
            return None
        waiting = there - move.minutes - start - node.busy
        return Timing(start, left, departure.time, waiting, start, end)

    def _straight_home(self, move: Move, departure: Connection) -> Timing | None:
        """A morning with nothing but the way from the hotel to the departure."""
        time = departure.time
        there = time - departure.buffer_minutes
        left = time if move is STAY else there - move.minutes
        if move is not STAY and (left < self.opens or there > self.closes):
            return None
        return Timing(left, left, time, 0, time, time) if self._left_in_time(left, "") else None

    def _emit(self, node: Node, spoken: int, move: Move, timing: Timing | None, stay: Stay) -> None:
        choice, heads = self.moves.choice, self.problem.wishes.party.heads
        idle = choice.vehicle is not None and not (node.driven or move.driven)
        published = published_day(self.problem, self.date)
        idle = idle and not confirmed(self.problem, "vehicle", self.date)
        idle = idle and not (published and published.vehicle)  # else it may be a change to leave it
        if timing is None or idle:  # an idle vehicle only costs
            return
        moves = bool(node.items) or move is not STAY
        span = timing.reached - timing.left if moves else 0
        if not self.driving.allows(self.morning.place, node.items, stay.place, span):
            return
        transport = node.drive_cents + move.cents
        transport += choice.hire_cents(self.problem, span, self.morning.place, stay.place)
        transport += sum(c.person_cents * heads + c.group_cents for c in self.connections)
        travel = node.travel + move.minutes + sum(c.journey_minutes for c in self.connections)
        self.keep(
            DayPlan(
                date=self.date,
                morning=self.morning,
                night=stay.hotel,
                rooms=stay.rooms,
                departure=self.closing.departure,
                moves=self.moves,
                items=node.items,
                breaks=node.breaks,
                start=timing.start,
                sessions=tuple(sorted(node.sessions)),
                commitments=node.commitments,
                cents=(
                    sum(offer.cents for offer in node.items if offer.sessions),
                    sum(offer.cents for offer in node.items if offer.is_meal_stop),
                    stay.cents,
                    transport,
                    spoken,
                    sum(offer.cents for offer in node.items if offer.commitment),
                ),
                minutes=travel + timing.waiting,
                first=timing.first,
                last=timing.last,
            )
        )
