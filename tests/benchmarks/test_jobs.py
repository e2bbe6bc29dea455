"""Which instances a run measures, by name, size and caps."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from benchmarks.instances.examples import example_names
from benchmarks.run import Suite, app, jobs_of


def test_each_size_with_each_seed() -> None:
    """Names tell size and seed; the problem is the generator's with caps."""
    jobs = jobs_of(Suite.GENERATED, "6x2x2,7x2x1", "1,3")
    assert [job.name for job in jobs] == ["6x2x2/1", "6x2x2/3", "7x2x1/1", "7x2x1/3"]
    assert jobs[3].problem().rules.sessions_per_day == 4
    assert [job.name for job in jobs_of(Suite.EXAMPLES, "", "")] == list(example_names())


def test_without_caps_the_name_says_so() -> None:
    """The problem has no pacing caps, so its figures never stand under the capped one's name."""
    (job,) = jobs_of(Suite.GENERATED, "6x2x2", "1", caps=False)
    assert job.name == "6x2x2-free/1"
    assert job.problem().rules.sessions_per_day == 20
    assert job.problem() != jobs_of(Suite.GENERATED, "6x2x2", "1")[0].problem()


def test_with_all_rules_the_name_says_so() -> None:
    """Both options together have both in the name."""
    (job,) = jobs_of(Suite.GENERATED, "12x3x2", "1", all_rules=True)
    assert job.name == "12x3x2-all/1"
    assert job.problem().catalogue.interpreters
    (both,) = jobs_of(Suite.GENERATED, "12x3x2", "1", caps=False, all_rules=True)
    assert both.name == "12x3x2-free-all/1"
    assert both.problem().rules.sessions_per_day == 20


@pytest.mark.parametrize(
    "options",
    [
        ["examples", "--no-caps"],
        ["examples", "--all-rules"],
        ["generated", "--all-rules", "--peer", "one-model"],
    ],
)
def test_options_that_would_be_ignored_are_refused(options: list[str]) -> None:
    """Examples are what they are, and the one model does not know every rule."""
    assert CliRunner().invoke(app, options).exit_code == 2
