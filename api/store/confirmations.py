"""Confirmations in the store: what is asked of whom for a programme, and how far that has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.store.faults import Refused
from api.store.lookup import every, owned, unchanged
from api.store.tables import Confirmation, Programme
from optimizer.domain.catalogue import LanguageMode, Meal
from optimizer.domain.statuses import (
    IllegalTransition,
    ItemKind,
    ItemStatus,
    LockedPrice,
    Status,
    StatusChange,
    advanced,
)


@dataclass(frozen=True)
class Item:
    """What is asked for: of a session its place, minute and language, of a stay its nights."""

    path: str
    kind: ItemKind
    item: str
    supplier: str
    date: dt.date
    nights: int = 1
    start: int | None = None
    end: int | None = None
    venue: str | None = None
    language_mode: LanguageMode | None = None
    meal: Meal | None = None

    def same_as(self, row: Confirmation) -> bool:
        """Whether a supplier who said yes to the stored one said yes to this."""
        mine = (self.kind, self.item, self.supplier, self.date, self.nights, self.start, self.end)
        stored = (row.kind, row.item, row.supplier, row.date, row.nights, row.start, row.end)
        return mine == stored and (self.venue, _word(self.language_mode), _word(self.meal)) == (
            row.venue,
            row.language_mode,
            row.meal,
        )


@dataclass(frozen=True)
class Reply:
    """A step of a request: its next status, with what belongs to it."""

    status: Status
    date: dt.date
    by: str = ""
    note: str = ""
    option_until: dt.date | None = None
    price: LockedPrice | None = None
    fallback: str | None = None


def get(session: Session, organisation: str, key: str) -> Confirmation:
    """The confirmation with an id; raises NotFound."""
    return owned(session, Confirmation, organisation, key)


def of_programme(
    session: Session, programme: Programme, *, supplier: str | None = None, needed: bool = True
) -> tuple[Confirmation, ...]:
    """What a programme asks for, by date and hour; of one supplier only, and past ones, on request.

    With `needed` false also what earlier versions asked for.
    """
    conditions: list[Any] = [Confirmation.programme_id == programme.id]
    if supplier is not None:
        conditions.append(Confirmation.supplier == supplier)
    if needed:
        conditions.append(Confirmation.needed)
    order = (Confirmation.date, Confirmation.start, Confirmation.path)
    return every(session, Confirmation, programme.organisation_id, *conditions, order=order)


def add(
    session: Session, programme: Programme, item: Item, history: Iterable[StatusChange]
) -> Confirmation:
    """A new request with what is known of it."""
    row = Confirmation(
        organisation_id=programme.organisation_id, programme_id=programme.id, path=item.path
    )
    write(row, item, history)
    session.add(row)
    return row


def write(row: Confirmation, item: Item, history: Iterable[StatusChange]) -> None:
    """Makes a row ask for an item, with a history of its own."""
    row.kind, row.item, row.supplier = item.kind, item.item, item.supplier
    row.date, row.nights, row.start, row.end = item.date, item.nights, item.start, item.end
    row.venue, row.language_mode = item.venue, _word(item.language_mode)
    row.meal, row.needed = _word(item.meal), True
    row.option_until = row.price = row.fallback = None
    _write_history(row, tuple(history))


def reply(
    session: Session, organisation: str, key: str, expected: int | None, reply: Reply
) -> Confirmation:
    """Takes a request one step further.

    Raises NotFound, Stale, and Refused where the step may not follow the last one or says too
    little, such as an option without its last day.
    """
    row = get(session, organisation, key)
    unchanged(row, expected)
    if not row.needed:
        raise Refused("the programme no longer asks for this")
    step(row, reply)
    session.flush()
    return row


def step(row: Confirmation, reply: Reply) -> None:
    """Adds a step to a row's history; raises Refused where it may not follow."""
    # A history never goes back in time, also where its beginning was written ahead of the clock.
    date = max(reply.date, dt.date.fromisoformat(row.history[-1]["date"]))
    change = StatusChange(status=reply.status, date=date, by=reply.by, note=reply.note)
    before = as_status(row, row.date)
    is_option = reply.status is Status.OPTION
    until = (reply.option_until or before.option_until) if is_option else None
    if is_option and until is None:
        raise Refused("an option lapses some day; say until when it is held")
    try:
        after = advanced(before.model_copy(update={"option_until": until}), change)
    except IllegalTransition as error:
        raise Refused(str(error)) from None
    row.option_until = until
    if reply.price is not None:
        row.price = reply.price.model_dump(mode="json")
    if reply.fallback is not None:
        row.fallback = reply.fallback
    _write_history(row, after.history)


def as_statuses(row: Confirmation) -> tuple[ItemStatus, ...]:
    """A confirmation as the statuses that wishes have: one for each of its dates."""
    dates = (row.date + dt.timedelta(days=day) for day in range(row.nights))
    return tuple(as_status(row, date) for date in dates)


def as_status(row: Confirmation, date: dt.date) -> ItemStatus:
    """A confirmation as the status of one date."""
    is_session = row.kind is ItemKind.SESSION
    return ItemStatus(
        kind=row.kind,
        id=row.item,
        date=date,
        start=row.start if is_session else None,
        venue=row.venue if is_session else None,
        language_mode=LanguageMode(row.language_mode) if row.language_mode else None,
        meal=Meal(row.meal) if row.meal else None,
        history=tuple(StatusChange.model_validate(change) for change in row.history),
        option_until=row.option_until,
        price=None if row.price is None else LockedPrice.model_validate(row.price),
        fallback=row.fallback,
    )


def _write_history(row: Confirmation, history: tuple[StatusChange, ...]) -> None:
    row.history = [change.model_dump(mode="json") for change in history]
    row.state = history[-1].status


def _word(value: LanguageMode | Meal | None) -> str | None:
    return None if value is None else value.value
