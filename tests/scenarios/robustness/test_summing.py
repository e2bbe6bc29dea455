"""Summing up: intervals, means with their errors, and what counts as moved."""

from __future__ import annotations

import pytest

from scenarios.robustness.chart import Classes, robustness_chart
from scenarios.robustness.summing import interval, mean_of
from scenarios.robustness.text import hurting, robustness_csv, robustness_text
from tests.scenarios.robustness.sweeps import FakeSteps, swept
from tests.scenarios.upset_trips import published


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (1, 1, 0.2065, 1.0),
        (450, 500, 0.8706, 0.9233),
    ],
)
def test_wilsons_interval(count: int, n: int, low: float, high: float) -> None:
    """Known values (Wilson 1927), also at both ends, where the share is certain to be beyond."""
    found = interval(count, n)
    assert found[0] == pytest.approx(low, abs=1e-4)
    assert found[1] == pytest.approx(high, abs=1e-4)


def test_no_draws_no_interval() -> None:
    """Of nothing there is no share."""
    assert interval(0, 0) == (None, None)


def test_means_leave_out_what_is_missing() -> None:
    """Draws without a plan count in no mean; one number has no error."""
    found = mean_of([0, None, 10, 20])
    assert (found.n, found.mean) == (3, 10.0)
    assert found.standard_error == pytest.approx(10 / 3**0.5)
    one = mean_of([4])
    assert (one.n, one.mean, one.standard_error) == (1, 4.0, None)
    assert mean_of([None]).mean is None


def test_the_text_has_what_the_numbers_say() -> None:
    """In both languages: shares, interval, means, the worst host first."""
    problem, _ = published()
    found = swept(FakeSteps())
    english = robustness_text(problem, found)
    held = found.counts["held"]  # type: ignore[index]
    assert f"{held / 120 * 100:.1f} %" in english
    assert "120 draws, seed 3" in english
    assert "proved: no plan keeps the rules" in english
    worst = hurting(found.hosts)[0]
    assert (worst.partner, worst.required_lost) == ("host", 1)
    assert english.index(" host ") < english.index(" spare ")
    assert english.index("· must") < english.index(" spare ")
    finnish = robustness_text(problem, found, "fi")
    assert "Ohjelma kestää muuttumatta" in finnish
    assert not any(line.endswith(" ") for line in (english + finnish).splitlines())
    assert max(map(len, english.splitlines())) <= 100
    part = robustness_text(problem, swept(FakeSteps(), after=30))
    assert "Stopped early: the first" in part


def test_the_table_of_draws_is_complete() -> None:
    """One line for each draw, empty where there is no number."""
    found = swept(FakeSteps())
    lines = robustness_csv(found).splitlines()
    assert len(lines) == 121
    assert lines[0].startswith("number,fate,replans,is_proved,points_lost")
    without = next(one for one in found.draws if one.points_lost is None)
    assert lines[without.number].startswith(f"{without.number},no-plan,")


@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_chart_is_the_same_each_time(kind: str, begins: bytes) -> None:
    """The bytes of a picture, without a date in them."""
    problem, _ = published()
    found = swept(FakeSteps())
    first = robustness_chart(problem, found, kind)
    assert first.startswith(begins)
    assert first == robustness_chart(problem, found, kind)


@pytest.mark.parametrize(
    ("losses", "names", "places"),
    [
        ([], ["0"], []),
        ([0, 1, 10], [str(number) for number in range(11)], [0, 1, 10]),
        ([0, 1, 2, 3, 11], ["0", "1–2", "3–4", "5–6", "7–8", "9–10", "11–12"], [0, 1, 1, 2, 6]),
        ([-60, 0, 1, 3], ["", "0", "1", "2", "3"], [0, 1, 2, 4]),
    ],
)
def test_losses_in_classes(losses: list[int], names: list[str], places: list[int]) -> None:
    """None is a class of its own, the others are of one width, and what is gained is one class."""
    classes = Classes(losses)
    assert [name for _, name in classes.names] == names
    assert [classes.of(loss) for loss in losses] == places
