"""Re-planning: the programme is put in, what happened is applied, and the rest planned anew."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass

from optimizer.check import score
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.crosschecks import wishes_findings
from optimizer.domain.findings import Finding, FindingCode, has_errors
from optimizer.domain.problem import Problem
from optimizer.domain.programme import LevelFrom, PublishedProgramme
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.reading.faults import fault
from optimizer.domain.result import SolveResult, Verdict
from optimizer.domain.stability import Stability as PriceOfStability
from scenarios.comparison import compared
from scenarios.overlaying import findings_of_overlays
from scenarios.replanning.events import Happenings
from scenarios.replanning.meals import meal_changes
from scenarios.replanning.replanned import Given, Replan, Stability
from scenarios.replanning.requirements import missed, requirements_alone, without

OnProgress = Callable[[Progress], None]

Judged = tuple[Given | None, tuple[Finding, ...]]


@dataclass(frozen=True)
class Asked:
    """From which moment a programme is planned anew, and how freely.

    With `planned_on` lead times count from that day, but for what was published from the old one,
    on which it was asked for; otherwise all count from the old one. What is confirmed needs none.
    """

    date: dt.date
    minute: int = 0
    levels: tuple[LevelFrom, ...] = ()
    order: PlanningOrder = PlanningOrder.CHANGES_FIRST
    planned_on: dt.date | None = None


def programme_of(problem: Problem, published: SolveResult, asked: Asked) -> PublishedProgramme:
    """The programme of a result, frozen up to the moment. Raises ValueError without itinerary."""
    if published.itinerary is None:
        raise ValueError("a result without an itinerary was never published")
    earlier = problem.programme
    return PublishedProgramme(
        version=1 if earlier is None else earlier.version + 1,
        itinerary=published.itinerary,
        frozen_until=asked.date,
        frozen_minute=asked.minute,
        levels=asked.levels,
        order=asked.order,
    )


def prepared(
    problem: Problem, published: SolveResult, asked: Asked, happened: Happenings
) -> Judged:
    """The problem of planning anew with all that happened, and every finding; None with errors."""
    programme = programme_of(problem, published, asked)
    update: dict[str, object] = {"programme": programme}
    if asked.planned_on is not None:
        wishes = problem.wishes
        asked_for = programme.unrecorded(wishes.statuses, wishes.planning_date)
        update |= {
            "planning_date": asked.planned_on,
            "statuses": (*wishes.statuses, *asked_for),
        }
    under_way = problem.with_wishes(problem.wishes.model_copy(update=update))
    known = wishes_findings(problem)  # told when the problem was read
    findings = tuple(one for one in wishes_findings(under_way) if one not in known)
    if is_over(programme):
        findings = (_nothing_left(programme), *findings)
    if has_errors(findings):
        return None, findings
    overlaid, more = findings_of_overlays(under_way, happened)
    findings += more
    if overlaid is None:
        return None, findings
    return (
        Given(
            problem=problem,
            edited=overlaid.problem,
            published=_scored(problem, published),
            happened=happened,
            log=overlaid.log,
        ),
        findings,
    )


def is_over(programme: PublishedProgramme) -> bool:
    """Whether the programme has ended by the moment from which it is to be planned anew."""
    last = programme.itinerary.days[-1]
    ends = max((item.end for item in last.items), default=0)
    return (programme.frozen_until, programme.frozen_minute) >= (last.date, ends)


def _nothing_left(programme: PublishedProgramme) -> Finding:
    return fault(
        FindingCode.VALUE_OUT_OF_RANGE,
        "",
        f"By that moment the programme is over: it ends on {programme.itinerary.days[-1].date}.",
        "Give a moment before its end; with an earlier one the rest is planned anew.",
        ("frozen_until",),
    )


def _scored(problem: Problem, published: SolveResult) -> SolveResult:
    assert published.itinerary is not None
    return published.model_copy(update={"score": score(problem, published.itinerary)})


def replan(
    given: Given,
    parameters: SolveParameters | None = None,
    *,
    with_scratch: bool = True,
    start: SolveResult | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> Replan:
    """The rest of the programme planned anew, and beside it from scratch: what stability costs.

    Where that is proved impossible, as few required wishes as can be are given up and named, and
    the quotas that cannot be kept beside the others; nothing else. The time limit is for each of
    the solves. Raises CheckerDisagrees.
    """
    return _Replanning(given, parameters, start or given.published, on_progress, stop).found(
        with_scratch=with_scratch
    )


def answered(given: Given, found: Replan) -> Problem:
    """The problem that the new plan answers: with what happened, without what was given up."""
    wishes = without(given.edited.wishes, found.gave_up)
    return given.edited.with_wishes(wishes) if found.gave_up else given.edited


@dataclass(frozen=True)
class _GivenUp:
    """A problem without the requirements that were given up, and its plan."""

    problem: Problem
    plan: SolveResult
    keys: tuple[str, ...] = ()
    is_proved: bool = True


@dataclass
class _Replanning:
    given: Given
    parameters: SolveParameters | None
    start: SolveResult
    on_progress: OnProgress | None
    stop: threading.Event | None

    def found(self, *, with_scratch: bool) -> Replan:
        problem = self.given.edited
        given_up = _GivenUp(problem, self._solved(problem, self.start))
        if given_up.plan.verdict is Verdict.INFEASIBLE:
            given_up = self._giving_up(problem, given_up.plan)
        problem, plan = given_up.problem, given_up.plan
        price = None
        if with_scratch and plan.itinerary is not None and not self._is_stopped():
            price = self._beside_scratch(problem, plan)
        programme = self.given.edited.programme
        assert programme is not None
        published = self.given.published
        return Replan(
            version=programme.version + 1,
            date=programme.frozen_until,
            minute=programme.frozen_minute,
            order=programme.order,
            levels=programme.levels,
            happened=self.given.happened,
            edits=self.given.log,
            comparison=compared(self.given.problem, published, plan, problem),
            meals=meal_changes(published.itinerary, plan.itinerary),
            gave_up=given_up.keys,
            gave_up_is_proved=given_up.is_proved,
            stability=None if price is None else stability(price),
            plan=plan,
            scratch=None if price is None else price.afresh,
        )

    def _solved(self, problem: Problem, start: SolveResult) -> SolveResult:
        # Here and not above: the solver takes seconds to import.
        from optimizer.optimise import solve

        return solve(
            problem, self.parameters, start=start, on_progress=self.on_progress, stop=self.stop
        )

    def _is_stopped(self) -> bool:
        return self.stop is not None and self.stop.is_set()

    def _giving_up(self, problem: Problem, impossible: SolveResult) -> _GivenUp:
        """The problem without the fewest requirements that no plan keeps beside the others."""
        most = self._solved(problem.with_wishes(requirements_alone(problem.wishes)), impossible)
        if most.itinerary is None or self._is_stopped():
            return _GivenUp(problem, impossible)
        wishes, quotas = missed(problem, most.itinerary)
        is_proved = most.verdict is Verdict.OPTIMAL
        gave_up = (*wishes, *quotas)
        for quota in quotas:  # that plan had no reason to keep them
            fewer = tuple(key for key in gave_up if key != quota)
            kept = self._solved(problem.with_wishes(without(problem.wishes, fewer)), most)
            if kept.itinerary is not None:
                gave_up = fewer
            elif kept.verdict is not Verdict.INFEASIBLE:
                is_proved = False
        rest = problem.with_wishes(without(problem.wishes, gave_up))
        plan = self._solved(rest, most)
        if plan.itinerary is None:
            return _GivenUp(problem, impossible)
        return _GivenUp(rest, plan, gave_up, is_proved)

    def _beside_scratch(self, problem: Problem, plan: SolveResult) -> PriceOfStability:
        """The plan beside the best one for who does not care about changes."""
        from optimizer.optimise.stability import against_afresh

        return against_afresh(
            problem, plan, self.parameters, on_progress=self.on_progress, stop=self.stop
        )


def stability(price: PriceOfStability) -> Stability:
    """Points and cents that the plan of few changes lacks, as far as they are known."""
    plan, scratch = price.replanned, price.afresh
    cents = None
    if plan.score is not None and scratch.score is not None:
        cents = plan.score.cost_cents - scratch.score.cost_cents
    return Stability(
        points_least=None if price.points is None else price.points.least,
        points_most=None if price.points is None else price.points.most,
        cents=cents,
    )
