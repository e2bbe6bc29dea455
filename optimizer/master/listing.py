"""A whole listing: every plan that a trip worth enough could use, and the relaxation over it.

No pricing is needed here: what is not listed cannot matter, so the best of the listing bounds
every trip that does. Only some plans stand in the linear program; the others are looked through
under its duals and taken in when they are worth it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.merging import undominated
from optimizer.dayplans.plantable import Ints, PlanTable, joined
from optimizer.dayplans.prices import DayPrices
from optimizer.dayplans.pricing import Question
from optimizer.master.certificate import Certificate, Duals, PairBest, certify, whole_duals
from optimizer.master.cuts import violated_subsets
from optimizer.master.decisions import kept_by
from optimizer.master.pool import values_of
from optimizer.master.relaxation import Solution
from optimizer.master.search import TierSearch
from optimizer.master.tierstate import Evidence

FIRST_COLUMNS, MORE_COLUMNS = 800, 200
"""Plans in the linear program at the start, and how many more it takes in at a time."""

LOOKS, CUT_ROUNDS = 200, 12
WORTH_A_ROUND = 0.03
"""Share of the gap that a round of cuts has to close to be followed by another."""

WORTH_A_COLUMN = 1e-6


def list_plans(
    search: TierSearch, evidence: Evidence, least: int, *, canonical: bool, most: int | None = None
) -> tuple[PlanTable, Ints] | None:
    """Every plan that a trip worth at least `least` could use; None if too many (than `most`).

    With the numbers of the plans that have the most room above what they need.
    """
    compared = search.goal.compared(search.rows, canonical=canonical)
    questions = [
        Question(compared=compared, rest_bounds=search.table.rest_starts(day))
        for day in range(len(search.instance.days))
    ]
    found = search.rounds.list_inside(
        evidence.prices, evidence.certificate, evidence.best, least, questions, most
    )
    if not found.is_whole:
        return None
    plans = joined([search.rounds.empty_days(), found.table])
    plans = plans.take(kept_by(search.instance, search.decisions, plans))
    plans = plans.take(undominated(plans, compared, search.goal.of_plans(plans)))
    values = values_of(plans, evidence.prices)
    duals = evidence.certificate.duals
    rows, certificate = inside(search, plans, values, duals, least)
    plans, values = plans.take(rows), values[rows]
    order = np.lexsort((plans.ranks, certificate.thresholds(plans, least) - values))
    return plans, np.sort(order[:FIRST_COLUMNS])


class Listing:
    """Plans under the rows of a search; tightened under duals of their own relaxation.

    `rows` are the plans that are left, by number in the table given; no trip of them is worth more
    than `bound`, and `values` are theirs under the duals of `evidence`.
    """

    def __init__(
        self, search: TierSearch, plans: PlanTable, rows: Ints, least: int, first: Ints
    ) -> None:
        self._search, self._least = search, least
        self.rows = rows
        self.plans = plans.take(rows)
        self.columns = np.flatnonzero(np.isin(rows, first))
        self.evidence: Evidence | None = None
        self.bound: int | None = None
        self.values = np.zeros(len(rows), np.int64)
        self._relaxation = search.relaxation(self.plans.take(self.columns))
        self.solution: Solution | None = None

    @property
    def in_program(self) -> PlanTable:
        """The plans of the linear program, in the order of the solution's shares."""
        plans = self._relaxation.plans
        # Plans taken in after the last solution have no share yet.
        return plans if self.solution is None else plans.take(slice(len(self.solution.plan_values)))

    def best_rows(self, count: int) -> Ints:
        """The plans left with the most room above what they need, as numbers of the table given."""
        if self.evidence is None or len(self.rows) <= count:
            return self.rows
        needed = self.evidence.certificate.thresholds(self.plans, self._least)
        order = np.lexsort((self.rows, needed - self.values))
        best: Ints = np.sort(self.rows[order[:count]])
        return best

    def tighten(self, rounds: int = CUT_ROUNDS) -> bool:
        """Cut after cut, drops what no trip worth enough uses; False if none is left at all."""
        search = self._search
        known = {row.subset for row in search.cuts}
        before: float | None = None
        for _ in range(rounds):
            if not self._solve():
                return False
            if self.solution is None or search.clock.is_over:
                return True
            value = self.solution.value
            if before is not None and before - value < WORTH_A_ROUND * self._gap:
                return True
            before = value
            shares = self.solution.plan_values
            cuts = violated_subsets(search.instance, self.in_program, shares, known)
            if not cuts:
                return True
            search.add_cuts(self._relaxation, cuts)
        return True

    @property
    def _gap(self) -> int:
        step = self._search.goal.step
        return step if self.bound is None else max(step, self.bound - self._least + step)

    def _solve(self) -> bool:
        """The relaxation over all plans left, and what it shows; False if no trip is left."""
        search = self._search
        for _ in range(LOOKS):
            solution = self._relaxation.solve()
            if solution is None or search.clock.is_over:
                return True
            self.solution = solution
            search.rounds.counters.simplex_iterations += self._relaxation.iterations
            duals = whole_duals(search.table, solution.duals, search.goal)
            prices = search.prices(duals)
            if not self._drop(prices, duals):
                return False
            if not self._take_in(solution, duals.scale):
                return True
        return True

    def _drop(self, prices: list[DayPrices], duals: Duals) -> bool:
        """Drops the plans that no trip worth enough uses under duals; False if none is left."""
        values = values_of(self.plans, prices)
        kept, certificate = inside(self._search, self.plans, values, duals, self._least)
        bound = certificate.bound
        if bound is None or bound < self._least or not len(kept):
            return False
        self.bound = bound if self.bound is None else min(self.bound, bound)
        best = best_of(self.plans.take(kept), values[kept], len(prices))
        self.evidence = Evidence(certificate, best, prices)
        if len(kept) < len(self.rows):
            self.columns = np.flatnonzero(np.isin(kept, self.columns))
            self.rows, self.plans = self.rows[kept], self.plans.take(kept)
        self.values = values[kept]
        return True

    def _take_in(self, solution: Solution, scale: int) -> bool:
        """Takes in the plans that improve the relaxation the most; False if none does."""
        plans, links = self.plans, solution.links
        gain = self.values / scale
        gain += links[plans.day + 1, plans.night] - links[plans.day, plans.morning]
        gain[self.columns] = 0.0
        fresh = np.flatnonzero(gain > WORTH_A_COLUMN)
        if not len(fresh):
            return False
        best = np.sort(fresh[np.lexsort((fresh, -gain[fresh]))[:MORE_COLUMNS]])
        self._relaxation.add(plans.take(best))
        self.columns = np.union1d(self.columns, best)
        return True


def inside(
    search: TierSearch, plans: PlanTable, values: Ints, duals: Duals, least: int
) -> tuple[Ints, Certificate]:
    """The numbers of the plans that a trip worth at least `least` can use, under duals.

    The best value of each day pair is that of the listing, and where a pair has none, no trip
    goes there; what is dropped makes others fall, until nothing changes.
    """
    rows, days = np.arange(len(plans)), len(search.instance.days)
    while True:
        best = best_of(plans, values, days)
        certificate = certify(search.table, search.goal, duals, best)
        kept = values >= certificate.thresholds(plans, least)
        if kept.all():
            return rows, certificate
        plans, values, rows = plans.take(kept), values[kept], rows[kept]


def best_of(plans: PlanTable, values: NDArray[np.int64], days: int) -> PairBest:
    """The best value of every day pair among some plans."""
    size = int(max(plans.morning.max(initial=0), plans.night.max(initial=0))) + 1
    pair = (plans.day * size + plans.morning) * size + plans.night
    order = np.lexsort((-values, pair))
    first = np.ones(len(order), bool)
    first[1:] = pair[order][1:] != pair[order][:-1]
    best: PairBest = [{} for _ in range(days)]
    for row in order[first].tolist():
        day, morning, night = plans.where[row, :3].tolist()
        best[day][morning, night] = int(values[row])
    return best
