"""Every feasible day between a morning and a night, by depth-first search over ordered items.

Why trying these starts is exhaustive. Fix the order of the items, each with its venue, language
mode and so on, and fix the first start. All that the rest of the trip feels of the other starts
is the last end: waiting, the span that hourly hire counts, the evening before the night rest, the
connection that must be reached all improve, or stay, when it comes earlier, and the order of
items (precedence, meals) does not change. Without the seated rule an earlier end of one item never
delays the next, so the least feasible start of each item gives the least last end. The seated rule
alone may reward a later start, and only by opening a gap of at least `break_minutes` before a
seated visit; so each neighbouring pair of seated visits is tried both ways: "no break" (the run
goes on) and "break" (next start at least `break_minutes` after the end, the run starts anew). For
a fixed choice at every pair the least starts are again the best ones. Over first starts: from a
hotel every start is tried; a later first start with the same end shortens waiting and span,
lengthens the night, and only `check_out` prefers an earlier one, so of the first starts that reach
the same end the latest is kept, and the latest of those that leave by `check_out`. After an
arrival the clock runs from its end, so there is one (morning) start.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from optimizer.domain.catalogue import Meal, PrecedenceKind
from optimizer.domain.problem import Problem
from tests.oracle.arranged import confirmed
from tests.oracle.day_values import Closing, DayPlan, Morning, Node, Pairs
from tests.oracle.endings import Endings
from tests.oracle.stops import Offer
from tests.oracle.travelling import Move, Moves, day_hours


class DaySearch:
    """All days on one date from a morning to a closing with one vehicle choice."""

    def __init__(
        self,
        problem: Problem,
        date: dt.date,
        offers: list[Offer],
        morning: Morning,
        closing: Closing,
        moves: Moves,
        keep: Callable[[DayPlan], None],
    ) -> None:
        self.problem, self.date, self.rules = problem, date, problem.rules
        self.morning, self.closing, self.moves = morning, closing, moves
        self.opens, self.closes = day_hours(problem, date)
        self.endings = Endings(problem, date, morning, closing, moves, keep)
        self.asked = {meal for meal in Meal if self._asks(meal)}
        self.offers = [offer for each in offers if (offer := self._allowed(each)) is not None]
        self.forbidden = _forbidden_orders(problem)
        self.musts = self._musts()

    def run(self) -> None:
        """Searches; every day found goes to `keep`."""
        served = [c.meals for c in (self.morning.arrival, self.closing.departure) if c is not None]
        meals = tuple(meal for each in served for meal in each)
        if len(set(meals)) < len(meals):
            return
        arrival = self.morning.arrival
        begin = arrival.time if arrival else -1
        root = Node(
            self.morning.place,
            ((begin, self.morning.ready),),
            busy=arrival.buffer_minutes if arrival else 0,
            meals=meals,
        )
        self._visit(root)

    def _asks(self, meal: Meal) -> bool:
        if meal not in self.rules.meals:
            return False
        rule, arrival, departure = (
            self.rules.meal(meal),
            self.morning.arrival,
            self.closing.departure,
        )
        return (arrival is None or arrival.time <= rule.earliest) and (
            departure is None or departure.time >= rule.latest + rule.minutes
        )

    def _allowed(self, offer: Offer) -> Offer | None:
        """The offer as this day may use it, or None."""
        latest = self.closes
        if offer.is_meal_stop and offer.meal not in self.asked:
            return None
        if self.morning.is_light:
            if offer.technical:
                return None
            if offer.meal is Meal.DINNER:
                latest = min(latest, self.rules.light_day_dinner_end)
        if self.closing.departure is not None:
            latest = min(
                latest, self.closing.departure.time - self.closing.departure.buffer_minutes
            )
        earliest = self.morning.ready
        starts = tuple(s for s in offer.starts if s >= earliest and s + offer.length <= latest)
        if not starts:
            return None
        return offer if len(starts) == len(offer.starts) else replace(offer, starts=starts)

    def _musts(self) -> list[tuple[str, object, int]]:
        """What the day must hold, each with the latest start that any offer has for it."""
        wishes = self.problem.wishes
        found: list[tuple[str, object, int]] = [
            ("session", pin.session, self._latest(lambda o, pin=pin: pin.session in o.sessions))
            for pin in wishes.pins
            if pin.date == self.date
        ]
        found += [
            ("session", i.id, self._latest(lambda o, i=i: i.id in o.sessions))
            for i in confirmed(self.problem, "session", self.date)
        ]
        found += [
            ("own", c.id, self._latest(lambda o, c=c: o.commitment == c.id))
            for c in wishes.commitments
            if c.date == self.date
        ]
        found += [("meal", m, self._latest(lambda o, m=m: o.meal is m)) for m in self.asked]
        return found

    def _latest(self, wanted: Callable[[Offer], bool]) -> int:
        return max((offer.starts[-1] for offer in self.offers if wanted(offer)), default=-1)

    def _missing(self, node: Node) -> Iterator[int]:
        """Latest starts of what the day must hold and does not yet."""
        done = {"session": node.sessions, "own": node.commitments, "meal": node.meals}
        return (latest for kind, key, latest in self.musts if key not in done[kind])

    def _visit(self, node: Node) -> None:
        missing = list(self._missing(node))
        if any(latest < node.pairs[0][1] for latest in missing):
            return
        due = self.problem.wishes.debrief_minutes is not None and node.sessions
        if not missing and (not due or node.debriefed):
            self.endings.close(node)
        for offer in self.offers:
            if self._fits(node, offer):
                self._extend(node, offer)

    def _fits(self, node: Node, offer: Offer) -> bool:
        if offer.starts[-1] < node.pairs[0][1]:
            return False
        if offer.commitment in node.commitments or offer.meal in node.meals:
            return False
        if offer.is_debrief:
            near = {node.place, *(hotel.place for hotel in self.problem.catalogue.hotels)}
            return bool(node.sessions) and not node.debriefed and offer.place in near
        if not offer.sessions:
            return True
        if node.debriefed:
            return False
        count = len(node.sessions) + len(offer.sessions)
        service = offer.service
        return (
            node.sessions.isdisjoint(offer.sessions)
            and count <= (1 if self.morning.is_light else self.rules.sessions_per_day)
            and node.content + offer.content <= self.rules.content_minutes_per_day
            and not any((o, s) in self.forbidden for o in node.sessions for s in offer.sessions)
            and (
                service is None
                or (
                    node.service in (None, service.id)
                    and node.interpreted + offer.length <= service.max_minutes_per_day
                )
            )
        )

    def _extend(self, node: Node, offer: Offer) -> None:
        move = self.moves.between(node.place, offer.place)
        if move is None:
            return
        from_hotel = not node.items and self.morning.hotel is not None
        step = move.minutes + self._buffer(node, offer)
        if from_hotel:
            pairs = tuple((s, s + offer.length) for s in offer.starts if s - step >= self.opens)
            self._go(node, offer, move, pairs, step, False)
            return
        run = bool(node.run) and offer.seated
        pairs = self._advance(node, offer, step)
        paused = self._advance(node, offer, max(step, self.rules.break_minutes)) if run else ()
        if pairs != paused and not (run and node.run + offer.length > self.rules.seated_minutes):
            self._go(node, offer, move, pairs, step, False)
        self._go(node, offer, move, paused, step, True)

    def _buffer(self, node: Node, offer: Offer) -> int:
        if node.place != offer.place:
            rules = self.rules
            return rules.gate_buffer_minutes if offer.gate else rules.move_buffer_minutes
        return self.rules.changeover_minutes if node.items else 0

    def _advance(self, node: Node, offer: Offer, step: int) -> Pairs:
        """The least start after each end; of equal ends the latest first start (see above)."""
        hotel, found = self.morning.hotel, []
        for begin, end in node.pairs:
            index = bisect_left(offer.starts, end + step)
            if index == len(offer.starts):
                break
            reached = offer.starts[index] + offer.length
            in_time = hotel is None or begin - node.lead <= hotel.check_out
            if found and found[-1][1:] == (reached, in_time):
                found.pop()
            found.append((begin, reached, in_time))
        return tuple((begin, end) for begin, end, _ in found)

    def _go(
        self, node: Node, offer: Offer, move: Move, pairs: Pairs, step: int, paused: bool
    ) -> None:
        if not pairs:
            return
        from_hotel = not node.items and self.morning.hotel is not None
        run = 0 if not offer.seated else offer.length + (0 if paused else node.run)
        spoken = offer.length if offer.service else 0
        child = Node(
            offer.place,
            pairs,
            lead=step if from_hotel else node.lead,
            busy=node.busy + offer.length + (0 if from_hotel else step),
            items=(*node.items, offer),
            breaks=(*node.breaks, paused),
            sessions=node.sessions.union(offer.sessions),
            commitments=node.commitments | {offer.commitment}
            if offer.commitment
            else node.commitments,
            meals=(*node.meals, offer.meal) if offer.meal else node.meals,
            debriefed=node.debriefed or offer.is_debrief,
            content=node.content + offer.content,
            run=run,
            service=offer.service.id if offer.service else node.service,
            interpreted=node.interpreted + spoken,
            team=max(node.team, offer.team),
            travel=node.travel + move.minutes,
            driven=node.driven or move.driven,
            drive_cents=node.drive_cents + move.cents,
        )
        self._visit(child)


def _forbidden_orders(problem: Problem) -> set[tuple[str, str]]:
    """Pairs (earlier, later) that no day may hold in this order."""
    found = set()
    for rule in (*problem.catalogue.precedence, *problem.wishes.precedence):
        if rule.kind in (
            PrecedenceKind.BEFORE,
            PrecedenceKind.REQUIRES,
            PrecedenceKind.NOT_SAME_DAY,
        ):
            found.add((rule.second, rule.first))
        if rule.kind is PrecedenceKind.NOT_SAME_DAY:
            found.add((rule.first, rule.second))
    for group in problem.catalogue.alternatives:
        found |= {(a, b) for a in group.sessions for b in group.sessions if a != b}
    return found
