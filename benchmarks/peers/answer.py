"""What a peer answered, judged by the checker: the same judge, whoever planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from optimizer.check import check, score
from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.unfold import unfold
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.prepare.instance import Instance


class CannotExpress(Exception):
    """A peer's model lacks something that the problem asks for; says all of it."""

    def __init__(self, peer: str, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(f"{peer} cannot express: {', '.join(reasons)}")


@dataclass(frozen=True)
class PeerAnswer:
    """A peer's best plan and what it is worth; None for what it does not have.

    Values stand only beside a plan in which the checker finds no fault, and `faults` only where no
    such plan was found: a peer is judged by its best one, whatever it tried before. `course` holds
    the seconds and points of each better plan, `bound` what no plan can beat, if the peer proves
    such a thing, `proof_seconds` when the points were proved, where that is not the end.
    """

    peer: str
    seconds: float
    itinerary: Itinerary | None = None
    points: int | None = None
    cost_and_time_cents: int | None = None
    bound: int | None = None
    cost_bound: int | None = None
    is_proved: bool = False
    proof_seconds: float | None = None
    course: tuple[tuple[float, int], ...] = ()
    faults: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    counters: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """An itinerary with its score, or with its faults; none where there is nothing to judge."""

    itinerary: Itinerary | None
    points: int | None
    cost_and_time_cents: int | None
    faults: tuple[str, ...]


def itinerary_of(instance: Instance, plans: Sequence[DayPlan]) -> Itinerary:
    """The itinerary of days that are on site."""
    return Itinerary(
        problem_hash=instance.problem.content_hash,
        days=tuple(unfold(instance, plan) for plan in plans),
    )


def judged(problem: Problem, itinerary: Itinerary) -> Judged:
    """What the checker and the score say of an itinerary."""
    violations = check(problem, itinerary)
    if violations:
        told = tuple(f"{one.rule} {one.where}: {one.message}" for one in violations)
        return Judged(itinerary, None, None, told)
    worth = score(problem, itinerary)
    return Judged(itinerary, worth.points, worth.cost_and_time_cents, ())


Course = list[tuple[float, int]]


def with_heard(course: Course, heard: Course, points: int, seconds: float) -> Course:
    """A course with what a model said on the way to a plan that the judge found worth `points`.

    No step is above that; `seconds` is when the plan was there.
    """
    steps = [*course]
    for moment, claimed in [*heard, (seconds, points)]:
        if not steps or min(claimed, points) > steps[-1][1]:
            steps.append((moment, min(claimed, points)))
    return steps
