"""Windows as one tier: what a search in one of them says of the best trip and bound of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from optimizer.master.tierstate import TierState
from optimizer.prepare.instance import Instance

Listener = Callable[[str, TierState, Instance], None]
"""Hears of every phase, bound and better trip: the tier's state, and the trip's own window."""


@dataclass
class Joint:
    """Tells of one window's tier as part of all windows: the best trip, the joint bound."""

    tell: Listener
    total: TierState
    pending: list[int | None]
    number: int
    instance: Instance
    holder: Instance

    def hear(self, phase: str, state: TierState) -> None:
        """Passes on what a window's search says."""
        bounds = [*self.pending]
        bounds[self.number] = state.bound if state.bound is not None else bounds[self.number]
        value = max((v for v in (self.total.value, state.value) if v is not None), default=None)
        is_better = state.trip is not None and state.value == value
        seen = TierState(
            state.goal,
            state.trip if is_better else self.total.trip,
            value,
            joint_bound(value, bounds),
        )
        self.tell(phase, seen, self.instance if is_better else self.holder)


def joint_bound(value: int | None, bounds: list[int | None]) -> int | None:
    """No window is worth more than this; None while one has no bound yet."""
    if any(bound is None for bound in bounds):
        return None
    highest = max(bound for bound in bounds if bound is not None)
    return highest if value is None else max(highest, value)


def is_done(
    state: TierState | None, total: TierState, number: int, holder: int, *, is_last: bool
) -> bool:
    """Whether a window is proved to hold nothing better, in the last tier nothing earlier either.

    There the window that holds the trip must have settled its answer, and one before it must hold
    no tie, for only then is the plan shown the first in the canonical order.
    """
    if state is None or total.value is None:
        return False
    if state.is_proved or state.is_impossible:
        return True
    if is_last and number == holder:
        return False
    most = total.value - (total.goal.step if is_last and number < holder else 0)
    return state.bound is not None and state.bound <= most
