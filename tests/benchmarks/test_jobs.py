"""Which instances a run measures, by name, size and caps."""

from __future__ import annotations

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


def test_only_generated_trips_can_be_without_caps() -> None:
    """The option is refused where it would be ignored."""
    assert CliRunner().invoke(app, ["examples", "--no-caps"]).exit_code == 2
