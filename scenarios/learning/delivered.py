"""Delivered: the visits of a programme with what became of each, and those that were added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from scenarios.learning.answers import FormAnswers
from scenarios.learning.delivery import (
    Added,
    Delivery,
    Deviation,
    Dropped,
    Fewer,
    Late,
    Moved,
    NoShow,
)
from scenarios.learning.forms import Audience
from scenarios.learning.report import DeliveredCounts, Outcome, VisitResult
from scenarios.learning.scoring import session_score


def visit_results(
    problem: Problem,
    itinerary: Itinerary,
    delivery: Delivery | None,
    answers: Sequence[FormAnswers],
    on: dt.date,
) -> tuple[VisitResult, ...]:
    """Every visit of the programme in its order, then what was added, as of a date.

    Nothing counts as held while nobody has told how the trip went, nor before its day.
    """
    deviations = () if delivery is None else delivery.deviations
    # Of nothing that was told, nothing is known by any date.
    by = dt.date.min if delivery is None else on
    talk = _Talk(problem, deviations, answers, by)
    planned = tuple(talk.planned(slot) for slot in _planned(itinerary))
    added = [one for one in deviations if isinstance(one, Added)]
    return (*planned, *(talk.added(one) for one in added))


def delivered_counts(visits: Sequence[VisitResult]) -> DeliveredCounts:
    """How many went in which way."""
    by = {outcome: sum(one.outcome is outcome for one in visits) for outcome in Outcome}
    planned = [one for one in visits if one.planned_date is not None]
    return DeliveredCounts(
        planned=len(planned),
        as_planned=by[Outcome.AS_PLANNED],
        moved=by[Outcome.MOVED],
        dropped=by[Outcome.DROPPED],
        no_show=by[Outcome.NO_SHOW],
        added=by[Outcome.ADDED],
        not_yet=sum(one.outcome is Outcome.NOT_YET for one in planned),
    )


@dataclass(frozen=True)
class _Slot:
    """One session of a visit as it was planned."""

    session: str
    date: dt.date
    start: int
    end: int


def _planned(itinerary: Itinerary) -> Iterator[_Slot]:
    for date, visit in itinerary.visits:
        for key in visit.sessions:
            yield _Slot(key, date, visit.start, visit.end)


@dataclass(frozen=True)
class _Talk:
    """What is known of the visits of one trip by a date."""

    problem: Problem
    deviations: Sequence[Deviation]
    answers: Sequence[FormAnswers]
    by: dt.date

    def planned(self, slot: _Slot) -> VisitResult:
        """A visit of the programme."""
        about = [
            one
            for one in self.deviations
            if one.session == slot.session and one.date == slot.date and not isinstance(one, Added)
        ]
        held = next((one for one in about if isinstance(one, Moved | Dropped | NoShow)), None)
        late = sum(one.minutes for one in about if isinstance(one, Late))
        outcome, real = _outcome(held, slot)
        if real is not None and late:
            real = _Slot(slot.session, real.date, real.start + late, real.end + late)
        return self._result(slot.session, slot, real, outcome, about)

    def added(self, one: Added) -> VisitResult:
        """A visit that was not planned."""
        real = _Slot(one.session, one.date, one.start, one.end)
        return self._result(one.session, None, real, Outcome.ADDED, [one])

    def _result(
        self,
        key: str,
        slot: _Slot | None,
        real: _Slot | None,
        outcome: Outcome,
        about: Sequence[Deviation],
    ) -> VisitResult:
        session = self.problem.catalogue.session(key)
        reason = " · ".join(one.reason for one in about if one.reason)
        if outcome.was_held and real is not None and real.date > self.by:
            outcome, real, about = Outcome.NOT_YET, None, ()
        return VisitResult(
            session=key,
            name=session.name,
            partner=session.partner,
            purpose=_purpose(self.problem, key),
            planned_date=slot.date if slot else None,
            planned_start=slot.start if slot else None,
            planned_end=slot.end if slot else None,
            outcome=outcome,
            date=real.date if real else None,
            start=real.start if real else None,
            end=real.end if real else None,
            late_minutes=sum(one.minutes for one in about if isinstance(one, Late)),
            present=next((one.present for one in about if isinstance(one, Fewer)), None),
            absent=next((one.who for one in about if isinstance(one, NoShow)), None),
            reason=reason,
            participants=session_score(self.answers, key, Audience.PARTICIPANTS),
            hosts=session_score(self.answers, key, Audience.HOSTS),
        )


def _outcome(held: Deviation | None, slot: _Slot) -> tuple[Outcome, _Slot | None]:
    match held:
        case Moved():
            length = slot.end - slot.start
            real = _Slot(
                slot.session, held.to_date or slot.date, held.to_start, held.to_start + length
            )
            return Outcome.MOVED, real
        case Dropped():
            return Outcome.DROPPED, None
        case NoShow():
            return Outcome.NO_SHOW, None
        case _:
            return Outcome.AS_PLANNED, slot


def _purpose(problem: Problem, session: str) -> str:
    """What the delegation wanted to learn there, by its wishes."""
    said = [
        wish.purpose
        for wish in problem.wishes.wishes
        if wish.purpose and session in problem.sessions_of(wish.target)
    ]
    return " · ".join(dict.fromkeys(said))
