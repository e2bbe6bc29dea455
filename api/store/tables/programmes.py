"""Programmes: published itineraries, what they hold, whom they ask, who comes, what was learnt."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import Identified, Row
from api.store.columns import Document, one_of
from api.store.tables.organisations import Owned
from api.store.tables.plans import DOCUMENTS
from optimizer.domain.bookings import BookingKind
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.statuses import ItemKind, Status
from scenarios.learning import Decision


class ProgrammeState(StrEnum):
    """How far a programme has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class EditionState(StrEnum):
    """What became of one version of a programme."""

    DRAFT = "draft"
    PUBLISHED = "published"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Programme(Owned, Row):
    """A delegation's programme. `published` is the number of the version that holds now.

    `trip_id` names the wishes that the trip began with.
    """

    __tablename__ = "programmes"
    noun = "programme"

    name: Mapped[str]
    state: Mapped[ProgrammeState] = mapped_column(one_of(ProgrammeState, "state"))
    published: Mapped[int | None]
    trip_id: Mapped[str | None] = mapped_column(index=True)


class Edition(Identified, Row):
    """One version of a programme, numbered from 1, with what changed since the published one."""

    __tablename__ = "programme_versions"
    __table_args__ = (UniqueConstraint("programme_id", "number"),)
    noun = "programme version"
    is_audited = True

    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    number: Mapped[int]
    state: Mapped[EditionState] = mapped_column(one_of(EditionState, "state"))
    plan_id: Mapped[str | None] = mapped_column(ForeignKey("plans.id", ondelete="SET NULL"))
    problem_hash: Mapped[str]
    changes: Mapped[Any] = mapped_column(Document)
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str]
    published_at: Mapped[dt.datetime | None]
    published_by: Mapped[str | None]
    problem: Mapped[Any] = mapped_column(Document, deferred=True, deferred_group=DOCUMENTS)
    itinerary: Mapped[Any] = mapped_column(Document, deferred=True, deferred_group=DOCUMENTS)


class StoredBooking(Owned, Row):
    """What a programme, or a coordinator by hand, holds of one thing on a date, until released.

    Hours are in minutes. Within an organisation an id names the same thing in every catalogue.
    """

    __tablename__ = "bookings"
    __table_args__ = (Index(None, "organisation_id", "date"),)
    noun = "booking"

    programme_id: Mapped[str | None] = mapped_column(ForeignKey("programmes.id"), index=True)
    programme_version: Mapped[int | None]
    kind: Mapped[BookingKind] = mapped_column(one_of(BookingKind, "kind"))
    item: Mapped[str]
    date: Mapped[dt.date]
    start: Mapped[int | None]
    end: Mapped[int | None]
    count: Mapped[int] = mapped_column(default=1)
    room: Mapped[RoomKind | None] = mapped_column(one_of(RoomKind, "room"))
    note: Mapped[str] = mapped_column(default="")
    released_at: Mapped[dt.datetime | None]


class Confirmation(Owned, Row):
    """What is asked of one supplier for one item of a programme, and what the answers were.

    `path` names the item as cost lines do, for instance `2027-05-11/visit/demo-x`; a stay is one
    item of some `nights`. `needed` is false for what a later version no longer holds. `history` has
    every status with its date. Hours are in ticks of the catalogue, as in its documents.
    """

    __tablename__ = "confirmations"
    __table_args__ = (UniqueConstraint("programme_id", "path"),)
    noun = "confirmation"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    path: Mapped[str]
    kind: Mapped[ItemKind] = mapped_column(one_of(ItemKind, "kind"))
    item: Mapped[str]
    supplier: Mapped[str] = mapped_column(index=True)
    date: Mapped[dt.date]
    nights: Mapped[int]
    start: Mapped[int | None]
    end: Mapped[int | None]
    venue: Mapped[str | None]
    language_mode: Mapped[str | None]
    meal: Mapped[str | None]
    state: Mapped[Status] = mapped_column(one_of(Status, "state"))
    needed: Mapped[bool] = mapped_column(default=True)
    history: Mapped[Any] = mapped_column(Document)
    option_until: Mapped[dt.date | None]
    answer_by: Mapped[dt.date | None]
    price: Mapped[Any | None] = mapped_column(Document)
    fallback: Mapped[str | None]


class Guest(Owned, Row):
    """A name in a programme's rooming list: the only place where the store has names of guests."""

    __tablename__ = "guests"
    noun = "guest"
    personal = frozenset({"name", "note"})

    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"), index=True)
    name: Mapped[str]
    room_kind: Mapped[RoomKind] = mapped_column(one_of(RoomKind, "room_kind"))
    room: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


class Feedback(Owned, Row):
    """A form that was filled in after a programme, by a partner or by somebody without a name."""

    __tablename__ = "feedback"
    noun = "feedback"
    personal = frozenset({"given_by"})

    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"), index=True)
    given_by: Mapped[str]
    partner: Mapped[str | None]
    content: Mapped[Any] = mapped_column(Document)


class Delivery(Owned, Row):
    """How a programme went: what was otherwise than planned, and what it cost in the end."""

    __tablename__ = "deliveries"
    noun = "delivery"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"), unique=True)
    content: Mapped[Any] = mapped_column(Document)


class Improvement(Owned, Row):
    """What feedback on a programme leads to, and what became of it.

    `catalogue_id` and `catalogue_number` name the version of a catalogue that has it.
    """

    __tablename__ = "improvements"
    noun = "improvement"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"), index=True)
    content: Mapped[Any] = mapped_column(Document)
    decision: Mapped[Decision] = mapped_column(one_of(Decision, "decision"))
    note: Mapped[str] = mapped_column(default="")
    catalogue_id: Mapped[str | None]
    catalogue_number: Mapped[int | None]


class Absence(Owned, Row):
    """When a partner cannot receive anyone: whole dates, or hours of each of them.

    Without `weekdays` on every day of the week. What is `imported` came from the partner's calendar
    and goes when that is read again.
    """

    __tablename__ = "absences"
    __table_args__ = (Index(None, "organisation_id", "partner"),)
    noun = "absence"

    partner: Mapped[str]
    first: Mapped[dt.date]
    last: Mapped[dt.date]
    start: Mapped[int | None]
    end: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    weekdays: Mapped[Any] = mapped_column(Document, default=list)
    imported: Mapped[bool] = mapped_column(default=False)
