"""Tokens: random, shown once, kept as a SHA-256, for a role of an organisation until they expire.

A token has 256 random bits, so a plain hash is enough: there is nothing to guess from.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import select

from api.access.authorising import Principal
from api.store import Refused, Session, StoreFault, moment
from api.store.lookup import Page, owned, page, unchanged
from api.store.tables import Role, Token

PREFIX = "paamaja_"
"""By which people and scanners recognise a token that lies where it should not."""

LIFETIME = dt.timedelta(days=90)
LONGEST_LIFETIME = dt.timedelta(days=366)
SESSION_LIFETIME = dt.timedelta(hours=12)
"""How long a browser stays signed in."""


class NotAuthenticated(StoreFault):
    """Nobody is known by that token or link: it never was one, has expired or was revoked."""


@dataclass(frozen=True)
class Wanted:
    """A token to be issued; a partner's names the partner."""

    role: Role
    label: str
    partner: str | None = None
    lifetime: dt.timedelta = LIFETIME
    parent: str | None = None


def issue(session: Session, organisation: str, wanted: Wanted) -> tuple[Token, str]:
    """A new token: the row, and the token itself, which is not to be had again."""
    if (wanted.role is Role.PARTNER) is not (wanted.partner is not None):
        raise Refused("a partner's token names the partner, and no other does")
    if not dt.timedelta(0) < wanted.lifetime <= LONGEST_LIFETIME:
        raise Refused(f"a token lives for {LONGEST_LIFETIME.days} days at most")
    secret = PREFIX + secrets.token_urlsafe(32)
    row = Token(
        organisation_id=organisation,
        label=wanted.label,
        role=wanted.role,
        partner=wanted.partner,
        digest=_digest(secret),
        expires_at=moment(session) + wanted.lifetime,
        parent_id=wanted.parent,
    )
    session.add(row)
    session.flush()
    return row, secret


def principal_of(session: Session, secret: str) -> Principal:
    """Who has the token. Raises NotAuthenticated, with one sentence for every cause."""
    row = _good(session, secret)
    return Principal(f"token:{row.id}", row.organisation_id, row.role, row.partner)


def sign_in(session: Session, secret: str) -> str:
    """A token for a browser in place of the one that it is signed in with, and that it ends with.

    So a browser never keeps what was given out for months. Raises NotAuthenticated.
    """
    given = _good(session, secret)
    lifetime = min(SESSION_LIFETIME, given.expires_at - moment(session))
    parent = given.parent_id or given.id
    wanted = Wanted(given.role, given.label, given.partner, lifetime, parent)
    return issue(session, given.organisation_id, wanted)[1]


def sign_out(session: Session, secret: str) -> None:
    """Ends the token of a browser at once. Raises NotAuthenticated.

    One that was given out for longer stays: browsers held it themselves before they had their own.
    """
    row = _good(session, secret)
    if row.parent_id is not None or row.expires_at <= moment(session) + SESSION_LIFETIME:
        revoke(session, row.organisation_id, row.id, None)


def revoke(session: Session, organisation: str, key: str, expected: int | None) -> Token:
    """Ends a token at once, and what was signed in with it. Raises NotFound and Stale."""
    row = owned(session, Token, organisation, key)
    unchanged(row, expected)
    for one in (row, *session.scalars(select(Token).where(Token.parent_id == key))):
        if one.revoked_at is None:
            one.revoked_at = moment(session)
    session.flush()
    return row


def listing(
    session: Session, organisation: str, after: str | None = None, limit: int = 50
) -> Page[Token]:
    """A page of tokens, newest first, also those that are no longer good."""
    return page(session, Token, organisation, after=after, limit=limit)


def get(session: Session, organisation: str, key: str) -> Token:
    """What is known of a token; raises NotFound."""
    return owned(session, Token, organisation, key)


def is_set_up(session: Session) -> bool:
    """Whether some admin's token is good: without one nobody could use the service."""
    rows = session.scalars(select(Token).where(Token.role == Role.ADMIN))
    return any(_is_good(session, row) for row in rows)


def _good(session: Session, secret: str) -> Token:
    row = session.scalars(select(Token).where(Token.digest == _digest(secret))).one_or_none()
    if row is None or not _is_good(session, row):
        raise NotAuthenticated("the token is not known, has expired or was revoked")
    return row


def _is_good(session: Session, row: Token) -> bool:
    """A browser's is good only while the one that it was signed in with is not revoked.

    Revoking ends both, but may run beside a sign-in whose token it cannot see yet.
    """
    parent = None if row.parent_id is None else session.get(Token, row.parent_id)
    revoked = row.revoked_at or (parent and parent.revoked_at)
    return revoked is None and moment(session) < row.expires_at


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
