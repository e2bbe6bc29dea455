"""The pipeline: a problem in, a checked itinerary out, with how good it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from optimizer.check import check, score, unmet_wishes
from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.unfold import unfold
from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import (
    Memory,
    Provenance,
    Reason,
    SolveResult,
    Tier,
    UnmetWish,
    Verdict,
    Violation,
)
from optimizer.domain.rules import Rule
from optimizer.domain.wishes import WishKind
from optimizer.master.answer import Answer
from optimizer.master.clock import Clock
from optimizer.master.goal import Goal
from optimizer.master.reuse import Start
from optimizer.master.solve import RowMaker, Solver
from optimizer.master.tierstate import TierState, Trip
from optimizer.optimise.alternatives import Variant, alternatives
from optimizer.optimise.disagreement import disagreement
from optimizer.optimise.past import past_conflict
from optimizer.optimise.question import Question
from optimizer.optimise.resident import peak_bytes
from optimizer.optimise.settled import settled_out_of_reach
from optimizer.optimise.warming import warm_up
from optimizer.prepare import Instance, prepare
from optimizer.prepare.instance import NOT_ARRIVED

OnProgress = Callable[[Progress], None]


def solve(
    problem: Problem,
    parameters: SolveParameters | None = None,
    *,
    start: SolveResult | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
    question: Question = Question.BEST,
) -> SolveResult:
    """The best itinerary of a problem without findings, checked, with its verdict.

    `start` is a result for this or another version of the problem: what is still feasible of its
    days is carried over, all it knew in the process that made it, its itineraries from a file.

    The clock starts when the search is compiled, which a machine does once (`warm_up`).

    Raises CheckerDisagrees if the independent checker finds a fault in any incumbent.
    """
    if on_progress is not None:
        on_progress(Progress(phase="warm-up", elapsed_seconds=0.0))
    warm_up()
    run = _Run(problem, parameters or SolveParameters(), on_progress, stop)
    try:
        run.tell("prepare")
        instance = prepare(problem)
        run.tell("first-plan")
        programme = problem.wishes.programme
        begun = Start.of(start, None if programme is None else programme.itinerary)
        best = run.solved(instance, question.goals(instance), start=begun)
        others = run.alternatives(best) if question is Question.BEST else ()
        run.tell("done")
        return best.model_copy(update={"alternatives": others})
    finally:
        run.clock.close()


@dataclass
class _Run:
    """One solve: its clock, its instance, and the checked itineraries it tells of."""

    problem: Problem
    parameters: SolveParameters
    on_progress: OnProgress | None
    stop: threading.Event | None
    first_plan_seconds: float | None = None

    def __post_init__(self) -> None:
        self.clock = Clock(self.parameters.time_limit_seconds, self.stop)
        self._told: object = None

    def solved(
        self,
        instance: Instance,
        goals: tuple[Goal, ...],
        more_rows: RowMaker = lambda instance: (),
        name: str = "best",
        start: Start | None = None,
    ) -> SolveResult:
        """The engine's answer to one question, checked; without goals any trip will do."""
        solver = Solver(
            instance=instance,
            clock=self.clock,
            workers=self.parameters.workers,
            seed=self.parameters.seed,
            tell=self.hear,
            more_rows=more_rows,
            start=start or Start(),
        )
        result = self.result(instance, solver.solve(goals) if goals else solver.exists(), name)
        return result.keeping(solver.kept)

    def alternatives(self, best: SolveResult) -> tuple[SolveResult, ...]:
        """Really different good itineraries, if asked for."""
        wanted = self.parameters.alternatives - 1
        if wanted < 1:
            return ()
        self.tell("alternatives")
        solve_variant = partial(self._variant, best)
        return tuple(alternatives(self.problem, best, wanted, solve_variant))

    def _variant(self, best: SolveResult, variant: Variant) -> SolveResult:
        """A question like the first one begins with what that one found, and keeps nothing."""
        instance = prepare(variant.problem)
        goals, start = variant.goals(instance), Start.of(best)
        return self.solved(instance, goals, variant.more_rows, variant.name, start).keeping(())

    # --- telling -----------------------------------------------------------------------------
    def tell(self, phase: str, **facts: Any) -> None:
        """Tells a phase."""
        if self.on_progress is not None:
            elapsed = round(self.clock.elapsed, 3)
            self.on_progress(Progress(phase=phase, elapsed_seconds=elapsed, **facts))

    def hear(self, phase: str, state: TierState, instance: Instance) -> None:
        """Passes the engine's news on; every new trip is checked before anyone sees it."""
        itinerary = None
        if state.trip is not None and state.trip is not self._told:
            self._told = state.trip
            itinerary = self.checked(instance, state.trip)
            if self.first_plan_seconds is None:
                self.first_plan_seconds = round(self.clock.elapsed, 3)
        tier = _tier(state)
        self.tell(
            phase,
            tier=tier.name,
            unit=tier.unit,
            value=tier.value,
            bound=tier.bound,
            gap=tier.gap,
            itinerary=itinerary,
        )

    def checked(self, instance: Instance, trip: Trip) -> Itinerary:
        """The itinerary of a trip; raises CheckerDisagrees and saves the case if it has a fault."""
        itinerary = Itinerary(
            problem_hash=self.problem.content_hash,
            days=tuple(unfold(instance, plan) for plan in trip if not _is_away(instance, plan)),
        )
        violations = check(self.problem, itinerary)
        if violations:
            raise disagreement(self.problem, self.parameters, itinerary, violations)
        return itinerary

    # --- results -----------------------------------------------------------------------------
    def result(self, instance: Instance, answer: Answer, name: str) -> SolveResult:
        """The answer with its itinerary, score and what is known of the wishes it does not meet."""
        itinerary = None
        unmet: tuple[UnmetWish, ...] = ()
        conflict: tuple[Reason, ...] = ()
        worth = None
        if answer.trip is not None:
            itinerary = self.checked(answer.instance, answer.trip)
            worth = score(self.problem, itinerary)
            self._agree(answer, worth)
            unmet = self._unmet(instance, set(unmet_wishes(self.problem, itinerary)))
        else:
            unmet = self._out_of_reach(instance)
            if answer.verdict is Verdict.INFEASIBLE:
                conflict = (*past_conflict(instance), *settled_out_of_reach(instance))
        return SolveResult(
            verdict=answer.verdict,
            tiers=tuple(_tier(state) for state in answer.tiers),
            itinerary=itinerary,
            score=worth,
            unmet=unmet,
            conflict=conflict,
            name=name,
            provenance=self.provenance(answer),
        )

    def _agree(self, answer: Answer, worth: Score) -> None:
        """The checker's own score must be the engine's, term by term of the tiers."""
        own = {
            "points": worth.points,
            "cost and time": worth.cost_and_time_cents,
            "cost": worth.cost_cents,
            "travel": worth.travel_minutes,
            "levels": worth.broken_levels,
            "changes": worth.change_weight,
        }
        for state in answer.tiers:
            said = state.goal.reported(state.value)
            if state.goal.name in own and said != own[state.goal.name]:
                fault = Violation(
                    rule=Rule.BUDGET,
                    where=state.goal.name,
                    amount=abs((said or 0) - own[state.goal.name]),
                    unit=state.goal.unit,
                    message=f"the engine says {said} {state.goal.unit} for {state.goal.name},"
                    f" the score says {own[state.goal.name]}",
                )
                itinerary = self.checked(answer.instance, answer.trip or ())
                raise disagreement(self.problem, self.parameters, itinerary, (fault,))

    def _out_of_reach(self, instance: Instance) -> tuple[UnmetWish, ...]:
        """The required wishes that nothing on offer answers: without a trip, they say why."""
        wishes = self.problem.wishes.wishes
        required = {wish.id for wish in wishes if wish.kind is WishKind.REQUIRED}
        return tuple(wish for wish in self._unmet(instance, required) if wish.reasons)

    def _unmet(self, instance: Instance, missing: set[str]) -> tuple[UnmetWish, ...]:
        """Wishes without a visit, with the reasons of prepare where nothing was on offer."""
        offered = {s for day in instance.days for offer in day.offers for s in offer.sessions}
        found = []
        for wish in self.problem.wishes.wishes:
            if wish.id in missing:
                sessions = self.problem.sessions_of(wish.target)
                reasons = () if sessions & offered else _reasons(instance, sessions)
                found.append(UnmetWish(wish=wish.id, weight=wish.weight, reasons=reasons))
        return tuple(found)

    def provenance(self, answer: Answer) -> Provenance:
        """What made the result."""
        return Provenance(
            problem_hash=self.problem.content_hash,
            software={name: _version(name) for name in ("paamaja", "ortools", "numba")},
            parameters=self.parameters.model_dump(mode="json"),
            wall_seconds=round(self.clock.elapsed, 3),
            seconds_to_first_plan=self.first_plan_seconds,
            counters=answer.counters.as_dict(),
            memory=Memory(**vars(answer.counters.storage), peak_bytes=peak_bytes()),
        )


def _reasons(instance: Instance, sessions: frozenset[str]) -> tuple[Reason, ...]:
    """One reason for each session and code: the first date stands for the others."""
    seen: dict[tuple[str | None, str], Reason] = {}
    for reason in instance.dropped:
        if reason.session in sessions:
            seen.setdefault((reason.session, reason.code), reason)
    return tuple(seen.values())


def _is_away(instance: Instance, plan: DayPlan) -> bool:
    return plan.morning == plan.night and plan.morning in (NOT_ARRIVED, instance.gone_home)


def _tier(state: TierState) -> Tier:
    bound = state.value if state.is_proved else state.bound
    goal = state.goal
    return Tier(
        name=goal.name,
        unit=goal.unit,
        value=goal.reported(state.value),
        bound=goal.reported(bound),
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
