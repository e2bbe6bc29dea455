"""Changes to a published programme: what counts as one, what it weighs, and how much may change."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from optimizer.domain.catalogue import LanguageMode, Split
from optimizer.domain.value import Id, Value


class PlanningOrder(StrEnum):
    """What goes first when a published programme is planned anew."""

    CHANGES_FIRST = "changes-first"
    """The fewest changes, then points, then cost and time."""
    POINTS_FIRST = "points-first"
    """The most points, then changes, then cost and time."""


class FreezeLevel(StrEnum):
    """How much of what was published may change."""

    FIXED = "fixed"
    """Nothing: date, start, venue and language mode stay, and so do meals, vehicle and hotel."""
    TIMES_MAY_MOVE = "times-may-move"
    """A visit stays on its day and at its venue."""
    DAYS_MAY_MOVE = "days-may-move"
    """A visit stays in the trip."""
    FREE = "free"
    """Everything; it only counts as a change."""


class ChangedItem(StrEnum):
    """What a change is about."""

    VISIT = "visit"
    OWN_ITEM = "own-item"
    VEHICLE = "vehicle"
    HOTEL = "hotel"
    MEAL = "meal"


class ChangeKind(StrEnum):
    """What became of it; each kind has one weight."""

    DROPPED = "dropped"
    MOVED_DAY = "moved-day"
    MOVED_TIME = "moved-time"
    HELD_OTHERWISE = "held-otherwise"
    REPLACED = "replaced"
    ADDED = "added"


DROPPED, MOVED_DAY, MOVED_TIME, REPLACED = 4, 3, 1, 2
"""What changes weigh: a visit dropped, on another day, at another time or held otherwise on its
day; the vehicle of a day or the hotel of a night replaced. What is added weighs nothing."""


class Placed(Value):
    """When, where and how something is held; `where` is a venue, place, vehicle or hotel."""

    date: dt.date
    start: int | None = None
    where: Id | None = None
    language_mode: LanguageMode | None = None
    split: Split | None = None


class Change(Value):
    """One difference from the published programme: without `before` new, without `after` gone.

    `level` is what the programme said of it, `breaks_level` whether that could not be kept.
    """

    item: ChangedItem
    id: Id
    kind: ChangeKind
    weight: int
    before: Placed | None = None
    after: Placed | None = None
    level: FreezeLevel = FreezeLevel.FREE
    breaks_level: bool = False
