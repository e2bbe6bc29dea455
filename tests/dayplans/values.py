"""What the enumeration of days passes around: mornings and evenings, and finished days."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.domain.catalogue import Meal
from optimizer.prepare.instance import ConnectionOption

NEVER_STARTS, NEVER_ENDS = 1 << 40, -(1 << 40)
Chosen = tuple[tuple[int, int], ...]
"""Offers by number, each with its start."""


@dataclass(frozen=True)
class End:
    """A morning or an evening: a hotel's state, or a connection."""

    place: int
    state: int
    costs: tuple[int, ...]
    connection: ConnectionOption | None = None

    @property
    def time(self) -> int:
        """When the connection is at its place."""
        assert self.connection is not None
        return self.connection.connection.time

    @property
    def buffer(self) -> int:
        """The connection's buffer, 0 for a hotel."""
        return self.connection.connection.buffer_minutes if self.connection else 0

    @property
    def journey(self) -> int:
        """The connection's journey, 0 for a hotel."""
        return self.connection.connection.journey_minutes if self.connection else 0

    def serves(self, meal: Meal) -> bool:
        """Whether the connection serves a meal."""
        return self.connection is not None and meal in self.connection.connection.meals


@dataclass(frozen=True)
class NaiveDay:
    """One feasible day with all that prices can look at."""

    night: int
    chosen: Chosen
    tokens: int
    costs: tuple[int, ...]
    time: int
    travel: int
    first_start: int
    last_end: int
