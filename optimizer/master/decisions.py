"""Decisions: what a branch of the tree takes for granted, and which to take next.

Every trip obeys a decision or its opposite, so the two branches together lose nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.plantable import PlanTable
from optimizer.domain.rules import Rule
from optimizer.master.cuts import once_only
from optimizer.master.rows import Row
from optimizer.master.rows.row import scaled, visits_of
from optimizer.prepare.instance import Instance

Flags = NDArray[np.bool_]

BRANCH = "branch:"
"""How the names of a decision's rows begin."""

FRACTIONAL = 1e-4
"""A share that is nearer to none or all is not worth a branch."""


@dataclass(frozen=True)
class Night:
    """Whether the night after a day is spent in a state: a hotel, or home already."""

    day: int
    state: int
    is_taken: bool = True

    def keeps(self, instance: Instance, plans: PlanTable) -> Flags:
        """Which plans can be in a trip that obeys."""
        before = (plans.day != self.day) | ((plans.night == self.state) == self.is_taken)
        after = (plans.day != self.day + 1) | ((plans.morning == self.state) == self.is_taken)
        kept: Flags = before & after
        return kept

    def rows(self, instance: Instance) -> Iterator[Row]:
        """No row is needed: the days' states meet anyway."""
        return iter(())

    def nights(self, allowed: Flags) -> None:
        """Takes from the states allowed after each day those that do not obey."""
        others = np.arange(allowed.shape[1]) != self.state
        allowed[self.day] &= ~others if self.is_taken else others


@dataclass(frozen=True)
class Visit:
    """Whether a once-only session is visited, on a day or on any."""

    token: int
    day: int | None = None
    is_taken: bool = True

    def keeps(self, instance: Instance, plans: PlanTable) -> Flags:
        """Which plans can be in a trip that obeys."""
        word, bit = divmod(self.token, 64)
        holds = (plans.tokens[:, word] >> np.uint64(bit) & np.uint64(1)).astype(bool)
        if self.day is None:
            return np.ones(len(plans), bool) if self.is_taken else ~holds
        kept: Flags = ~(
            holds & ((plans.day != self.day) if self.is_taken else (plans.day == self.day))
        )
        return kept

    def rows(self, instance: Instance) -> Iterator[Row]:
        """The row that says so: at least one visit, or none."""
        name = instance.tokens[self.token]
        all_visits = visits_of(instance, [name])
        first, last = (0, len(instance.days)) if self.day is None else (self.day, self.day)
        visits = scaled(all_visits, 1, first, last)
        side = {"lower": 1} if self.is_taken else {"upper": 0}
        yield Row(Rule.ONCE, f"{BRANCH}{name}:{first}-{last}:{side}", visits=visits, **side)  # type: ignore[arg-type]

    def nights(self, allowed: Flags) -> None:
        """Says nothing of nights."""


Decision = Night | Visit


def opposite(decision: Decision) -> Decision:
    """The other branch."""
    return replace(decision, is_taken=not decision.is_taken)


def kept_by(instance: Instance, decisions: Sequence[Decision], plans: PlanTable) -> Flags:
    """Which plans can be in a trip that obeys all decisions."""
    kept = np.ones(len(plans), bool)
    for decision in decisions:
        kept &= decision.keeps(instance, plans)
    return kept


def next_decision(
    instance: Instance,
    plans: PlanTable,
    shares: NDArray[np.float64],
    taken: Sequence[Decision],
) -> Decision | None:
    """What to branch on, by the shares of the plans in a relaxation; None if nothing is left.

    Where the nights are mixed they come first (hotel, number of days), then whether a session is
    visited at all, then its day; where nothing is mixed, the day of a session not decided yet.
    """
    used = shares > FRACTIONAL / 10
    plans, shares = plans.take(used), shares[used]
    return (
        _mixed_night(instance, plans, shares)
        or _mixed_visit(instance, plans, shares)
        or _undecided_visit(instance, plans, taken)
    )


def _mixed_night(
    instance: Instance, plans: PlanTable, shares: NDArray[np.float64]
) -> Decision | None:
    """The night state whose share is nearest to a half."""
    totals = np.zeros((len(instance.days), instance.state_count))
    np.add.at(totals, (plans.day, plans.night), shares)
    day, state = np.unravel_index(np.argmax(_mixing(totals)), totals.shape)
    if _mixing(totals)[day, state] <= FRACTIONAL:
        return None
    return Night(int(day), int(state))


def _mixed_visit(
    instance: Instance, plans: PlanTable, shares: NDArray[np.float64]
) -> Decision | None:
    """The session whose share, in all or on one day, is nearest to a half."""
    tokens = _sessions(instance)
    if not tokens:
        return None
    words, bits = np.divmod(np.array(tokens), 64)
    holds = (plans.tokens[:, words] >> bits.astype(np.uint64) & np.uint64(1)).astype(np.float64)
    totals = np.zeros((len(instance.days), len(tokens)))
    np.add.at(totals, plans.day, holds * shares[:, None])
    over_all = _mixing(totals.sum(axis=0))
    if over_all.max() > FRACTIONAL:
        return Visit(tokens[int(over_all.argmax())])
    by_day = _mixing(totals)
    day, place = np.unravel_index(np.argmax(by_day), by_day.shape)
    return Visit(tokens[int(place)], int(day)) if by_day[day, place] > FRACTIONAL else None


def _undecided_visit(
    instance: Instance, plans: PlanTable, taken: Sequence[Decision]
) -> Decision | None:
    """The first session of the plans whose day is not decided."""
    decided = {(d.token, d.day) for d in taken if isinstance(d, Visit)}
    for row in range(len(plans)):
        for token in _sessions(instance):
            word, bit = divmod(token, 64)
            if int(plans.tokens[row, word]) >> bit & 1:
                day = int(plans.day[row])
                if (token, day) not in decided:
                    return Visit(token, day)
    return None


def _sessions(instance: Instance) -> list[int]:
    """The once-only tokens that are sessions; commitments have to be there in any case."""
    return [
        token
        for token in once_only(instance)
        if not instance.tokens[token].startswith("commitment:")
    ]


def _mixing(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each share is from none and from all."""
    return np.minimum(totals, 1.0 - totals)
