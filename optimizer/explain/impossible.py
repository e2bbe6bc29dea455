"""Impossible: the conflicts of a problem without a trip, and what would help."""

from __future__ import annotations

from optimizer.domain.explanations import Impossible
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.explain.conflict import conflicts
from optimizer.explain.feasibility import Feasibility
from optimizer.explain.inquiry import Inquiry
from optimizer.explain.left_out import reasons_of
from optimizer.explain.repairs import repairs


def impossible(problem: Problem, result: SolveResult, inquiry: Inquiry) -> Impossible:
    """Why a problem that is proved impossible is, with repairs; UNKNOWN is not explained."""
    if result.verdict is not Verdict.INFEASIBLE:
        return Impossible(verdict=result.verdict)
    feasible = Feasibility(problem, inquiry)
    feasible.note(feasible.demands, possible=False)
    found, is_complete = conflicts(feasible)
    named = {demand.key for conflict in found for demand in conflict.demands}
    return Impossible(
        verdict=result.verdict,
        conflicts=found,
        repairs=repairs(feasible, [conflict.demands for conflict in found]) if found else (),
        is_hosts=feasible.is_possible(()) is False,
        is_complete=is_complete,
        notes=(
            *result.conflict,
            *(
                reason
                for wish in problem.wishes.wishes
                if wish.id in named
                for reason in reasons_of(problem, wish)
            ),
        ),
    )
