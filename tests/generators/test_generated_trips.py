"""The benchmark generator: valid problems, the same for the same arguments."""

from __future__ import annotations

import pytest

from benchmarks.instances.generator import generated_trip
from optimizer.domain.crosschecks import catalogue_findings, wishes_findings


@pytest.mark.parametrize(
    ("sessions", "days", "hotels"), [(20, 2, 2), (40, 4, 4), (60, 5, 4), (200, 10, 8)]
)
@pytest.mark.parametrize("caps", [True, False])
def test_sizes_are_as_asked(sessions: int, days: int, hotels: int, caps: bool) -> None:
    """The problem has the sessions, dates and hotels, every place in its matrices, no findings."""
    problem = generated_trip(sessions, days, hotels, 1, caps=caps)
    catalogue = problem.catalogue
    assert len(catalogue.sessions) == sessions
    assert problem.wishes.dates.least_days == days == problem.wishes.dates.window_days
    assert len(catalogue.hotels) == hotels
    places = {place.id for place in catalogue.places}
    assert all(set(matrix.places) == places for matrix in catalogue.matrices)
    assert problem.rules.sessions_per_day == (4 if caps else 20)
    assert catalogue_findings(catalogue) == () == wishes_findings(problem)


def test_the_same_arguments_make_the_same_problem() -> None:
    """By content hash; another seed, budget or cap makes another one."""
    first = generated_trip(20, 2, 2, 1)
    assert first.content_hash == generated_trip(20, 2, 2, 1).content_hash
    others = [
        generated_trip(20, 2, 2, 2),
        generated_trip(20, 2, 2, 1, caps=False),
        generated_trip(20, 2, 2, 1, budget=0.7),
    ]
    assert len({first.content_hash, *(other.content_hash for other in others)}) == 4
