"""Chains of days: all trips, day after day, keeping what may still become the best one.

Two beginnings of a trip are interchangeable when they spend the same night after as many days and
hotel changes, have visited the same sessions (on the same dates where a precedence asks) and kept
the same commitments. Of interchangeable ones, one that is no worse in money and time, total, each
capped category and the evening's last end replaces the other; everything that can follow the
worse can follow the better. With a published programme only those are compared that hold what was
published alike. The same holds for two days between the same morning and night with
the same sessions and commitments. `prune=False` keeps every one, to test just this argument.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from optimizer.domain.calendar import dates_between
from optimizer.domain.catalogue import Direction
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from tests.oracle.arranged import confirmed
from tests.oracle.changes import record_of, told_apart
from tests.oracle.day_values import Closing, DayPlan, Morning
from tests.oracle.days import DaySearch
from tests.oracle.frozen import allowed_offers, keeps_the_past
from tests.oracle.offers import VisitOffers
from tests.oracle.stages import Stage, StageRules
from tests.oracle.stops import (
    Offer,
    commitment_offers,
    connections_on,
    debrief_offers,
    meal_offers,
)
from tests.oracle.travelling import Moves, book_rooms, vehicle_choices

Values = tuple[int, ...]
PlanGroups = dict[tuple[str, tuple[str, ...], frozenset[str], object], list[tuple[Values, DayPlan]]]
"""Days by night, sessions, commitments and what they keep of a programme, each with what is better
when smaller."""


@dataclass(frozen=True, eq=False)
class Trip:
    """A trip under way or done: its days, and what they cost."""

    days: tuple[DayPlan, ...]
    cents: tuple[int, ...]
    minutes: int
    record: tuple[object, ...] = ()


class Trips:
    """All trips of a problem."""

    def __init__(self, problem: Problem, *, prune: bool = True) -> None:
        self.problem, self.wishes, self.prune = problem, problem.wishes, prune
        self.rules = StageRules(problem)
        self.limit = problem.wishes.budget.limit_cents(problem.wishes.party.heads)
        caps = problem.wishes.budget.caps
        self.caps = [(index, caps[c]) for index, c in enumerate(CATEGORIES) if c in caps]
        per_minute = problem.rules.ticks_per_minute
        self.date_ticks = 1440 * per_minute
        self.rate = problem.rules.value_of_time_cents_per_minute // per_minute
        self.rest = problem.rules.night_rest_minutes
        self.visit_offers = VisitOffers(problem)

    def finished(self) -> Iterator[tuple[Stage, Trip]]:
        """Every trip that keeps all rules and may be the best one of its kind."""
        dates = dates_between(self.wishes.dates.first, self.wishes.dates.last)
        must = [pin.date for pin in self.wishes.pins]
        must += [date for date in dates if confirmed(self.problem, "session", date)]
        must += [item.date for item in self.wishes.commitments if item.date is not None]
        latest_first = min([dates[-1] - dt.timedelta(days=self.wishes.dates.least_days - 1), *must])
        earliest_last = max(must, default=dates[0])
        under_way: dict[Stage, list[tuple[Values, Trip]]] = {}
        for date in dates:
            if date <= latest_first:
                under_way[Stage()] = [((), Trip((), (0,) * len(CATEGORIES), 0))]
            following: dict[Stage, list[tuple[Values, Trip]]] = {}
            for morning, stages in self._mornings(date, under_way):
                ends, stays = self._lengths(stages, date, dates[-1])
                ends = ends and date >= earliest_last
                plans = self._plans(date, morning, ends=ends, stays=stays)
                for stage in stages:
                    yield from self._go_on(stage, under_way[stage], plans, date, following)
            under_way = following

    def _mornings(
        self, date: dt.date, under_way: dict[Stage, list]
    ) -> Iterator[tuple[Morning, list[Stage]]]:
        groups: dict[str, list[Stage]] = defaultdict(list)
        for stage in under_way:
            groups[stage.night].append(stage)
        if groups[""]:
            for connection in connections_on(self.problem, date, Direction.ARRIVAL):
                yield Morning(self.problem, date, arrival=connection), groups[""]
        for hotel in self.problem.catalogue.hotels:
            if groups[hotel.id]:
                yield Morning(self.problem, date, hotel=hotel), groups[hotel.id]

    def _lengths(self, stages: list[Stage], date: dt.date, last: dt.date) -> tuple[bool, bool]:
        """Whether one of the trips may end on this date, and whether one may go on."""
        days = [stage.days + 1 for stage in stages]
        dates = self.wishes.dates
        return max(days) >= dates.least_days, min(days) < dates.most_days and date < last

    def _plans(self, date: dt.date, morning: Morning, *, ends: bool, stays: bool) -> PlanGroups:
        """The days that may be worth having between this morning and every night."""
        kept: PlanGroups = {}

        def keep(plan: DayPlan) -> None:
            if self._affordable(plan.cents) and keeps_the_past(self.problem, plan):
                plan = replace(plan, record=record_of(self.problem, plan))
                key = (plan.night, plan.sessions, plan.commitments, plan.record)
                values = (*self._values(plan.cents, plan.minutes), -plan.first, plan.last)
                self._insert(kept.setdefault(key, []), values, plan)

        offers = self._offers(date)
        for closing in self._closings(date, ends=ends, stays=stays):
            for choice in vehicle_choices(self.problem, date):
                moves = Moves(self.problem, choice)
                DaySearch(self.problem, date, offers, morning, closing, moves, keep).run()
        return kept

    def _offers(self, date: dt.date) -> list[Offer]:
        offers = self.visit_offers.on(date)
        offers += debrief_offers(self.problem, date)
        offers += meal_offers(self.problem, date) + commitment_offers(self.problem, date)
        return told_apart(self.problem, date, allowed_offers(self.problem, date, offers))

    def _closings(self, date: dt.date, *, ends: bool, stays: bool) -> Iterator[Closing]:
        if ends:
            for connection in connections_on(self.problem, date, Direction.DEPARTURE):
                yield Closing(departure=connection)
        nights = tuple(
            (hotel, *booked)
            for hotel in self.problem.catalogue.hotels
            if stays and (booked := book_rooms(self.problem, hotel, date)) is not None
        )
        if nights:
            yield Closing(nights=nights)

    def _go_on(
        self,
        stage: Stage,
        trips: list[tuple[Values, Trip]],
        plans: PlanGroups,
        date: dt.date,
        following: dict[Stage, list[tuple[Values, Trip]]],
    ) -> Iterator[tuple[Stage, Trip]]:
        """Joins trips of one stage with every day; yields those that end, keeps the others."""
        for (night, sessions, commitments, record), group in plans.items():
            reached = self.rules.reached(stage, night, sessions, commitments, date)
            if reached is None:
                continue
            if record is not None:
                reached = replace(reached, record=(*(stage.record or ()), record))
            for _, trip in trips:
                for _, plan in group:
                    joined = self._join(trip, plan)
                    if joined is None:
                        continue
                    if night:
                        values = (*self._values(joined.cents, joined.minutes), plan.last)
                        self._insert(following.setdefault(reached, []), values, joined)
                    else:
                        yield reached, joined

    def _join(self, trip: Trip, plan: DayPlan) -> Trip | None:
        """Rules `night-rest` and `budget` between a trip and its next day."""
        if trip.days and self.date_ticks - trip.days[-1].last + plan.first < self.rest:
            return None
        cents = tuple(map(int.__add__, trip.cents, plan.cents))
        if not self._affordable(cents):
            return None
        record = (*trip.record, plan.record)
        return Trip((*trip.days, plan), cents, trip.minutes + plan.minutes, record)

    def _affordable(self, cents: tuple[int, ...]) -> bool:
        return (self.limit is None or sum(cents) <= self.limit) and all(
            cents[index] <= cap for index, cap in self.caps
        )

    def _values(self, cents: tuple[int, ...], minutes: int) -> Values:
        """What is better when smaller: money and time, the total if limited, capped categories."""
        total = sum(cents)
        limited = () if self.limit is None else (total,)
        return (total + minutes * self.rate, *limited, *(cents[index] for index, _ in self.caps))

    def _insert(self, kept: list, values: Values, thing: object) -> None:
        if self.prune:
            for other, _ in kept:
                if all(map(int.__le__, other, values)):
                    return
            kept[:] = [entry for entry in kept if not all(map(int.__le__, values, entry[0]))]
        kept.append((values, thing))
