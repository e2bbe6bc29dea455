"""Greedy insertion, as a person would plan with the rule book at hand.

First the frame, the fixed items and the cheapest meals; then what is required, and then what pays
the most points, each where it takes the least driving, if no rule is broken by it; nothing is ever
taken out again. Where it fits nowhere, the day's vehicle or connection is changed for it. Every
rule is asked of the checker, so no rule is left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from benchmarks.peers.answer import Judged, PeerAnswer, itinerary_of, judged
from benchmarks.peers.frame import Frame, FrameDay, frames
from benchmarks.peers.timing import DayTimer, Timed
from optimizer.check import check
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from optimizer.prepare import Instance, prepare
from optimizer.prepare.instance import MEAL_BITS, Offer, OfferKind

NAME = "greedy"
MOST_FRAMES = 24
"""So many hotels and arrival days are tried, each with a plan of its own."""

MOST_TRIES = 4
"""So many places for one visit are shown to the checker, those with the least driving first."""

_REQUIRED, _ASKED = 10**9, 10**6
"""What is required counts before any quota, and a quota before any points."""

Faults = dict[tuple[str, str], int]


@dataclass(frozen=True)
class _Way:
    """An offer in a day: the minutes of legs it adds, its cents, and the day as it then is."""

    added: int
    cents: int
    number: int
    timer: DayTimer
    day: Timed


def solve_greedily(problem: Problem, time_limit_seconds: float) -> PeerAnswer:
    """The best of the plans that insertion makes in each frame until the time is over."""
    began = time.monotonic()

    def elapsed() -> float:
        return round(time.monotonic() - began, 3)

    instance = prepare(problem)
    best: Judged | None = None
    course = []
    for frame in frames(instance, MOST_FRAMES):
        if elapsed() > time_limit_seconds:
            break
        person = _Person(instance, frame, lambda: elapsed() > time_limit_seconds)
        found = person.planned()
        if elapsed() > time_limit_seconds and (found is None or found.points is None):
            break  # nobody was let finish it, so it is no plan with faults
        if found is None or found.points is None:
            best = best or found
            continue
        if best is None or best.points is None or found.points > best.points:
            best = found
            course.append((min(elapsed(), time_limit_seconds), found.points))
    if best is None:
        return PeerAnswer(NAME, elapsed())
    return PeerAnswer(
        NAME,
        elapsed(),
        itinerary=best.itinerary,
        points=best.points,
        cost_and_time_cents=best.cost_and_time_cents,
        course=tuple(course),
        faults=best.faults,
    )


class _Person:
    """One plan in one frame, made by insertion."""

    def __init__(self, instance: Instance, frame: Frame, is_over: Callable[[], bool]) -> None:
        self.instance, self.problem, self.is_over = instance, instance.problem, is_over
        self.timers = [DayTimer(instance, day) for day in frame]
        self.days: list[Timed] = []
        self.faults: Faults = {}

    def planned(self) -> Judged | None:
        """The plan as the checker sees it; None where not even the frame can be travelled."""
        straight = [timer.timed(()) for timer in self.timers]
        self.days = [day for day in straight if day is not None]
        if len(self.days) < len(straight):
            return None
        self.faults = self._faults(self.timers, self.days)
        self._own_items()
        self._meals()
        while self._round():
            pass
        return judged(self.problem, self._itinerary(self.timers, self.days))

    def _itinerary(self, timers: list[DayTimer], days: list[Timed]) -> Itinerary:
        plans = [timer.plan(day) for timer, day in zip(timers, days, strict=True)]
        return itinerary_of(self.instance, plans)

    def _faults(self, timers: list[DayTimer], days: list[Timed]) -> Faults:
        found: Faults = {}
        for one in check(self.problem, self._itinerary(timers, days)):
            key = (str(one.rule), one.where)
            found[key] = found.get(key, 0) + one.amount
        return found

    # --- what is put in ------------------------------------------------------------------------
    def _own_items(self) -> None:
        """Each commitment, where it adds the least driving."""
        for commitment in self.problem.wishes.commitments:
            self._insert(self._offers(OfferKind.APPOINTMENT, commitment.id))

    def _meals(self) -> None:
        """Each meal of each day at the cheapest place; one that is not asked for breaks a rule."""
        for number, timer in enumerate(self.timers):
            for meal in self.problem.rules.meals:
                offers = [
                    (number, index)
                    for index, offer in enumerate(timer.day.offers)
                    if offer.kind is OfferKind.MEAL and offer.meal_bit == MEAL_BITS[meal]
                ]
                offers.sort(key=lambda one: (sum(self._offer(one).costs), one))
                for offer in offers:
                    if self._insert([offer], must_mend=True):
                        break

    def _round(self) -> bool:
        """Every session that is missing, once, what is worth most first; whether any came in."""
        came, tried = False, set[str]()
        while not self.is_over():
            left = self._offered - self._planned() - tried
            session = max(left, key=lambda one: (self._worth(one), one), default=None)
            if session is None or self._worth(session) == 0:
                return came
            tried.add(session)
            came |= self._insert(self._offers(OfferKind.VISIT, session))
        return False

    @cached_property
    def _offered(self) -> set[str]:
        return {
            session
            for timer in self.timers
            for offer in timer.day.offers
            for session in offer.sessions
        }

    def _planned(self) -> set[str]:
        return {
            session
            for number, day in enumerate(self.days)
            for index in day.stops
            for session in self._offer((number, index)).sessions
        }

    def _worth(self, session: str) -> int:
        """Points that a session would add, and far more for what has to be in."""
        planned = self._planned()
        if session in planned:
            return 0
        points = sum(
            term.weight
            for term in self.instance.terms
            if session in term.sessions and not term.sessions & planned
        )
        return points + sum(much for much, needed in self._needs(planned) if session in needed)

    def _needs(self, planned: set[str]) -> Iterator[tuple[int, frozenset[str]]]:
        """Who would mend what is missing, and how much that counts."""
        for wish in self.problem.wishes.wishes:
            targets = self.problem.sessions_of(wish.target)
            if wish.kind is WishKind.REQUIRED and not targets & planned:
                yield _REQUIRED, targets
        for quota in self.problem.wishes.quotas:
            targets = self.problem.sessions_of(quota.target)
            if quota.at_least and len(targets & planned) < quota.at_least:
                yield _ASKED, targets
        for pinned, _ in self.problem.pinned:
            if pinned not in planned:
                yield _REQUIRED, frozenset({pinned})

    # --- where it is put -----------------------------------------------------------------------
    def _offer(self, one: tuple[int, int]) -> Offer:
        return self.timers[one[0]].day.offers[one[1]]

    def _offers(self, kind: OfferKind, key: str) -> list[tuple[int, int]]:
        return [
            (number, index)
            for number, timer in enumerate(self.timers)
            for index, offer in enumerate(timer.day.offers)
            if offer.kind is kind and (key in offer.sessions or offer.subject == key)
        ]

    def _insert(self, offers: list[tuple[int, int]], *, must_mend: bool = False) -> bool:
        """Puts in the best of some offers; whether any could be put in without a new fault."""
        ways = [way for number, index in offers for way in self._ways(number, index)]
        if self._put_in(ways, must_mend=must_mend):
            return True
        others = [way for number, index in offers for way in self._other_ways(number, index)]
        return self._put_in(others, must_mend=must_mend)

    def _put_in(self, ways: list[_Way], *, must_mend: bool) -> bool:
        """Takes the first way without a new fault, the least driving first."""
        ways.sort(key=lambda way: (way.added, way.cents, way.number))
        for way in ways[:MOST_TRIES]:
            timers, days = [*self.timers], [*self.days]
            timers[way.number], days[way.number] = way.timer, way.day
            faults = self._faults(timers, days)
            if self.is_over():
                return False
            worse = any(amount > self.faults.get(key, 0) for key, amount in faults.items())
            if worse or (must_mend and faults == self.faults):
                continue
            self.timers, self.days, self.faults = timers, days, faults
            return True
        return False

    def _ways(self, number: int, index: int) -> Iterator[_Way]:
        """An offer at its best place in the day."""
        yield from self._way(number, index, self.timers[number])

    def _other_ways(self, number: int, index: int) -> Iterator[_Way]:
        """The same with another vehicle, or with another connection."""
        now, day = self.timers[number].frame, self.timers[number].day
        others: list[FrameDay] = [
            *(replace(now, vehicle=one) for one in day.vehicles),
            *(replace(now, arrival=one) for one in range(len(day.arrivals)) if now.arrival >= 0),
            *(
                replace(now, departure=one)
                for one in range(len(day.departures))
                if now.departure >= 0
            ),
        ]
        for other in others:
            if other != now:
                yield from self._way(number, index, DayTimer(self.instance, other))

    def _way(self, number: int, index: int, timer: DayTimer) -> Iterator[_Way]:
        stops = self.days[number].stops
        found = [
            timed
            for place in range(len(stops) + 1)
            for ends in self._with_debrief(number, (*stops[:place], index, *stops[place:]))
            if (timed := timer.timed(ends)) is not None
        ]
        if found:
            best = min(found, key=lambda day: (day.legs, day.stops))
            cents = sum(timer.day.offers[index].costs)
            yield _Way(best.legs - self.days[number].legs, cents, number, timer, best)

    def _with_debrief(self, number: int, stops: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """The items, with a debrief after the last visit where the day needs one and has none."""
        offers = self.timers[number].day.offers
        if self.problem.wishes.debrief_minutes is None:
            yield stops
            return
        kept = tuple(index for index in stops if offers[index].kind is not OfferKind.DEBRIEF)
        visits = [
            place for place, index in enumerate(kept) if offers[index].kind is OfferKind.VISIT
        ]
        if not visits:
            yield kept
            return
        for place in range(visits[-1] + 1, len(kept) + 1):
            for index, offer in enumerate(offers):
                if offer.kind is OfferKind.DEBRIEF and (
                    offer.at_hotel or offer.place == offers[kept[place - 1]].place
                ):
                    yield (*kept[:place], index, *kept[place:])
