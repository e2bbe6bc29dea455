"""How the engine's answer to a problem differs from the oracle's."""

from __future__ import annotations

from optimizer.check import check
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from tests.oracle.brute_force import OracleAnswer, brute_force

PARAMETERS = SolveParameters(time_limit_seconds=300, workers=1)


def difference(problem: Problem, expected: OracleAnswer | None = None) -> str | None:
    """None if verdict, points, cost and time are the oracle's and the engine's plan checks."""
    expected = expected or brute_force(problem)
    result = solve(problem, PARAMETERS)
    verdict = Verdict.OPTIMAL if expected.feasible else Verdict.INFEASIBLE
    if result.verdict is not verdict:
        return f"the engine says {result.verdict}, the oracle {verdict}"
    if result.itinerary is None or result.score is None:
        return None
    if violations := check(problem, result.itinerary):
        return f"the engine's plan breaks {[violation.message for violation in violations]}"
    score = result.score
    found = (score.broken_levels, score.change_weight, score.points, score.cost_and_time_cents)
    best = (expected.broken, expected.changes, expected.points, expected.cost_and_time_cents)
    return None if found == best else f"the engine found {found}, the oracle {best}"
