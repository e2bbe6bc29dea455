"""Overlays of when the trip takes place."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from optimizer.domain.overlays.named import NamedOverlay


class Fixed(StrEnum):
    """What becomes of pins, own items and hours of single days when the dates change."""

    KEEP = "keep"
    MOVE = "move"
    RELEASE = "release"


class DatesMoved(NamedOverlay):
    """The trip takes place so many `days` later (earlier if negative), or in another window.

    `fixed`: pins, the delegation's own items and hours of single days keep their dates, move with
    the trip, or are released where they would fall outside it.
    """

    kind: Literal["dates-moved"] = "dates-moved"
    days: Annotated[int, Field(ge=-3650, le=3650)] | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    fixed: Fixed = Fixed.KEEP

    @model_validator(mode="after")
    def _one_way(self) -> DatesMoved:
        by_date = self.first is not None or self.last is not None
        if by_date is (self.days is not None):
            raise ValueError("give days, or first and last, or one of these")
        if by_date and self.fixed is Fixed.MOVE:
            raise ValueError("what is fixed can move only by days; give days")
        return self


class DayAdded(NamedOverlay):
    """The trip is so many days longer; fixed dates grow at one end."""

    kind: Literal["day-added"] = "day-added"
    days: Annotated[int, Field(ge=1, le=30)] = 1
    at: Literal["start", "end"] = "end"


class DayRemoved(NamedOverlay):
    """The trip is so many days shorter; fixed dates shrink at one end.

    `fixed` is as for moved dates.
    """

    kind: Literal["day-removed"] = "day-removed"
    days: Annotated[int, Field(ge=1, le=30)] = 1
    at: Literal["start", "end"] = "end"
    fixed: Literal[Fixed.KEEP, Fixed.RELEASE] = Fixed.KEEP
