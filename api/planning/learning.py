"""Learning: how a trip went and what came of it, judged and kept, and the report of it all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import ProblemCode, Refusal
from api.planning import inputs
from api.planning.feedback import REQUEST, fitting
from api.planning.held import HeldTrip, held_trip
from api.planning.intake import document_in
from api.schemas.document import Content
from api.schemas.inputs import StoredCatalogue
from api.schemas.learning import ImprovedCatalogue, ImprovementRequest
from api.store import deliveries, feedback, improvements, programmes, tables
from api.store.improvements import Told
from api.store.inputs import CATALOGUES
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import Spot
from optimizer.domain.findings import InvalidInput
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks
from optimizer.domain.writing import written
from scenarios.learning import (
    Delivery,
    FollowUp,
    FormAnswers,
    Improvement,
    Learning,
    LearningReport,
    delivery_spots,
    improve,
    improvement_spots,
    judged_learning,
    learning_report,
    shipped_forms,
)

_IMPROVEMENT: Steps = ("improvement",)


def delivery_in(trip: HeldTrip, content: Content) -> Content:
    """How a trip went, as it is kept. Raises InvalidInput with every finding."""
    with ticks(trip.problem.rules.ticks_per_minute):
        delivery = document_in(Delivery, content, "")
    _require_none(tuple(delivery_spots(trip.problem, trip.itinerary, delivery, REQUEST)))
    return delivery.model_dump(mode="json")


def improvement_in(
    session: Session, trip: HeldTrip, request: ImprovementRequest, replaces: str | None = None
) -> Told:
    """An improvement as it is kept, judged beside the others of its programme.

    Raises InvalidInput with every finding.
    """
    with ticks(trip.problem.rules.ticks_per_minute):
        told = document_in(Improvement, request.improvement, "/improvement")
    rows = improvements.of_programme(session, trip.programme)
    others = [improvement_of(trip, row) for row in rows if row.id != replaces]
    everything = (*others, told)
    learning = known_of(session, trip, everything)
    # The others have been judged before, so that faults are of the last one.
    places: list[Steps] = [_IMPROVEMENT for _ in everything]
    spots = list(improvement_spots(learning, REQUEST, places))
    if not spots:
        _, found = improve(trip.problem, (told,), REQUEST, (_IMPROVEMENT,))
        spots += found
    _require_none(spots)
    return Told(told.model_dump(mode="json"), request.decision, request.note)


def improvement_of(trip: HeldTrip, row: tables.Improvement) -> Improvement:
    """An improvement that the store has."""
    with ticks(trip.problem.rules.ticks_per_minute):
        return Improvement.model_validate(row.content)


def report_of(session: Session, programme: tables.Programme, on: dt.date) -> LearningReport:
    """The learning report of a programme as of a date; it answers that of the trip before.

    Raises Refusal while nothing is published, and where what is kept no longer fits what is.
    """
    trip = held_trip(session, programme)
    rows = improvements.of_programme(session, programme)
    learning = known_of(session, trip, tuple(improvement_of(trip, row) for row in rows))
    before = _before(session, trip)
    if before is not None:
        told = improvements.of_programme(session, before.programme)
        past = known_of(session, before, tuple(improvement_of(before, row) for row in told))
        follow_ups = tuple(
            FollowUp(improvement=row.content["id"], decision=row.decision, note=row.note)
            for row in told
        )
        previous = learning_report(_judged(past), on)
        learning = Learning(**{**learning.__dict__, "previous": previous, "follow_ups": follow_ups})
    return learning_report(_judged(learning), on)


def known_of(session: Session, trip: HeldTrip, told: tuple[Improvement, ...]) -> Learning:
    """All that is known of a trip, with the improvements that were told; nobody is named."""
    row = deliveries.known(session, trip.programme)
    with ticks(trip.problem.rules.ticks_per_minute):
        delivery = None if row is None else Delivery.model_validate(row.content)
    names = _names(session, trip.programme)
    rows = feedback.of_programme(session, trip.programme)
    return Learning(
        problem=trip.problem,
        itinerary=trip.itinerary,
        version=trip.version,
        forms=shipped_forms(),
        answers=tuple(
            _without_names(one, names) for row in rows if (one := fitting(trip, row)) is not None
        ),
        delivery=delivery,
        improvements=told,
    )


def improve_catalogue(
    session: Session, organisation_id: str, key: str, expected: int, ids: Sequence[str]
) -> ImprovedCatalogue:
    """Puts improvements into the next version of a catalogue, and notes which one it was.

    Raises NotFound, Stale, InvalidInput, and Refusal where nothing would change.
    """
    rows = [improvements.get(session, organisation_id, one) for one in ids]
    newest = CATALOGUES.document(session, organisation_id, key)
    catalogue = Catalogue.model_validate(newest.document)
    changes = {}
    for row in rows:
        trip = held_trip(session, programmes.get(session, organisation_id, row.programme_id))
        one = improvement_of(trip, row)
        whole = Problem(catalogue=catalogue, wishes=trip.problem.wishes, bookings=())
        found, spots = improve(whole, (one,), REQUEST, (("improvements",),))
        if found is None:
            raise InvalidInput(spot.finding() for spot in spots)
        changes[row.id] = found.changes[one.id]
        catalogue = found.problem.catalogue
    if not any(changes.values()):
        what = "The catalogue has all of these improvements already."
        raise Refusal(ProblemCode.CONFLICT, what)
    document = written(catalogue)
    kept = inputs.replace(session, organisation_id, StoredCatalogue, key, expected, document)
    for row in rows:
        improvements.mark_applied(session, row, kept.id, kept.version)
    return ImprovedCatalogue(catalogue=kept, changes=changes)


def _judged(learning: Learning) -> Learning:
    found, spots = judged_learning(learning, "report")
    if found is None:
        what = "What was told of the trip no longer fits the version that holds."
        raise Refusal(ProblemCode.CONFLICT, what, tuple(spot.finding() for spot in spots))
    return found


def _before(session: Session, trip: HeldTrip) -> HeldTrip | None:
    """The organisation's last trip that ended before this one began and led to improvements."""
    query = (
        select(tables.Programme)
        .where(
            tables.Programme.organisation_id == trip.programme.organisation_id,
            tables.Programme.id != trip.programme.id,
            tables.Programme.published.is_not(None),
            tables.Programme.id.in_(select(tables.Improvement.programme_id)),
        )
        .order_by(tables.Programme.id)
    )
    first = trip.itinerary.days[0].date
    found = [held_trip(session, one) for one in session.scalars(query)]
    earlier = [one for one in found if one.itinerary.days[-1].date < first]
    return max(earlier, key=lambda one: one.itinerary.days[-1].date, default=None)


def _names(session: Session, programme: tables.Programme) -> re.Pattern[str] | None:
    """Names of the rooming list, to be looked for and left out."""
    query = select(tables.Guest.name).where(tables.Guest.programme_id == programme.id)
    names = sorted(set(session.scalars(query)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None


def _without_names(answers: FormAnswers, names: re.Pattern[str] | None) -> FormAnswers:
    """Answers in which nobody of the rooming list is named."""
    if names is None:
        return answers
    said = {
        key: names.sub("…", one) if isinstance(one, str) else one
        for key, one in answers.answers.items()
    }
    return answers.model_copy(update={"answers": said, "text": names.sub("…", answers.text)})


def _require_none(spots: Sequence[Spot]) -> None:
    if spots:
        raise InvalidInput(spot.finding() for spot in spots)
