"""Linked: what somebody with a link sees of a programme."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from api.access import Action, Principal, Target, authorise, links, own_partner
from api.planning.feedback import form_for
from api.planning.held import held_trip
from api.planning.programmes import ask_partner, changes_for, reply
from api.schemas.programmes import Part
from api.schemas.requests import Confirmation, ConfirmationStep, GivenLink, Link, LinkRequest
from api.store import confirmations, programmes, tables
from api.store.faults import NotFound


def held_edition(session: Session, by: Principal) -> tables.Edition:
    """The version that holds of the link's programme. Raises NotFound while none does."""
    key = by.programme_id or ""
    programme = programmes.get(session, by.organisation_id, key)
    held = programmes.published(session, programme)
    if held is None:
        raise NotFound("published programme", key)
    return held


def opening_for(
    session: Session, programme: tables.Programme, wanted: LinkRequest
) -> links.Opening:
    """What a new link is to open. Raises Refusal for a form of a trip that it has not."""
    if wanted.audience is not None:
        form_for(held_trip(session, programme), wanted.audience, wanted.partner)
    lifetime = dt.timedelta(days=wanted.days)
    return links.Opening(wanted.purpose, wanted.partner, lifetime, wanted.audience)


def link_given(
    session: Session, by: Principal, programme: tables.Programme, wanted: LinkRequest, begins: str
) -> GivenLink:
    """A new link; what was not asked of its partner yet is asked by it, unless told otherwise."""
    row, signed = links.give(session, programme, opening_for(session, programme, wanted))
    if wanted.purpose is tables.Purpose.CONFIRM and wanted.partner is not None and wanted.asks:
        ask_partner(session, by, programme, wanted.partner)
    return GivenLink(**Link.of(row).model_dump(), url=begins + signed)


def answer_with(
    session: Session, by: Principal, confirmation_id: str, step: ConfirmationStep
) -> Confirmation:
    """Takes a partner's answer by its link. Raises NotFound for what is not asked of it."""
    row = confirmations.get(session, by.organisation_id, confirmation_id)
    asked = Target(by.organisation_id, row.supplier, row.programme_id, row.noun, confirmation_id)
    authorise(by, Action.REPLY, asked)
    return reply(session, by, confirmation_id, None, step)


def part_of(session: Session, by: Principal, signed: str) -> Part:
    """The part that a link opens. Raises NotFound while nothing is published."""
    held = held_edition(session, by)
    programme = programmes.get(session, by.organisation_id, held.programme_id)
    own = own_partner(by, Action.READ_PROGRAMME)
    asked: tuple[tables.Confirmation, ...] = ()
    if own is not None:
        asked = confirmations.of_programme(session, programme, supplier=own)
    return Part(
        programme=programme.name,
        version=held.number,
        partner=own,
        expires_at=ends(signed),
        changes=changes_for(by, held),
        confirmations=tuple(Confirmation.of(row) for row in asked),
        itinerary=None if own is not None else _without_prices(held),
    )


def ends(signed: str) -> dt.datetime:
    """When the link ends, which it says itself and is signed for."""
    return dt.datetime.fromtimestamp(int(signed.split(".")[1]), dt.UTC)


def _without_prices(held: tables.Edition) -> dict[str, object]:
    """The itinerary as guests see it."""
    days = [{**day, "cost_lines": []} for day in held.itinerary["days"]]
    return {**held.itinerary, "days": days}
