"""Column generation: plans are added until none improves the relaxation; bounds on the way."""

from __future__ import annotations

from optimizer.master.cuts import violated_subsets
from optimizer.master.neighbourhood import FIRST, Lookout, look_around
from optimizer.master.relaxation import Relaxation, Solution
from optimizer.master.search import TierSearch
from optimizer.master.tierstate import Hint

CUT_ROUNDS = 12
"""How often subset-row cuts are sought in a tier."""

WORTH_CUTTING, WORTH_PRICING = 0.03, 0.02
"""Shares of the gap: cuts that close less are the last ones; so is pricing that could."""

LEAST_GAP = 0.05
"""A gap that is a smaller share of the value is taken for this one: with a good trip known early,
shares of what is left of it would keep pricing and cutting going for next to nothing.
"""

FEW_PLANS = 20
"""A quick round that finds fewer has nearly settled the prices: an exact one is then cheap."""

WHOLE = 1e-6
"""A relaxation that breaks its rows by less is one of trips that exist."""

LABELS_TO_LOOK = 1_000_000
"""After so many labels of a tier a bound by looking ahead is due, then whenever they doubled."""

FIRST_PLAN_SECONDS, FIRST_PLAN_ROUNDS = 1.0, 6


def generate(search: TierSearch) -> None:
    """Adds plans until none can improve the relaxation, by quick passes while they find some.

    A warm search asks exactly as soon as they find few, and leaves it at the first exact round that
    finds few.
    """
    counters = search.rounds.counters
    _first_plan(search)
    look_around(search, FIRST)
    lookout = Lookout(counters.labels)
    relaxation = search.relaxation(search.known)
    known = {row.subset for row in search.cuts}
    quick, few, cut_rounds, uncut = True, False, 0, None
    due = counters.labels + LABELS_TO_LOOK
    while not search.clock.is_over:
        relaxation, solution = _solved(search, relaxation)
        if solution is None:
            _bound_by_the_last(search)
            return
        counters.simplex_iterations += relaxation.iterations
        search.solution, search.columns = solution, relaxation.plans
        names = (row.name for row in search.table.rows)
        search.hint = Hint(dict(zip(names, solution.duals, strict=True)), solution.links)
        if few and _is_likely_below_floor(search, solution):
            quick = False
        due = _looked_over(search, solution, due)
        relaxation.add(lookout.found(search, quick=quick))
        if search.is_enough:
            return
        fresh = search.price(solution, quick=quick)
        if fresh is None or search.is_enough:
            return
        few = len(fresh) < FEW_PLANS
        if search.is_warm and few and not quick:
            return
        if len(fresh) and not (not quick and _is_settled(search, solution)):
            relaxation.add(fresh)
            quick = not (few and search.is_warm)
        elif quick:
            quick = False
        else:
            relaxation.add(fresh)
            if cut_rounds >= CUT_ROUNDS or _is_cut_out(search, uncut, solution):
                return
            values = solution.plan_values
            cuts = violated_subsets(search.instance, relaxation.plans, values, known)
            if not cuts:
                return
            cut_rounds, uncut = cut_rounds + 1, solution.value
            search.add_cuts(relaxation, cuts)
            quick = True
        if counters.rounds % FIRST_PLAN_ROUNDS == 0:
            _first_plan(search)


def _solved(search: TierSearch, relaxation: Relaxation) -> tuple[Relaxation, Solution | None]:
    """The optimum of a relaxation, or of a fresh one where the simplex has lost its way in it."""
    solution = relaxation.solve()
    if solution is None and not search.clock.is_over:
        relaxation = search.relaxation(search.known)
        solution = relaxation.solve()
    return relaxation, solution


def _bound_by_the_last(search: TierSearch) -> None:
    """Proves a bound although the relaxation cannot be solved any more: any duals prove one."""
    if search.solution is not None and not search.clock.is_over:
        search.price(search.solution, quick=False)


def _first_plan(search: TierSearch) -> None:
    """Chooses any trip among the plans known while there is none; other windows' will do."""
    if search.state.trip is None and search.floor is None and len(search.pool):
        search.select(search.promising(), "first-plan", FIRST_PLAN_SECONDS)


def _looked_over(search: TierSearch, solution: Solution, due: int) -> int:
    """Bounds the tier by looking ahead where that is due; the labels after which it is again."""
    labels = search.rounds.counters.labels
    if labels < due:
        return due
    search.look_over(solution)
    return 2 * labels


def _is_likely_below_floor(search: TierSearch, solution: Solution) -> bool:
    """Whether an exact round may show at once that no trip here matters."""
    is_whole = solution.elastic < WHOLE
    matters = search.floor is None or solution.value >= search.floor + search.goal.step
    return is_whole and not matters


def _gap(search: TierSearch, solution: Solution) -> float | None:
    """How far the bound is from the least value that matters; None while that is not known.

    Of a small gap in points at least `LEAST_GAP`, unless the relaxation lies below what matters,
    so that pricing alone will end it. It says when to go on, and proves nothing.
    """
    least, bound = search.least, search.state.bound
    if least is None or bound is None:
        return None
    gap = float(max(search.goal.step, bound - least))
    if any(search.goal.terms) and solution.value >= least:
        gap = max(gap, LEAST_GAP * abs(least))
    return gap


def _is_settled(search: TierSearch, solution: Solution) -> bool:
    """Whether the bound is so near the relaxation that more plans would hardly lower it."""
    gap, bound = _gap(search, solution), search.proved_bound
    if gap is None or bound is None:
        return False
    return bound - solution.value <= WORTH_PRICING * gap


def _is_cut_out(search: TierSearch, uncut: float | None, solution: Solution) -> bool:
    """Whether the last cuts closed too little of the gap for more of them to pay."""
    gap = _gap(search, solution)
    return gap is not None and uncut is not None and uncut - solution.value < WORTH_CUTTING * gap
