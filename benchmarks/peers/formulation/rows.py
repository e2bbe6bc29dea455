"""Rules across days: `once`, `required`, `quota`, `precedence`, `budget`, `commitment`, `pin`."""

from __future__ import annotations

from ortools.sat.python import cp_model

from benchmarks.peers.formulation.variables import DayVariables
from optimizer.domain.catalogue import Precedence, PrecedenceKind
from optimizer.domain.money import CATEGORIES
from optimizer.domain.wishes import WishKind
from optimizer.prepare.instance import Instance, OfferKind
from optimizer.prepare.relevance import all_precedence


class TripRows:
    """The rules that look at several days."""

    def __init__(
        self, model: cp_model.CpModel, instance: Instance, days: list[DayVariables]
    ) -> None:
        self.model, self.instance, self.days = model, instance, days
        self.problem = instance.problem

    def add(self, costs: list[cp_model.LinearExprT]) -> None:
        """Every one of them."""
        self._once()
        self._required()
        self._held()
        self._quotas()
        self._commitments()
        self._budget(costs)
        for rule in all_precedence(self.problem):
            self._precedence(rule)

    def visits(self, sessions: frozenset[str]) -> cp_model.LinearExprT:
        """How many visits of some sessions the trip has."""
        self.days[0].on_time()
        return sum(day.visits(sessions) for day in self.days)

    def points(self) -> cp_model.LinearExprT:
        """Each scored term pays its weight once, if any visit answers it."""
        total: cp_model.LinearExprT = 0
        for term in self.instance.terms:
            answered = self.model.new_bool_var("")
            self.model.add(answered <= self.visits(term.sessions))
            total += term.weight * answered
        return total

    def _once(self) -> None:
        catalogue = self.problem.catalogue
        for session in catalogue.sessions:
            self._add(self.visits(frozenset({session.id})), None, session.visits_per_trip)
        for group in catalogue.alternatives:
            self._add(self.visits(frozenset(group.sessions)), None, 1)

    def _add(self, count: cp_model.LinearExprT, least: int | None, most: int | None) -> None:
        low = cp_model.INT32_MIN if least is None else least
        high = cp_model.INT32_MAX if most is None else most
        self.model.add_linear_constraint(count, low, high)

    def _required(self) -> None:
        for wish in self.problem.wishes.wishes:
            if wish.kind is WishKind.REQUIRED:
                self._add(self.visits(self.problem.sessions_of(wish.target)), 1, None)
        for session, date in sorted(self.problem.pinned):
            on_date = [day for day in self.days if day.day.date == date]
            count = sum(day.visits(frozenset({session})) for day in on_date)
            if on_date:
                self._add(count, 1, None)
            else:
                self.model.add_bool_or([])

    def _held(self) -> None:
        """What is past of a published programme."""
        for held in self.instance.held:
            same = [
                day.present[index]
                for day in self.days
                if day.day.date == held.date
                for index in held.offers
            ]
            self.model.add_bool_or(same)

    def _quotas(self) -> None:
        for quota in self.problem.wishes.quotas:
            count = self.visits(self.problem.sessions_of(quota.target))
            self._add(count, quota.at_least, quota.at_most)

    def _commitments(self) -> None:
        for commitment in self.problem.wishes.commitments:
            self.model.add_exactly_one(
                present
                for day in self.days
                for present, offer in zip(day.present, day.day.offers, strict=True)
                if offer.kind is OfferKind.APPOINTMENT and offer.subject == commitment.id
            )

    def _budget(self, costs: list[cp_model.LinearExprT]) -> None:
        budget, heads = self.problem.wishes.budget, self.problem.wishes.party.heads
        limit = budget.limit_cents(heads)
        if limit is not None:
            self.model.add(sum(costs) <= limit)
        for category, cap in budget.caps.items():
            self.model.add(costs[CATEGORIES.index(category)] <= cap)

    def _precedence(self, rule: Precedence) -> None:
        """No pair of dates that the rule does not allow; the order in a day is the day's."""
        first, second = frozenset({rule.first}), frozenset({rule.second})
        for early, one in enumerate(self.days):
            one.on_time()
            for late, other in enumerate(self.days):
                if _clashes(rule, early, late):
                    self.model.add(one.visits(first) + other.visits(second) <= 1)
        if rule.kind is PrecedenceKind.REQUIRES:
            had: cp_model.LinearExprT = 0
            for day in self.days:
                had += day.visits(first)
                self.model.add(day.visits(second) <= had)


def _clashes(rule: Precedence, first: int, second: int) -> bool:
    """Whether the two sessions may not lie on these days."""
    if rule.kind in (PrecedenceKind.BEFORE, PrecedenceKind.REQUIRES):
        return first > second
    if rule.kind is PrecedenceKind.SAME_DAY:
        return first != second
    if rule.kind is PrecedenceKind.NOT_SAME_DAY:
        return first == second
    return abs(first - second) > (rule.days or 0)
