"""Organisations in the store."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.faults import NotFound
from api.store.lookup import unchanged
from api.store.tables import Organisation


def add(session: Session, name: str, contact: str = "") -> Organisation:
    """A new organisation. Raises Taken where another has its name."""
    organisation = Organisation(name=name, contact=contact)
    session.add(organisation)
    session.flush()
    return organisation


def get(session: Session, key: str) -> Organisation:
    """The organisation with an id; raises NotFound."""
    found = session.get(Organisation, key)
    if found is None:
        raise NotFound(Organisation.noun, key)
    return found


def named(session: Session, name: str) -> Organisation | None:
    """The organisation of a name, if there is one."""
    return session.scalars(select(Organisation).where(Organisation.name == name)).one_or_none()


def every(session: Session) -> tuple[Organisation, ...]:
    """All organisations by name; for those who run the service."""
    return tuple(session.scalars(select(Organisation).order_by(Organisation.name)))


def change(
    session: Session,
    key: str,
    expected: int | None,
    *,
    name: str | None = None,
    contact: str | None = None,
) -> Organisation:
    """Changes what is given. Raises NotFound, Stale and Taken."""
    organisation = get(session, key)
    unchanged(organisation, expected)
    if name is not None:
        organisation.name = name
    if contact is not None:
        organisation.contact = contact
    session.flush()
    return organisation


def lock(session: Session, key: str) -> Organisation:
    """The organisation, with everyone else who locks it waiting until this session ends.

    For what must not be done twice at once in an organisation, such as booking the last room.
    """
    query = select(Organisation).where(Organisation.id == key).with_for_update()
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound(Organisation.noun, key)
    return found
