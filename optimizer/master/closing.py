"""Closing the gap: every plan that a better trip could use is listed, and the best trip chosen.

A listing is tightened by what it shows itself (no other plan can be in a better trip), then by
its own relaxation. The chains of what is left are searched exhaustively; where that takes too
long CP-SAT chooses.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from optimizer.dayplans.merging import undominated
from optimizer.dayplans.plantable import PlanTable, joined
from optimizer.dayplans.prices import DayPrices
from optimizer.dayplans.pricing import Question
from optimizer.master.certificate import Certificate, Duals, PairBest, certify, whole_duals
from optimizer.master.chains import Chains, SearchEffort
from optimizer.master.cuts import violated_subsets
from optimizer.master.pool import values_of
from optimizer.master.search import TierSearch
from optimizer.master.selection import Choice, Outcome, Selection
from optimizer.master.tierstate import Evidence

SHRINK_ROUNDS = 25
CHOOSE_SECONDS = 5.0

CHOOSE_NODES, CLOSE_NODES = 5_000_000, 2_000_000_000
"""Nodes of a search over chains: before the listing, and for the proof."""

NEAR = 0.02

STAGES = (0.5,)
"""Shares of the gap, counted from the value, at which a listing is tried before the whole gap."""


def close(search: TierSearch) -> None:
    """Looks for the best trip among the plans known, then lists every plan inside the gap."""
    cut_short = choose(search, CHOOSE_NODES).outcome in (Outcome.FEASIBLE, Outcome.UNKNOWN)
    if cut_short and not _is_near(search):
        search.select(search.promising(), "choose", CHOOSE_SECONDS)
    if search.evidence is None or search.clock.is_over:
        return
    if search.least is None:
        return
    for least in _stages(search):
        if _is_settled_at(search, least) or search.clock.is_over:
            break
    if search.state.is_closed and not search.canonical:
        search.state.is_proved = True


def _is_near(search: TierSearch) -> bool:
    """Whether the value is so near the bound that a listing is the better way to a better one."""
    value, bound = search.state.value, search.state.bound
    return value is not None and bound is not None and bound - value <= NEAR * abs(value)


def choose(search: TierSearch, nodes: int) -> Choice:
    """The best trip among the plans known: a good value makes the gap to list short."""
    evidence = search.evidence
    if evidence is None or search.least is None:
        return Choice(Outcome.UNKNOWN)
    plans = search.promising()
    chains = Chains(search.table, search.goal, plans, evidence.certificate, evidence.prices)
    least = search.least + (search.goal.step if search.canonical else 0)
    choice = _searched(search, chains, least, nodes, canonical=False)
    search.take_in(choice, "choose")
    return choice


def _searched(
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


def _stages(search: TierSearch) -> Iterator[int]:
    """Least values to list for, falling to the last one: near the bound listings are short.

    Each stage either finds the best trip or takes the bound down to below its least value.
    """
    state, step = search.state, search.goal.step
    # For any trip at all every least value above 0 would be asking for what no trip is worth.
    for share in () if search.goal.is_any_trip else STAGES:
        if search.least is not None and state.bound is not None:
            steps = int(share * (state.bound - search.least)) // step
            if steps > 0:
                yield search.least + steps * step
    if (search.canonical or not state.is_closed) and search.least is not None:
        yield search.least


def _is_settled_at(search: TierSearch, least: int) -> bool:
    """Whether listing and choosing at a least value ends the tier (or its time)."""
    evidence, state = search.evidence, search.state
    assert evidence is not None
    canonical = search.canonical and least == search.least
    listing = _listing(search, evidence, least, canonical=canonical)
    if listing is None:
        return True
    plans, evidence = listing
    search.tell("prove", state)
    if not len(plans):
        return _is_none_at(search, least, None)
    chains = Chains(search.table, search.goal, plans, evidence.certificate, evidence.prices)
    choice = _searched(search, chains, least, CLOSE_NODES, canonical=canonical)
    if choice.outcome not in (Outcome.OPTIMAL, Outcome.NONE_EXISTS):
        search.take_in(choice, "prove")
        choice = _selected(search, plans, canonical=canonical)
    if choice.outcome is Outcome.OPTIMAL:
        assert choice.value is not None
        state.improve(choice.plans, choice.value)
        if choice.value < least:
            state.tighten(least - search.goal.step)
            return False
        state.bound = state.value
        if search.canonical and not canonical:
            return False
        state.is_proved = True
        if canonical:
            state.trip = choice.plans
        return True
    if choice.outcome is Outcome.NONE_EXISTS:
        return _is_none_at(search, least, plans)
    search.take_in(choice, "prove")
    return True


def _selected(search: TierSearch, plans: PlanTable, *, canonical: bool) -> Choice:
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


def _is_none_at(search: TierSearch, least: int, plans: PlanTable | None) -> bool:
    """No trip is worth `least`; asked once more in another way where that is the last word."""
    state = search.state
    if state.value is not None and least <= state.value:
        return True  # the known trip has to be there: no proof can be built on this listing
    if state.value is not None or search.floor is not None:
        state.tighten(least - search.goal.step)
        return search.is_below_floor or (state.is_closed and not search.canonical)
    if search.least is None or least > search.least:
        return False
    if plans is None:
        state.is_proved = True
        return True
    again = Selection(search.table, search.goal, plans).solve(
        search.effort(search.clock.left, seed=1, linearization=1)
    )
    state.is_proved = again.outcome is Outcome.NONE_EXISTS
    return True


# --- the listing --------------------------------------------------------------------------------
def _listing(
    search: TierSearch, evidence: Evidence, least: int, *, canonical: bool
) -> tuple[PlanTable, Evidence] | None:
    """Every plan that a trip worth at least `least` could use, with evidence; None if too many."""
    compared = search.goal.compared(search.rows, canonical=canonical)
    questions = [
        Question(compared=compared, rest_bounds=search.table.rest_starts(day))
        for day in range(len(search.instance.days))
    ]
    found = search.rounds.list_inside(
        evidence.prices, evidence.certificate, evidence.best, least, questions
    )
    if not found.is_whole:
        return None
    plans = joined([search.rounds.empty_days(), found.table])
    plans = plans.take(undominated(plans, compared, search.goal.of_plans(plans)))
    duals = evidence.certificate.duals
    plans, certificate = _inside(search, plans, evidence.prices, duals, least)
    evidence = Evidence(certificate, evidence.best, evidence.prices)
    return _shrunk(search, plans, evidence, least)


def _shrunk(
    search: TierSearch, plans: PlanTable, evidence: Evidence, least: int
) -> tuple[PlanTable, Evidence]:
    """Drops listed plans by the relaxation over the listing alone, cut after cut.

    No pricing is needed here: the listing holds every plan that matters, so its relaxation
    bounds every trip inside the gap.
    """
    if not len(plans):
        return plans, evidence
    relaxation = search.relaxation(plans)
    known = {row.subset for row in search.cuts}
    inside = plans
    for _ in range(SHRINK_ROUNDS):
        solution = relaxation.solve()
        if solution is None or search.clock.is_over:
            break
        search.rounds.counters.simplex_iterations += relaxation.iterations
        duals = whole_duals(search.table, solution.duals, search.goal)
        prices = search.prices(duals)
        before = len(inside)
        inside, certificate = _inside(search, inside, prices, duals, least)
        evidence = Evidence(certificate, evidence.best, prices)
        search.state.tighten_gap(certificate.bound, least, search.goal.step)
        if not len(inside):
            break
        values = solution.plan_values
        cuts = violated_subsets(search.instance, plans, values, known)
        if not cuts and len(inside) == before:
            break
        search.add_cuts(relaxation, cuts, plans)
        if len(inside) < 0.7 * len(plans):
            plans = inside
            relaxation = search.relaxation(plans)
    return inside, evidence


def _inside(
    search: TierSearch, plans: PlanTable, prices: list[DayPrices], duals: Duals, least: int
) -> tuple[PlanTable, Certificate]:
    """The plans of a whole listing that a trip worth at least `least` can use, under duals.

    The best value of each day pair is that of the listing, and where a pair has none, no trip
    goes there; what is dropped makes others fall, until nothing changes.
    """
    worths = values_of(plans, prices)
    while True:
        certificate = certify(search.table, search.goal, duals, _best_of(plans, worths, prices))
        kept = worths >= certificate.thresholds(plans, least)
        if kept.all():
            return plans, certificate
        plans, worths = plans.take(kept), worths[kept]


def _best_of(plans: PlanTable, worths: np.ndarray, prices: list[DayPrices]) -> PairBest:
    """The best value of every day pair among some plans."""
    size = int(max(plans.morning.max(initial=0), plans.night.max(initial=0))) + 1
    pair = (plans.day * size + plans.morning) * size + plans.night
    order = np.lexsort((-worths, pair))
    first = np.ones(len(order), bool)
    first[1:] = pair[order][1:] != pair[order][:-1]
    best: PairBest = [{} for _ in prices]
    for row in order[first].tolist():
        day, morning, night = plans.where[row, :3].tolist()
        best[day][morning, night] = int(worths[row])
    return best
