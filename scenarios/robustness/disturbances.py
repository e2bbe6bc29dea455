"""Disturbances: how likely it is that hosts fail, visits begin late and roads are slow.

Everything is a table of chances in thousandths or shares, so that what a file says is just what is
drawn, and draws that are alike are recognised.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import Minute, Minutes
from optimizer.domain.ticks import in_ticks
from optimizer.domain.value import Count, Id, Text, Value

Chance = Annotated[int, Field(ge=0, le=1000)]
"""How likely something is, in thousandths."""

Share = Annotated[int, Field(ge=1, le=1_000_000)]
"""How often a value comes up, beside the shares of the others."""


class Told(Value):
    """When a host says that nobody will be there: so many days before, at a time of day.

    On the day itself at the latest before its first item.
    """

    days_before: Count = 1
    time: Minute = Field(
        default_factory=lambda: in_ticks(18 * 60), json_schema_extra={"default": "18:00"}
    )


class NoShows(Value):
    """On each date a partner that is to host fails with a chance; `partners` have their own."""

    permille: Chance
    partners: dict[Id, Chance] = {}
    told: Told = Told()


class LateBy(Value):
    """A visit begins so many minutes late, with a share."""

    minutes: Annotated[Minutes, Field(ge=1)]
    share: Share


class Delays(Value):
    """Each visit begins late with a chance, by one of some times; `sessions` have their own chance.

    It then lasts as long as planned. A host that is late keeps within its own hours.
    """

    permille: Chance
    minutes: Annotated[tuple[LateBy, ...], Field(min_length=1)]
    sessions: dict[Id, Chance] = {}


class Pace(Value):
    """Driving takes so many thousandths of its time, with a share."""

    permille: Annotated[int, Field(ge=1, le=100_000)]
    share: Share


class TravelNoise(Value):
    """How slow the roads are, for all driving of the trip alike."""

    paces: Annotated[tuple[Pace, ...], Field(min_length=1)]


class Disturbances(Value):
    """What may go wrong; what is left out never does."""

    id: Id
    name: Text | None = None
    note: str = ""
    no_shows: NoShows | None = None
    delays: Delays | None = None
    travel: TravelNoise | None = None
