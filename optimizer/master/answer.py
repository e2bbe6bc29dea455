"""The answer of the engine to one question."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.domain.result import Verdict
from optimizer.master.rounds import Counters
from optimizer.master.tierstate import TierState, Trip
from optimizer.prepare.instance import Instance


@dataclass(frozen=True)
class Answer:
    """The tiers as far as they were solved, the trip if there is one, and the window it is in."""

    verdict: Verdict
    tiers: tuple[TierState, ...]
    trip: Trip | None
    instance: Instance
    counters: Counters
