"""What a sweep found: how often the plan holds, what is lost, and whose failure hurts most."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from optimizer.domain.money import Cents
from optimizer.domain.value import Id, Value
from scenarios.robustness.disturbances import Disturbances
from scenarios.robustness.drawing import Event
from scenarios.robustness.situation import Ending


class Fate(StrEnum):
    """What became of the plan in a draw."""

    HELD = "held"
    """It keeps every rule as it is."""
    RETIMED = "retimed"
    """Every visit is held as planned; meals, routes or rooms had to change."""
    CHANGED = "changed"
    """It was planned anew: visits moved, dropped or added."""
    GAVE_UP = "gave-up"
    """Only without what the wishes require was there a plan."""
    NO_PLAN = "no-plan"
    """Proved: nothing keeps the rules."""
    UNANSWERED = "unanswered"
    """No plan was found in time."""


class Outcome(Value):
    """One draw. Numbers are beside the plan's own, all by the wishes as they were; None without
    a plan. `is_proved` says that no other re-planning would have been better.
    """

    number: int
    events: tuple[Event, ...]
    fate: Fate
    replans: int
    is_proved: bool
    points_lost: int | None
    cents_more: Cents | int | None
    required_lost: int | None
    moved: int | None
    dropped: int | None
    added: int | None


class HostRisk(Value):
    """What it comes to if one partner fails on one date, and nothing else goes wrong.

    `drawn` counts the draws in which it does; `expected` is chance × points lost, in thousandths
    of a point.
    """

    partner: Id
    date: dt.date
    sessions: tuple[Id, ...]
    permille: int
    drawn: int
    ending: Ending
    gave_up: bool
    is_proved: bool
    points_lost: int | None
    cents_more: int | None
    required_lost: int | None
    moved: int | None
    dropped: int | None

    @property
    def expected_permille(self) -> int | None:
        """Points to be expected lost through it, in thousandths."""
        return None if self.points_lost is None else self.permille * self.points_lost


class Mean(Value):
    """A mean over `n` draws with its standard error; None with fewer than two draws."""

    n: int
    mean: float | None
    standard_error: float | None


class Robustness(Value):
    """A whole sweep. `n` draws are answered of the number asked for: always the first ones.

    `survival` is the share of them in which the plan holds as it is, between `survival_low` and
    `survival_high` at a confidence of 95 % (Wilson's interval).
    """

    problem_hash: str
    disturbances: Disturbances
    seed: int
    asked: int
    n: int
    points: int
    cost_cents: Cents
    counts: dict[Fate, int]
    survival: float | None
    survival_low: float | None
    survival_high: float | None
    points_lost: Mean
    cents_more: Mean
    required_lost: Mean
    unproved: int
    plannings: int
    hosts: tuple[HostRisk, ...]
    draws: tuple[Outcome, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every draw that was asked for is answered."""
        return self.n == self.asked
