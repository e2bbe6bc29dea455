"""Figures of the network over trips; every sum is checked against what it is made of."""

from __future__ import annotations

import datetime as dt

from pydantic import model_validator

from optimizer.domain.value import Id, Text, Value
from scenarios.learning import Score

BUSIEST = 3
"""Of so many partners is told what share of the load they carry together."""


class NetworkTrip(Value):
    """One trip's part: its partners, and its visits with the minutes that hosts gave.

    `new` counts partners that no earlier trip had; None for the first one.
    """

    trip: Id
    name: Text
    first: dt.date
    last: dt.date
    guests: int
    partners: int
    new: int | None
    planned: int
    held: int
    minutes: int


class NetworkPartner(Value):
    """One partner over all trips.

    `most_on_a_day` is the most visits that it held on one day. `willing` and `unwilling` count its
    answers to whether it would host again, `last_word` is what it said after its last trip with an
    answer: None if it never said, or if its people were of two minds.
    """

    partner: Id
    name: Text
    since: dt.date
    last: dt.date
    trips: int
    planned: int
    held: int
    minutes: int
    most_on_a_day: int
    answers: int
    willing: int
    unwilling: int
    last_word: bool | None
    marks: Score


class IdlePartner(Value):
    """A partner of the catalogue that no trip has visited."""

    partner: Id
    name: Text


class Network(Value):
    """The network over trips, in the order of their dates; the busiest partner comes first.

    `idle` is None where no catalogue says who else there is.
    """

    trips: tuple[NetworkTrip, ...]
    partners: tuple[NetworkPartner, ...]
    idle: tuple[IdlePartner, ...] | None
    illustrative: bool

    @model_validator(mode="after")
    def _adds_up(self) -> Network:
        for name in ("planned", "held", "minutes"):
            of_trips = sum(getattr(one, name) for one in self.trips)
            if of_trips != sum(getattr(one, name) for one in self.partners):
                raise ValueError(f"what trips and partners {name} does not add up")
        if sum(one.partners for one in self.trips) != sum(one.trips for one in self.partners):
            raise ValueError("how many partners trips have does not add up")
        return self

    @property
    def minutes(self) -> int:
        """The minutes that hosts gave in all."""
        return sum(one.minutes for one in self.trips)

    def permille(self, minutes: int) -> int:
        """So many minutes in thousandths of all, rounded half up; nothing of nothing."""
        return 0 if self.minutes == 0 else (2000 * minutes + self.minutes) // (2 * self.minutes)

    @property
    def busiest_permille(self) -> int:
        """What the busiest partners give of all, in thousandths."""
        return self.permille(sum(one.minutes for one in self.partners[:BUSIEST]))
