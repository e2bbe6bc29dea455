"""Gates judged: holds, fails, or not answered. What is not known never passes by itself.

A gate is about the best there is, of which an answer that is not proved tells only a part: a goal
lies between what was reached and its bound, where the goals before it are proved. Of other numbers
the plan at hand may show that a gate holds; that it fails takes a proof.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from optimizer.domain.comparison import AssignmentChange, Comparison, Figures
from optimizer.domain.result import Tier, Verdict
from optimizer.domain.value import Value
from scenarios.files import Gate, Metric, Operator


class Standing(StrEnum):
    """How a gate stands."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


class GateResult(Value):
    """A gate with what was measured: numbers in the metric's unit, None where there is none."""

    gate: Gate
    standing: Standing
    measured: int | Verdict | None
    against: int | Verdict | None

    @property
    def passes(self) -> bool:
        """Whether it lets the scenario through."""
        is_unknown = self.standing is Standing.UNKNOWN
        return self.standing is Standing.HOLDS or (is_unknown and self.gate.allow_unknown)


def judged_gates(gates: Iterable[Gate], found: Comparison) -> tuple[GateResult, ...]:
    """Each gate on the answer of a comparison, in the order given."""
    return tuple(_judged(gate, found) for gate in gates)


def _judged(gate: Gate, found: Comparison) -> GateResult:
    if gate.metric is Metric.VERDICT:
        return _verdict(gate, found)
    span = _span(gate.metric, found.after, found.assignment)
    other = _reference(gate, found)
    return GateResult(
        gate=gate,
        standing=_standing(gate, span, other, found.after.verdict),
        measured=None if span is None else span.reached,
        against=None if other is None else other.reached,
    )


# --- verdicts ----------------------------------------------------------------------------------
def _verdict(gate: Gate, found: Comparison) -> GateResult:
    measured = found.after.verdict
    other = found.before.verdict if gate.verdict is None else gate.verdict
    return GateResult(
        gate=gate, standing=_of_verdicts(gate, measured, other), measured=measured, against=other
    )


def _of_verdicts(gate: Gate, measured: Verdict, other: Verdict) -> Standing:
    """UNKNOWN may yet turn out to be anything; only a gate that names it is about the run."""
    if gate.verdict is not Verdict.UNKNOWN and Verdict.UNKNOWN in (measured, other):
        return Standing.UNKNOWN
    wants_same = gate.operator is Operator.EQUALS
    return Standing.HOLDS if (measured is other) is wants_same else Standing.FAILS


# --- numbers -----------------------------------------------------------------------------------
@dataclass(frozen=True)
class Span:
    """Where a number lies: reached by the plan at hand, at the best possible between the ends.

    Not `is_final` where the ends are not known and the plan at hand stands for them.
    """

    reached: int
    low: int
    high: int
    is_final: bool = True

    @classmethod
    def exactly(cls, value: int, *, is_final: bool = True) -> Span:
        """A number without doubt, or the best that is known of it."""
        return cls(value, value, value, is_final)


def _span(metric: Metric, figures: Figures, change: AssignmentChange | None) -> Span | None:
    """A metric of an answer; None where there is no such number."""
    points = _tier(figures, "points")
    match metric:
        case Metric.POINTS_BOUND:
            return None if points is None or points.bound is None else Span.exactly(points.bound)
        case Metric.GAP:
            gap = None if points is None else _gap_permille(points)
            return None if gap is None else Span.exactly(gap)
        case Metric.POINTS:
            return _of_goal(figures, figures.points, "points")
        case Metric.COST_AND_TIME:
            return _of_goal(figures, figures.cost_and_time_cents, "cost and time")
        case Metric.CHANGES:
            return _of_goal(figures, figures.changes, "changes")
        case Metric.KEPT | Metric.MOVED | Metric.DROPPED | Metric.ADDED:
            count = None if change is None else len(getattr(change, metric.value))
            return _as_found(figures, count)
        case _:
            return _as_found(figures, getattr(figures, metric.value))


def _tier(figures: Figures, name: str) -> Tier | None:
    return next((tier for tier in figures.tiers if tier.name == name), None)


def _gap_permille(points: Tier) -> int | None:
    """The gap in thousandths of the points, rounded up: 0 only where it is proved."""
    if points.value is None or points.bound is None:
        return None
    distance = abs(points.bound - points.value)
    if distance == 0:
        return 0
    return None if points.value == 0 else -(-1000 * distance // abs(points.value))


def _of_goal(figures: Figures, value: int | None, name: str) -> Span | None:
    """A goal's number between the plan and the bound, once the goals before it are proved.

    Until then the best trip may be better in those and worse in this one.
    """
    if value is None:
        return None
    tier = _tier(figures, name)
    if tier is None or tier.value != value or tier.bound is None:
        return _as_found(figures, value)
    before = figures.tiers[: figures.tiers.index(tier)]
    if not all(one.is_proved for one in before):
        return _as_found(figures, value)
    return Span(value, min(value, tier.bound), max(value, tier.bound))


def _as_found(figures: Figures, value: int | None) -> Span | None:
    if value is None:
        return None
    return Span.exactly(value, is_final=figures.verdict is Verdict.OPTIMAL)


def _reference(gate: Gate, found: Comparison) -> Span | None:
    if gate.value is not None:
        return Span.exactly(gate.value)
    return _span(gate.metric, found.before, None)


def _standing(gate: Gate, span: Span | None, other: Span | None, verdict: Verdict) -> Standing:
    if span is None and verdict is Verdict.INFEASIBLE:
        return Standing.FAILS  # proved: there is no plan that could reach it
    if span is None or other is None:
        return Standing.UNKNOWN
    holds = _certainly(gate, span, other)
    if holds is None or (not holds and not (span.is_final and other.is_final)):
        return Standing.UNKNOWN
    return Standing.HOLDS if holds else Standing.FAILS


def _certainly(gate: Gate, span: Span, other: Span) -> bool | None:
    """Whether a gate holds wherever in their spans the numbers lie; None where that decides."""
    match gate.operator:
        case Operator.AT_LEAST:
            ends = [
                _within(gate, end, reference, other_way=False)
                for end in (span.low, span.high)
                for reference in (other.low, other.high)
            ]
        case Operator.AT_MOST:
            ends = [
                _within(gate, end, reference, other_way=True)
                for end in (span.low, span.high)
                for reference in (other.low, other.high)
            ]
        case Operator.EQUALS:
            return _equal(gate, span, other)
        case Operator.DIFFERS:
            same = _equal(gate, span, other)
            return None if same is None else not same
    if all(ends):
        return True
    return None if any(ends) else False


def _within(gate: Gate, value: int, reference: int, *, other_way: bool) -> bool:
    """In whole numbers: value >= reference - tolerance, or <= reference + tolerance."""
    missed = (value - reference if other_way else reference - value) * 1000
    return missed <= _tolerance(gate, reference)


def _tolerance(gate: Gate, reference: int) -> int:
    """A thousand times what a value may miss."""
    if gate.tolerance is None:
        return 0
    if gate.tolerance.absolute is not None:
        return gate.tolerance.absolute * 1000
    return (gate.tolerance.permille or 0) * abs(reference)


def _equal(gate: Gate, span: Span, other: Span) -> bool | None:
    nearest = max(0, span.low - other.high, other.low - span.high) * 1000
    farthest = max(abs(span.high - other.low), abs(other.high - span.low)) * 1000
    tolerances = [_tolerance(gate, reference) for reference in (other.low, other.high)]
    if farthest <= min(tolerances):
        return True
    return False if nearest > max(tolerances) else None
