"""Putting together: the problem that a request gives as a whole, or names by stored documents."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from api.planning.intake import problem_in
from api.publishing import held_beside
from api.schemas.plans import ProblemSource, Stored
from api.store.inputs import CATALOGUES, WISHES, Inputs
from api.store.plans import Source
from optimizer.domain.problem import Problem


def put_together(
    session: Session, organisation_id: str, request: ProblemSource
) -> tuple[Problem, Source]:
    """The problem and its source. Raises NotFound, and InvalidInput with every finding."""
    if request.catalogue is None or request.wishes is None:
        return problem_in(request.problem or {}, "/problem"), Source()
    catalogue, catalogue_source = _document(session, CATALOGUES, organisation_id, request.catalogue)
    wishes, wishes_source = _document(session, WISHES, organisation_id, request.wishes)
    content: dict[str, Any] = {"catalogue": catalogue, "wishes": wishes}
    if request.with_bookings:
        problem = problem_in(content)
        dates = problem.wishes.dates
        held = held_beside(session, organisation_id, problem.catalogue, dates.first, dates.last)
        content["bookings"] = [one.model_dump(mode="json") for one in held]
    return problem_in(content), Source(catalogue=catalogue_source, wishes=wishes_source)


def _document(
    session: Session, kind: Inputs[Any, Any], organisation_id: str, stored: Stored
) -> tuple[Any, tuple[str, int]]:
    found = kind.document(session, organisation_id, stored.id, stored.version)
    return found.document, (stored.id, found.number)
