"""Overlays of what others answer and when: statuses, a re-planning, a late cancellation."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import model_validator

from optimizer.domain.calendar import Minute
from optimizer.domain.catalogue import LanguageMode, Meal
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.overlays.named import Closing, NamedOverlay
from optimizer.domain.programme import LevelFrom
from optimizer.domain.statuses import ItemKind, LockedPrice, Status
from optimizer.domain.value import Id


class OneItem(NamedOverlay):
    """Names just one thing that can be asked for."""

    session: Id | None = None
    hotel: Id | None = None
    restaurant: Id | None = None
    vehicle: Id | None = None
    interpreter: Id | None = None
    connection: Id | None = None

    @model_validator(mode="after")
    def _just_one(self) -> OneItem:
        if len(self.named) != 1:
            *others, last = self._names()
            raise ValueError(f"name just one of {', '.join(others)} and {last}")
        return self

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """The field that is given, and the id in it."""
        values = ((field, getattr(self, field)) for field in self._names())
        return tuple((field, value) for field, value in values if value is not None)

    @classmethod
    def _names(cls) -> tuple[str, ...]:
        return tuple(kind.value for kind in ItemKind)


class StatusSet(OneItem):
    """A request gets a status on a day (`on`; the planning date without it).

    With an earlier request for the same thing the status is its next one, and has to be able to
    follow. The other fields are as among the `statuses` of wishes.
    """

    kind: Literal["status-set"] = "status-set"
    date: dt.date | None = None
    status: Status
    on: dt.date | None = None
    by: str = ""
    start: Minute | None = None
    venue: Id | None = None
    language_mode: LanguageMode | None = None
    meal: Meal | None = None
    option_until: dt.date | None = None
    price: LockedPrice | None = None
    fallback: Id | None = None


class Replanning(NamedOverlay):
    """The trip is planned anew from a moment on; what began before stays as it was published.

    It needs a published programme: the baseline's, or what the baseline solve finds
    (`programme: baseline`). `planned_on` is the day from which lead times count then, but for
    what was published: that was asked for on the old planning date, and goes on record as requested
    then. Without it all lead times count from the old planning date. `levels` and `order`
    are those of the programme: how much may change after the moment, and what counts first.
    """

    date: dt.date
    time: Minute = 0
    planned_on: dt.date | None = None
    levels: tuple[LevelFrom, ...] | None = None
    order: PlanningOrder | None = None


class ReplanFrom(Replanning):
    """Nothing else happens but that the trip is planned anew."""

    kind: Literal["replan-from"] = "replan-from"


class LateCancellation(Closing, Replanning, OneItem):
    """Someone cancels at a moment for all the rest of the trip, which is planned anew.

    A partner cancels all its sessions.
    """

    kind: Literal["late-cancellation"] = "late-cancellation"
    partner: Id | None = None

    @classmethod
    def _names(cls) -> tuple[str, ...]:
        return ("partner", *super()._names())
