"""The package: ready wishes for a kind of customer, what it promises and when it is offered."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.calendar import Season, Weekday
from optimizer.domain.value import Id, Text, Value
from optimizer.domain.wishes import Wishes


class Heads(Value):
    """How many guests it is made for."""

    least: Annotated[int, Field(ge=1, le=500)]
    usual: Annotated[int, Field(ge=1, le=500)]
    most: Annotated[int, Field(ge=1, le=500)]

    @model_validator(mode="after")
    def _in_order(self) -> Heads:
        if not self.least <= self.usual <= self.most:
            raise ValueError("least, usual and most have to rise in this order")
        return self

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes that are priced."""
        return tuple(dict.fromkeys((self.least, self.usual, self.most)))


class PackageSeason(Value):
    """A part of every year in which it is offered, and the first date on which it is priced."""

    id: Id
    name: Text
    dates: Season
    priced_on: dt.date
    note: Text


class Package(Value):
    """A base package. Its wishes are complete, for its usual size on a date that suits it.

    Who comes and when is the coordinator's: nothing in the wishes is tied to a date or a person.
    It begins on one of the weekdays `starts`, and is asked for `notice_days` before.
    """

    id: Id
    name: Text
    promise: Text
    description: Text
    customers: Annotated[tuple[Text, ...], Field(min_length=1)]
    days: Annotated[int, Field(ge=1, le=31)]
    heads: Heads
    starts: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    notice_days: Annotated[int, Field(ge=0, le=730)]
    seasons: Annotated[tuple[PackageSeason, ...], Field(min_length=1)]
    wishes: Wishes

    def season_of(self, date: dt.date) -> PackageSeason | None:
        """The season in which a date falls; None where the package is not offered."""
        return next((one for one in self.seasons if one.dates.covers(date)), None)
