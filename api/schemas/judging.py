"""Validation and checking on the wire."""

from __future__ import annotations

from typing import Annotated

from api.schemas.document import Content, Described
from api.schemas.plans import ProblemSource
from optimizer.domain.findings import Finding
from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.problem import Problem
from optimizer.domain.result import Violation
from optimizer.domain.value import Value

ProblemBody = Annotated[Content, Described(Problem)]


class Validation(Value):
    """Everything that was found in a problem; warnings do not make it invalid.

    `problem_hash` names the content of a valid one.
    """

    valid: bool
    findings: tuple[Finding, ...]
    problem_hash: str | None


class CheckRequest(ProblemSource):
    """An itinerary, whoever made it, and the problem that it is to be judged by."""

    itinerary: Annotated[Content, Described(Itinerary)]


class Judgement(Value):
    """Every rule that an itinerary breaks, and what it is worth.

    `is_for_this_problem` tells whether it names this very problem as the one it was made for.
    """

    keeps_every_rule: bool
    violations: tuple[Violation, ...]
    score: Score
    is_for_this_problem: bool
