"""Explanations: why a wish was left out, why nothing is possible, and what would help."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from pydantic import ConfigDict, Field

from optimizer.domain.itinerary import Visit
from optimizer.domain.result import Reason, SolveResult, Verdict
from optimizer.domain.value import Value
from optimizer.domain.wishes import Wishes


class DemandKind(StrEnum):
    """What a user asks for, in the order in which a conflict prefers to name it."""

    WISH = "wish"
    EXCLUSION = "exclusion"
    QUOTA = "quota"
    PIN = "pin"
    COMMITMENT = "commitment"
    PRECEDENCE = "precedence"
    BUDGET = "budget"
    CAP = "cap"
    LIMIT = "limit"
    HOURS = "hours"
    HOTEL_CHANGES = "hotel-changes"
    TRAVEL = "travel"
    ROOMS_ON_REQUEST = "rooms-on-request"
    LANGUAGES = "languages"
    PLANNING_DATE = "planning-date"
    STAY = "stay"
    DATES = "dates"
    HEADS = "heads"
    DIETS = "diets"
    ACCESS = "access"


class Demand(Value):
    """Something the user asked for: its kind, and which of them."""

    model_config = ConfigDict(frozen=True)

    kind: DemandKind
    key: str = ""


class Change(Value):
    """One edit of the wishes: what was asked, and what is asked instead (None: nothing)."""

    demand: Demand
    old: Any
    new: Any


class Repair(Value):
    """Changes that together make a plan possible, and the plan they lead to, solved anew.

    `wishes` are the wishes with the changes made. `by` is the amount of the last change in its
    unit; `is_least` says that no smaller step of a single change will do, proved.
    """

    changes: tuple[Change, ...]
    by: int | None = None
    unit: str = ""
    is_least: bool = False
    wishes: Wishes
    plan: SolveResult

    @property
    def points(self) -> int:
        """The points of its plan."""
        return 0 if self.plan.score is None else self.plan.score.points

    @property
    def cost_and_time_cents(self) -> int:
        """Cost and time of its plan."""
        return 0 if self.plan.score is None else self.plan.score.cost_and_time_cents


class Conflict(Value):
    """Demands that cannot hold together.

    `is_minimal`: without any one of them, a checked plan keeps the others. `is_confirmed`: a
    search with another seed proved the conflict again. `unproved` are members of which a limit
    left it open whether they are needed.
    """

    demands: tuple[Demand, ...]
    is_minimal: bool
    is_confirmed: bool
    unproved: tuple[Demand, ...] = ()


class Impossible(Value):
    """Why there is no plan: conflicts that share no demand, and the repairs.

    `is_hosts`: even with every demand given up there is no trip, so the reason is the host's.
    `is_complete`: with the demands of all these conflicts given up, a plan keeps the rest.
    `notes` are reasons that are known of sessions not on offer.
    """

    verdict: Verdict
    conflicts: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    is_hosts: bool = False
    is_complete: bool = False
    notes: tuple[Reason, ...] = ()


class LeftOutVerdict(StrEnum):
    """Why a wish is not in the plan."""

    IMPOSSIBLE_ALONE = "IMPOSSIBLE_ALONE"
    CONFLICTS_WITH = "CONFLICTS_WITH"
    NOT_WORTH_IT = "NOT_WORTH_IT"
    TIE = "TIE"
    UNKNOWN = "UNKNOWN"


class Price(Value):
    """What a plan with the wish loses against the plan without it; less than 0 is a gain.

    `cost_and_time_cents` is cost with travel and waiting at the value of time. If not
    `is_proved`, a limit stopped a proof: no plan with the wish loses fewer than `least_points`
    (None: not known). With a published programme `levels` are the freeze levels that only the plan
    with the wish breaks, `changes` the weight of changes that it adds.
    """

    levels: int = 0
    changes: int = 0
    points: int
    cost_and_time_cents: int
    cents: int
    minutes: int
    displaced: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    lost_wishes: tuple[str, ...] = ()
    is_proved: bool
    least_points: int | None = None


class LeftOut(Value):
    """Why one wish is not met.

    `with` are the demands it conflicts with. A wish counted `worth_it_from` points is met by
    every best plan; a wish that is worth less is not.
    """

    model_config = ConfigDict(frozen=True, serialize_by_alias=True, populate_by_name=True)

    wish: str
    weight: int
    verdict: LeftOutVerdict
    codes: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    conflicts_with: tuple[Demand, ...] = Field(default=(), alias="with")
    is_minimal: bool = False
    cost_if_forced: Price | None = None
    worth_it_from: int | None = None
    cheapest_fix: Repair | None = None


class Loss(Value):
    """What is lost without something: the best plan without it, or the demands that need it."""

    verdict: Verdict
    price: Price | None = None
    needed_by: tuple[Demand, ...] = ()
    is_minimal: bool = False


class Slack(Value):
    """The earliest and the latest start of a visit that leave all other items where they are."""

    earliest: int
    latest: int


class WhyThis(Value):
    """Why a visit is planned.

    `points` are those of this plan that no other visit of it would earn, by the wishes named;
    `cents` its own cost lines; `minutes` its length. `without` is the best plan without its
    sessions, `cancelled` the best one without a partner of it.
    """

    date: dt.date
    visit: Visit
    points: int
    earned: dict[str, int]
    demanded_by: tuple[Demand, ...] = ()
    cents: int
    minutes: int
    slack: Slack
    without: Loss
    cancelled: dict[str, Loss] = {}


class FrontierPoint(Value):
    """The most points within a limit, and the least cost at which they are to be had.

    The limit is None where there was none. `visits` are the sessions of its plan.
    """

    limit_cents: int | None
    verdict: Verdict
    points: int
    cost_cents: int
    points_bound: int | None
    cost_bound: int | None
    days: int
    visits: tuple[str, ...]

    @property
    def is_proved(self) -> bool:
        """Whether it is exact."""
        return self.points == self.points_bound and self.cost_cents == self.cost_bound


class DaysPoint(Value):
    """The best of a trip of just so many days within the budget: None where there is none."""

    days: int
    verdict: Verdict
    points: int | None
    cost_cents: int | None
    points_bound: int | None
    cost_bound: int | None


class Frontier(Value):
    """Points against cost, the richest useful trip first, the cheapest possible last.

    `is_complete`: it is proved that no trip costs less than the last point, and no point between
    these is left out. If not, `missing_below` is the cost below which points may be missing, None
    where they may be missing anywhere.
    """

    points: tuple[FrontierPoint, ...]
    is_complete: bool
    missing_below: int | None = None
    by_days: tuple[DaysPoint, ...] = ()


class Explanation(Value):
    """What is said of a result: of unmet wishes, of visits asked about, or of there being none."""

    verdict: Verdict
    left_out: tuple[LeftOut, ...] = ()
    visits: tuple[WhyThis, ...] = ()
    impossible: Impossible | None = None
