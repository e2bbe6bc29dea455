"""Closing the gap: every plan that a better trip could use is listed, and the best trip chosen.

A listing is tightened by what it shows itself (no other plan can be in a better trip); the tree
does the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.dayplans.plantable import PlanTable
from optimizer.master.chains import Chains
from optimizer.master.listing import list_plans
from optimizer.master.pricedtree import PricedTree
from optimizer.master.search import TierSearch
from optimizer.master.selection import Choice, Outcome, Selection
from optimizer.master.tree import ListedTree, searched

CHOOSE_SECONDS, CHOOSE_SHARE, CHOOSE_NODES = 5.0, 0.25, 5_000_000
"""How far the best trip among the plans known is sought before the listing: the seconds, or the
share of those left, whichever is more."""

NEAR = 0.02

SHORT_LISTING = 100_000
"""So many plans at most are listed where a warm search closes the gap at once."""

STAGES = (0.5,)
"""Shares of the gap, counted from the value, at which a listing is tried before the whole gap."""


def close(search: TierSearch) -> None:
    """Looks for the best trip among the plans known, then lists every plan inside the gap."""
    cut_short = choose(search, CHOOSE_NODES).outcome in (Outcome.FEASIBLE, Outcome.UNKNOWN)
    if cut_short and not _is_near(search):
        seconds = max(CHOOSE_SECONDS, CHOOSE_SHARE * search.clock.left)
        search.select(search.promising(), "choose", seconds)
    if search.evidence is None or search.clock.is_over:
        return
    if search.least is None:
        return
    for least in _stages(search):
        if _is_settled_at(search, least) or search.clock.is_over:
            break
    _take_note(search)


def close_at_once(search: TierSearch) -> bool:
    """Closes the gap as it is by one short listing; False where it has to be narrowed before."""
    if search.evidence is None or search.is_enough:
        return search.is_enough
    choose(search, CHOOSE_NODES)
    if search.least is None or search.clock.is_over:
        return False
    is_settled = _is_settled_at(search, search.least, SHORT_LISTING)
    _take_note(search)
    return is_settled


def _take_note(search: TierSearch) -> None:
    """Where value and bound meet the tier is proved, but for the canonical answer."""
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
    choice = searched(search, chains, least, nodes, canonical=False)
    search.take_in(choice, "choose")
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


def _is_settled_at(search: TierSearch, least: int, most: int | None = None) -> bool:
    """Whether listing and choosing at a least value ends the tier (or its time).

    With a `most` nothing else is tried where the listing is longer.
    """
    evidence, state = search.evidence, search.state
    assert evidence is not None
    canonical = search.canonical and least == search.least
    listing = list_plans(search, evidence, least, canonical=canonical, most=most)
    if listing is None and most is not None:
        return False
    search.tell("prove", state)
    plans: PlanTable | None = None
    if listing is None:
        choice = PricedTree(search, least, canonical=canonical).solve()
    else:
        plans, seeds = listing
        if not len(plans):
            return _is_none_at(search, least, None)
        choice = ListedTree(search, plans, seeds, least, canonical=canonical).solve()
    search.renew_table()
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
