"""Looking up: one resource of an organisation, or a page of them, in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer_group

from api.store.base import Versioned
from api.store.faults import NotFound, Stale
from api.store.tables import DOCUMENTS, Owned, Row

T = TypeVar("T", bound=Row)

LONGEST_PAGE = 200


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of the resources; `after` is where the next page goes on, None at the end."""

    items: tuple[T, ...]
    after: str | None


def owned(
    session: Session, table: type[T], organisation: str, key: str, *, documents: bool = False
) -> T:
    """The resource with an id; NotFound also where it is another organisation's."""
    query = select(table).where(_id(table) == key, _organisation(table) == organisation)
    if documents:
        query = query.options(undefer_group(DOCUMENTS)).execution_options(populate_existing=True)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound(table.noun, key)
    return found


def unchanged(row: Row, expected: int | None) -> None:
    """Raises Stale unless the resource has the version that the caller has seen."""
    version = row.version if isinstance(row, Versioned) else None
    if expected is not None and version != expected:
        noun = row.noun
        raise Stale(f"the {noun} is at version {version} and not at {expected}: read it again")


def page(
    session: Session,
    table: type[T],
    organisation: str,
    *conditions: Any,
    after: str | None = None,
    limit: int = 50,
) -> Page[T]:
    """The newest first; `after` is the id with which the page before ended."""
    limit = max(1, min(limit, LONGEST_PAGE))
    query = select(table).where(_organisation(table) == organisation, *conditions)
    if after is not None:
        query = query.where(_id(table) < after)
    query = query.order_by(_id(table).desc()).limit(limit + 1)
    found = session.scalars(query).all()
    rest = len(found) > limit
    items = tuple(found[:limit])
    return Page(items, _key(items[-1]) if rest else None)


def every(
    session: Session, table: type[T], organisation: str, *conditions: Any, order: Iterable[Any] = ()
) -> tuple[T, ...]:
    """All of them, in an order of columns; ids decide the rest."""
    query = select(table).where(_organisation(table) == organisation, *conditions)
    return tuple(session.scalars(query.order_by(*order, _id(table))))


def _id(table: type[Row]) -> Any:
    return table.id  # type: ignore[attr-defined]


def _organisation(table: type[Row]) -> Any:
    assert issubclass(table, Owned)
    return table.organisation_id


def _key(row: Any) -> str:
    key: str = row.id
    return key
