"""Access: roles, tokens, signed links and the keys that sign them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from api.store.base import Identified, Row
from api.store.columns import one_of
from api.store.tables.organisations import Owned
from scenarios.learning import Audience


class Role(StrEnum):
    """What somebody is to an organisation."""

    ADMIN = "admin"
    COORDINATOR = "coordinator"
    PARTNER = "partner"
    VIEWER = "viewer"


class Purpose(StrEnum):
    """What a signed link is good for."""

    SIGN_IN = "sign-in"
    CONFIRM = "confirm"
    READ_PROGRAMME = "read-programme"
    FEEDBACK = "feedback"


class Token(Owned, Row):
    """A bearer token, of which only the SHA-256 is kept; a partner's names the partner.

    One that a browser got for another, by signing in with it, names that one as its parent.
    """

    __tablename__ = "tokens"
    noun = "token"
    personal = frozenset({"digest"})

    label: Mapped[str]
    role: Mapped[Role] = mapped_column(one_of(Role, "role"))
    partner: Mapped[str | None]
    digest: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]
    parent_id: Mapped[str | None] = mapped_column(index=True)


class Link(Owned, Row):
    """A link that was given out; the link itself is signed, this says what it opens.

    One for feedback says who is asked.
    """

    __tablename__ = "links"
    noun = "link"

    purpose: Mapped[Purpose] = mapped_column(one_of(Purpose, "purpose"))
    programme_id: Mapped[str | None] = mapped_column(ForeignKey("programmes.id"), index=True)
    partner: Mapped[str | None]
    audience: Mapped[Audience | None] = mapped_column(one_of(Audience, "audience"))
    role: Mapped[Role | None] = mapped_column(one_of(Role, "role"))
    expires_at: Mapped[dt.datetime]
    is_once: Mapped[bool] = mapped_column(default=False)
    used_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]


class SigningKey(Identified, Row):
    """A key that signs links; the newest signs, the others still verify."""

    __tablename__ = "signing_keys"

    secret: Mapped[str]
    created_at: Mapped[dt.datetime]
