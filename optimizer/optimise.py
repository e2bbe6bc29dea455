"""The pipeline: a problem in, a checked itinerary out, with the sentence that says how good it is."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from optimizer.check import check, score, unmet_wishes
from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.unfold import unfold
from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import (
    Provenance,
    Reason,
    SolveResult,
    Tier,
    UnmetWish,
    Violation,
)
from optimizer.domain.rules import Rule
from optimizer.master.clock import Clock
from optimizer.master.goal import cost_and_time, points
from optimizer.master.solve import Answer, Solver
from optimizer.master.tier import TierState, Trip
from optimizer.prepare import Instance, prepare
from optimizer.prepare.instance import NOT_ARRIVED

OnProgress = Callable[[Progress], None]


class CheckerDisagrees(Exception):
    """The checker found a fault in a plan of the engine; the case is saved for reproduction."""

    def __init__(self, violations: tuple[Violation, ...], saved: Path) -> None:
        self.violations, self.saved = violations, saved
        super().__init__("; ".join(violation.message for violation in violations))


def solve(
    problem: Problem,
    parameters: SolveParameters | None = None,
    *,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> SolveResult:
    """The best itinerary of a problem without findings, checked, with its verdict.

    Raises CheckerDisagrees if the independent checker finds a fault in any incumbent.
    """
    run = _Run(problem, parameters or SolveParameters(), on_progress, stop)
    try:
        run.tell("prepare")
        run.instance = prepare(problem)
        run.tell("first-plan")
        answer = run.answer()
        result = run.result(answer)
        others = run.alternatives(answer, result)
        run.tell("done")
        return result.model_copy(
            update={"alternatives": others, "provenance": run.provenance(answer)}
        )
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
    instance: Instance = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock(self.parameters.time_limit_seconds, self.stop)
        self._told: object = None

    def answer(self) -> Answer:
        """The engine's answer for planning afresh: points, then cost and time."""
        goals = (points(self.instance), cost_and_time(self.instance))
        return self._solver(self.instance).solve(goals)

    def _solver(self, instance: Instance) -> Solver:
        return Solver(
            instance=instance,
            clock=self.clock,
            workers=self.parameters.workers,
            seed=self.parameters.seed,
            tell=self.hear,
        )

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
            raise CheckerDisagrees(violations, self._save(itinerary, violations))
        return itinerary

    def _save(self, itinerary: Itinerary, violations: tuple[Violation, ...]) -> Path:
        folder = Path(self.parameters.dump_folder)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.problem.content_hash[:16]}.json"
        case = {
            "problem": self.problem.model_dump(mode="json"),
            "itinerary": itinerary.model_dump(mode="json"),
            "violations": [violation.model_dump(mode="json") for violation in violations],
            "parameters": self.parameters.model_dump(mode="json"),
        }
        path.write_text(json.dumps(case, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    # --- results -----------------------------------------------------------------------------
    def result(self, answer: Answer, name: str = "best") -> SolveResult:
        """The answer with its itinerary, score and what is known of the wishes it does not meet."""
        itinerary = None
        unmet: tuple[UnmetWish, ...] = ()
        worth = None
        if answer.trip is not None:
            itinerary = self.checked(answer.instance, answer.trip)
            worth = score(self.problem, itinerary)
            self._agree(answer, worth)
            unmet = self._unmet(itinerary)
        return SolveResult(
            verdict=answer.verdict,
            tiers=tuple(_tier(state) for state in answer.tiers),
            itinerary=itinerary,
            score=worth,
            unmet=unmet,
            name=name,
            provenance=self.provenance(answer),
        )

    def _agree(self, answer: Answer, worth: Score) -> None:
        """The checker's own score must be the engine's, term by term of the tiers."""
        own = {"points": worth.points, "cost and time": worth.cost_and_time_cents}
        for state in answer.tiers:
            said = state.goal.reported(state.value)
            if state.goal.name in own and state.trip is answer.trip and said != own[state.goal.name]:
                fault = Violation(
                    rule=Rule.BUDGET,
                    where=state.goal.name,
                    amount=abs((said or 0) - own[state.goal.name]),
                    unit=state.goal.unit,
                    message=f"the engine says {said} {state.goal.unit} for {state.goal.name},"
                    f" the score says {own[state.goal.name]}",
                )
                itinerary = self.checked(answer.instance, answer.trip or ())
                raise CheckerDisagrees((fault,), self._save(itinerary, (fault,)))

    def _unmet(self, itinerary: Itinerary) -> tuple[UnmetWish, ...]:
        """The wishes without a visit, with the reasons of prepare where nothing was on offer."""
        offered = {s for day in self.instance.days for offer in day.offers for s in offer.sessions}
        missing = set(unmet_wishes(self.problem, itinerary))
        found = []
        for wish in self.problem.wishes.wishes:
            if wish.id in missing:
                sessions = self.problem.sessions_of(wish.target)
                reasons = () if sessions & offered else self._reasons(sessions)
                found.append(UnmetWish(wish=wish.id, weight=wish.weight, reasons=reasons))
        return tuple(found)

    def _reasons(self, sessions: frozenset[str]) -> tuple[Reason, ...]:
        """One reason for each session and code: the first date stands for the others."""
        seen: dict[tuple[str | None, str], Reason] = {}
        for reason in self.instance.dropped:
            if reason.session in sessions:
                seen.setdefault((reason.session, reason.code), reason)
        return tuple(seen.values())

    def provenance(self, answer: Answer) -> Provenance:
        """What made the result."""
        return Provenance(
            problem_hash=self.problem.content_hash,
            software={name: _version(name) for name in ("paamaja", "ortools", "numba")},
            parameters=self.parameters.model_dump(mode="json"),
            wall_seconds=round(self.clock.elapsed, 3),
            seconds_to_first_plan=self.first_plan_seconds,
            counters=answer.counters.as_dict(),
        )

    def alternatives(self, answer: Answer, best: SolveResult) -> tuple[SolveResult, ...]:
        """Really different good itineraries, if asked for."""
        return ()


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
