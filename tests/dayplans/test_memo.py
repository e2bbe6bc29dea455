"""What is kept for an object goes with it, and is made once."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest import mock

import pytest

from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.memo import kept
from optimizer.domain.progress import SolveParameters
from optimizer.master import rounds
from optimizer.optimise import solve
from tests.generators.small_problems import random_problem


class Owner:
    """Counts how often it is asked in earnest."""

    def __init__(self) -> None:
        self.asked = 0

    @kept
    def made(self, one: int, two: int = 0) -> list[int]:
        """A list of its own for each pair."""
        self.asked += 1
        return [one, two]


def test_the_same_arguments_give_the_same_thing() -> None:
    """Made once for each arguments and each owner."""
    one, other = Owner(), Owner()
    assert one.made(1, 2) is one.made(1, 2)
    assert one.made(1, 2) is not one.made(2, 1)
    assert one.made(1, 2) is not other.made(1, 2)
    assert (one.asked, other.asked) == (2, 1)


def test_arguments_by_name_are_refused() -> None:
    """They would be kept apart from the same ones by place."""
    with pytest.raises(AssertionError, match="by place"):
        Owner().made(1, two=2)


def test_threads_get_the_same_thing() -> None:
    """Whoever comes second gets what the first one made."""
    owner, gate = Owner(), Barrier(4)

    def ask(_: int) -> list[int]:
        gate.wait()
        return owner.made(1, 2)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask, range(4)))
    assert all(each is found[0] for each in found)


def test_what_is_kept_keeps_nothing_alive() -> None:
    """An owner is freed at once."""
    owner = Owner()
    owner.made(1, 2)
    seen = weakref.ref(owner)
    del owner
    assert seen() is None


@pytest.mark.parametrize("seed", range(4))
def test_day_graphs_are_freed_after_a_solve(seed: int) -> None:
    """Also while its result is held, which keeps plans but no graphs."""
    seen: list[weakref.ref[DayGraph]] = []

    def watched(*given: object) -> DayGraph:
        graph = DayGraph(*given)  # type: ignore[arg-type]
        seen.append(weakref.ref(graph))
        return graph

    with mock.patch.object(rounds, "DayGraph", watched):
        result = solve(random_problem(seed), SolveParameters(workers=2))
    gc.collect()
    assert result.tiers
    assert seen
    assert [graph for graph in seen if graph() is not None] == []
