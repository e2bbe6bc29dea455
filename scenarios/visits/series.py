"""A series of visits as data: each one's wishes, what upset its programme, and how it went."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import Minute
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.overlays import Overlay
from optimizer.domain.programme import LevelFrom
from optimizer.domain.value import Id, Text, Value
from scenarios.learning import FollowUp


class Upset(Value):
    """What happened to a published programme, which is planned anew from that moment on.

    `story` tells it to people, `overlays` to the planner. The other fields are as in a re-planning.
    """

    date: dt.date
    time: Minute = 0
    story: Text
    overlays: Annotated[tuple[Overlay, ...], Field(min_length=1, max_length=20)]
    levels: tuple[LevelFrom, ...] = ()
    order: PlanningOrder = PlanningOrder.CHANGES_FIRST
    planned_on: dt.date | None = None


class SeriesVisit(Value):
    """One visit. Paths are from the series' folder.

    `after` is a file of what was known once it was over. `follow_ups` say what was decided of the
    improvements of the visit before: those that are done are in the catalogue that this one is
    planned with.
    """

    id: Id
    wishes: Annotated[str, Field(min_length=1)]
    upset: Upset | None = None
    after: Annotated[str, Field(min_length=1)]
    follow_ups: Annotated[tuple[FollowUp, ...], Field(max_length=200)] = ()


class Series(Value):
    """Visits one after the other, all planned with a catalogue that learns from each.

    `catalogue` is the name of a shipped one or a path; `note` says what kind of data it is.
    """

    id: Id
    name: Text
    note: Text
    catalogue: Annotated[str, Field(min_length=1)]
    visits: Annotated[tuple[SeriesVisit, ...], Field(min_length=1, max_length=20)]
