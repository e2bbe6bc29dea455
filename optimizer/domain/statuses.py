"""Statuses: what has been asked of whom for a trip, what they answered, and what that settles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.calendar import Minute
from optimizer.domain.catalogue import LanguageMode, Meal
from optimizer.domain.money import Cents
from optimizer.domain.value import Id, Value


class ItemKind(StrEnum):
    """What can be asked for."""

    SESSION = "session"
    HOTEL = "hotel"
    RESTAURANT = "restaurant"
    VEHICLE = "vehicle"
    INTERPRETER = "interpreter"
    CONNECTION = "connection"


class Status(StrEnum):
    """How far a request has come."""

    NOT_REQUESTED = "not-requested"
    REQUESTED = "requested"
    OPTION = "option"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


FOLLOWING = MappingProxyType(
    {
        Status.NOT_REQUESTED: frozenset({Status.REQUESTED, Status.CANCELLED}),
        Status.REQUESTED: frozenset(
            {Status.OPTION, Status.CONFIRMED, Status.DECLINED, Status.CANCELLED}
        ),
        # A lapsed option is asked for again.
        Status.OPTION: frozenset(
            {Status.REQUESTED, Status.CONFIRMED, Status.DECLINED, Status.CANCELLED}
        ),
        Status.CONFIRMED: frozenset({Status.CANCELLED}),
        Status.DECLINED: frozenset({Status.REQUESTED}),
        Status.CANCELLED: frozenset({Status.REQUESTED}),
    }
)
"""Which statuses may follow each; an option may also be prolonged, by a later option."""


def may_follow(before: Status, after: Status) -> bool:
    """Whether a request may go from one status to the next."""
    return after in FOLLOWING[before] or before is after is Status.OPTION


class StatusChange(Value):
    """That a request got a status: on which day, and who said so."""

    status: Status
    date: dt.date
    by: str = ""
    note: str = ""


class LockedPrice(Value):
    """A price that was confirmed; what is left out is the catalogue's."""

    group_cents: Cents | None = None
    person_cents: Cents | None = None

    @model_validator(mode="after")
    def _says_something(self) -> LockedPrice:
        if self.group_cents is None and self.person_cents is None:
            raise ValueError("give group_cents, person_cents or both")
        return self


_NOT_ASKED = (Status.NOT_REQUESTED, Status.DECLINED, Status.CANCELLED)

_PRICED = (ItemKind.SESSION, ItemKind.RESTAURANT, ItemKind.CONNECTION)


class ItemStatus(Value):
    """The request for one thing on one date, with its history (oldest first).

    Without a date it is about every date, and can only be refused. `start`, `venue` and
    `language_mode` are a session's, `meal` is a restaurant's. `fallback` names the session that
    is to take the place of one that is refused.
    """

    kind: ItemKind
    id: Id
    date: dt.date | None = None
    start: Minute | None = None
    venue: Id | None = None
    language_mode: LanguageMode | None = None
    meal: Meal | None = None
    history: Annotated[tuple[StatusChange, ...], Field(min_length=1)]
    option_until: dt.date | None = None
    price: LockedPrice | None = None
    fallback: Id | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> ItemStatus:
        of_a_session = (self.start, self.venue, self.language_mode, self.fallback)
        if self.kind is not ItemKind.SESSION and any(one is not None for one in of_a_session):
            raise ValueError(
                "only a session has start, venue, language_mode and fallback; leave them out"
            )
        if self.kind is not ItemKind.RESTAURANT and self.meal is not None:
            raise ValueError("only a restaurant has a meal; leave it out")
        if self.price is not None and self.kind not in _PRICED:
            raise ValueError(
                "only sessions, restaurants and connections have a locked price; leave it out"
            )
        if self.status is Status.CONFIRMED and self.date is None:
            raise ValueError("what is confirmed has a date; give date")
        if self.status is Status.OPTION and self.option_until is None:
            raise ValueError("an option lapses some day; give option_until")
        return self

    @property
    def status(self) -> Status:
        """Where the request stands."""
        return self.history[-1].status

    @property
    def since(self) -> dt.date:
        """Since when it stands there."""
        return self.history[-1].date

    @property
    def asked_on(self) -> dt.date | None:
        """The day on which it was asked for; None if it never was, or was refused since."""
        asked = None
        for change in self.history:
            if change.status in _NOT_ASKED:
                asked = None
            elif asked is None:
                asked = change.date
        return asked

    @property
    def is_confirmed(self) -> bool:
        """Whether it is settled."""
        return self.status is Status.CONFIRMED

    @property
    def is_refused(self) -> bool:
        """Whether it was declined or cancelled."""
        return self.status in (Status.DECLINED, Status.CANCELLED)

    @property
    def is_open(self) -> bool:
        """Whether the answer is still to come."""
        return not self.is_confirmed and not self.is_refused


class IllegalTransition(Exception):
    """Raised where a status may not follow the one before it."""


def advanced(item: ItemStatus, change: StatusChange) -> ItemStatus:
    """The request after one more change. Raises IllegalTransition where it may not follow."""
    after = ItemStatus.model_validate(item.model_dump() | {"history": [*item.history, change]})
    for _, sentence in illegal_steps(after.history[-2:]):
        raise IllegalTransition(f"{item.kind.value} '{item.id}': {sentence}")
    return after


def illegal_steps(history: Sequence[StatusChange]) -> Iterator[tuple[int, str]]:
    """The changes of a history that may not follow the one before, each with a sentence."""
    for index in range(1, len(history)):
        before, after = history[index - 1], history[index]
        if not may_follow(before.status, after.status):
            allowed = ", ".join(sorted(one.value for one in FOLLOWING[before.status]))
            yield (
                index,
                f"{after.status.value} may not follow {before.status.value}, only {allowed} may",
            )
        elif after.date < before.date:
            order = f"{after.status.value} on {after.date}, {before.status.value} on {before.date}"
            yield index, f"it was {order}, which is later"


def confirmed_on(
    statuses: Sequence[ItemStatus], kind: ItemKind, date: dt.date
) -> tuple[ItemStatus, ...]:
    """What of a kind is confirmed for a date."""
    return tuple(
        item for item in statuses if item.kind is kind and item.is_confirmed and item.date == date
    )


def asked_since(
    statuses: Sequence[ItemStatus], kind: ItemKind, key: str, date: dt.date, planned: dt.date
) -> dt.date:
    """From when a lead time counts: the day of the request on record, else that of planning."""
    requests = (item for item in statuses if (item.kind, item.id, item.date) == (kind, key, date))
    days = (item.asked_on for item in requests)
    return min((day for day in days if day is not None and day < planned), default=planned)


def refusal_of(
    statuses: Sequence[ItemStatus],
    kind: ItemKind,
    key: str,
    date: dt.date,
    meal: Meal | None = None,
) -> ItemStatus | None:
    """The request by which something was declined or cancelled for a date, or for every date.

    None for what is confirmed for that very date; of a restaurant, each for that meal or for both.
    """
    meals = (None, meal)
    confirmed = confirmed_on(statuses, kind, date)
    if any(item.id == key and item.meal in meals for item in confirmed):
        return None
    for item in statuses:
        same = item.kind is kind and item.id == key and item.date in (None, date)
        if same and item.is_refused and item.meal in meals:
            return item
    return None


def locked_price(
    statuses: Sequence[ItemStatus], kind: ItemKind, key: str, date: dt.date, meal: Meal | None
) -> LockedPrice | None:
    """The price that was confirmed for a date, of a restaurant for that meal; None without."""
    for item in confirmed_on(statuses, kind, date):
        if item.id == key and item.price is not None and item.meal in (None, meal):
            return item.price
    return None
