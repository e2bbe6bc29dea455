"""Summing up: shares, means and their errors over the draws of a sweep."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optimizer.check import score, unmet_wishes
from optimizer.domain.comparison import AssignmentChange
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from scenarios.comparison import assignment_change
from scenarios.robustness.disturbances import Disturbances
from scenarios.robustness.drawing import Absent, Draw, Event, Late
from scenarios.robustness.report import Fate, HostRisk, Mean, Outcome, Robustness
from scenarios.robustness.situation import Ending, Situation

CONFIDENCE = 1.959963984540054
"""How many standard errors an interval of 95 % reaches to each side."""


def summed(
    *,
    problem: Problem,
    plan: Itinerary,
    chances: Disturbances,
    seed: int,
    draws: tuple[Draw, ...],
    ends: Sequence[Situation],
    failures: tuple[Absent, ...],
    hosts: Sequence[Situation | None],
    plannings: int,
) -> Robustness:
    """The report: `ends` are how the first draws ended, `hosts` each failure by itself."""
    base = _Base(problem, plan)
    outcomes = tuple(
        base.outcome(draw, end) for draw, end in zip(draws[: len(ends)], ends, strict=True)
    )
    held = sum(one.fate is Fate.HELD for one in outcomes)
    low, high = interval(held, len(outcomes))
    worth = base.score
    return Robustness(
        problem_hash=problem.content_hash,
        disturbances=chances,
        seed=seed,
        asked=len(draws),
        n=len(outcomes),
        points=worth.points,
        cost_cents=worth.cost_cents,
        counts={fate: sum(one.fate is fate for one in outcomes) for fate in Fate},
        survival=held / len(outcomes) if outcomes else None,
        survival_low=low,
        survival_high=high,
        points_lost=mean_of(one.points_lost for one in outcomes),
        cents_more=mean_of(one.cents_more for one in outcomes),
        required_lost=mean_of(one.required_lost for one in outcomes),
        unproved=sum(not one.is_proved for one in outcomes),
        plannings=plannings,
        hosts=tuple(
            base.risk(chances, event, end, draws[: len(ends)])
            for event, end in zip(failures, hosts, strict=True)
            if end is not None
        ),
        draws=outcomes,
    )


def interval(count: int, n: int) -> tuple[float | None, float | None]:
    """Wilson's interval of a share: honest also where it is 0 or 1, or the draws are few."""
    if n == 0:
        return None, None
    share, z2 = count / n, CONFIDENCE**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = CONFIDENCE / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    low = 0.0 if count == 0 else middle - reach
    high = 1.0 if count == n else middle + reach
    return low, high


def mean_of(values: Iterable[int | None]) -> Mean:
    """The mean of the numbers there are, and the standard error of it."""
    numbers = [value for value in values if value is not None]
    n = len(numbers)
    return Mean(
        n=n,
        mean=statistics.fmean(numbers) if n else None,
        standard_error=statistics.stdev(numbers) / math.sqrt(n) if n > 1 else None,
    )


@dataclass(frozen=True)
class _Beside:
    """A plan beside the one that was disturbed; all None without a plan."""

    points_lost: int | None = None
    cents_more: int | None = None
    required_lost: int | None = None
    moved: int | None = None
    dropped: int | None = None
    added: int | None = None


class _Base:
    """The plan that is disturbed, and what others are beside it."""

    def __init__(self, problem: Problem, plan: Itinerary) -> None:
        self.problem, self.plan = problem, plan
        self.score = score(problem, plan)
        self._required = self._unmet(plan)
        self._known: dict[str, _Beside] = {}

    def outcome(self, draw: Draw, end: Situation) -> Outcome:
        """What a draw came to."""
        beside = self._beside(end, draw.events)
        return Outcome(
            number=draw.number,
            events=draw.events,
            fate=_fate(end, beside),
            replans=end.replans,
            is_proved=end.is_proved,
            **vars(beside),
        )

    def risk(
        self, chances: Disturbances, event: Absent, end: Situation, draws: Sequence[Draw]
    ) -> HostRisk:
        """What one failure by itself came to."""
        beside = self._beside(end, (event,))
        shows = chances.no_shows
        permille = 0 if shows is None else shows.partners.get(event.partner, shows.permille)
        hosted = (
            session
            for date, visit in self.plan.visits
            for session in visit.sessions
            if date == event.date
            and self.problem.catalogue.session(session).partner == event.partner
        )
        return HostRisk(
            partner=event.partner,
            date=event.date,
            sessions=tuple(hosted),
            permille=permille,
            drawn=sum(event in draw.events for draw in draws),
            ending=end.ending,
            gave_up=end.gave_up,
            is_proved=end.is_proved,
            points_lost=beside.points_lost,
            cents_more=beside.cents_more,
            required_lost=beside.required_lost,
            moved=beside.moved,
            dropped=beside.dropped,
        )

    def _beside(self, end: Situation, events: tuple[Event, ...]) -> _Beside:
        if end.ending is not Ending.PLANNED:
            return _Beside()
        late = frozenset((one.session, one.date) for one in events if isinstance(one, Late))
        key = f"{end.digest} {sorted(late)}"
        if key not in self._known:
            self._known[key] = self._measured(end.plan, late)
        return self._known[key]

    def _measured(self, plan: Itinerary, late: frozenset[tuple[str, object]]) -> _Beside:
        then = score(self.problem, plan)
        change = assignment_change(self.problem, self.plan, plan)
        return _Beside(
            points_lost=self.score.points - then.points,
            cents_more=then.cost_cents - self.score.cost_cents,
            required_lost=self._unmet(plan) - self._required,
            moved=_moved(change, late),
            dropped=len(change.dropped),
            added=len(change.added),
        )

    def _unmet(self, plan: Itinerary) -> int:
        unmet = set(unmet_wishes(self.problem, plan))
        wishes = self.problem.wishes.wishes
        return sum(one.kind is WishKind.REQUIRED and one.id in unmet for one in wishes)


def _moved(change: AssignmentChange, late: frozenset[tuple[str, object]]) -> int:
    """Visits that were moved by planning: not those that were late on their day."""
    return sum(
        not (
            one.before.date == one.after.date
            and any(
                (key, one.before.date) in late
                for key in (one.before.session, one.before.beside)
                if key is not None
            )
        )
        for one in change.moved
    )


def _fate(end: Situation, beside: _Beside) -> Fate:
    match end.ending:
        case Ending.NO_PLAN:
            return Fate.NO_PLAN
        case Ending.UNANSWERED:
            return Fate.UNANSWERED
        case Ending.PLANNED:
            pass
    if end.replans == 0:
        return Fate.HELD
    if end.gave_up:
        return Fate.GAVE_UP
    is_same = not (beside.moved or beside.dropped or beside.added)
    return Fate.RETIMED if is_same else Fate.CHANGED
