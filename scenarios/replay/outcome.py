"""What a replay found: each scenario's edits, its answer beside the baseline's, and its gates."""

from __future__ import annotations

from optimizer.domain.comparison import Comparison, Figures
from optimizer.domain.value import Id, Text, Value
from scenarios.comparison.gates import GateResult
from scenarios.overlaying import Change


class ScenarioOutcome(Value):
    """One scenario. Without a comparison it was not solved, or failed as `failure` says.

    `result` is the key under which its result is kept, `problem_hash` its problem's.
    """

    name: str
    title: Text | None = None
    overlays: tuple[Id, ...]
    changes: tuple[Change, ...] = ()
    problem_hash: str | None = None
    result: str | None = None
    comparison: Comparison | None = None
    gates: tuple[GateResult, ...] = ()
    failure: str | None = None
    disagrees: bool = False

    @property
    def passes(self) -> bool:
        """Whether it was solved and every gate lets it through."""
        return self.comparison is not None and all(gate.passes for gate in self.gates)


class BaselineOutcome(Value):
    """The answer that all others are held against; None where there is none yet."""

    problem_hash: str
    result: str
    figures: Figures | None = None
    failure: str | None = None
    disagrees: bool = False


class ReplayReport(Value):
    """A whole replay, scenarios in the order of the file.

    It holds nothing that differs from run to run: what is proved gives the same bytes however it
    was solved.
    """

    id: Id
    name: Text | None = None
    baseline: BaselineOutcome
    scenarios: tuple[ScenarioOutcome, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every scenario has an answer or a failure that is told."""
        return all(one.comparison is not None or one.failure for one in self.scenarios)

    @property
    def failures(self) -> tuple[BaselineOutcome | ScenarioOutcome, ...]:
        """What could not be solved."""
        every: list[BaselineOutcome | ScenarioOutcome] = [self.baseline, *self.scenarios]
        return tuple(one for one in every if one.failure is not None)

    @property
    def gates(self) -> tuple[GateResult, ...]:
        """Every gate of every scenario."""
        return tuple(gate for one in self.scenarios for gate in one.gates)
