"""The tree: a listing whose chains are too many to search is split until they are not.

Branches are explored by their bounds, the highest first. A branch ends when its bound shows that
nothing in it is worth enough, or when all chains of its plans have been searched.
"""

from __future__ import annotations

import heapq
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

import numpy as np

from optimizer.dayplans.plantable import Ints, PlanTable
from optimizer.master.chains import Chains, SearchEffort
from optimizer.master.decisions import Decision, kept_by, next_decision, opposite
from optimizer.master.listing import Listing
from optimizer.master.search import TierSearch
from optimizer.master.selection import Choice, Outcome, Selection

LEAF_PLANS, LEAF_NODES = 6000, 3_000_000
"""A branch of no more plans is searched for all its chains, as far as these nodes go."""

BEST_PLANS, BEST_NODES = 500, 100_000
"""In a branch of more plans the chains of the best are searched for a better trip."""

LAST_NODES = 2_000_000_000
"""Nodes of a search over chains where nothing is left to branch on."""

SEEDS = 500
"""Plans that a branch's linear program begins with."""

UNBOUNDED = 1 << 60
"""The bound of a root before any is proved; nobody is told of it."""

NOTHING: Ints = np.zeros(0, np.int64)

ENDED = (Outcome.OPTIMAL, Outcome.NONE_EXISTS)


@dataclass(order=True)
class Branch:
    """An open branch: its decisions and bound (highest first), what is left of the listing.

    `failed` are the gap and the number of decisions where a listing was last too large.
    """

    order: tuple[int, int]
    decisions: tuple[Decision, ...] = field(compare=False)
    rows: Ints = field(compare=False)
    seeds: Ints = field(compare=False)
    failed: tuple[int, int] = field(compare=False, default=(0, 0))

    @property
    def bound(self) -> int:
        """No trip in it is worth more."""
        return -self.order[0]


class Tree(ABC):
    """Branches by their bounds, the best trip found, and what is proved in the end."""

    def __init__(self, search: TierSearch, least: int, *, canonical: bool) -> None:
        self._search, self._canonical = search, canonical
        self._asked, self._least = least, least
        self._open: list[Branch] = []
        self._count = 0
        self._best: Choice | None = None
        self._stuck: int | None = None

    def solve(self) -> Choice:
        """The best trip; OPTIMAL and NONE_EXISTS are proofs, as in a search over chains."""
        bound = self._search.state.bound
        self._begin(UNBOUNDED if bound is None else bound)
        while self._open and not self._search.clock.is_over:
            branch = heapq.heappop(self._open)
            if branch.bound >= self._least:
                self._search.rounds.counters.branches += 1
                self._explore(branch)
                self._tell()
        return self._choice()

    @abstractmethod
    def _begin(self, bound: int) -> None:
        """Opens the root."""

    @abstractmethod
    def _explore(self, branch: Branch) -> None:
        """Closes a branch or splits it."""

    def _choice(self) -> Choice:
        """What is known at the end; the search's state is told the bound of what stays open."""
        left = [branch.bound for branch in self._open if branch.bound >= self._least]
        left += [] if self._stuck is None or self._stuck < self._least else [self._stuck]
        best = self._best
        if not left:
            return Choice(Outcome.NONE_EXISTS) if best is None else best
        self._tighten(max(left))
        if best is None:
            return Choice(Outcome.UNKNOWN)
        return Choice(Outcome.FEASIBLE, best.plans, best.value)

    def _tighten(self, most: int) -> None:
        """Takes in that no trip is worth more than the open branches allow."""
        if most == UNBOUNDED:
            return
        found = self._asked if self._best is None else (self._best.value or 0)
        step = self._search.goal.step
        self._search.state.tighten_gap(max(most, found), self._asked, step)

    def _tell(self) -> None:
        """Tells of the bound of what is open."""
        bounds = [branch.bound for branch in self._open[:1]]
        bounds += [] if self._stuck is None else [self._stuck]
        if bounds:
            self._tighten(max(bounds))
        self._search.tell("prove", self._search.state)

    def _give_up(self, bound: int) -> None:
        """A branch that nothing settles stays open for good."""
        self._stuck = bound if self._stuck is None else max(self._stuck, bound)

    def _push(
        self,
        bound: int,
        decisions: tuple[Decision, ...],
        rows: Ints = NOTHING,
        seeds: Ints = NOTHING,
        failed: tuple[int, int] = (0, 0),
    ) -> None:
        """Opens a branch, if it can matter; of equal bounds the later one is explored first."""
        self._count += 1
        if bound >= self._least:
            branch = Branch((-bound, -self._count), decisions, rows, seeds, failed)
            heapq.heappush(self._open, branch)

    def _take_in(self, choice: Choice) -> None:
        """Takes in a better trip, in the canonical listing also an earlier one as good."""
        if choice.value is None or choice.value < self._least:
            return
        best = self._best
        if best is not None and choice.value == best.value and not self._is_before(choice, best):
            return
        self._best = Choice(Outcome.OPTIMAL, choice.plans, choice.value)
        self._least = choice.value + (0 if self._canonical else self._search.goal.step)
        self._search.take_in(choice, "prove")

    def _is_before(self, one: Choice, other: Choice) -> bool:
        """Whether a trip comes before another in the canonical order."""
        table_of = self._search.pool.table_of
        return table_of(one.plans).identities < table_of(other.plans).identities


class ListedTree(Tree):
    """Searches a whole listing for the best trip worth at least `least`.

    `seeds` are the plans, by number, that the first linear program begins with.
    """

    def __init__(
        self, search: TierSearch, plans: PlanTable, seeds: Ints, least: int, *, canonical: bool
    ) -> None:
        super().__init__(search, least, canonical=canonical)
        self._plans, self._seeds = plans, seeds

    def _begin(self, bound: int) -> None:
        self._push(bound, (), np.arange(len(self._plans)), self._seeds)

    # --- one branch -----------------------------------------------------------------------------
    def _explore(self, branch: Branch) -> None:
        """Tightens what is left; searches its chains, or splits it."""
        kept = kept_by(self._search.instance, branch.decisions, self._plans.take(branch.rows))
        rows = branch.rows[kept]
        search = self._search.below(branch.decisions)
        if not len(rows):
            return
        listing = Listing(search, self._plans, rows, self._least, branch.seeds)
        if not listing.tighten():
            return
        if search.clock.is_over:
            self._push(branch.bound, branch.decisions, rows, branch.seeds)
            return
        if listing.evidence is None:  # the relaxation could not be solved: asking again is no use
            self._give_up(branch.bound)
            return
        if not self._are_chains_searched(search, listing, branch):
            self._split(search, listing, branch)

    def _are_chains_searched(self, search: TierSearch, listing: Listing, branch: Branch) -> bool:
        """Whether all chains of a branch were searched; where they are many, the best of them."""
        if len(listing.rows) <= LEAF_PLANS:
            choice = self._searched(search, listing, slice(None), LEAF_NODES)
            return choice.outcome in ENDED
        best = np.flatnonzero(np.isin(listing.rows, listing.best_rows(BEST_PLANS)))
        self._searched(search, listing, best, BEST_NODES)
        return False

    def _searched(
        self, search: TierSearch, listing: Listing, some: Ints | slice, nodes: int
    ) -> Choice:
        """Searches the chains of some plans of a listing, and takes in what it finds."""
        assert listing.evidence is not None
        plans = listing.plans.take(some)
        certificate, prices = listing.evidence.certificate, listing.evidence.prices
        chains = Chains(search.table, search.goal, plans, certificate, prices)
        choice = searched(search, chains, self._least, nodes, canonical=self._canonical)
        self._take_in(choice)
        return choice

    def _split(self, search: TierSearch, listing: Listing, branch: Branch) -> None:
        """Two branches that lose nothing between them; without a decision left, a last search."""
        solution = listing.solution
        decision = None
        if solution is not None:
            decision = next_decision(
                search.instance, listing.in_program, solution.plan_values, search.decisions
            )
        bound = branch.bound if listing.bound is None else min(branch.bound, listing.bound)
        if decision is None:
            if not self._is_settled_at_last(search, listing):
                self._give_up(bound)
            return
        seeds = listing.best_rows(SEEDS)
        for one in (decision, opposite(decision)):
            self._push(bound, (*branch.decisions, one), listing.rows, seeds)

    def _is_settled_at_last(self, search: TierSearch, listing: Listing) -> bool:
        """Whether a longer search, or CP-SAT, settles a branch with nothing left to decide."""
        choice = self._searched(search, listing, slice(None), LAST_NODES)
        if choice.outcome not in ENDED:
            choice = selected(search, listing.plans, canonical=self._canonical)
            if choice.value is not None and choice.value >= self._least:
                self._take_in(choice)
        return choice.outcome in ENDED


# --- the ways to search the chains of some plans -----------------------------------------------
def searched(
    search: TierSearch, chains: Chains, least: int, nodes: int, *, canonical: bool
) -> Choice:
    """What a search over chains finds; UNKNOWN where the rows or the plans are not for it."""
    if not chains.is_possible:
        return Choice(Outcome.UNKNOWN)
    effort = SearchEffort(nodes, search.clock.flag)
    executor = search.rounds.executor
    choice, count = chains.search(least, effort, executor, canonical=canonical)
    search.rounds.counters.chain_searches += 1
    search.rounds.counters.chain_nodes += count
    return choice


def selected(search: TierSearch, plans: PlanTable, *, canonical: bool) -> Choice:
    """CP-SAT's choice where the search over chains was cut short."""
    search.rounds.counters.selections += 1
    known = () if search.state.trip is None else search.state.trip
    plans = search.with_plans(plans, known)
    selection = Selection(search.table, search.goal, plans)
    effort = search.effort(search.clock.left)
    choice = selection.solve(effort, at_most=search.state.bound, hint=known)
    if choice.outcome is Outcome.OPTIMAL and canonical:
        assert choice.value is not None
        return selection.first_in_order(choice.value, search.effort(search.clock.left))
    return choice
