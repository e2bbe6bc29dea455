"""What a choice rests on is found out, and nothing that could be better is left out unseen."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as some

from scenarios.designing.designing import choose

Rows = list[list[int]]


@some.composite
def cases(draw: some.DrawFn) -> tuple[Rows, Rows, list[int], int]:
    """True shares, ceilings that are no lower, weights, and how many may be chosen."""
    size = draw(some.integers(1, 5))
    rows = draw(some.integers(1, 4))
    shares = [[draw(some.integers(0, 6)) for _ in range(size)] for _ in range(rows)]
    more = [[draw(some.sampled_from((0, 0, 1, 4))) for _ in range(size)] for _ in range(rows)]
    ceilings = [
        [one + two for one, two in zip(*pair, strict=True)]
        for pair in zip(shares, more, strict=True)
    ]
    weights = [draw(some.integers(1, 3)) for _ in range(rows)]
    return shares, ceilings, weights, draw(some.integers(1, 3))


@settings(deadline=None)
@given(cases())
def test_the_choice_is_the_best_by_true_shares(case: tuple[Rows, Rows, list[int], int]) -> None:
    """As good as the best of all choices, though not every share was found out."""
    shares, ceilings, weights, count = case
    asked: list[tuple[int, int]] = []

    def found_out(segment: int, candidate: int) -> int:
        asked.append((segment, candidate))
        return shares[segment][candidate]

    chosen, bound = choose(ceilings, weights, count, found_out)

    def worth(some_: tuple[int, ...]) -> int:
        return sum(
            weight * max((row[index] for index in some_), default=0)
            for weight, row in zip(weights, shares, strict=True)
        )

    every = combinations(range(len(shares[0])), min(count, len(shares[0])))
    assert bound == max(worth(one) for one in every) == worth(chosen)
    assert len(asked) == len(set(asked))


def test_what_can_bring_nothing_is_not_asked_about() -> None:
    """Of a candidate whose ceiling is nothing no plan is made."""
    chosen, bound = choose([[5, 0]], [1], 2, lambda segment, candidate: 5 - 5 * candidate)
    assert (chosen, bound) == ((0,), 5)
