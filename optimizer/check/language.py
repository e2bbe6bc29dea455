"""Language: how a visit reaches its audience, and how long it is for that."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.lengths import visit_minutes
from optimizer.check.trip import Trip
from optimizer.domain.catalogue import InterpreterService, LanguageMode, Session
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import lasting
from optimizer.domain.wishes import Wishes

INTERPRETED = frozenset({LanguageMode.CONSECUTIVE, LanguageMode.SIMULTANEOUS})
"""The modes that need interpreters."""


def language(trip: Trip) -> Iterator[Violation]:
    """`language`: the mode is wished, possible for every session, and the length is its own.

    Literal reading: a session in one of the party's own languages is offered in mode `own` only,
    also where the wishes do not list `own`. What the interpreters must be is told by `interpreter`;
    that they speak the languages is told here.
    """
    for planned in trip.visits:
        mode = planned.visit.language_mode
        if mode not in trip.wishes.language_modes:
            yield _fault(planned.where, 1, "modes", f"the wishes do not list {mode}")
        for session in planned.sessions:
            if not _possible(trip.wishes, session, mode, planned.service):
                yield _fault(planned.where, 1, "modes", f"{session.id} is not offered in {mode}")
        due = visit_minutes(trip.rules, planned)
        if due is not None and planned.minutes != due:
            message = f"the visit takes {lasting(planned.minutes)}, in {mode} it is {lasting(due)}"
            yield _fault(planned.where, abs(planned.minutes - due), "minutes", message)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.LANGUAGE, where=at, amount=amount, unit=unit, message=message)


def _possible(
    wishes: Wishes, session: Session, mode: LanguageMode, service: InterpreterService | None
) -> bool:
    party = wishes.party
    held, own = set(session.languages), set(party.own_languages)
    if held & own:
        return mode is LanguageMode.OWN
    if mode is LanguageMode.OWN:
        return False
    if mode is LanguageMode.SECOND:
        return bool(held & set(party.second_languages))
    if held & set(party.second_languages) and LanguageMode.SECOND in wishes.language_modes:
        return False
    if service is None:
        return session.interpretation
    spoken = set(service.languages)
    return session.interpretation and bool(spoken & held) and bool(spoken & own)
