"""What re-planning found: the new plan beside the published one, and what stability cost."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.catalogue import Meal
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.comparison import Comparison
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.overlays import Overlay
from optimizer.domain.problem import Problem
from optimizer.domain.programme import LevelFrom
from optimizer.domain.result import SolveResult
from optimizer.domain.value import Id, Value
from scenarios.overlaying import Change


class Given(Value):
    """A programme to be planned anew, judged: its problem as it was and with what happened.

    `published` is the programme's result; its score is by `problem`.
    """

    problem: Problem
    edited: Problem
    published: SolveResult
    happened: tuple[Overlay, ...]
    log: tuple[Change, ...]


class MealChange(Value):
    """A meal of a date that is elsewhere, at another time, new or gone; None for none at all."""

    date: dt.date
    meal: Meal
    before: Id | None
    before_start: int | None
    after: Id | None
    after_start: int | None


class Stability(Value):
    """What few changes cost beside planning the rest from scratch, the past being the same.

    The points that the plan lacks lie between two bounds, equal where the plan from scratch is
    proved; None where one is not known. The cost difference is that of the two plans at hand.
    """

    points_least: int | None
    points_most: int | None
    cents: int | None

    @property
    def is_proved(self) -> bool:
        """Whether the points are known exactly."""
        return self.points_least is not None and self.points_least == self.points_most


class Replan(Value):
    """A programme planned anew; `version` is the new one's.

    `gave_up` names required wishes and quotas without which there is a plan. With
    `gave_up_is_proved` no plan keeps any one of them beside all else that is required, with what
    happened and the past as it is. `scratch` is None where it was not asked for.
    """

    version: int
    date: dt.date
    minute: int
    order: PlanningOrder
    levels: tuple[LevelFrom, ...]
    happened: tuple[Overlay, ...]
    edits: tuple[Change, ...]
    comparison: Comparison
    meals: tuple[MealChange, ...]
    gave_up: tuple[Id, ...] = ()
    gave_up_is_proved: bool = True
    stability: Stability | None = None
    plan: SolveResult
    scratch: SolveResult | None = None

    @property
    def itinerary(self) -> Itinerary | None:
        """The new programme."""
        return self.plan.itinerary
