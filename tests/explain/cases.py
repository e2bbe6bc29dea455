"""Problems to explain, found among the generated ones by what they are and not by their number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import count

from optimizer.domain.explanations import LeftOut, LeftOutVerdict
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.explain.left_out import explained
from optimizer.optimise import solve
from tests.explain.oracle import PARAMETERS, inquiry
from tests.generators.small_problems import random_problem

Case = tuple[str, int]
"""A profile and a seed."""

PROFILES = ("mixed", "budget", "precedence", "pins")


@cache
def solved(profile: str, seed: int) -> tuple[Problem, SolveResult]:
    """A problem and its proved result."""
    problem = random_problem(seed, profile=profile)
    return problem, solve(problem, PARAMETERS)


@cache
def explained_case(profile: str, seed: int) -> tuple[LeftOut, ...]:
    """The records of a problem that has a plan."""
    problem, result = solved(profile, seed)
    return explained(problem, result, inquiry())


def first(number: int, fits: Callable[[SolveResult], bool], begin: int) -> list[Case]:
    """The first cases whose results are so, from a seed on, in turn through the profiles."""
    found: Iterator[Case] = (
        (profile, seed)
        for seed in count(begin)
        for profile in PROFILES
        if fits(solved(profile, seed)[1])
    )
    return [next(found) for _ in range(number)]


def planned(number: int, begin: int = 1000) -> list[Case]:
    """Cases with a plan that leaves wishes unmet and has visits."""
    return first(
        number,
        lambda result: (
            result.itinerary is not None and bool(result.unmet) and bool(result.itinerary.visits)
        ),
        begin,
    )


def impossible(number: int, begin: int = 1000) -> list[Case]:
    """Cases without a trip."""
    return first(number, lambda result: result.verdict is Verdict.INFEASIBLE, begin)


def with_verdict(verdict: LeftOutVerdict, begin: int = 1000) -> tuple[Case, LeftOut]:
    """The first case with a wish of a verdict."""
    for case in planned(60, begin):
        for record in explained_case(*case):
            if record.verdict is verdict:
                return case, record
    raise AssertionError(f"no problem has a wish that is {verdict}")
