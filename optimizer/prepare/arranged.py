"""What has been arranged: the confirmed is the only thing on offer, the refused never is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from optimizer.domain.catalogue import Connection, Meal, Session, Venue
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
from optimizer.domain.statuses import ItemKind, ItemStatus, confirmed_on, refusal_of
from optimizer.prepare.language import Speech
from optimizer.prepare.reasons import reason


def confirmed_visit(problem: Problem, session: Session, date: dt.date) -> ItemStatus | None:
    """The confirmation of a session for a date."""
    for item in confirmed_on(problem.statuses, ItemKind.SESSION, date):
        if item.id == session.id:
            return item
    return None


def refused(problem: Problem, session: Session, date: dt.date) -> Reason | None:
    """Why a session is not to be had: it was declined, or the visit was cancelled."""
    item = refusal_of(problem.statuses, ItemKind.SESSION, session.id, date)
    if item is None:
        return None
    return reason(item.status.value, session, date, since=item.since)


def confirmed_otherwise(
    problem: Problem, sessions: Sequence[Session], venue: Venue, speech: Speech, date: dt.date
) -> Reason | None:
    """Why a way to hold sessions is none: the visit is confirmed elsewhere or in another way."""
    for session in sessions:
        item = confirmed_visit(problem, session, date)
        if item is None:
            continue
        elsewhere = item.venue not in (None, venue.id)
        spoken = item.language_mode not in (None, speech.mode)
        if elsewhere or spoken:
            return reason("confirmed-otherwise", session, date)
    return None


def is_on_offer(
    problem: Problem, kind: ItemKind, key: str, date: dt.date, meal: Meal | None = None
) -> bool:
    """Whether something may be used on a date: not refused, and nothing else is confirmed."""
    statuses = problem.statuses
    if refusal_of(statuses, kind, key, date, meal) is not None:
        return False
    settled = {item.id for item in confirmed_on(statuses, kind, date) if item.meal in (None, meal)}
    return not settled or key in settled


def is_confirmed(problem: Problem, kind: ItemKind, key: str, date: dt.date) -> bool:
    """Whether something is confirmed for a date, so that no lead time or release counts."""
    return any(item.id == key for item in confirmed_on(problem.statuses, kind, date))


def connection_on_offer(problem: Problem, connection: Connection, date: dt.date) -> bool:
    """As `is_on_offer`; a confirmed connection rules out others of its own direction only."""
    statuses = problem.statuses
    if refusal_of(statuses, ItemKind.CONNECTION, connection.id, date) is not None:
        return False
    settled = {
        item.id
        for item in confirmed_on(statuses, ItemKind.CONNECTION, date)
        if problem.catalogue.connection(item.id).direction is connection.direction
    }
    return not settled or connection.id in settled
