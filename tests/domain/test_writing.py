"""Writing: what is left out comes back as it was when the document is read again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes
from optimizer.domain.writing import written
from tests.builders.small import Content, small_catalogue_dict, small_problem
from tests.generators.small_problems import random_problem
from tests.laws.scaling import in_finer_ticks

ROOT = Path(__file__).parents[2]
TICKS = 60


def in_seconds() -> Problem:
    """The small problem, counted in seconds."""
    content = small_problem().model_dump(mode="json")
    content["catalogue"]["rules"]["value_of_time_cents_per_minute"] = 120
    return in_finer_ticks(Problem.model_validate(content), TICKS)


def with_times(ticks: int, check_in: int, check_out: int, buffer: int) -> Catalogue:
    """A catalogue whose defaults are written out as numbers."""
    problem = small_problem() if ticks == 1 else in_seconds()
    content: Content = problem.catalogue.model_dump(mode="json")
    content["hotels"][0] |= {"check_in": check_in, "check_out": check_out}
    content["connections"][0]["buffer_minutes"] = buffer
    return Catalogue.model_validate(content)


@pytest.mark.parametrize("ticks", [1, TICKS])
@pytest.mark.parametrize("scale", [1, TICKS])
def test_times_equal_to_a_default_are_kept(ticks: int, scale: int) -> None:
    """Be they the default in minutes or in the document's own ticks."""
    if ticks == 1 and scale == TICKS:
        return  # no time of day has so many minutes
    catalogue = with_times(ticks, 15 * 60 * scale, 12 * 60 * scale, 10 * scale)
    content = written(catalogue)
    assert Catalogue.model_validate(content) == catalogue
    assert ("check_in" in content["hotels"][0]) is (scale != ticks)
    assert ("check_out" in content["hotels"][0]) is (scale != ticks)
    assert ("buffer_minutes" in content["connections"][0]) is (scale != ticks)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 500))
def test_what_is_written_is_read_as_it_was(seed: int) -> None:
    """Problems of every rule, and their parts by themselves."""
    problem = random_problem(seed)
    assert Problem.model_validate(written(problem)) == problem
    assert Catalogue.model_validate(written(problem.catalogue)) == problem.catalogue
    assert Wishes.model_validate(written(problem.wishes)) == problem.wishes


def test_a_whole_problem_counts_as_its_catalogue() -> None:
    """Also where another default is met than the catalogue's own."""
    problem = in_seconds()
    assert Problem.model_validate(written(problem)) == problem


def test_nothing_else_leaves_defaults_out() -> None:
    """Whoever did it without the document's ticks would lose times of day."""
    for folder in ("api", "optimizer", "scenarios", "benchmarks"):
        for path in (ROOT / folder).rglob("*.py"):
            if path != ROOT / "optimizer" / "domain" / "writing.py":
                assert not re.search("exclude_defaults", path.read_text("utf-8")), path


def test_a_plain_catalogue_stays_short() -> None:
    """Nothing is written that reading fills in."""
    content = written(Catalogue.model_validate(small_catalogue_dict()))
    assert "check_out" not in content["hotels"][0]
