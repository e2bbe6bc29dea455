"""Chains of days: all trips, day after day, keeping what may still become the best one.

Two beginnings of a trip are interchangeable when they spend the same night after as many days and
hotel changes, have visited the same sessions (on the same dates where a precedence asks) and kept
the same commitments. Of interchangeable ones, one that is no worse in money and time, total, each
capped category and the evening's last end replaces the other; everything that can follow the
worse can follow the better. The same holds for two days between the same morning and night with
the same sessions and commitments. `prune=False` keeps every one, to test just this argument.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from optimizer.domain.calendar import dates_between
from optimizer.domain.catalogue import Direction, PrecedenceKind
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from tests.oracle.day_values import Closing, DayPlan, Morning
from tests.oracle.days import DaySearch
from tests.oracle.offers import VisitOffers
from tests.oracle.stops import Offer, commitment_offers, connections_on, meal_offers
from tests.oracle.travelling import Moves, book_rooms, vehicle_choices


@dataclass(frozen=True, eq=False)
class Trip:
    """A trip under way: its days, and what counts for the rest of it."""

    days: tuple[DayPlan, ...]
    visits: tuple[tuple[str, dt.date], ...]
    commitments: frozenset[str]
    changes: int
    cents: tuple[int, ...]
    minutes: int

    @property
    def total(self) -> int:
        """Cost of the days so far."""
        return sum(self.cents)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each session is visited."""
        return Counter(session for session, _ in self.visits)


class Trips:
    """All trips of a problem."""

    def __init__(self, problem: Problem, *, prune: bool = True) -> None:
        self.problem, self.wishes, self.prune = problem, problem.wishes, prune
        self.precedence = (*problem.catalogue.precedence, *problem.wishes.precedence)
        self.dated = {key for rule in self.precedence for key in (rule.first, rule.second)}
        if any(problem.catalogue.session(key).visits_per_trip > 1 for key in self.dated):
            raise ValueError("precedence between repeatable sessions is not defined")
        self.limit = problem.wishes.budget.limit_cents(problem.wishes.party.heads)
        caps = problem.wishes.budget.caps
        self.caps = [(index, caps[c]) for index, c in enumerate(CATEGORIES) if c in caps]
        self.rate = problem.rules.value_of_time_cents_per_minute
        self.visit_offers = VisitOffers(problem)

    def finished(self) -> Iterator[Trip]:
        """Every trip that keeps all rules and may be the best one of its kind."""
        dates = dates_between(self.wishes.dates.first, self.wishes.dates.last)
        must = [pin.date for pin in self.wishes.pins]
        must += [item.date for item in self.wishes.commitments if item.date is not None]
        latest_first = dates[-1] - dt.timedelta(days=self.wishes.dates.least_days - 1)
        under_way: dict[object, list[tuple[tuple[int, ...], Trip]]] = {}
        for date in dates:
            offers = self._offers(date)
            last_must = max(must, default=date)
            following: dict[object, list[tuple[tuple[int, ...], Trip]]] = {}
            beginnings = [Trip((), (), frozenset(), 0, (0,) * len(CATEGORIES), 0)]
            if date > min([latest_first, *must]):
                beginnings = []
            groups: dict[str, list[Trip]] = defaultdict(list)
            for labels in under_way.values():
                for _, trip in labels:
                    groups[trip.days[-1].night].append(trip)
            for morning, trips in self._mornings(date, beginnings, groups):
                ends, stays = self._lengths(trips, date, dates[-1])
                ends = ends and date >= last_must
                plans = self._plans(date, offers, morning, ends=ends, stays=stays)
                for trip in trips:
                    for joined in self._join(trip, plans):
                        if joined.days[-1].departure is None:
                            self._keep_trip(following, joined)
                        elif self._is_complete(joined):
                            yield joined
            under_way = following

    def _offers(self, date: dt.date) -> list[Offer]:
        problem = self.problem
        offers = self.visit_offers.on(date)
        return offers + meal_offers(problem, date) + commitment_offers(problem, date)

    def _mornings(
        self, date: dt.date, beginnings: list[Trip], groups: dict[str, list[Trip]]
    ) -> Iterator[tuple[Morning, list[Trip]]]:
        if beginnings:
            for connection in connections_on(self.problem, date, Direction.ARRIVAL):
                yield Morning(self.problem, arrival=connection), beginnings
        for hotel in self.problem.catalogue.hotels:
            if groups[hotel.id]:
                yield Morning(self.problem, hotel=hotel), groups[hotel.id]

    def _lengths(self, trips: list[Trip], date: dt.date, last: dt.date) -> tuple[bool, bool]:
        """Whether one of the trips may end on this date, and whether one may go on."""
        days = [len(trip.days) + 1 for trip in trips]
        dates = self.wishes.dates
        return max(days) >= dates.least_days, min(days) < dates.most_days and date < last

    def _plans(
        self, date: dt.date, offers: list[Offer], morning: Morning, *, ends: bool, stays: bool
    ) -> list[DayPlan]:
        """The days that may be worth having between this morning and every night."""
        kept: dict[object, list[tuple[tuple[int, ...], DayPlan]]] = {}

        def keep(plan: DayPlan) -> None:
            if self._affordable(plan.cents):
                key = (plan.night, plan.sessions, plan.commitments)
                values = (*self._values(plan.cents, plan.minutes), -plan.first, plan.last)
                self._insert(kept.setdefault(key, []), values, plan)

        closings = []
        if ends:
            found = connections_on(self.problem, date, Direction.DEPARTURE)
            closings += [Closing(departure=connection) for connection in found]
        rooms = [
            (hotel, *booked)
            for hotel in self.problem.catalogue.hotels
            if stays and (booked := book_rooms(self.problem, hotel, date)) is not None
        ]
        if rooms:
            closings.append(Closing(nights=tuple(rooms)))
        for closing in closings:
            for choice in vehicle_choices(self.problem, date):
                moves = Moves(self.problem, choice)
                DaySearch(self.problem, date, offers, morning, closing, moves, keep).run()
        return [plan for plans in kept.values() for _, plan in plans]

    def _affordable(self, cents: tuple[int, ...]) -> bool:
        return (self.limit is None or sum(cents) <= self.limit) and all(
            cents[index] <= cap for index, cap in self.caps
        )

    def _values(self, cents: tuple[int, ...], minutes: int) -> tuple[int, ...]:
        """What is better when smaller: money and time, the total if limited, capped categories."""
        total = sum(cents)
        limited = () if self.limit is None else (total,)
        return (total + minutes * self.rate, *limited, *(cents[index] for index, _ in self.caps))

    def _insert(self, kept: list, values: tuple[int, ...], thing: object) -> None:
        if self.prune:
            for other, _ in kept:
                if all(a <= b for a, b in zip(other, values, strict=True)):
                    return
            kept[:] = [
                entry
                for entry in kept
                if not all(a <= b for a, b in zip(values, entry[0], strict=True))
            ]
        kept.append((values, thing))

    def _keep_trip(self, following: dict, trip: Trip) -> None:
        plan = trip.days[-1]
        dated = tuple((key, date) for key, date in trip.visits if key in self.dated)
        counts = frozenset(trip.counts.items())
        key = (plan.night, len(trip.days), trip.changes, counts, dated, trip.commitments)
        values = (*self._values(trip.cents, trip.minutes), plan.last)
        self._insert(following.setdefault(key, []), values, trip)

    def _join(self, trip: Trip, plans: list[DayPlan]) -> Iterator[Trip]:
        days, dates = len(trip.days) + 1, self.wishes.dates
        for plan in plans:
            if plan.departure is not None and not dates.least_days <= days <= dates.most_days:
                continue
            if plan.departure is None and days >= dates.most_days:
                continue
            changes = trip.changes
            if trip.days:
                before = trip.days[-1]
                if 1440 - before.last + plan.first < self.problem.rules.night_rest_minutes:
                    continue
                if plan.night not in ("", before.night):
                    changes += 1
            cents = tuple(a + b for a, b in zip(trip.cents, plan.cents, strict=True))
            if (
                changes > self.wishes.limits.max_hotel_changes
                or not self._affordable(cents)
                or not trip.commitments.isdisjoint(plan.commitments)
            ):
                continue
            visits = tuple(sorted((*trip.visits, *((key, plan.date) for key in plan.sessions))))
            joined = Trip(
                (*trip.days, plan),
                visits,
                trip.commitments | plan.commitments,
                changes,
                cents,
                trip.minutes + plan.minutes,
            )
            if self._may_go_on(joined):
                yield joined

    def _may_go_on(self, trip: Trip) -> bool:
        """The rules that no later day can mend: once, alternatives, quota at most, precedence."""
        catalogue, counts = self.problem.catalogue, trip.counts
        if any(n > catalogue.session(key).visits_per_trip for key, n in counts.items()):
            return False
        if any(sum(counts[k] for k in group.sessions) > 1 for group in catalogue.alternatives):
            return False
        for quota in self.wishes.quotas:
            if quota.at_most is not None and self._answers(trip, quota.target) > quota.at_most:
                return False
        when = dict(trip.visits)
        return all(_ordered(rule, when) for rule in self.precedence)

    def _answers(self, trip: Trip, target: object) -> int:
        return sum(trip.counts[key] for key in self.problem.sessions_of(target))

    def _is_complete(self, trip: Trip) -> bool:
        """Required wishes, quotas at least, commitments and pins."""
        return (
            all(
                self._answers(trip, wish.target)
                for wish in self.wishes.wishes
                if wish.kind is WishKind.REQUIRED
            )
            and all(self._answers(trip, q.target) >= (q.at_least or 0) for q in self.wishes.quotas)
            and trip.commitments == {item.id for item in self.wishes.commitments}
            and all((pin.session, pin.date) in trip.visits for pin in self.wishes.pins)
        )


def _ordered(rule: object, when: dict[str, dt.date]) -> bool:
    """Whether the dates keep a precedence; the order within a day is the day's own matter."""
    first, second = when.get(rule.first), when.get(rule.second)
    if rule.kind is PrecedenceKind.REQUIRES and second is not None and first is None:
        return False
    if first is None or second is None:
        return True
    if rule.kind in (PrecedenceKind.BEFORE, PrecedenceKind.REQUIRES):
        return first <= second
    if rule.kind is PrecedenceKind.SAME_DAY:
        return first == second
    if rule.kind is PrecedenceKind.NOT_SAME_DAY:
        return first != second
    return abs((first - second).days) <= (rule.days or 0)
