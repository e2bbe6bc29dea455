"""Small listings of day plans with rows and a goal, and all their chains in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from random import Random

import numpy as np

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.plantable import PlanTable
from optimizer.domain.money import CATEGORIES
from optimizer.domain.rules import Rule
from optimizer.master.certificate import Certificate, certify, whole_duals
from optimizer.master.chains import Chains
from optimizer.master.clock import Clock
from optimizer.master.cuts import once_only
from optimizer.master.goal import Goal, cost_alone, cost_and_time, points, travel_alone
from optimizer.master.pool import PlanPool, RowTable
from optimizer.master.relaxation import Relaxation
from optimizer.master.rounds import Rounds
from optimizer.master.rows import Row, all_rows
from optimizer.master.search import TierSearch
from optimizer.master.tier import solve_tier
from optimizer.prepare import Instance, prepare
from optimizer.prepare.instance import NOT_ARRIVED
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem

MOST_CHAINS = 4000
DUALS = ("none", "good", "near", "any")

Chain = tuple[DayPlan, ...]


@dataclass(frozen=True, eq=False)
class Listing:
    """Some plans, the rows of an instance, and a goal."""

    table: RowTable
    goal: Goal
    plans: PlanTable

    @property
    def instance(self) -> Instance:
        """The instance of the rows."""
        return self.table.instance

    @cached_property
    def chains(self) -> tuple[tuple[int, Chain], ...]:
        """Each chain that keeps every row, with its worth; the best and first in order first."""
        found = [
            (self.goal.of_trip(self.instance, chain), chain)
            for chain in chains_of(self.instance, self.plans.plans)
            if not broken_rows(self.table.rows, self.instance, chain)
        ]
        return tuple(sorted(found, key=lambda each: (-each[0], in_order(each[1]))))

    def asked(self, kind: str, random: Random) -> Chains:
        """The search with duals of a kind; whatever they are, its answer must be the same."""
        duals = whole_duals(self.table, self._duals(kind, random), self.goal)
        days = range(len(self.instance.days))
        prices = [self.table.prices(day, duals.values, self.goal, duals.scale) for day in days]
        best: list[dict[tuple[int, int], int]] = [{} for _ in days]
        for plan in self.plans.plans:
            pair, value = (plan.morning, plan.night), prices[plan.day].value(plan)
            best[plan.day][pair] = max(value, best[plan.day].get(pair, value))
        certificate: Certificate = certify(self.table, self.goal, duals, best)
        return Chains(self.table, self.goal, self.plans, certificate, prices)

    def _duals(self, kind: str, random: Random) -> np.ndarray:
        rows = self.table.rows
        worth = float(max(1, self.goal.ceiling(self.instance) or 300_000))
        sizes = np.array([worth / 1e5 if row.costs else worth for row in rows])
        if kind == "none":
            return np.zeros(len(rows))
        noise = np.array([random.gauss(0, 1) * random.randint(0, 1) for _ in rows])
        if kind == "any":
            return noise * sizes
        relaxation = Relaxation(self.table, self.goal, 10.0 * sizes)
        relaxation.add(self.plans)
        solution = relaxation.solve()
        assert solution is not None
        return solution.duals * (1 + 0.2 * noise) if kind == "near" else solution.duals


def in_order(chain: Chain) -> tuple[tuple[object, ...], ...]:
    """What chains are sorted by."""
    return tuple(plan.identity for plan in chain)


def chains_of(instance: Instance, plans: tuple[DayPlan, ...]) -> Iterator[Chain]:
    """Every chain: one plan a day, each from where the one before it ended."""
    days = len(instance.days)

    def longer(chain: Chain) -> Iterator[Chain]:
        state = chain[-1].night if chain else NOT_ARRIVED
        if len(chain) == days:
            if state == instance.gone_home:
                yield chain
            return
        for plan in plans:
            if plan.day == len(chain) and plan.morning == state:
                yield from longer((*chain, plan))

    return longer(())


def broken_rows(rows: tuple[Row, ...], instance: Instance, chain: Chain) -> list[Row]:
    """The rows that a chain breaks, with every term paid that one of its visits answers."""
    held = {
        session
        for plan in chain
        for offer in plan.offers
        for session in instance.days[plan.day].offers[offer].sessions
    }
    paid = [bool(term.sessions & held) for term in instance.terms]
    broken = []
    for row in rows:
        total = sum(row.coefficient(plan) for plan in chain)
        total += sum(factor for term, factor in row.terms.items() if paid[term])
        below = row.lower is not None and total < row.lower
        if below or (row.upper is not None and total > row.upper):
            broken.append(row)
    return broken


# --- making them --------------------------------------------------------------------------------
@cache
def _known(seed: int) -> tuple[Instance, PlanTable, tuple[Row, ...]]:
    """An instance with the plans and cuts that a search of two tiers came across."""
    instance = prepare(random_problem(seed, profile=PROFILES[seed % len(PROFILES)]))
    clock = Clock(60.0)
    rounds, rows = Rounds(instance, 1, clock), all_rows(instance)
    pool, cuts = PlanPool(instance), list[Row]()
    pool.add(rounds.empty_days())
    try:
        for goal in (points(instance), cost_and_time(instance)):
            search = TierSearch(
                rounds=rounds,
                rows=rows,
                goal=goal,
                pool=pool,
                clock=clock,
                seed=0,
                tell=lambda phase, state: None,
                penalties=1e7,
                cuts=cuts,
            )
            solve_tier(search)
    finally:
        rounds.close()
        clock.close()
    return instance, pool.table, tuple(cuts)


def listing(seed: int) -> Listing:
    """Some of the plans of a random instance under its rows, some cuts and some rows made up."""
    instance, plans, cuts = _known(seed)
    random = Random(seed)
    goal = random.choice(
        (points(instance), points(instance), cost_and_time(instance), cost_alone(), travel_alone())
    )
    some = _few(instance, plans, random)
    rows = [*all_rows(instance), *cuts, *_cuts(instance, random)]
    if not goal.terms and random.random() < 0.5:
        kept = points(instance)
        chains = list(chains_of(instance, some.plans))
        values = sorted({kept.of_trip(instance, chain) for chain in chains}) or [0]
        rows.append(kept.as_row(instance, random.choice(values[-3:])))
    if random.random() < 0.5:
        rows += _made_up(instance, some, random)
    return Listing(RowTable(instance, tuple(rows)), goal, some)


def _few(instance: Instance, plans: PlanTable, random: Random) -> PlanTable:
    """So few plans that their chains can be enumerated, in any order."""
    rows = random.sample(range(len(plans)), len(plans))
    while True:
        some = plans.take(np.array(rows, np.int64))
        ways = _count(instance, some)
        if ways <= MOST_CHAINS:
            return some
        rows = rows[: int(0.85 * len(rows))]


def _count(instance: Instance, plans: PlanTable) -> int:
    """How many chains there are."""
    ways = {NOT_ARRIVED: 1}
    for day in range(len(instance.days)):
        reached: dict[int, int] = {}
        for at, morning, night in plans.where[:, :3].tolist():
            if at == day and morning in ways:
                reached[night] = reached.get(night, 0) + ways[morning]
        ways = reached
    return ways.get(instance.gone_home, 0)


def _cuts(instance: Instance, random: Random) -> list[Row]:
    """Some subset-row cuts, which every trip keeps."""
    triples = list(combinations(once_only(instance), 3))
    masks = {sum(1 << token for token in t) for t in random.sample(triples, min(2, len(triples)))}
    return [Row(Rule.ONCE, f"subset:{mask:x}", upper=1, subset=mask) for mask in sorted(masks)]


def _made_up(instance: Instance, plans: PlanTable, random: Random) -> list[Row]:
    """Rows of the kinds that the families have, with other numbers."""
    offers = [(day.index, n) for day in instance.days for n in range(len(day.offers))]
    some = random.sample(offers, min(len(offers), 4))
    cost = _middle(plans.cost) * max(1, instance.least_days)
    index = random.randrange(len(CATEGORIES))
    own = _middle(plans.costs[:, index]) * max(1, instance.least_days)
    mixed = {offer: random.choice((-1, 1, 2)) for offer in some}
    packed = {offer: random.choice((0, 1, 1, 2)) for offer in some}
    rows = [
        Row(Rule.QUOTA, "made-up:least", lower=1, visits=dict.fromkeys(some, 1)),
        Row(Rule.QUOTA, "made-up:most", upper=random.randint(0, 2), visits=mixed),
        Row(Rule.ONCE, "made-up:packed", upper=1, visits=packed),
        Row(Rule.BUDGET, "made-up:total", upper=cost, costs=dict.fromkeys(range(6), 1)),
        Row(Rule.BUDGET, "made-up:own", upper=own, costs={index: 1}),
    ]
    return random.sample(rows, 2)


def _middle(values: np.ndarray) -> int:
    """The median, 0 of none: a problem may have no plan at all."""
    return int(np.median(values)) if len(values) else 0
