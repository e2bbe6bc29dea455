"""Programmes: what is told of them, to coordinators all and to partners what is theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access import Action, Principal, own_partner
from api.errors import ProblemCode, Refusal
from api.publishing import Change, change_log
from api.publishing import Published as Holding
from api.schemas.programmes import Drafted, Edition, Programme, Published, WholeEdition
from api.schemas.requests import Confirmation, ConfirmationStep
from api.store import confirmations, moment, programmes, tables
from api.store.confirmations import Reply
from api.store.faults import NotFound
from optimizer.domain.statuses import Status

ANSWERS = frozenset({Status.CONFIRMED, Status.DECLINED, Status.OPTION})
"""What a supplier itself may say."""


def programme_for(session: Session, by: Principal, key: str) -> tables.Programme:
    """The programme. Raises NotFound, also for a partner whom it never asked for anything."""
    programme = programmes.get(session, by.organisation_id, key)
    own = own_partner(by, Action.READ_PROGRAMME)
    if own is not None and not confirmations.of_programme(
        session, programme, supplier=own, needed=False
    ):
        raise NotFound(programme.noun, key)
    return programme


def concerned(session: Session, by: Principal, rows: Sequence[tables.Programme]) -> set[str]:
    """Of some programmes, those that somebody may know of."""
    own = own_partner(by, Action.READ_PROGRAMME)
    keys = {row.id for row in rows}
    if own is None:
        return keys
    asked = select(tables.Confirmation.programme_id).where(
        tables.Confirmation.programme_id.in_(keys), tables.Confirmation.supplier == own
    )
    return set(session.scalars(asked))


def edition(row: tables.Edition) -> Edition:
    """A version without its documents."""
    return Edition(**_told(row))


def whole_edition(row: tables.Edition) -> WholeEdition:
    """A version with its documents."""
    return WholeEdition(**_told(row), problem=row.problem, itinerary=row.itinerary)


def drafted(programme: tables.Programme, row: tables.Edition) -> Drafted:
    """A programme with its draft."""
    return Drafted(**Programme.of(programme).model_dump(), draft=edition(row))


def published(holding: Holding) -> Published:
    """A programme that holds now."""
    return Published(
        **Programme.of(holding.programme).model_dump(),
        edition=edition(holding.edition),
        bookings=len(holding.bookings),
        confirmations=tuple(Confirmation.of(row) for row in holding.confirmations),
    )


def changes_for(by: Principal, row: tables.Edition) -> tuple[Change, ...]:
    """What a version changes; a partner is told what concerns it, once it is published.

    Raises NotFound.
    """
    own = own_partner(by, Action.READ_PROGRAMME)
    if own is not None and row.state is tables.EditionState.DRAFT:
        raise NotFound(row.noun, str(row.number))  # it holds nothing and asks nobody yet
    return tuple(one for one in change_log(row) if own is None or one.partner == own)


def reply(
    session: Session, by: Principal, key: str, expected: int | None, step: ConfirmationStep
) -> Confirmation:
    """Takes a request one step further. Raises Refusal for a step that is not a supplier's."""
    row = confirmations.get(session, by.organisation_id, key)
    if own_partner(by, Action.REPLY) is not None and step.status not in ANSWERS:
        what = f"A partner answers with one of {', '.join(sorted(ANSWERS))}."
        raise Refusal(ProblemCode.FORBIDDEN, what)
    answered = Reply(
        status=step.status,
        date=today(session, row.organisation_id, row.programme_id),
        by=by.name,
        note=step.note,
        option_until=step.option_until,
        price=step.price,
        fallback=step.fallback,
    )
    return Confirmation.of(
        confirmations.reply(session, by.organisation_id, key, expected, answered)
    )


def ask_partner(session: Session, by: Principal, programme: tables.Programme, partner: str) -> None:
    """Requests from a partner what it was not asked for yet."""
    date = today(session, programme.organisation_id, programme.id)
    for row in confirmations.of_programme(session, programme, supplier=partner):
        if row.state is Status.NOT_REQUESTED:
            confirmations.step(row, Reply(Status.REQUESTED, date, by=by.name))
    session.flush()


def today(session: Session, organisation_id: str, programme_id: str) -> dt.date:
    """Today where the host of a programme is."""
    programme = programmes.get(session, organisation_id, programme_id)
    held = programmes.published(session, programme)
    now = moment(session)
    if held is None:
        return now.date()
    return now.astimezone(ZoneInfo(held.problem["catalogue"]["time_zone"])).date()


def _told(row: tables.Edition) -> dict[str, Any]:
    return {
        "number": row.number,
        "state": row.state,
        "plan_id": row.plan_id,
        "problem_hash": row.problem_hash,
        "changes": change_log(row),
        "created_at": row.created_at,
        "created_by": row.created_by,
        "published_at": row.published_at,
        "published_by": row.published_by,
    }
