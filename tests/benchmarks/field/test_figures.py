"""Figures of many runs: what is near, what counts as never, and powers that are there come out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.field.figures import (
    anytime,
    best_known,
    gap,
    growth,
    moment_within,
    points_at,
    quality_profile,
    summaries,
    time_profile,
)
from tests.benchmarks.field.making import field_run, refused_run


def test_the_best_known_is_published_or_reached() -> None:
    """The most of both; an instance of which nobody knows anything has none."""
    runs = [
        field_run(points=90, published=95),
        field_run(points=100),
        field_run("two", points=None),
    ]
    assert best_known(runs) == {"one": 100}
    assert best_known([field_run(points=90, published=95)]) == {"one": 95}


@pytest.mark.parametrize(("points", "found"), [(100, 0.0), (99, 0.01), (110, -0.1), (None, 1.0)])
def test_the_gap_is_a_share_of_the_best(points: int | None, found: float) -> None:
    """Negative above it, and whole without a plan."""
    assert gap(points, 100) == pytest.approx(found)


def test_no_best_leaves_no_gap() -> None:
    """Where nothing can be won nobody is behind."""
    assert gap(0, 0) == 0.0


@pytest.mark.parametrize(("seconds", "points"), [(0.9, None), (1.0, 50), (3.9, 50), (4.0, 100)])
def test_points_by_a_moment(seconds: float, points: int | None) -> None:
    """Both edges of each step."""
    assert points_at(field_run(), seconds) == points


def test_an_answer_without_a_course_counts_from_its_end() -> None:
    """What was not told on the way was there in the end."""
    run = field_run(course=[])
    assert (points_at(run, 9.9), points_at(run, 10.0)) == (None, 100)
    assert moment_within(run, 100) == 10.0


@pytest.mark.parametrize(("best", "moment"), [(100, 4.0), (101, 4.0), (102, None), (50, 1.0)])
def test_near_is_within_a_hundredth(best: int, moment: float | None) -> None:
    """100 of 101 is near, 100 of 102 is not."""
    assert moment_within(field_run(), best) == moment


def test_a_summary_counts_what_was_tried() -> None:
    """Refusals are told apart and in no figure; what did not come about in half has no median."""
    runs = [
        field_run("one", is_proved=True, proof_seconds=5.0),
        field_run("two", points=None, course=[], first_seconds=None),
        field_run("two", "greedy", points=200, course=[[2.0, 200]], first_seconds=2.0),
        refused_run("one"),
        refused_run("two"),
    ]
    engine, greedy, pyvrp = summaries(runs)
    assert (engine.cases, engine.planned, engine.at_best, engine.proved) == (2, 1, 1, 1)
    assert engine.mean_gap == pytest.approx(0.5)
    assert (engine.first, engine.proof) == (None, None)
    assert (greedy.first, greedy.near, greedy.mean_gap) == (2.0, 2.0, 0.0)
    assert (pyvrp.cases, pyvrp.refused, pyvrp.planned, pyvrp.mean_gap) == (2, 2, 0, None)


def test_profiles_rise_to_the_share_that_got_there() -> None:
    """One of two instances has no plan, so no curve passes a half."""
    runs = [field_run("one"), field_run("two", points=None, course=[])]
    best = {"one": 100, "two": 10}
    assert quality_profile(runs, best) == [(0.0, 0.5)]
    assert time_profile(runs, best) == [(4.0, 0.5)]


def test_the_anytime_curve_falls_with_each_step() -> None:
    """Without a plan the gap is whole."""
    curve = anytime([field_run()], {"one": 100}, (0.5, 1.0, 4.0))
    assert curve == [(0.5, 1.0), (1.0, 0.5), (4.0, 0.0)]
    assert anytime([refused_run()], {"one": 100}, (1.0,)) == []


@given(
    st.floats(-3, 3),
    st.floats(0.01, 100),
    st.lists(st.integers(1, 500), min_size=3, max_size=8, unique=True),
)
def test_a_power_that_is_there_is_found(power: float, factor: float, sizes: list[int]) -> None:
    """Points on y = factor · x^power give both back, whatever they are."""
    found = growth((x, factor * x**power) for x in sizes)
    assert found is not None
    assert found.exponent == pytest.approx(power, abs=2e-3)
    assert found.points == len(sizes)


def test_two_sizes_are_no_growth() -> None:
    """Any two points lie on a line; repeats of a size do not help."""
    assert growth([(1, 2), (2, 3), (2, 4)]) is None
    assert growth([(1, 2), (2, 0), (3, 4)]) is None
    assert growth([(1, 1), (math.e, math.e), (math.e**2, math.e**2)]) is not None
