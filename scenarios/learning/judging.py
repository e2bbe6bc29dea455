"""Judging: what is wrong with all that is told of a trip, for files and requests alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from optimizer.domain.crosschecks import Spot
from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import Steps
from scenarios.learning.answers import answer_spots
from scenarios.learning.delivery import delivery_spots
from scenarios.learning.forms import asked_visits, trip_form
from scenarios.learning.improvements import FollowUp
from scenarios.learning.improving import improve
from scenarios.learning.report import LearningReport
from scenarios.learning.reporting import Learning


def judged_learning(learning: Learning, document: str) -> tuple[Learning | None, tuple[Spot, ...]]:
    """The same with what its improvements change, None if an error stops it, and all faults."""
    spots = [*_names_known(learning, document)]
    if not spots:
        spots += _spots(learning, document)
    places: list[Steps] = [("improvements", index) for index in range(len(learning.improvements))]
    improved, faults = improve(learning.problem, learning.improvements, document, places)
    spots += faults
    if improved is None or spots:
        return None, tuple(spots)
    values = {**learning.__dict__, "changes": improved.changes}
    return Learning(**values), ()


def _names_known(learning: Learning, document: str) -> Iterator[Spot]:
    """The programme has to be of this catalogue before anything can be said of it."""
    sessions = {session.id for session in learning.problem.catalogue.sessions}
    for _, visit in learning.itinerary.visits:
        for key in visit.sessions:
            if key not in sessions:
                yield Spot(
                    document,
                    ("trip", "itinerary"),
                    FindingCode.UNKNOWN_ID,
                    f"The itinerary has a session '{key}', which the catalogue has not.",
                    "Give the catalogue that the trip was planned with.",
                )


def _spots(learning: Learning, document: str) -> Iterator[Spot]:
    problem, itinerary = learning.problem, learning.itinerary
    if learning.delivery is not None:
        yield from delivery_spots(problem, itinerary, learning.delivery, document, ("delivery",))
    partners = {visit.partner for visit in asked_visits(problem, itinerary)}
    for index, one in enumerate(learning.answers):
        before: Steps = ("answers", index)
        if one.partner is not None and one.partner not in partners:
            yield Spot(
                document,
                (*before, "partner"),
                FindingCode.UNKNOWN_ID,
                f"The partner '{one.partner}' had no part in the trip.",
                f"Name one of these: {', '.join(sorted(partners))}.",
            )
            continue
        form = trip_form(learning.forms, problem, itinerary, one.audience, one.partner)
        yield from answer_spots(form, one, document, before)
    yield from improvement_spots(learning, document)
    yield from follow_up_spots(learning.previous, learning.follow_ups, document)


def improvement_spots(
    learning: Learning, document: str, before: Sequence[Steps] | None = None
) -> Iterator[Spot]:
    """Improvements and overlays of one name, and evidence that there is not."""
    sessions = {visit.session for visit in asked_visits(learning.problem, learning.itinerary)}
    seen: set[str] = set()
    for index, one in enumerate(learning.improvements):
        place: Steps = ("improvements", index) if before is None else before[index]
        names: list[tuple[Steps, str]] = [(("id",), one.id)]
        names += [(("overlays", at, "id"), o.id) for at, o in enumerate(one.overlays)]
        for steps, name in names:
            if name in seen:
                message = f"'{name}' is the id of something else among the improvements."
                yield Spot(
                    document, (*place, *steps), FindingCode.DUPLICATE_ID, message, "Rename one."
                )
        seen.update(name for _, name in names)
        for at, evidence in enumerate(one.evidence):
            form = learning.forms.of(evidence.audience)
            asked = {question.id for section in form.sections for question in section.questions}
            missing = (evidence.session is not None and evidence.session not in sessions) or (
                evidence.question is not None and evidence.question not in asked
            )
            if missing:
                yield Spot(
                    document,
                    (*place, "evidence", at),
                    FindingCode.UNKNOWN_ID,
                    f"Nobody was asked about '{evidence.session or evidence.question}'.",
                    "Name a session of the programme, or a question of the audience's form.",
                )


def follow_up_spots(
    previous: LearningReport | None,
    follow_ups: Sequence[FollowUp],
    document: str,
    before: Steps = (),
) -> Iterator[Spot]:
    """Decisions on what the report before did not ask for, and two on one thing."""
    known = set() if previous is None else {one.improvement.id for one in previous.improvements}
    seen: set[str] = set()
    for index, one in enumerate(follow_ups):
        steps: Steps = (*before, "follow_ups", index, "improvement")
        if one.improvement not in known:
            message = f"The report before has no improvement '{one.improvement}'."
            advice = f"It has these: {', '.join(sorted(known)) or 'none'}."
            yield Spot(document, steps, FindingCode.UNKNOWN_ID, message, advice)
        if one.improvement in seen:
            message = f"'{one.improvement}' is answered twice."
            yield Spot(document, steps, FindingCode.DUPLICATE_ID, message, "Keep one of the two.")
        seen.add(one.improvement)
