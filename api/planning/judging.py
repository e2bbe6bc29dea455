"""Judging: problems by all their findings, itineraries by every rule."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.planning.intake import itinerary_in, judged
from api.planning.together import put_together
from api.schemas.document import Content
from api.schemas.judging import CheckRequest, Judgement, Validation
from optimizer.check import check, score


def validated(problem: Content) -> Validation:
    """Everything that is wrong with a problem."""
    found, findings = judged(problem)
    return Validation(
        valid=found is not None,
        findings=findings,
        problem_hash=None if found is None else found.content_hash,
    )


def checked(session: Session, organisation_id: str, request: CheckRequest) -> Judgement:
    """What an itinerary breaks and is worth. Raises NotFound and InvalidInput."""
    problem, _ = put_together(session, organisation_id, request)
    itinerary = itinerary_in(request.itinerary, "/itinerary")
    violations = tuple(check(problem, itinerary))
    return Judgement(
        keeps_every_rule=not violations,
        violations=violations,
        score=score(problem, itinerary),
        is_for_this_problem=itinerary.problem_hash == problem.content_hash,
    )
