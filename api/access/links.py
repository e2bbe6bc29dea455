"""Links: signed addresses that open one thing until they expire, for who has no token.

A link says its own id and when it ends, and is signed with a key of the store (HMAC-SHA256): what
was altered is refused before anything is looked up. What it opens stands in the store, where it can
be revoked; a link that is good once is marked as used.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from sqlalchemy import select

from api.access import tokens
from api.access.authorising import Principal
from api.access.table import Action
from api.access.tokens import SESSION_LIFETIME, NotAuthenticated
from api.store import Refused, Session, audit, moment
from api.store.lookup import every, owned, unchanged
from api.store.tables import Link, Programme, Purpose, Role, SigningKey, Token
from scenarios.learning import Audience

LIFETIME = dt.timedelta(days=14)
LONGEST_LIFETIME = dt.timedelta(days=190)
SIGN_IN_LIFETIME = dt.timedelta(minutes=15)

_FORM = re.compile(r"[0-9A-Z]{26}\.[0-9]{1,12}\.[0-9A-Z]{26}\.[\w-]{43}", re.ASCII)

_ONLY = {
    Purpose.READ_PROGRAMME: frozenset({Action.READ_PROGRAMME}),
    Purpose.FEEDBACK: frozenset({Action.WRITE_FEEDBACK}),
    Purpose.CONFIRM: frozenset(
        {
            Action.READ_PROGRAMME,
            Action.READ_CONFIRMATION,
            Action.REPLY,
            Action.READ_ABSENCE,
            Action.WRITE_ABSENCE,
        }
    ),
}


@dataclass(frozen=True)
class Opening:
    """What a link for a programme opens: all of it to read, one partner's part to confirm, a form.

    One to a form names who is asked.
    """

    purpose: Purpose
    partner: str | None = None
    lifetime: dt.timedelta = LIFETIME
    audience: Audience | None = None

    def fault(self) -> str | None:
        """What does not go together; None if all does."""
        if self.purpose not in _ONLY:
            return f"a link to a programme is not for {self.purpose.value}"
        if (self.purpose is Purpose.FEEDBACK) is not (self.audience is not None):
            return "a link for feedback says who is asked, and no other does"
        if self.is_for_a_partner is not (self.partner is not None):
            return "a link to confirm, and one for a partner's feedback, names the partner"
        if not dt.timedelta(0) < self.lifetime <= LONGEST_LIFETIME:
            return f"a link lives for {LONGEST_LIFETIME.days} days at most"
        return None

    @property
    def is_for_a_partner(self) -> bool:
        """Whether just one partner is meant."""
        return self.purpose is Purpose.CONFIRM or self.audience is Audience.PARTNERS


def give(session: Session, programme: Programme, opening: Opening) -> tuple[Link, str]:
    """A new link to a programme: its row, and the signed text that goes into the address."""
    fault = opening.fault()
    if fault is not None:
        raise Refused(fault)
    row = Link(
        organisation_id=programme.organisation_id,
        purpose=opening.purpose,
        programme_id=programme.id,
        partner=opening.partner,
        audience=opening.audience,
        expires_at=_whole_seconds(moment(session) + opening.lifetime),
    )
    session.add(row)
    session.flush()
    return row, _signed(session, row)


def give_sign_in(session: Session, organisation: str, role: Role = Role.ADMIN) -> str:
    """A link that is good once, for some minutes, to be exchanged for a token."""
    row = Link(
        organisation_id=organisation,
        purpose=Purpose.SIGN_IN,
        role=role,
        is_once=True,
        expires_at=_whole_seconds(moment(session) + SIGN_IN_LIFETIME),
    )
    session.add(row)
    session.flush()
    return _signed(session, row)


def principal_of(session: Session, text: str) -> Principal:
    """Who has a link to a programme. Raises NotAuthenticated, with one sentence for every cause."""
    row = _verified(session, text)
    if row.purpose not in _ONLY:
        raise _refusal()
    role = Role.VIEWER if row.partner is None else Role.PARTNER
    return Principal(
        f"link:{row.id}",
        row.organisation_id,
        role,
        row.partner,
        row.programme_id,
        _ONLY[row.purpose],
    )


def asked_by(session: Session, text: str) -> tuple[Principal, Audience]:
    """Who has a link to a form, and as what they are asked. Raises NotAuthenticated."""
    row = _verified(session, text)
    if row.purpose is not Purpose.FEEDBACK or row.audience is None:
        raise _refusal()
    return principal_of(session, text), row.audience


def exchange(session: Session, text: str) -> tuple[Token, str]:
    """A token for a sign-in link, which is used up by it. Raises NotAuthenticated."""
    row = _verified(session, text)
    if row.purpose is not Purpose.SIGN_IN or row.role is None:
        raise _refusal()
    row.used_at = moment(session)
    session.flush()  # of two at once, the second finds the row changed
    label = "signed in by a link"
    wanted = tokens.Wanted(row.role, label, lifetime=SESSION_LIFETIME)
    return tokens.issue(session, row.organisation_id, wanted)


def get(session: Session, organisation: str, key: str) -> Link:
    """What is known of a link; raises NotFound."""
    return owned(session, Link, organisation, key)


def revoke(session: Session, organisation: str, key: str, expected: int | None) -> Link:
    """Closes a link at once. Raises NotFound and Stale."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    if row.revoked_at is None:
        row.revoked_at = moment(session)
    session.flush()
    return row


def of_programme(session: Session, programme: Programme) -> tuple[Link, ...]:
    """Every link to a programme, oldest first."""
    return every(session, Link, programme.organisation_id, Link.programme_id == programme.id)


def change_key(session: Session, *, closing_all: bool = False) -> None:
    """Signs with a new key from now on; on request every link that was given out is closed."""
    if closing_all:
        for key in session.scalars(select(SigningKey)):
            session.delete(key)
    fresh = SigningKey(secret=secrets.token_hex(32), created_at=moment(session))
    session.add(fresh)
    session.flush()
    audit.note(session, None, "changed", "signing key", fresh.id)


def _verified(session: Session, text: str) -> Link:
    row = session.get(Link, _id_in(session, text))
    if row is None or row.revoked_at is not None or row.used_at is not None:
        raise _refusal()
    return row


def _id_in(session: Session, text: str) -> str:
    """The id that a link names, once its signature and its time are in order."""
    if _FORM.fullmatch(text) is None:
        raise _refusal()
    link, ends, key_id, signature = text.split(".")
    key = session.get(SigningKey, key_id)
    # Without such a key any signature is compared all the same, so that it takes as long.
    expected = _signature("" if key is None else key.secret, link, ends, key_id)
    if not hmac.compare_digest(expected, signature) or key is None:
        raise _refusal()
    if moment(session).timestamp() >= int(ends):
        raise _refusal()
    return link


def _signed(session: Session, row: Link) -> str:
    newest = select(SigningKey).order_by(SigningKey.created_at.desc(), SigningKey.id.desc())
    key = session.scalars(newest.limit(1)).one_or_none()
    if key is None:
        change_key(session)
        key = session.scalars(newest.limit(1)).one()
    ends = str(int(row.expires_at.timestamp()))
    return ".".join((row.id, ends, key.id, _signature(key.secret, row.id, ends, key.id)))


def _signature(secret: str, *parts: str) -> str:
    digest = hmac.new(secret.encode(), ".".join(parts).encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _whole_seconds(moment: dt.datetime) -> dt.datetime:
    return moment.replace(microsecond=0)


def _refusal() -> NotAuthenticated:
    return NotAuthenticated("the link is not known, has expired, was used or was revoked")
