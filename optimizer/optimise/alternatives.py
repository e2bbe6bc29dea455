"""Alternatives: good itineraries that really differ from the best, each with its own proof.

cheapest        the least cost within 5 % of the points
calmest         within 5 % of the points the fewest visits a day at most, then the least travel
another-hotel   the best trip that sleeps in none of the best one's hotels

With a published programme the first two change no more of it than the best one does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Tier, Verdict
from optimizer.domain.rules import Rule
from optimizer.master.goal import (
    Goal,
    broken_levels,
    changes,
    cost_alone,
    cost_and_time,
    travel_alone,
)
from optimizer.master.rows import Row
from optimizer.master.solve import RowMaker
from optimizer.optimise.question import planned_for
from optimizer.prepare import Instance

POINTS_KEPT_PERCENT = 95


@dataclass(frozen=True)
class Variant:
    """A question like the first one: another problem, more rows, other goals."""

    name: str
    problem: Problem
    goals: Callable[[Instance], tuple[Goal, ...]]
    more_rows: RowMaker
    first_tiers: tuple[Tier, ...] = ()


Solve = Callable[[Variant], SolveResult]
"""Solves a variant; the answer is checked against the first problem."""


def alternatives(
    problem: Problem, best: SolveResult, count: int, solve: Solve
) -> Iterator[SolveResult]:
    """Up to `count` itineraries that differ from the best and from one another."""
    if best.itinerary is None or best.score is None:
        return
    seen = [_gist(best.itinerary)]
    makers = (_cheapest, _calmest, _another_hotel)
    found = 0
    for maker in makers:
        if found >= count:
            return
        result = maker(problem, best, solve)
        if result is None or result.itinerary is None or _gist(result.itinerary) in seen:
            continue
        seen.append(_gist(result.itinerary))
        found += 1
        yield result


def _gist(itinerary: Itinerary) -> tuple[object, ...]:
    """What makes itineraries differ for people: visits by day and hotels."""
    visits = tuple(sorted((str(date), visit.sessions) for date, visit in itinerary.visits))
    return visits, tuple(day.night.hotel if day.night else "" for day in itinerary.days)


def _points_kept(best: SolveResult) -> RowMaker:
    """The row that keeps most of the best one's points."""
    assert best.score is not None
    least = -(-best.score.points * POINTS_KEPT_PERCENT // 100)

    def rows(instance: Instance) -> tuple[Row, ...]:
        weights = {index: term.weight for index, term in enumerate(instance.terms)}
        if not weights or least == 0:
            return ()
        return (Row(Rule.REQUIRED, "alternative:points", lower=least, terms=weights),)

    return rows


def _as_stable(best: SolveResult) -> RowMaker:
    """The rows that keep to as few changes of a published programme as the best one has."""
    assert best.score is not None
    score = best.score

    def rows(instance: Instance) -> tuple[Row, ...]:
        if not instance.marks:
            return ()
        goals = (
            (broken_levels(instance), score.broken_levels),
            (
                changes(instance),
                score.change_weight,
            ),
        )
        return tuple(goal.as_row(instance, goal.base - value) for goal, value in goals)

    return rows


def _good_enough(best: SolveResult) -> RowMaker:
    """Most of the best one's points, and no more changes than it has."""
    points_kept, as_stable = _points_kept(best), _as_stable(best)
    return lambda instance: (*points_kept(instance), *as_stable(instance))


def _cheapest(problem: Problem, best: SolveResult, solve: Solve) -> SolveResult | None:
    return solve(Variant("cheapest", problem, lambda _: (cost_alone(),), _good_enough(best)))


def _calmest(problem: Problem, best: SolveResult, solve: Solve) -> SolveResult | None:
    """Tightens the cap of sessions a day until no trip keeps the points; the last one stands."""
    assert best.itinerary is not None
    most = max(_sessions_by_day(best.itinerary), default=0)
    calmest: SolveResult | None = None
    for cap in range(most, 0, -1):
        limits = problem.wishes.limits.model_copy(update={"sessions_per_day": cap})
        wishes = problem.wishes.model_copy(update={"limits": limits})
        tighter = problem.with_wishes(wishes)
        result = solve(Variant("calmest", tighter, lambda _: (travel_alone(),), _good_enough(best)))
        if result.itinerary is None:
            proved = result.verdict is Verdict.INFEASIBLE
            bound = cap + 1 if proved else None
            return calmest and _with_busiest_day(calmest, bound)
        calmest = result
    return calmest and _with_busiest_day(calmest, 1)


def _with_busiest_day(result: SolveResult, bound: int | None) -> SolveResult:
    """Puts the tier before travel: the most sessions on a day, proved if fewer are impossible."""
    assert result.itinerary is not None
    value = max(_sessions_by_day(result.itinerary), default=0)
    tier = Tier(name="busiest day", unit="sessions", value=value, bound=bound)
    verdict = result.verdict if tier.is_proved else Verdict.FEASIBLE
    return result.model_copy(update={"tiers": (tier, *result.tiers), "verdict": verdict})


def _sessions_by_day(itinerary: Itinerary) -> list[int]:
    dates = [date for date, visit in itinerary.visits for _ in visit.sessions]
    return [dates.count(date) for date in set(dates)]


def _another_hotel(problem: Problem, best: SolveResult, solve: Solve) -> SolveResult | None:
    assert best.itinerary is not None
    slept = {day.night.hotel for day in best.itinerary.days if day.night}
    wished = problem.wishes.travel.hotels
    allowed = tuple(
        hotel.id
        for hotel in problem.catalogue.hotels
        if hotel.id not in slept and (wished is None or hotel.id in wished)
    )
    if not slept or not allowed:
        return None
    travel = problem.wishes.travel.model_copy(update={"hotels": allowed})
    other = problem.with_wishes(problem.wishes.model_copy(update={"travel": travel}))
    return solve(
        Variant(
            "another-hotel",
            other,
            lambda instance: (*planned_for(instance), cost_and_time(instance)),
            lambda _: (),
        )
    )
