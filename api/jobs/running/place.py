"""A place of work: runs one order at a time, and says how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from api.jobs.faults import Fault
from api.jobs.limits import Limits
from optimizer.domain.progress import Progress


@dataclass(frozen=True)
class Order:
    """Work for a process: the module of its kind, what is asked, and within which limits.

    `seconds` are what the request itself asked for.
    """

    name: str
    module: str
    content: dict[str, Any]
    seconds: float
    limits: Limits


class Wanted(Enum):
    """What is wanted of an order that is at work."""

    GO_ON = "go on"
    STOP = "stop and keep the best"
    LEAVE = "leave it at once, whatever it has"


class Watcher(Protocol):
    """Who watches an order: hears its steps, and is asked many times a second what is wanted."""

    def hear(self, step: Progress) -> None:
        """Takes in a step."""

    def wanted(self) -> Wanted:
        """What is wanted now."""


@dataclass(frozen=True)
class Answered:
    """It ended by itself, or stopped when told to, with a result."""

    result: dict[str, Any]
    was_stopped: bool = False


@dataclass(frozen=True)
class Broken:
    """It ended without a result; `details` are for the log."""

    fault: Fault
    details: str = ""


@dataclass(frozen=True)
class Cut:
    """It was told to stop by its user, did not, and was ended."""


@dataclass(frozen=True)
class Left:
    """It was left before it ended."""


Ending = Answered | Broken | Cut | Left


class Place(Protocol):
    """Runs orders, one at a time."""

    def run(self, order: Order, watcher: Watcher) -> Ending:
        """Runs an order to its end, in whichever way that comes."""

    def close(self) -> None:
        """Ends what runs for it."""
