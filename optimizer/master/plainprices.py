"""Plain prices: what a day is worth to a trip that already holds others, with no duals.

Wishes not answered yet by their points, what rows still lack far above them, money by thrift.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.prices import DayPrices
from optimizer.domain.catalogue import PrecedenceKind
from optimizer.domain.money import CATEGORIES
from optimizer.master.pool import RowTable
from optimizer.master.rows import Row
from optimizer.prepare.instance import Instance
from optimizer.prepare.relevance import all_precedence

SCALE = 1 << 20

NO_CHOICE = 16
"""How much more a visit counts that nothing else can stand for: more than most days hold others."""

MOST = 1 << 50
"""The most that an offer may be worth: a day full of them is still a small number to the kernel."""

Pressed = Mapping[str, int]
"""By the names of rows how much their visits are pressed for."""


def thrifts_of(instance: Instance, thrifts: tuple[float, ...]) -> tuple[float, ...]:
    """The degrees of thrift that differ for a trip: just one where there is no budget."""
    return thrifts if _cent(instance, 1.0) else thrifts[:1]


@dataclass
class SoFar:
    """What some days of a trip hold: terms that are paid, and tokens that are used."""

    table: RowTable
    pressed: Pressed = field(default_factory=dict)
    paid: set[int] = field(default_factory=set)
    used: set[int] = field(default_factory=set)

    @property
    def instance(self) -> Instance:
        """The instance of the trip."""
        return self.table.instance

    def hold(self, plans: Iterable[DayPlan]) -> None:
        """Notes what days answer."""
        for plan in plans:
            offers = [self.instance.days[plan.day].offers[index] for index in plan.offers]
            self.used |= {token for offer in offers for token in offer.tokens}
            held = {session for offer in offers for session in offer.sessions}
            terms = enumerate(self.instance.terms)
            self.paid |= {number for number, term in terms if term.sessions & held}

    def lacking(self) -> Iterator[tuple[Row, int, set[int]]]:
        """Rows that still lack visits, how many, and the tokens left that would help."""
        for row in self.table.rows:
            if row.lower and row.visits:
                tokens = {
                    token
                    for day, offer in row.visits
                    for token in self.instance.days[day].offers[offer].tokens
                }
                lacking = row.lower - len(tokens & self.used)
                if lacking > 0:
                    yield row, lacking, tokens - self.used

    def prices(self, day: int, thrift: float) -> DayPrices:
        """The prices of a day. What is used, or waits for what it requires, is worth less than 0.

        `thrift` is what the whole budget is worth, as a share of all points.
        """
        instance, needed = self.instance, self._needed()
        must = sum(term.weight for term in instance.terms) + 1
        waiting = {second for first, second in _requirements(instance) if first not in self.used}
        open_terms = [
            (term.weight, term.sessions)
            for number, term in enumerate(instance.terms)
            if number not in self.paid
        ]
        offers = []
        for offer in instance.days[day].offers:
            held = frozenset(offer.sessions)
            worth = sum(weight for weight, sessions in open_terms if sessions & held)
            worth += must * sum(needed.get(token, 0) for token in set(offer.tokens))
            if any(token in self.used or token in waiting for token in offer.tokens):
                worth = -must
            offers.append(max(-MOST, min(worth * SCALE, MOST)))
        states = instance.state_count
        return DayPrices(
            offers=np.array(offers, np.int64),
            categories=np.full(len(CATEGORIES), _cent(instance, thrift), np.int64),
            time=0,
            travel=0,
            pairs=np.zeros((states, states), np.int64),
            marks=np.full(len(instance.marks), must * SCALE, np.int64),
        )

    def _needed(self) -> dict[int, int]:
        """How much each token is needed that would help a row, or comes before one that would.

        Those of a row that needs all it has left, such as a pin, count more than a day full of
        those of which a row needs only some.
        """
        needed: dict[int, int] = {}
        for row, lacking, left in self.lacking():
            pressed = self.pressed.get(row.name, 1)
            weight = pressed if len(left) > lacking else pressed * NO_CHOICE
            for token in left:
                needed[token] = max(weight, needed.get(token, 0))
        for _ in range(len(needed)):  # a first may itself come after another
            before = dict(needed)
            for first, second in _requirements(self.instance):
                if first is not None and second in needed:
                    needed[first] = max(needed[second], needed.get(first, 0))
            if needed == before:
                break
        return needed


def _requirements(instance: Instance) -> list[tuple[int | None, int]]:
    """Token pairs (first, second) where the second may come only after the first.

    A first that is on no day's offer is None: its second can never come.
    """
    index = instance.token_index
    return [
        (index.get(rule.first), index[rule.second])
        for rule in all_precedence(instance.problem)
        if rule.kind is PrecedenceKind.REQUIRES and rule.second in index
    ]


def _cent(instance: Instance, thrift: float) -> int:
    """What a cent weighs beside the points; nothing without a budget."""
    points = sum(term.weight for term in instance.terms) + 1
    limit = instance.problem.wishes.budget.limit_cents(instance.problem.wishes.party.heads)
    return int(thrift * points * SCALE / limit) if limit else 0
