"""The state of a window of dates: what is known of it between its tiers."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.master.pool import PlanPool, RowTable
from optimizer.master.rounds import Rounds
from optimizer.master.rows import Row
from optimizer.master.tierstate import TierState, Trip
from optimizer.prepare.instance import Instance


@dataclass(eq=False)
class Window:
    """One window with what is known of it: rows, plans, cuts, the last tier's state."""

    instance: Instance
    rounds: Rounds
    rows: tuple[Row, ...]
    pool: PlanPool
    cuts: list[Row]
    state: TierState | None = None
    trip: Trip | None = None
    is_filled: bool = False
    is_warm: bool = False

    @property
    def row_table(self) -> RowTable:
        """The rows as matrices, without cuts."""
        return RowTable(self.instance, self.rows)

    def may_reach(self, value: int) -> bool:
        """Whether the last tier left it open that a trip here is worth as much."""
        state = self.state
        if state is None:
            return True
        return not state.is_impossible and (state.bound is None or state.bound >= value)

    def keep(self, value: int) -> None:
        """Takes the last tier's trip along if it is worth as much."""
        state = self.state
        self.trip = state.trip if state is not None and state.value == value else None
