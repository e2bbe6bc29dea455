"""Tiers in order: each optimum becomes a row of the next; impossible only when proved twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from optimizer.domain.result import Verdict
from optimizer.master.clock import Clock
from optimizer.master.goal import Goal, any_trip
from optimizer.master.pool import PlanPool, RowTable
from optimizer.master.rounds import Counters, Rounds
from optimizer.master.rows import Row, all_rows
from optimizer.master.seeding import seed
from optimizer.master.tier import TierSearch, TierState, Trip
from optimizer.prepare.instance import Instance

Listener = Callable[[str, TierState], None]
"""Hears of every phase, bound and better trip, the tier's state with it."""


@dataclass(frozen=True)
class Answer:
    """The tiers as far as they were solved, and the trip if there is one."""

    verdict: Verdict
    tiers: tuple[TierState, ...]
    trip: Trip | None
    counters: Counters


@dataclass
class Solver:
    """Solves one instance; the plan pool is kept between its tiers."""

    instance: Instance
    clock: Clock
    workers: int
    seed: int
    tell: Listener
    extra_rows: tuple[Row, ...] = ()
    pool: PlanPool | None = None
    cuts: list[Row] = field(default_factory=list)

    def solve(self, goals: tuple[Goal, ...], start: Trip | None = None) -> Answer:
        """The best trip by the goals in their order; `start` is a trip known to keep all rows."""
        rounds = Rounds(self.instance, self.workers, self.clock)
        pool = self.pool if self.pool is not None else PlanPool()
        rows = (*all_rows(self.instance), *self.extra_rows)
        try:
            if not pool.plans:
                pool.add(rounds.empty_days())
                seed(rounds, RowTable(self.instance, rows), pool)
            if start is not None:
                pool.add(start)
            return self._tiers(rounds, pool, rows, goals, start)
        finally:
            rounds.close()

    def _tiers(
        self,
        rounds: Rounds,
        pool: PlanPool,
        rows: tuple[Row, ...],
        goals: tuple[Goal, ...],
        trip: Trip | None,
    ) -> Answer:
        states: list[TierState] = []
        for number, goal in enumerate(goals):
            is_last = number == len(goals) - 1
            state = self._tier(rounds, pool, rows, goal, trip, canonical=is_last)
            if state.trip is None and number == 0:
                found, verdict = self._any_trip(rounds, pool, rows)
                if found is None:
                    return Answer(verdict, (state,), None, rounds.counters)
                state = self._tier(rounds, pool, rows, goal, found, canonical=is_last)
            states.append(state)
            trip = state.trip
            if not is_last and state.value is not None:
                rows = (*rows, goal.as_row(self.instance, state.value))
        proved = all(state.is_proved for state in states)
        verdict = Verdict.OPTIMAL if proved else Verdict.FEASIBLE
        return Answer(verdict, tuple(states), trip, rounds.counters)

    def _tier(
        self,
        rounds: Rounds,
        pool: PlanPool,
        rows: tuple[Row, ...],
        goal: Goal,
        start: Trip | None,
        *,
        canonical: bool = False,
        penalties: float | None = None,
        keep: int = 6,
        seed_shift: int = 0,
    ) -> TierState:
        search = TierSearch(
            rounds=rounds,
            rows=rows,
            goal=goal,
            pool=pool,
            clock=self.clock,
            seed=self.seed + seed_shift,
            tell=self.tell,
            penalties=penalties if penalties is not None else _penalty(goal),
            keep=keep,
            canonical=canonical,
            cuts=self.cuts,
        )
        return search.run(start)

    def _any_trip(
        self, rounds: Rounds, pool: PlanPool, rows: tuple[Row, ...]
    ) -> tuple[Trip | None, Verdict]:
        """A trip at all, or the proof, made twice in two ways, that there is none."""
        state = self._tier(rounds, pool, rows, any_trip(), None)
        if state.trip is not None:
            return state.trip, Verdict.FEASIBLE
        if not _is_impossible(state):
            return None, Verdict.UNKNOWN
        fresh = PlanPool()
        fresh.add(rounds.empty_days())
        again = self._tier(
            rounds, fresh, rows, any_trip(), None, penalties=7.0, keep=3, seed_shift=1
        )
        if again.trip is not None:
            return again.trip, Verdict.FEASIBLE
        return None, Verdict.INFEASIBLE if _is_impossible(again) else Verdict.UNKNOWN


def _is_impossible(state: TierState) -> bool:
    """Whether a search for any trip proved that none exists."""
    below = state.bound is not None and state.bound < 0
    return state.trip is None and (below or state.is_proved)


def _penalty(goal: Goal) -> float:
    """What a broken unit costs in the relaxation: more than any trip is worth."""
    return 10.0 * (sum(goal.terms) + 1) + 1e5 * (goal.cost + goal.time + goal.travel)
