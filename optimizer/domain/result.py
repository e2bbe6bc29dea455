"""Results: the verdict with its tiers, what is known of unmet wishes, and provenance."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from pydantic import PrivateAttr

from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.rules import Rule
from optimizer.domain.value import Value


class Verdict(StrEnum):
    """How good an answer is."""

    OPTIMAL = "OPTIMAL"
    FEASIBLE = "FEASIBLE"
    INFEASIBLE = "INFEASIBLE"
    UNKNOWN = "UNKNOWN"


class Tier(Value):
    """One goal: the value reached, the proved bound, and the gap between them.

    Numbers are in the tier's own unit and None where there is none. Gap = |bound - value| /
    |value|; 0 when they are equal; None without a value, or when the value is 0 and the bound not.
    """

    name: str
    unit: str
    value: int | None
    bound: int | None

    @property
    def gap(self) -> float | None:
        """How far the bound is from the value, as a share of the value."""
        if self.value is None or self.bound is None:
            return None
        if self.value == self.bound:
            return 0.0
        return None if self.value == 0 else abs(self.bound - self.value) / abs(self.value)

    @property
    def is_proved(self) -> bool:
        """Whether no better value exists."""
        return self.value is not None and self.value == self.bound


class Violation(Value):
    """A broken rule: which, where, by how much, and a sentence that says so."""

    rule: Rule
    where: str
    amount: int
    unit: str
    message: str


class Reason(Value):
    """Why something is not in the plan or not on offer: a stable code and the facts behind it."""

    code: str
    rule: Rule | None = None
    session: str | None = None
    date: dt.date | None = None
    facts: dict[str, Any] = {}
    message: str


class UnmetWish(Value):
    """A wish the itinerary does not meet. No reasons means: not explained here, never a guess."""

    wish: str
    weight: int
    reasons: tuple[Reason, ...] = ()


class Memory(Value):
    """What a solve kept in memory at most.

    `labels` of one pass, `label_bytes` what they took up, `columns` day plans known in the end,
    `listed` day plans in one listing. `peak_bytes` is the most that the process ever had resident,
    so it may stem from what it did before; None where the system does not tell.
    """

    labels: int
    label_bytes: int
    columns: int
    listed: int
    peak_bytes: int | None


class Provenance(Value):
    """What made the result: enough to replay it."""

    problem_hash: str
    software: dict[str, str]
    parameters: dict[str, Any]
    wall_seconds: float
    seconds_to_first_plan: float | None
    counters: dict[str, int] = {}
    memory: Memory | None = None


class Kept:
    """What a solve keeps for the next one: no part of a result's value, and never written."""

    def __init__(self, content: tuple[object, ...] = ()) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept)

    def __hash__(self) -> int:
        return 0

    def __reduce__(self) -> tuple[type[Kept], tuple[()]]:
        return Kept, ()


class ByHand(Value):
    """Marks an itinerary that people changed and kept: no solver stands behind all of it.

    `warnings` are the rules that it breaks and that do not block, by the checker's word.
    """

    warnings: tuple[Violation, ...] = ()


class SolveResult(Value):
    """The answer: an itinerary or none, and how good it is; `by_hand` if people kept their own.

    `chosen_as` is the name it had among the good ones of another plan, from which it was chosen.
    """

    verdict: Verdict
    tiers: tuple[Tier, ...]
    itinerary: Itinerary | None
    score: Score | None
    unmet: tuple[UnmetWish, ...] = ()
    conflict: tuple[Reason, ...] = ()
    name: str = "best"
    alternatives: tuple[SolveResult, ...] = ()
    by_hand: ByHand | None = None
    chosen_as: str | None = None
    provenance: Provenance

    _kept: Kept = PrivateAttr(default_factory=Kept)

    @property
    def kept(self) -> Kept:
        """What the solve that made it keeps for the next one, in this process only."""
        return self._kept

    def keeping(self, content: tuple[object, ...]) -> SolveResult:
        """The same result, which keeps this for the next solve."""
        copy = self.model_copy()
        copy._kept = Kept(content)
        return copy
