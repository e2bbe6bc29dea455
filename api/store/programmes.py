"""Programmes in the store: their versions, of which at most one is a draft and one is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer_group
from sqlalchemy.orm.attributes import flag_modified

from api.store.faults import NotFound, Refused
from api.store.lookup import Page, owned, page, unchanged
from api.store.sessions import actor, moment
from api.store.tables import DOCUMENTS, Edition, EditionState, Programme, ProgrammeState


@dataclass(frozen=True)
class Content:
    """What a version of a programme holds, as documents, and the plan it comes from."""

    plan_id: str | None
    problem: Any
    problem_hash: str
    itinerary: Any


def add(session: Session, organisation: str, name: str, trip: str | None = None) -> Programme:
    """A programme without versions, of a trip if it is known."""
    programme = Programme(
        organisation_id=organisation, name=name, state=ProgrammeState.DRAFT, trip_id=trip
    )
    session.add(programme)
    session.flush()
    return programme


def get(session: Session, organisation: str, key: str, expected: int | None = None) -> Programme:
    """The programme with an id, on request at a version. Raises NotFound and Stale."""
    programme = owned(session, Programme, organisation, key)
    unchanged(programme, expected)
    return programme


def listing(
    session: Session,
    organisation: str,
    *,
    state: ProgrammeState | None = None,
    trip: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Programme]:
    """A page of programmes, newest first, on request only those in a state or of a trip."""
    conditions = [] if state is None else [Programme.state == state]
    if trip is not None:
        conditions.append(Programme.trip_id == trip)
    return page(session, Programme, organisation, *conditions, after=after, limit=limit)


def rename(
    session: Session, organisation: str, key: str, expected: int | None, name: str
) -> Programme:
    """Gives a programme another name. Raises NotFound and Stale."""
    programme = get(session, organisation, key, expected)
    programme.name = name
    session.flush()
    return programme


def editions(session: Session, programme: Programme) -> tuple[Edition, ...]:
    """Every version, oldest first, without its documents."""
    query = select(Edition).where(Edition.programme_id == programme.id).order_by(Edition.number)
    return tuple(session.scalars(query))


def edition(session: Session, programme: Programme, number: int) -> Edition:
    """A version with its documents; raises NotFound."""
    query = (
        select(Edition)
        .where(Edition.programme_id == programme.id, Edition.number == number)
        .options(undefer_group(DOCUMENTS))
        .execution_options(populate_existing=True)
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound(f"version {number} of programme", programme.id)
    return found


def published(session: Session, programme: Programme) -> Edition | None:
    """The version that holds now, with its documents; None if none does."""
    return None if programme.published is None else edition(session, programme, programme.published)


def draft(session: Session, programme: Programme) -> Edition | None:
    """The version that is being prepared, with its documents; None if none is."""
    found = editions(session, programme)
    if not found or found[-1].state is not EditionState.DRAFT:
        return None
    return edition(session, programme, found[-1].number)


def put_draft(session: Session, programme: Programme, content: Content, changes: Any) -> Edition:
    """Makes this the version that is being prepared, in place of an earlier one that never held."""
    prepared = draft(session, programme)
    if prepared is None:
        numbers = [one.number for one in editions(session, programme)]
        prepared = Edition(
            programme_id=programme.id, number=max(numbers, default=0) + 1, state=EditionState.DRAFT
        )
        session.add(prepared)
    prepared.plan_id, prepared.problem_hash = content.plan_id, content.problem_hash
    prepared.problem, prepared.itinerary = content.problem, content.itinerary
    prepared.changes = changes
    prepared.created_at, prepared.created_by = moment(session), actor(session).name
    # The version of the programme rises with each draft, so that nobody publishes an unseen one.
    _touch(session, programme)
    return prepared


def mark_published(session: Session, programme: Programme, prepared: Edition, changes: Any) -> None:
    """The draft becomes the version that holds, and the one before it is replaced."""
    if prepared.state is not EditionState.DRAFT:
        raise Refused(f"version {prepared.number} is {prepared.state.value} and no draft")
    before = published(session, programme)
    if before is not None:
        before.state = EditionState.REPLACED
    prepared.state, prepared.changes = EditionState.PUBLISHED, changes
    prepared.published_at, prepared.published_by = moment(session), actor(session).name
    programme.state, programme.published = ProgrammeState.PUBLISHED, prepared.number
    session.flush()


def mark_withdrawn(session: Session, programme: Programme) -> None:
    """Nothing of the programme holds any more."""
    holding = published(session, programme)
    if holding is None:
        raise Refused("only what was published can be withdrawn")
    holding.state = EditionState.WITHDRAWN
    programme.state, programme.published = ProgrammeState.WITHDRAWN, None
    session.flush()


def _touch(session: Session, programme: Programme) -> None:
    """Has the programme's version rise although none of its own fields changed."""
    flag_modified(programme, "updated_at")
    session.flush()
