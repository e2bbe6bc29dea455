"""Linked: what somebody with a link sees of a programme."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from api.access import Action, Principal, links, own_partner
from api.planning.feedback import form_for
from api.planning.held import held_trip
from api.planning.programmes import changes_for
from api.schemas.programmes import Part
from api.schemas.requests import Confirmation, LinkRequest
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
