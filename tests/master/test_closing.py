"""Closing: what no listing shows is not said."""

from __future__ import annotations

from unittest import mock

import numpy as np

from optimizer.master import tier
from optimizer.master.clock import Clock
from optimizer.master.relaxation import Solution
from optimizer.master.search import TierSearch
from optimizer.master.solve import Solver
from optimizer.master.windows import windows_of
from optimizer.prepare import prepare
from tests.oracle.plain import plain_problem, plain_session


def test_a_trip_is_not_impossible_because_none_is_worth_more_than_nothing() -> None:
    """With a bound above 0 and no plan known the search for any trip lists for 0, not for more."""
    problem = plain_problem(
        [plain_session("p")],
        departure="17:00",
        days=2,
        rules={"lunch": None, "dinner": None},
        wishes={
            "wishes": [{"id": "w", "target": {"session": "p"}, "kind": "required"}],
            "dates": {"first": "2027-05-11", "last": "2027-05-12", "min_days": 2, "max_days": 2},
        },
    )
    instance = prepare(problem)
    bounds = []

    def cut_short(search: TierSearch) -> None:
        duals = [-5.0 if row.name == "required:w" else 0.0 for row in search.table.rows]
        links = np.zeros((len(instance.days) + 1, instance.state_count))
        search.price(Solution(0.0, np.array(duals), links, np.zeros(0), 0.0), quick=False)
        bounds.append(search.state.bound)
        search.pool.__init__(instance)  # type: ignore[misc]
        search.pool.add(search.rounds.empty_days())

    clock = Clock(60.0)
    try:
        solver = Solver(instance, clock, 1, 0, lambda *news: None)
        window = solver._window(windows_of(instance)[0])
        with mock.patch.object(tier, "generate", cut_short):
            trip, is_impossible = solver._any_trip(window)
    finally:
        clock.close()
    assert bounds[0] is not None
    assert bounds[0] >= 2
    assert not is_impossible
    assert trip is not None
