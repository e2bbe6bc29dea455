"""One tier: column generation with certified bounds, then the listing that closes the gap."""

from __future__ import annotations

from optimizer.master.closing import close, close_at_once
from optimizer.master.generation import generate
from optimizer.master.neighbourhood import LAST_STALE, look_on
from optimizer.master.search import TierSearch
from optimizer.master.tierstate import TierState, Trip


def solve_tier(search: TierSearch, start: Trip | None = None) -> TierState:
    """The tier's best trip and bound; proved unless the time ended or a cap was hit."""
    if start is not None:
        search.state.improve(start, search.goal.of_trip(search.instance, start))
    if not (_is_all_held(search) or search.clock.is_over):
        generate(search)
        if search.is_warm and not close_at_once(search):
            # What was carried over is not nearly enough: the whole way, from what is known by now.
            search.is_warm = False
            generate(search)
    if _is_all_held(search):
        search.state.is_proved = True
        search.tell("bound", search.state)
        return search.state
    if search.state.is_proved:
        return search.state
    if not search.clock.is_over and not (search.is_hopeless or search.is_below_floor):
        close(search)
        _look_on(search)
    return search.state


def _look_on(search: TierSearch) -> None:
    """While the gap is open and there is time: a better trip makes it shorter to close."""
    state = search.state
    while not (state.is_proved or search.is_enough or search.clock.is_over):
        before = state.value
        look_on(search, LAST_STALE)
        if state.value == before:
            return
        close(search)


def _is_all_held(search: TierSearch) -> bool:
    """Whether the best trip holds as much of a published programme as is still on offer."""
    return search.goal.mark is not None and search.state.is_closed and not search.canonical
