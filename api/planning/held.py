"""Held: the trip that a programme's published version is, read from the store."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.errors import ProblemCode, Refusal
from api.store import programmes, tables
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem


@dataclass(frozen=True)
class HeldTrip:
    """The version of a programme that holds, with its problem and its itinerary."""

    programme: tables.Programme
    version: int
    problem: Problem
    itinerary: Itinerary


def held_trip(session: Session, programme: tables.Programme) -> HeldTrip:
    """The trip that holds. Raises Refusal while nothing is published."""
    edition = programmes.published(session, programme)
    if edition is None:
        what = "Nothing of the programme is published, so there is no trip to speak of."
        raise Refusal(ProblemCode.CONFLICT, what)
    return HeldTrip(
        programme,
        edition.number,
        Problem.model_validate(edition.problem),
        Itinerary.model_validate(edition.itinerary),
    )
