"""First trips walked: what has to be in comes before what may be, and nothing in vain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unittest import mock

import pytest

from benchmarks.field.cases import LOOSE, generated
from optimizer.dayplans.dayplan import DayPlan
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.master import seeding
from optimizer.master import solve as tiers
from optimizer.master.clock import Clock
from optimizer.master.goal import any_trip
from optimizer.master.polishing import polish
from optimizer.master.pool import PlanPool, RowTable
from optimizer.master.rounds import Rounds
from optimizer.master.rows import all_rows
from optimizer.master.search import TierSearch
from optimizer.master.seeding import walks
from optimizer.master.selection import Effort, Selection
from optimizer.optimise import solve
from optimizer.prepare import Instance, prepare
from tests.oracle.plain import plain_problem, plain_session

PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


def _first_trip(problem: Problem, most: int) -> tuple[int, set[str], set[str]]:
    """The walks until there is a trip, its sessions, and all walked; none after so many: 0."""
    instance = prepare(problem)
    clock = Clock(600)
    rounds = Rounds(instance, 1, clock)
    pool, table = PlanPool(instance), RowTable(instance, all_rows(instance))
    pool.add(rounds.empty_days())
    try:
        for number, _ in enumerate(walks(rounds, table, pool), start=1):
            choice = Selection(table, any_trip(), pool.table).solve(Effort(10))
            if choice.plans:
                return number, _held(instance, choice.plans), _held(instance, pool.table.plans)
            if number == most:
                break
        return 0, set(), _held(instance, pool.table.plans)
    finally:
        rounds.close()
        clock.close()


def _held(instance: Instance, plans: Iterable[DayPlan]) -> set[str]:
    offers = [instance.days[plan.day].offers[index] for plan in plans for index in plan.offers]
    return {session for offer in offers for session in offer.sessions}


def _closed() -> dict[str, Any]:
    """Opening hours of a session that is on offer on no day."""
    every = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    weekly = [{"days": every, "windows": ["09:00-16:00"]}]
    closed = {"start": "2027-05-11", "end": "2027-05-12", "windows": []}
    return {"weekly": weekly, "exceptions": [closed]}


def test_a_pin_is_no_choice_of_many() -> None:
    """A quota that any of seven sessions serves does not fill the day that a pinned one needs."""
    sessions = [plain_session(f"demo-{n}", format="tour") for n in range(7)]
    pinned = plain_session("pinned")
    quota = {"id": "tours", "target": {"format": "tour"}, "at_least": 1}
    pin = {"session": "pinned", "date": "2027-05-11"}
    problem = plain_problem(
        [*sessions, pinned], departure="17:00", wishes={"quotas": [quota], "pins": [pin]}
    )
    number, held, _ = _first_trip(problem, 1)
    assert number == 1
    assert "pinned" in held
    assert held & {f"demo-{n}" for n in range(7)}


@pytest.mark.parametrize("is_offered", [True, False])
def test_what_requires_a_session_that_never_comes_is_left_out(is_offered: bool) -> None:
    """The second of a `requires` is walked only where its first is on offer."""
    first = plain_session("first", **({} if is_offered else {"availability": _closed()}))
    rule = {"kind": "requires", "first": "first", "second": "second"}
    wishes = {
        "precedence": [rule],
        "wishes": [
            {"id": "w-first", "target": {"session": "first"}, "weight": 1},
            {"id": "w-second", "target": {"session": "second"}, "weight": 50},
        ],
    }
    problem = plain_problem([first, plain_session("second")], days=2, wishes=wishes)
    number, held, walked = _first_trip(problem, 1)
    assert number == 1
    assert held == ({"first", "second"} if is_offered else set())
    assert ("second" in walked) is is_offered


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_first_walk_is_a_trip_under_every_rule(seed: int) -> None:
    """Generated trips with pins, quotas, orders and caps: one walk does."""
    assert _first_trip(generated((30, 3, 3), seed, all_rules=True).problem(), 1)[0] == 1


def test_what_a_walk_left_lacking_is_pressed_for() -> None:
    """A quota that the first walk missed is kept by the next, and not without being pressed for."""
    problem = generated((20, 2, 2), 1, all_rules=True).problem()
    assert _first_trip(problem, 2)[0] == 2
    with mock.patch.object(seeding, "PRESSED_MORE", 1):
        assert _first_trip(problem, 2)[0] == 0


def test_polishing_makes_better_trips_of_first_ones() -> None:
    """Never a worse one, never above the optimum; most become better."""
    better = 0
    for seed in range(1, 4):
        values: list[int] = []

        def noted(search: TierSearch, values: list[int] = values) -> None:
            values.append(search.state.value or 0)
            polish(search)
            values.append(search.state.value or 0)

        with mock.patch.object(tiers, "polish", noted):
            result = solve(generated((30, 3, 3), seed, budget=LOOSE).problem(), PARAMETERS)
        assert result.verdict is Verdict.OPTIMAL
        before, after = values
        assert before <= after <= (result.tiers[0].value or 0)
        better += before < after
    assert better >= 2
