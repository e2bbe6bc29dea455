"""Teams of interpreters and their fees, on both edges of every step."""

import pytest

from optimizer.costing import (
    day_team,
    interpreter_lines,
    interpreter_team,
)
from tests.costing import example

FIRST, SECOND = example.FIRST, example.SECOND


@pytest.mark.parametrize(
    ("minutes", "split", "expected"),
    [
        (120, None, 1),
        (121, None, 2),
        (300, None, 2),
        (301, None, None),
        (120, "repeat", 1),
        (120, "twin", 2),
        (120, "rotation", 2),
        (121, "twin", None),
    ],
)
def test_team_of_a_visit(minutes: int, split: str | None, expected: int | None) -> None:
    """By length, twice where halves are served in parallel, none beyond the service's three."""
    assert (
        interpreter_team(example.problem(), example.spoken(600, minutes, split=split)) == expected
    )


def test_visit_without_interpreter_takes_no_team() -> None:
    """Nobody is needed, which is not the same as impossible."""
    assert interpreter_team(example.problem(), example.visit(600, 60)) == 0


@pytest.mark.parametrize(("second", "team"), [(30, 1), (31, 2)])
def test_long_day_takes_two(second: int, team: int) -> None:
    """Up to 150 interpreted minutes one works alone, from 151 on two do."""
    visits = [example.spoken(600, 120), example.spoken(800, second), example.visit(900, 60)]
    assert day_team(example.problem(), "voices", visits) == team


@pytest.mark.parametrize(
    ("second", "basis", "gross"), [(60, "half-day", 2 * 40_000), (61, "day", 2 * 70_000)]
)
def test_half_day_or_day(second: int, basis: str, gross: int) -> None:
    """180 minutes are a half day, 181 a day; both with the team of two."""
    visits = [example.spoken(600, 120), example.spoken(800, second)]
    (line,) = interpreter_lines(example.problem(), FIRST, visits)
    assert (line.basis, line.gross_cents) == (basis, gross)


def test_day_without_team_is_an_error() -> None:
    """No price for what cannot be served."""
    with pytest.raises(ValueError, match="no team"):
        interpreter_lines(example.problem(), FIRST, [example.spoken(600, 301)])
