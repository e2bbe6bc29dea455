"""One tier: column generation with certified bounds, then the listing that closes the gap."""

from __future__ import annotations

from optimizer.master.closing import close
from optimizer.master.generation import generate
from optimizer.master.search import TierSearch
from optimizer.master.tierstate import TierState, Trip


def solve_tier(search: TierSearch, start: Trip | None = None) -> TierState:
    """The tier's best trip and bound; proved unless the time ended or a cap was hit."""
    if start is not None:
        search.state.improve(start, search.goal.of_trip(search.instance, start))
    generate(search)
    if not search.clock.is_over and not (search.is_hopeless or search.is_below_floor):
        close(search)
    return search.state
