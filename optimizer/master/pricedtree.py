"""The tree where a listing would be too large: each branch is priced anew, and its bound certified.

Plans and cuts are shared by the branches. As soon as a branch's gap is small its listing is tried,
and searched at once.
"""

from __future__ import annotations

from optimizer.master.chains import Chains
from optimizer.master.decisions import next_decision, opposite
from optimizer.master.generation import generate
from optimizer.master.listing import list_plans
from optimizer.master.search import TierSearch
from optimizer.master.selection import Choice, Outcome
from optimizer.master.tree import ENDED, Branch, ListedTree, Tree, searched

CHOOSE_NODES = 1_000_000

SMALLER, DEEPER = 2 / 3, 4
"""A listing is tried again where the gap is at most this share of one whose listing failed, or so
many decisions deeper."""


class PricedTree(Tree):
    """Searches for the best trip worth at least `least`; its root's listing was too large."""

    def _begin(self, bound: int) -> None:
        self._push(bound, (), failed=(self._gap(bound), 0))

    def _gap(self, bound: int) -> int:
        """From the least value asked for up to a bound."""
        return bound - self._least + self._search.goal.step

    def _explore(self, branch: Branch) -> None:
        """Prices a branch; lists it where its gap is small, else splits it."""
        search = self._search.below(branch.decisions)
        search.floor = self._least - search.goal.step
        generate(search)
        evidence, bound = search.evidence, search.state.bound
        if search.is_below_floor or (evidence is not None and evidence.certificate.path is None):
            return
        bound = branch.bound if bound is None else min(bound, branch.bound)
        if evidence is None or search.clock.is_over:
            self._give_up(bound)
            return
        trip, value = search.state.trip, search.state.value
        if trip is not None:
            self._take_in(Choice(Outcome.FEASIBLE, trip, value))
        self._choose(search)
        failed, (gap, depth) = branch.failed, branch.failed
        if self._gap(bound) <= SMALLER * gap or len(branch.decisions) >= depth + DEEPER:
            if self._is_listed(search, bound):
                return
            failed = (self._gap(bound), len(branch.decisions))
        self._split(search, branch, bound, failed)

    def _choose(self, search: TierSearch) -> None:
        """The best trip of the plans known in a branch."""
        evidence = search.evidence
        assert evidence is not None
        plans = search.promising()
        chains = Chains(search.table, search.goal, plans, evidence.certificate, evidence.prices)
        least = self._least + (search.goal.step if self._canonical else 0)
        self._take_in(searched(search, chains, least, CHOOSE_NODES, canonical=False))

    def _is_listed(self, search: TierSearch, bound: int) -> bool:
        """Whether the listing of a branch was small enough, and so the branch is done with."""
        if bound < self._least:
            return True
        evidence = search.evidence
        assert evidence is not None
        listing = list_plans(search, evidence, self._least, canonical=self._canonical)
        if listing is None:
            return False
        plans, seeds = listing
        if not len(plans):
            return True
        tree = ListedTree(search, plans, seeds, self._least, canonical=self._canonical)
        choice = tree.solve()
        self._take_in(choice)
        if choice.outcome not in ENDED:
            left = search.state.bound
            self._give_up(bound if left is None else min(bound, left))
        return True

    def _split(
        self, search: TierSearch, branch: Branch, bound: int, failed: tuple[int, int]
    ) -> None:
        """Two branches that lose nothing between them; without a decision left, a last listing."""
        decision = None
        if search.solution is not None and search.columns is not None:
            shares = search.solution.plan_values
            decision = next_decision(search.instance, search.columns, shares, search.decisions)
        if decision is None:
            if not self._is_listed(search, bound):
                self._give_up(bound)
            return
        for one in (decision, opposite(decision)):
            self._push(bound, (*branch.decisions, one), failed=failed)
