"""Guests in the store: names for the rooming list, to be given out and to be erased.

Nothing else in the store has a guest's name: problems count heads, and the audit log says only that
a name was added, changed, given out or erased.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.store import audit
from api.store.lookup import every, owned, unchanged
from api.store.tables import Guest, Programme
from optimizer.domain.catalogue import RoomKind


@dataclass(frozen=True)
class Name:
    """A guest of a programme; guests who share a room have the same `room`."""

    name: str
    room_kind: RoomKind
    room: str
    note: str = ""


def add(session: Session, programme: Programme, name: Name) -> Guest:
    """Puts a name on a programme's rooming list."""
    row = Guest(organisation_id=programme.organisation_id, programme_id=programme.id)
    _write(row, name)
    session.add(row)
    session.flush()
    return row


def get(session: Session, organisation: str, key: str) -> Guest:
    """The guest with an id; raises NotFound."""
    return owned(session, Guest, organisation, key)


def change(
    session: Session, organisation: str, key: str, expected: int | None, name: Name
) -> Guest:
    """Writes a guest anew. Raises NotFound and Stale."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    _write(row, name)
    session.flush()
    return row


def rooming(session: Session, programme: Programme) -> tuple[Guest, ...]:
    """A programme's names by room; that they were given out is recorded, so it is a writing."""
    audit.note(session, programme.organisation_id, "exported", "rooming list", programme.id)
    return _of(session, programme)


def listed(session: Session, programme: Programme) -> tuple[Guest, ...]:
    """The same to be judged and counted only: whoever gives names out asks for `rooming`."""
    return _of(session, programme)


def count(session: Session, programme: Programme) -> int:
    """How many names there are, which is no personal data."""
    query = select(func.count()).select_from(Guest).where(Guest.programme_id == programme.id)
    return session.scalars(query).one()


def erase(session: Session, organisation: str, key: str, expected: int | None) -> None:
    """Erases one guest. Raises NotFound and Stale."""
    row = get(session, organisation, key)
    unchanged(row, expected)
    session.delete(row)
    session.flush()


def erase_all(session: Session, programme: Programme) -> int:
    """Erases every name of a programme and tells how many they were."""
    found = _of(session, programme)
    for row in found:
        session.delete(row)
    session.flush()
    return len(found)


def named(session: Session, organisation: str, name: str) -> tuple[Guest, ...]:
    """Everything that is stored of a person by that name, for who asks what is known of them."""
    audit.note(session, organisation, "exported", "guest", "by name")
    return _by_name(session, organisation, name)


def erase_named(session: Session, organisation: str, name: str) -> int:
    """Erases everything that is stored of a person by that name, and tells how often it stood."""
    found = _by_name(session, organisation, name)
    for row in found:
        session.delete(row)
    session.flush()
    return len(found)


def _by_name(session: Session, organisation: str, name: str) -> tuple[Guest, ...]:
    """Compared here, as SQLite knows capitals of ASCII only."""
    wanted = _plain(name)
    return tuple(row for row in every(session, Guest, organisation) if _plain(row.name) == wanted)


def _plain(name: str) -> str:
    """A name without what nobody means by it: capitals, spaces to spare, how accents are coded."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _of(session: Session, programme: Programme) -> tuple[Guest, ...]:
    return every(
        session,
        Guest,
        programme.organisation_id,
        Guest.programme_id == programme.id,
        order=(Guest.room_kind, Guest.room, Guest.name),
    )


def _write(row: Guest, name: Name) -> None:
    row.name, row.room_kind, row.room, row.note = name.name, name.room_kind, name.room, name.note
