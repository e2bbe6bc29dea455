"""Gates: what a scenario has to reach, so that its file is a regression test as well."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from optimizer.domain.result import Verdict
from optimizer.domain.value import Value


class Metric(StrEnum):
    """What a gate measures.

    Money in cents, times in minutes, `gap` in thousandths of the points; `kept`, `moved`, `dropped`
    and `added` count visits next to the baseline's plan.
    """

    VERDICT = "verdict"
    POINTS = "points"
    COST = "cost_cents"
    COST_AND_TIME = "cost_and_time_cents"
    TRAVEL = "travel_minutes"
    CHANGES = "changes"
    VISITS = "visits"
    POINTS_BOUND = "points_bound"
    GAP = "gap"
    KEPT = "kept"
    MOVED = "moved"
    DROPPED = "dropped"
    ADDED = "added"


COMPARED = frozenset({Metric.KEPT, Metric.MOVED, Metric.DROPPED, Metric.ADDED})
"""Metrics that are a comparison with the baseline already."""


class Operator(StrEnum):
    """How a measured value has to stand to the one it is held against."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    EQUALS = "equals"
    DIFFERS = "differs"


class Tolerance(Value):
    """How much a value may miss: in its own unit, or in thousandths of what it is held against."""

    absolute: Annotated[int, Field(ge=0)] | None = None
    permille: Annotated[int, Field(ge=0, le=1_000_000)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Tolerance:
        if (self.absolute is None) is (self.permille is None):
            raise ValueError("give absolute or permille, one of the two")
        return self


class Gate(Value):
    """One condition on a scenario's answer, against a value or against the baseline's answer.

    The metric `verdict` is held against a `verdict`, any other against a `value`. What is not known
    does not pass, but with `allow_unknown`.
    """

    metric: Metric
    operator: Operator
    against: Literal["value", "baseline"] = "value"
    value: int | None = None
    verdict: Verdict | None = None
    tolerance: Tolerance | None = None
    allow_unknown: bool = False

    @model_validator(mode="after")
    def _can_be_measured(self) -> Gate:
        is_verdict = self.metric is Metric.VERDICT
        given = self.verdict if is_verdict else self.value
        stray = self.value if is_verdict else self.verdict
        field = "verdict" if is_verdict else "value"
        if stray is not None:
            raise ValueError(f"a gate on {self.metric.value} is held against a {field}")
        if (given is None) is (self.against == "value"):
            raise ValueError(f"give a {field}, or against: baseline, one of the two")
        if is_verdict and self.operator not in (Operator.EQUALS, Operator.DIFFERS):
            raise ValueError("a verdict equals another or differs; choose equals or differs")
        if self.tolerance is not None and (is_verdict or self.operator is Operator.DIFFERS):
            raise ValueError("a verdict, or what only has to differ, has no tolerance")
        if self.metric in COMPARED and self.against == "baseline":
            raise ValueError(
                f"{self.metric.value} is counted next to the baseline already; give a value"
            )
        return self
