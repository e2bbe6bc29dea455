"""Requests to suppliers on the wire, and the links by which they answer."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from api.schemas.resources import Note, Resource
from api.store.tables import Purpose
from optimizer.domain.statuses import ItemKind, LockedPrice, Status
from optimizer.domain.value import Id, Value
from scenarios.learning import Audience


class Confirmation(Resource):
    """What is asked of one supplier for one item of a programme, and what the answers were.

    `needed` is false for what a later version no longer holds. Hours are minutes of the day.
    """

    programme_id: str
    path: str
    kind: ItemKind
    item: str
    supplier: str
    date: dt.date
    nights: int
    start: int | None
    end: int | None
    venue: str | None
    language_mode: str | None
    meal: str | None
    state: Status
    needed: bool
    history: tuple[dict[str, Any], ...]
    option_until: dt.date | None
    answer_by: dt.date | None
    price: dict[str, Any] | None
    fallback: str | None


class ConfirmationStep(Value):
    """A supplier's answer, or another step of a request; an option says until when it is held."""

    status: Status
    note: Note = ""
    option_until: dt.date | None = None
    price: LockedPrice | None = None
    fallback: Id | None = None

    @model_validator(mode="after")
    def _says_until_when(self) -> Self:
        if self.status is Status.OPTION and self.option_until is None:
            raise ValueError("an option lapses some day; give option_until")
        return self


class LinkRequest(Value):
    """A signed link to give out: to answer as a partner, to read the programme, to give feedback.

    One for feedback says who is asked; participants and hosts share theirs, without names.

    To give a partner a link is to ask it: what was not requested yet is requested by it, unless
    `asks` is false.
    """

    purpose: Literal[Purpose.CONFIRM, Purpose.READ_PROGRAMME, Purpose.FEEDBACK]
    partner: Id | None = None
    audience: Audience | None = None
    days: Annotated[int, Field(ge=1, le=190)] = 14
    asks: bool = True

    @model_validator(mode="after")
    def _names_its_partner(self) -> Self:
        if (self.purpose is Purpose.FEEDBACK) is not (self.audience is not None):
            raise ValueError("a link for feedback says who is asked, and no other does")
        one = self.purpose is Purpose.CONFIRM or self.audience is Audience.PARTNERS
        if one is not (self.partner is not None):
            raise ValueError(
                "links to confirm and for partners' feedback name the partner; others do not"
            )
        return self


class Link(Resource):
    """A link that was given out; the link itself is shown when it is given."""

    purpose: Purpose
    programme_id: str | None
    partner: str | None
    audience: Audience | None
    expires_at: dt.datetime
    revoked_at: dt.datetime | None


class GivenLink(Link):
    """A new link. Whoever has `url` needs no token."""

    url: str
