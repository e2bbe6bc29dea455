"""Feasibility: whether a trip is left when some demands are given up.

Every trip found is kept. One that the checker accepts for another question answers it without a
solve; a proof that there is none holds for all that asks at least as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from optimizer.check import check
from optimizer.domain.explanations import Demand, DemandKind
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.explain.demands import demands_of, given_up
from optimizer.explain.inquiry import Inquiry
from optimizer.optimise import Question
from optimizer.prepare import prepare

Demands = frozenset[Demand]

SHARE, LEAST_SECONDS = 0.15, 2.0
"""Of the time that is left, what one question may take, and what it may take in any case."""


@dataclass
class Feasibility:
    """What is known of a problem with some of its demands kept and the others given up."""

    problem: Problem
    inquiry: Inquiry
    witnesses: list[Itinerary] = field(default_factory=list)
    demands: tuple[Demand, ...] = ()
    start: SolveResult | None = None
    _known: dict[Demands, bool | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.demands = self.demands or demands_of(self.problem)

    def is_possible(self, kept: Iterable[Demand]) -> bool | None:
        """Whether a trip keeps these demands; None where a limit stopped the proof."""
        some = frozenset(kept)
        if some not in self._known:
            self._known[some] = self._answer(some)
        return self._known[some]

    def is_impossible(self, kept: Iterable[Demand]) -> bool:
        """Whether it is proved that no trip keeps these demands."""
        return self.is_possible(kept) is False

    def is_without_offers(self, kept: Iterable[Demand]) -> bool:
        """Whether a demand kept has nothing on offer, by `prepare` alone: then there is no trip."""
        some = frozenset(kept)
        if self.inquiry.is_over or not all(map(lacks_offers, self.problems(some))):
            return False
        self._known[some] = False
        return True

    def problems(self, kept: Iterable[Demand]) -> tuple[Problem, ...]:
        """The problem with these demands only; one for each head count to try."""
        return given_up(self.problem, frozenset(self.demands) - frozenset(kept))

    def is_confirmed(self, kept: Iterable[Demand]) -> bool:
        """Whether a search with another seed proves too that no trip keeps these demands."""
        return all(
            self.inquiry.ask(problem, Question.ANY_TRIP, again=True).verdict is Verdict.INFEASIBLE
            for problem in self.problems(kept)
        )

    def note(self, kept: Iterable[Demand], *, possible: bool) -> None:
        """Takes in what is known from elsewhere."""
        self._known[frozenset(kept)] = possible

    def is_open(self, problems: tuple[Problem, ...]) -> bool | None:
        """Whether one of some problems has a trip; None where a limit stopped the proof."""
        if any(True for problem in problems for _ in self.trips_of(problem)):
            return True
        answers: list[bool | None] = []
        for problem in problems:
            answers.append(self._asked(problem))
            if answers[-1]:
                return True
        return None if None in answers else False

    def trips_of(self, problem: Problem) -> Iterator[Itinerary]:
        """The trips known that keep every rule of a problem, by the checker."""
        return (trip for trip in self.witnesses if keeps(problem, trip))

    def take(self, result: SolveResult) -> None:
        """Takes in a result's trip and what its solve knew."""
        if result.itinerary is not None:
            self.witnesses.append(result.itinerary)
            self.start = result

    def _answer(self, kept: Demands) -> bool | None:
        if any(self._known[known] is False and _implies(kept, known) for known in self._known):
            return False
        if self.inquiry.is_over:
            return None
        return self.is_open(self.problems(kept))

    def _asked(self, problem: Problem) -> bool | None:
        """One solve, unless a demand has nothing on offer at all: then there is no trip."""
        if self.inquiry.is_over:
            return None
        if lacks_offers(problem):
            return False
        seconds = max(LEAST_SECONDS, SHARE * self.inquiry.left)
        wishes = problem.wishes
        limit = wishes.budget.limit_cents(wishes.party.heads)
        if limit is not None:
            return self._affordable(problem, limit, seconds)
        result = self.inquiry.ask(problem, Question.ANY_TRIP, start=self.start, seconds=seconds)
        self.take(result)
        if result.itinerary is not None:
            return True
        return False if result.verdict is Verdict.INFEASIBLE else None

    def _affordable(self, problem: Problem, limit: int, seconds: float) -> bool | None:
        """Whether the least cost of any trip is within a limit: a bound above it says no.

        That takes half as long as a search for a trip within the limit.
        """
        free = given_up(problem, (Demand(kind=DemandKind.BUDGET),))[0]
        result = self.inquiry.ask(
            free,
            Question.LEAST_COST,
            start=self.start,
            seconds=seconds,
            until=lambda step: (
                (step.bound is not None and step.bound > limit)
                or (step.value is not None and step.value <= limit)
            ),
        )
        self.take(result)
        if result.score is not None and result.score.cost_cents <= limit:
            return True
        if result.verdict is Verdict.INFEASIBLE:
            return False
        bounds = [tier.bound for tier in result.tiers if tier.bound is not None]
        return False if any(bound > limit for bound in bounds) else None


def keeps(problem: Problem, trip: Itinerary) -> bool:
    """Whether a trip keeps every rule of a problem, for which it may not have been made."""
    own = trip.model_copy(update={"problem_hash": problem.content_hash})
    return not check(problem, own)


def lacks_offers(problem: Problem) -> bool:
    """Whether a required wish, a pin or a quota has too few sessions on offer on any date."""
    instance, wishes = prepare(problem), problem.wishes
    on_offer = {s for day in instance.days for offer in day.offers for s in offer.sessions}
    targets = [wish.target for wish in wishes.wishes if wish.kind == "required"]
    targets += [quota.target for quota in wishes.quotas if quota.at_least]
    if any(not problem.sessions_of(target) & on_offer for target in targets):
        return True
    by_date = {
        day.date: {s for offer in day.offers for s in offer.sessions} for day in instance.days
    }
    return any(pin.session not in by_date.get(pin.date, ()) for pin in wishes.pins)


def _implies(kept: Demands, known: Demands) -> bool:
    """Whether a proof for `known` holds for `kept`: that asks more, and no commitment more.

    A commitment that is a meal can make possible what is not without it.
    """
    return known <= kept and all(one.kind is not DemandKind.COMMITMENT for one in kept - known)
