"""The choice of a few candidates is the best there is, by comparison with every choice."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from optimizer.master.medians import best_medians

Rows = list[list[int]]


@some.composite
def tables(draw: some.DrawFn) -> Rows:
    """Values of up to six candidates for up to five customers, many of them equal or nothing."""
    size = draw(some.integers(1, 6))
    cell = some.sampled_from((0, 0, 1, 2, 3, 5, 8, 1000))
    row = some.lists(cell, min_size=size, max_size=size)
    return draw(some.lists(row, min_size=1, max_size=5))


def worth(rows: Rows, chosen: tuple[int, ...]) -> int:
    """What customers get who each take the best of the chosen."""
    return sum(max((row[index] for index in chosen), default=0) for row in rows)


@settings(deadline=None)
@given(tables(), some.integers(1, 4))
def test_no_other_choice_is_better(rows: Rows, count: int) -> None:
    """Value and bound are those of the best of all choices, none is longer than asked for."""
    best = best_medians(rows, count)
    every = [
        chosen
        for size in range(min(count, len(rows[0])) + 1)
        for chosen in combinations(range(len(rows[0])), size)
    ]
    assert best.value == best.bound == max(worth(rows, chosen) for chosen in every)
    assert worth(rows, best.chosen) == best.value
    assert len(best.chosen) <= count


@settings(deadline=None)
@given(tables(), some.integers(1, 4))
def test_the_same_table_gives_the_same_choice(rows: Rows, count: int) -> None:
    """Everybody chosen is taken by somebody, and a second run chooses the same."""
    best = best_medians(rows, count)
    assert best == best_medians(rows, count)
    taken = {
        max(best.chosen, key=lambda index: (row[index], -index))
        for row in rows
        if worth([row], best.chosen)
    }
    assert set(best.chosen) == taken


def test_of_equal_candidates_the_first_is_taken() -> None:
    """The order of the candidates decides."""
    assert best_medians([[3, 3, 3]], 2).chosen == (0,)
    assert best_medians([[0, 3, 3], [1, 0, 0]], 2).chosen == (0, 1)


def test_edges_of_the_choice() -> None:
    """No customers, nothing of worth, and a count below one."""
    assert best_medians([], 2).chosen == ()
    assert best_medians([[0, 0]], 1) == best_medians([[0, 0]], 2)
    with pytest.raises(ValueError, match="at least one"):
        best_medians([[1]], 0)
