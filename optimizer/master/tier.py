"""One tier: column generation, certified bound, selection, and the listing that closes the gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.pricing import DayPrices
from optimizer.master.certificate import Certificate, Duals, PairBest, certify, whole_duals
from optimizer.master.clock import Clock
from optimizer.master.cuts import violated_subsets
from optimizer.master.goal import Goal
from optimizer.master.pool import Ints, PlanPool, RowTable
from optimizer.master.relaxation import Relaxation, Solution
from optimizer.master.rounds import Rounds, undominated
from optimizer.master.rows import Row
from optimizer.master.selection import Choice, Effort, Outcome, Selection

Trip = tuple[DayPlan, ...]
Tell = Callable[[str, "TierState"], None]

CUT_ROUNDS, CUTS_A_ROUND = 12, 20
"""Subset-row cuts: how often they are sought in a tier, and how many are taken each time."""

SHRINK_ROUNDS = 25

MANY_PLANS = 6000
"""From here on a selection takes long; the search for incumbents then takes the best plans only."""


@dataclass
class TierState:
    """Where a tier stands: best trip and value, certified bound (inner values: most is best)."""

    goal: Goal
    trip: Trip | None = None
    value: int | None = None
    bound: int | None = None
    is_proved: bool = False
    is_impossible: bool = False

    def improve(self, trip: Trip, value: int) -> bool:
        """Takes a trip in if it is better."""
        if self.value is not None and value <= self.value:
            return False
        self.trip, self.value = trip, value
        return True

    def tighten(self, bound: int | None) -> None:
        """Takes a bound in if it is tighter, down to the next value there can be."""
        if bound is not None:
            bound = bound // self.goal.step * self.goal.step
        if bound is not None and (self.bound is None or bound < self.bound):
            self.bound = bound

    def tighten_gap(self, bound: int | None, least: int, step: int) -> None:
        """Takes in a bound that holds for trips worth at least `least`: others are worth less."""
        if bound is not None:
            self.tighten(max(bound, least - step))
        else:
            self.tighten(least - step)

    @property
    def is_closed(self) -> bool:
        """Whether value and bound meet."""
        return self.value is not None and self.bound is not None and self.bound <= self.value


@dataclass(frozen=True)
class Hint:
    """The duals at the end of a search, by row name, and the links of its states."""

    duals: dict[str, float]
    links: NDArray[np.float64]


@dataclass
class TierSearch:
    """Solves one tier over the rows given; the plan pool is shared between tiers."""

    rounds: Rounds
    rows: tuple[Row, ...]
    goal: Goal
    pool: PlanPool
    clock: Clock
    seed: int
    tell: Tell
    penalties: float
    keep: int = 6
    canonical: bool = False
    floor: int | None = None
    cuts: list[Row] = field(default_factory=list)
    state: TierState = field(init=False)

    def __post_init__(self) -> None:
        self.instance = self.rounds.instance
        self.table = RowTable(self.instance, (*self.rows, *self.cuts))
        self.state = TierState(self.goal)
        self._hint: Hint | None = None
        self._last: tuple[Certificate, PairBest, list] | None = None  # type: ignore[type-arg]

    # --- the pipeline of a tier ---------------------------------------------------------------
    def run(self, start: Trip | None = None) -> TierState:
        """The tier's best trip and bound; proved unless the time ended or a cap was hit."""
        if start is not None:
            self.state.improve(start, self.goal.of_trip(self.instance, start))
        self._generate()
        if not self.clock.is_over and not (self.is_hopeless or self.is_below_floor):
            self._select(self._promising(), "choose")
            self._close()
        return self.state

    def is_worth_a_search(self, hint: Hint) -> bool:
        """One exact round under the duals of a window alike: False if its bound is below the floor.

        Any duals of the right sign prove a bound, so those of another window will do.
        """
        duals = np.array([hint.duals.get(row.name, 0.0) for row in self.table.rows])
        if hint.links.shape != (len(self.instance.days) + 1, self.instance.state_count):
            return True
        self._price(Solution(0.0, duals, hint.links, np.zeros(0), 0.0), quick=False)
        return not self.is_below_floor

    @property
    def hint(self) -> Hint | None:
        """What this search can tell another window."""
        return self._hint

    # --- column generation ---------------------------------------------------------------------
    def _generate(self) -> None:
        """Adds plans until none can improve the relaxation; bounds on the way."""
        relaxation = Relaxation(self.table, self.goal, self._penalties())
        relaxation.add(self.pool.plans)
        if self.state.trip is None and self.pool.plans:
            self._select(self._promising(), "first-plan", seconds=1.0)
        known = {row.subset for row in self.cuts}
        quick, cut_rounds = True, 0
        while not self.clock.is_over:
            solution = relaxation.solve()
            if solution is None:
                return
            self.rounds.counters.simplex_iterations += relaxation.iterations
            names = (row.name for row in self.table.rows)
            self._hint = Hint(dict(zip(names, solution.duals, strict=True)), solution.links)
            fresh = self._price(solution, quick=quick)
            if fresh is None or self.is_enough:
                return
            if fresh:
                relaxation.add(fresh)
                quick = True
            elif quick:
                quick = False
            elif cut_rounds < CUT_ROUNDS and (cuts := self._cut(solution, known)):
                cut_rounds += 1
                self._add_cuts(relaxation, cuts)
                quick = True
            else:
                return
            if self.state.trip is None and self.rounds.counters.rounds % 6 == 0:
                self._select(self._promising(), "first-plan", seconds=1.0)

    def _cut(self, solution: Solution, known: set[int]) -> list[Row]:
        """Cuts that the fractional choice violates."""
        plans = self.pool.plans
        return violated_subsets(self.instance, plans, solution.plan_values, known, CUTS_A_ROUND)

    def _add_cuts(self, relaxation: Relaxation, cuts: list[Row]) -> None:
        self._add_cuts_to(relaxation, cuts, self.pool.plans)

    def _add_cuts_to(self, relaxation: Relaxation, cuts: list[Row], plans: list[DayPlan]) -> None:
        self.cuts += cuts
        self.rounds.counters.cuts += len(cuts)
        self.table = RowTable(self.instance, (*self.rows, *self.cuts))
        relaxation.add_rows(self.table, plans, 10.0 * self.penalties)

    def _price(self, solution: Solution, *, quick: bool) -> list[DayPlan] | None:
        """Prices all days under the relaxation's duals; the new plans, None if it was stopped."""
        duals = whole_duals(self.table, solution.duals, self.goal)
        prices = [
            self.table.prices(day, duals.values, self.goal, duals.scale)
            for day in range(len(self.instance.days))
        ]
        wanted = self._wanted(solution, duals.scale)
        found = self.rounds.price(prices, wanted, self.keep, quick=quick)
        if not found.is_whole:
            return None
        if not quick:
            certificate = certify(self.table, self.goal, duals, found.best)
            if self.state.bound is None or (certificate.bound or 0) <= self.state.bound:
                self._last = (certificate, found.best, prices)
            self.state.tighten(certificate.bound)
            self.tell("bound", self.state)
        fresh = self.pool.add(plan for _, plan in found.plans)
        self.rounds.counters.columns += len(fresh)
        return fresh

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
        """Whether the bound of a search for any trip (worth 0) lies below 0."""
        bound = self.state.bound
        return self.goal.is_any_trip and bound is not None and bound < 0

    def _penalties(self) -> np.ndarray:
        """What a broken unit of each row costs in the relaxation."""
        total = [
            max(abs(row.upper or row.lower or 0), 1) / 100 if row.costs else 1.0
            for row in self.table.rows
        ]
        return np.array([self.penalties / size for size in total])

    # --- selection -------------------------------------------------------------------------------
    def _promising(self) -> list[DayPlan]:
        """The plans that a better trip could use, by the last certificate; the best of too many."""
        plans = [*self.rounds.empty_days(), *self.pool.plans]
        if self._last is None:
            return plans[-MANY_PLANS:]
        certificate, _, prices = self._last
        least = self.state.value if self.state.value is not None else -(1 << 60)
        ranked = []
        for plan in plans:
            rest = certificate.through[plan.day].get((plan.morning, plan.night))
            if rest is not None:
                worth = certificate.constant + prices[plan.day].value(plan) + rest
                if worth >= least * certificate.duals.scale:
                    ranked.append((worth, plan))
        ranked.sort(key=lambda pair: (-pair[0], pair[1].identity))
        known = {plan.identity for _, plan in ranked[:MANY_PLANS]}
        kept = [plan for _, plan in ranked[:MANY_PLANS]]
        return kept + [plan for plan in self.state.trip or () if plan.identity not in known]

    def _select(self, plans: list[DayPlan], phase: str, seconds: float = 5.0) -> Choice:
        """Chooses among plans and takes in what it finds."""
        self.rounds.counters.selections += 1
        choice = Selection(self.table, self.goal, plans).solve(
            self._effort(seconds), at_most=self.state.bound, hint=self._known_trip
        )
        if choice.plans and self.state.improve(choice.plans, choice.value or 0):
            self.tell(phase, self.state)
        return choice

    @property
    def _known_trip(self) -> Trip:
        """The plans of the best trip, none without one."""
        return () if self.state.trip is None else self.state.trip

    def _effort(self, seconds: float, seed: int = 0, linearization: int = 2) -> Effort:
        return Effort(
            seconds=min(seconds, self.clock.left),
            seed=self.seed + seed,
            stop=self.clock.stopped,
            linearization=linearization,
        )

    # --- closing the gap -------------------------------------------------------------------------
    def _close(self) -> None:
        """Lists every plan inside the gap and chooses among them: the proof."""
        if self._last is None or self.clock.is_over:
            return
        if self.state.value is None and self.floor is None and not self.goal.is_any_trip:
            return
        for least in self._stages():
            if self._is_settled_at(least) or self.clock.is_over:
                break
        if self.state.is_closed and not self.canonical:
            self.state.is_proved = True

    def _stages(self) -> Iterator[int]:
        """Least values to list for, falling to the last one: near the bound listings are short.

        Each stage either finds the best trip or takes the bound down to below its least value.
        """
        for share in (0.6, 0.3):
            if self.state.value is not None and self.state.bound is not None:
                gap = self.state.bound - self.state.value
                steps = int(share * gap) // self.goal.step
                if steps > 1:
                    yield self.state.value + steps * self.goal.step
        if self.canonical or not self.state.is_closed:
            yield self._least()

    def _is_settled_at(self, least: int) -> bool:
        """Whether listing and choosing at a least value ends the tier (or its time)."""
        listing = self._listing(least)
        if listing is None:
            return True
        self.tell("prove", self.state)
        choice = Selection(self.table, self.goal, listing).solve(
            self._effort(self.clock.left), at_most=self.state.bound, hint=self._known_trip
        )
        self.rounds.counters.selections += 1
        if choice.outcome is Outcome.OPTIMAL:
            assert choice.value is not None
            self.state.improve(choice.plans, choice.value)
            if choice.value < least:
                self.state.tighten(least - self.goal.step)
                return False
            self.state.bound, self.state.is_proved = self.state.value, True
            if self.canonical:
                self._settle(listing)
            return True
        if choice.outcome is Outcome.NONE_EXISTS:
            return self._is_none_at(least, listing)
        return True

    def _is_none_at(self, least: int, listing: list[DayPlan]) -> bool:
        """No trip is worth `least`; asked once more in another way where that is the last word."""
        if self.state.value is not None:
            self.state.tighten(least - self.goal.step)
            return self.state.is_closed and not self.canonical
        again = Selection(self.table, self.goal, listing).solve(
            self._effort(self.clock.left, seed=1, linearization=1)
        )
        self.state.is_proved = again.outcome is Outcome.NONE_EXISTS
        if self.state.is_proved and self.floor is not None:
            self.state.tighten(self.floor)
        return True

    def _listing(self, least: int) -> list[DayPlan] | None:
        """Every plan that a trip worth at least `least` could use; None if too many."""
        assert self._last is not None
        certificate, best, prices = self._last
        compared = self.goal.compared(self.rows)
        bounds = [self.table.rest_starts(day) for day in range(len(prices))]
        found = self.rounds.list_inside(prices, certificate, best, least, compared, bounds)
        if not found.is_whole:
            return None
        inside = self._tightened([plan for _, plan in found.plans], least)
        plans = undominated(inside, compared, self.goal.of_plan)
        plans = self._shrunk(plans, least)
        known = {plan.identity for plan in plans}
        extra = self.rounds.empty_days()
        if not self.canonical or least > self._least():
            extra += self._known_trip
        return plans + [plan for plan in extra if plan.identity not in known]

    def _least(self) -> int:
        """The least value that a trip in the listing may have."""
        if self.state.value is None:
            return 0 if self.floor is None else self.floor + self.goal.step
        return self.state.value if self.canonical else self.state.value + self.goal.step

    def _shrunk(self, plans: list[DayPlan], least: int) -> list[DayPlan]:
        """Drops listed plans by the relaxation over the listing alone, cut after cut.

        No pricing is needed here: the listing holds every plan that matters, so its relaxation
        bounds every trip inside the gap.
        """
        relaxation = Relaxation(self.table, self.goal, self._penalties())
        relaxation.add(plans := [*plans, *self._away_days(plans)])
        known = {row.subset for row in self.cuts}
        inside = plans
        for _ in range(SHRINK_ROUNDS):
            solution = relaxation.solve()
            if solution is None or self.clock.is_over:
                break
            self.rounds.counters.simplex_iterations += relaxation.iterations
            duals = whole_duals(self.table, solution.duals, self.goal)
            prices = [
                self.table.prices(day, duals.values, self.goal, duals.scale)
                for day in range(len(self.instance.days))
            ]
            before = len(inside)
            inside, certificate = self._inside(inside, prices, duals, least)
            self.state.tighten_gap(certificate.bound, least, self.goal.step)
            if not inside:
                break
            cuts = violated_subsets(self.instance, plans, solution.plan_values, known, CUTS_A_ROUND)
            if not cuts and len(inside) == before:
                break
            self._add_cuts_to(relaxation, cuts, plans)
            if len(inside) < 0.7 * len(plans):
                plans = inside
                relaxation = Relaxation(self.table, self.goal, self._penalties())
                relaxation.add(plans)
        return [plan for plan in inside if not plan.is_away]

    def _inside(
        self, plans: list[DayPlan], prices: list[DayPrices], duals: Duals, least: int
    ) -> tuple[list[DayPlan], Certificate]:
        """The plans of a whole listing that a trip worth at least `least` can use, under duals."""
        while True:
            best: PairBest = [self.rounds.stay_away(day, p) for day, p in enumerate(prices)]
            worths = [prices[plan.day].value(plan) for plan in plans]
            for plan, worth in zip(plans, worths, strict=True):
                pair = (plan.morning, plan.night)
                best[plan.day][pair] = max(worth, best[plan.day].get(pair, worth))
            certificate = certify(self.table, self.goal, duals, best)
            kept = []
            for plan, worth in zip(plans, worths, strict=True):
                needed = certificate.threshold(plan.day, plan.morning, plan.night, least)
                if needed is not None and worth >= needed:
                    kept.append(plan)
            if len(kept) == len(plans):
                return plans, certificate
            plans = kept

    def _away_days(self, plans: list[DayPlan]) -> list[DayPlan]:
        """The empty days that are not among some plans yet."""
        known = {plan.identity for plan in plans}
        return [plan for plan in self.rounds.empty_days() if plan.identity not in known]

    def _tightened(self, plans: list[DayPlan], least: int) -> list[DayPlan]:
        """Drops listed plans again by what the listing itself shows of the other days.

        A trip inside the gap is made of listed plans only, so the best value of each day pair is
        now known, and where a pair has none, no trip goes there.
        """
        assert self._last is not None
        certificate, _, prices = self._last
        return self._inside(plans, prices, certificate.duals, least)[0]

    def _settle(self, listing: list[DayPlan]) -> None:
        """Takes, among the trips that attain the optimum, the first in the canonical order."""
        assert self._last is not None
        assert self.state.value is not None
        certificate, _, prices = self._last
        kept = []
        for plan in listing:
            needed = certificate.threshold(plan.day, plan.morning, plan.night, self.state.value)
            if needed is not None and prices[plan.day].value(plan) >= needed:
                kept.append(plan)
        kept.sort(key=lambda plan: plan.identity)
        choice = Selection(self.table, self.goal, kept).first_in_order(
            self.state.value, self._effort(self.clock.left)
        )
        if choice.outcome is Outcome.OPTIMAL:
            self.state.trip = choice.plans
