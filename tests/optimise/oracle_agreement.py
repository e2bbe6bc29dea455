"""Oracle, checker and one model on one problem: they agree, or the assertion says where not."""

from __future__ import annotations

from benchmarks.peers.one_model import solve_one_model
from optimizer.check import check, score
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from tests.oracle.brute_force import OracleAnswer, brute_force


def agreed_answer(problem: Problem) -> OracleAnswer:
    """The oracle's answer, which its plan, the checker and the one model bear out."""
    answer = brute_force(problem)
    best = (answer.points, answer.cost_and_time_cents)
    if answer.itinerary is not None:
        assert check(problem, answer.itinerary) == ()
        counted = score(problem, answer.itinerary)
        assert (counted.points, counted.cost_and_time_cents) == best
    model = solve_one_model(problem, 60)
    verdict = Verdict.OPTIMAL if answer.feasible else Verdict.INFEASIBLE
    assert (model.status, model.points, model.cost_and_time_cents) == (verdict, *best)
    return answer


def assert_agrees(result: SolveResult, answer: OracleAnswer) -> None:
    """The engine's result is the oracle's answer."""
    assert result.verdict is (Verdict.OPTIMAL if answer.feasible else Verdict.INFEASIBLE)
    if result.score is not None:
        found = (result.score.points, result.score.cost_and_time_cents)
        assert found == (answer.points, answer.cost_and_time_cents)
