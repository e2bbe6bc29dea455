"""Keeping: a plan changed by hand becomes an answer as it stands, and claims no more than it is."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from optimizer.check import unmet_wishes
from optimizer.domain.drafts import Draft, Judged
from optimizer.domain.edits import HandEdit
from optimizer.domain.findings import FindingCode, InvalidInput
from optimizer.domain.itinerary import Score
from optimizer.domain.levels import Level, Levels
from optimizer.domain.problem import Problem
from optimizer.domain.reached import goals_reached
from optimizer.domain.reading.faults import fault
from optimizer.domain.result import ByHand, SolveResult, UnmetWish, Verdict
from optimizer.drafting.drafting import draft
from optimizer.drafting.judging import judge


class Blocked(ValueError):
    """A plan that cannot be kept as it stands: each rule that blocks it, in the draft."""

    def __init__(self, made: Draft, findings: tuple[Judged, ...]) -> None:
        self.made, self.findings = made, findings
        super().__init__("; ".join(one.violation.message for one in findings))


def kept(
    problem: Problem, best: SolveResult, edits: Sequence[HandEdit], levels: Levels | None = None
) -> tuple[Problem, SolveResult]:
    """The problem that hand edits leave, and the plan that they make as an answer to it.

    What it breaks and does not block stands in `by_hand`; what was proved possible before the edits
    is still a bound as long as they only ask for more. Raises InvalidInput for edits that cannot be
    made, and Blocked for a plan that nobody could hold.
    """
    assert best.itinerary is not None
    made = draft(problem, best.itinerary, edits)
    levels = {**problem.wishes.rule_levels, **(levels or {})}
    judgement = judge(problem, best.itinerary, made, levels)
    blocking = tuple(one for one in judgement.findings if one.level is Level.BLOCK)
    if blocking:
        raise Blocked(made, blocking)
    worth = _sound(judgement.score)
    weights = {wish.id: wish.weight for wish in made.problem.wishes.wishes}
    left = {"wishes": made.problem.wishes.model_copy(update={"rule_levels": levels})}
    return made.problem.model_copy(update=left), best.model_copy(
        update={
            "verdict": Verdict.FEASIBLE,
            "tiers": tuple(goals_reached(best.tiers, worth, is_bounded=_asks_more(problem, made))),
            "itinerary": made.itinerary,
            "score": worth,
            "unmet": tuple(
                UnmetWish(wish=wish, weight=weights[wish])
                for wish in unmet_wishes(made.problem, made.itinerary)
            ),
            "conflict": (),
            "alternatives": (),
            "by_hand": ByHand(warnings=tuple(one.violation for one in judgement.findings)),
            "provenance": best.provenance.model_copy(
                update={
                    "problem_hash": made.problem.content_hash,
                    "wall_seconds": 0.0,
                    "seconds_to_first_plan": None,
                    "counters": {},
                    "memory": None,
                }
            ),
        }
    )


def _asks_more(problem: Problem, made: Draft) -> bool:
    """Whether all that was held fast before the edits still is."""
    return set(problem.wishes.pins) <= set(made.problem.wishes.pins)


def _sound(worth: Score) -> Score:
    """The score, if it can be written down: what is made by hand may cost more than any price."""
    try:
        return Score.model_validate(worth.model_dump())
    except ValidationError as wrong:
        too_much = fault(
            FindingCode.VALUE_OUT_OF_RANGE,
            "request",
            "The plan that the edits leave costs more than can be written down.",
            "Take back the edits that made it so dear.",
            ("edits",),
        )
        raise InvalidInput((too_much,)) from wrong
