"""What one tier works with: its rows, pool, state and evidence; pricing, bounds and selections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.plantable import PlanTable, joined
from optimizer.dayplans.prices import UNWANTED, DayPrices
from optimizer.master.certificate import Duals, PairBest, certify, whole_duals
from optimizer.master.clock import Clock
from optimizer.master.decisions import BRANCH, Decision, kept_by
from optimizer.master.goal import Goal
from optimizer.master.pool import Ints, PlanPool, RowTable, values_of
from optimizer.master.relaxation import Relaxation, Solution
from optimizer.master.rounds import Rounds
from optimizer.master.rows import Row
from optimizer.master.seeding import MANY_HOTELS
from optimizer.master.selection import Choice, Effort, Selection
from optimizer.master.tierstate import Evidence, Hint, TierState, Trip
from optimizer.prepare.instance import NOT_ARRIVED

Tell = Callable[[str, TierState], None]
Floats = NDArray[np.float64]

IN_TURN = 4
"""With many hotels each quick round asks one in so many of them, in turn."""

MANY_PLANS = 6000
"""From here on a selection takes long; the search for incumbents then takes the best plans only."""


@dataclass
class TierSearch:
    """One tier over the rows given; the plan pool is shared between tiers.

    It `is_warm` while the plans carried over from an earlier solve are taken to be nearly enough:
    fewer quick passes, and the gap is closed as soon as it can be (`tier.py`).
    """

    rounds: Rounds
    rows: tuple[Row, ...]
    goal: Goal
    pool: PlanPool
    clock: Clock
    seed: int
    tell: Tell
    penalties: float
    keep: int = 10
    canonical: bool = False
    floor: int | None = None
    cuts: list[Row] = field(default_factory=list)
    state: TierState = field(init=False)
    evidence: Evidence | None = None
    hint: Hint | None = None
    decisions: tuple[Decision, ...] = ()
    is_warm: bool = False
    solution: Solution | None = None
    columns: PlanTable | None = None

    def __post_init__(self) -> None:
        self.instance = self.rounds.instance
        self.table = RowTable(self.instance, (*self.rows, *self.cuts))
        self.state = TierState(self.goal)

    def is_worth_a_search(self, hint: Hint) -> bool:
        """One exact round under the duals of a window alike: False if its bound is below the floor.

        Any duals of the right sign prove a bound, so those of another window will do.
        """
        duals = np.array([hint.duals.get(row.name, 0.0) for row in self.table.rows])
        if hint.links.shape != (len(self.instance.days) + 1, self.instance.state_count):
            return True
        self.price(Solution(0.0, duals, hint.links, np.zeros(0), 0.0), quick=False)
        return not self.is_below_floor

    def below(self, decisions: Sequence[Decision]) -> TierSearch:
        """The same search in a branch; cuts are shared, for they hold everywhere."""
        rows = [row for decision in decisions for row in decision.rows(self.instance)]
        allowed = np.ones((len(self.instance.days), self.instance.state_count), bool)
        for decision in decisions:
            decision.nights(allowed)
        return replace(
            self,
            rounds=self.rounds.within(allowed),
            rows=(*self.rows, *rows),
            decisions=(*self.decisions, *decisions),
            is_warm=False,
            tell=_silent,
            evidence=None,
            hint=None,
        )

    @property
    def known(self) -> PlanTable:
        """The plans of the pool that can be in a trip of this branch."""
        plans = self.pool.table
        if not self.decisions:
            return plans
        return plans.take(kept_by(self.instance, self.decisions, plans))

    def renew_table(self) -> None:
        """Takes up the cuts that branches added."""
        self.table = RowTable(self.instance, (*self.rows, *self.cuts))

    # --- pricing and its bound -----------------------------------------------------------------
    def price(self, solution: Solution, *, quick: bool) -> PlanTable | None:
        """Prices all days under the relaxation's duals; the new plans.

        None if it was stopped, or if there is no room for more: generation ends.
        """
        duals = whole_duals(self.table, self._with_closed(solution.duals), self.goal)
        prices = self.prices(duals)
        wanted = self._wanted(solution, duals.scale)
        some = self._some(wanted, solution) if quick else None
        found = self.rounds.price(prices, some or wanted, self.keep, quick=quick)
        if some and not self.is_warm and found.is_whole and not len(found.table):
            found = self.rounds.price(prices, wanted, self.keep, quick=quick)
        if not found.is_whole:
            return None
        if not quick:
            self._prove(duals, found.best, prices)
        fresh = self.pool.add(found.table)
        self.rounds.counters.columns += len(fresh)
        has_room = self.rounds.has_room(len(self.pool), len(self.table.rows))
        return fresh if has_room else None

    def _prove(self, duals: Duals, best: PairBest, prices: list[DayPrices]) -> None:
        """Takes up the bound that some best values of the day pairs prove, and tells of it."""
        certificate = certify(self.table, self.goal, duals, best)
        known = self.proved_bound
        if known is None or (certificate.bound or 0) <= known:
            self.evidence = Evidence(certificate, best, prices)
        self.state.tighten(certificate.bound)
        self.tell("bound", self.state)

    @property
    def proved_bound(self) -> int | None:
        """The bound that there is evidence for; what is on offer may bound a tier of marks more."""
        if self.goal.mark is None:
            return self.state.bound
        return None if self.evidence is None else self.evidence.certificate.bound

    def look_over(self, solution: Solution) -> None:
        """Bounds the tier under the relaxation's duals by looking ahead alone, without labels."""
        duals = whole_duals(self.table, self._with_closed(solution.duals), self.goal)
        prices = self.prices(duals)
        best = self.rounds.overlooked(prices, self._wanted(solution, duals.scale))
        if best is not None:
            self._prove(duals, best, prices)

    def _with_closed(self, duals: Floats) -> Floats:
        """Duals with a forbidding price on what a branch leaves out: any such price holds there."""
        if not self.decisions:
            return duals
        closed = [row.upper == 0 and row.name.startswith(BRANCH) for row in self.table.rows]
        return np.where(closed[: len(duals)], np.maximum(duals, self.penalties), duals)

    def prices(self, duals: Duals) -> list[DayPrices]:
        """The prices of each day under duals."""
        days = range(len(self.instance.days))
        return [self.table.prices(day, duals.values, self.goal, duals.scale) for day in days]

    def _wanted(self, solution: Solution, scale: int) -> list[Ints]:
        """What a plan of each day pair must be worth to improve the relaxation."""
        tolerance = max(1, scale >> 18)
        return [
            np.floor((solution.links[day][:, None] - solution.links[day + 1][None, :]) * scale)
            .clip(-(2.0**58), 2.0**58)
            .astype(np.int64)
            + tolerance
            for day in range(len(self.instance.days))
        ]

    def _some(self, wanted: list[Ints], solution: Solution) -> list[Ints] | None:
        """Of many mornings those in the relaxation's trips, and some others in turn; else None.

        Of few mornings too while the search is warm.
        """
        hotels = self.instance.gone_home - 1
        if self.columns is None or not (self.is_warm or hotels >= MANY_HOTELS):
            return None
        used = self.columns.take(np.flatnonzero(solution.plan_values > 0))
        asked = np.zeros((len(wanted), self.instance.state_count), bool)
        asked[:, NOT_ARRIVED] = True
        asked[:, 1 + self.rounds.counters.rounds % IN_TURN :: IN_TURN] = True
        asked[used.day, used.morning] = True
        return [
            np.where(mornings[:, None], day, UNWANTED)
            for mornings, day in zip(asked, wanted, strict=True)
        ]

    # --- rows and the relaxation ---------------------------------------------------------------
    def relaxation(self, plans: PlanTable) -> Relaxation:
        """The linear program over some plans."""
        relaxation = Relaxation(self.table, self.goal, self._penalties(), self.clock)
        relaxation.add(plans)
        return relaxation

    def add_cuts(self, relaxation: Relaxation, cuts: list[Row]) -> None:
        """Adds cuts to the rows, and to a relaxation."""
        if not cuts:
            return
        self.cuts += cuts
        self.rounds.counters.cuts += len(cuts)
        self.table = RowTable(self.instance, (*self.rows, *self.cuts))
        relaxation.add_rows(self.table, relaxation.plans, 10.0 * self.penalties)

    def _penalties(self) -> np.ndarray:
        """What a broken unit of each row costs in the relaxation."""
        total = [
            max(abs(row.upper or row.lower or 0), 1) / 100 if row.costs else 1.0
            for row in self.table.rows
        ]
        return np.array([self.penalties / size for size in total])

    # --- where the tier stands -----------------------------------------------------------------
    @property
    def is_enough(self) -> bool:
        """Whether the bound meets the value, or shows that no trip is worth it here at all."""
        return self.state.is_closed or self.is_hopeless or self.is_below_floor

    @property
    def is_below_floor(self) -> bool:
        """Whether the bound shows that no trip here is worth more than the floor."""
        bound = self.state.bound
        return self.floor is not None and bound is not None and bound <= self.floor

    @property
    def is_hopeless(self) -> bool:
        """Whether the bound lies below 0 where no trip is worth less, so that there is none."""
        bound = self.state.bound
        return self.goal.is_never_negative and bound is not None and bound < 0

    @property
    def least(self) -> int | None:
        """The least value that a trip must have to matter; None while any trip does."""
        values = [0] if self.goal.is_any_trip else []
        if self.floor is not None:
            values.append(self.floor + self.goal.step)
        if self.state.value is not None:
            values.append(self.state.value + (0 if self.canonical else self.goal.step))
        return max(values, default=None)

    # --- selection -----------------------------------------------------------------------------
    def promising(self) -> PlanTable:
        """The plans that a better trip could use, by the evidence; the best of too many."""
        plans = self.known
        if self.evidence is None:
            return plans.take(slice(max(0, len(plans) - MANY_PLANS), None))
        certificate = self.evidence.certificate
        worths = values_of(plans, self.evidence.prices)
        needed = certificate.thresholds(plans, self.state.value)
        kept = np.flatnonzero(worths >= needed)
        order = np.lexsort((plans.ranks[kept], needed[kept] - worths[kept]))
        best = plans.take(np.sort(kept[order[:MANY_PLANS]]))
        return self.with_plans(best, self.state.trip or ())

    def with_plans(self, table: PlanTable, plans: Trip) -> PlanTable:
        """A table with some plans more, where they are not in it yet."""
        more = self.pool.table_of(plans)
        known = set(table.identities)
        fresh = [row for row, identity in enumerate(more.identities) if identity not in known]
        return joined([table, more.take(np.array(fresh, np.int64))])

    def select(self, plans: PlanTable, phase: str, seconds: float) -> Choice:
        """Chooses among plans and takes in what it finds."""
        self.rounds.counters.selections += 1
        choice = Selection(self.table, self.goal, plans).solve(
            self.effort(seconds), at_most=self.state.bound, hint=self.state.trip or ()
        )
        self.take_in(choice, phase)
        return choice

    def take_in(self, choice: Choice, phase: str) -> None:
        """Takes in a choice if it is better, and tells of it."""
        if choice.plans and self.state.improve(choice.plans, choice.value or 0):
            self.tell(phase, self.state)

    def effort(self, seconds: float, seed: int = 0, linearization: int = 2) -> Effort:
        """How a selection may be solved."""
        return Effort(
            seconds=min(seconds, self.clock.left),
            seed=self.seed + seed,
            stop=self.clock.stopped,
            linearization=linearization,
        )


def _silent(phase: str, state: TierState) -> None:
    """Tells nobody: a branch is not the whole."""
