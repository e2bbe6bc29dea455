"""The benchmark generator: valid problems, the same for the same arguments."""

from __future__ import annotations

import pytest

from benchmarks.instances.generator import generated_trip
from optimizer.check import check
from optimizer.domain.bookings import BookingKind
from optimizer.domain.catalogue import PrecedenceKind
from optimizer.domain.crosschecks import catalogue_findings, wishes_findings
from optimizer.domain.findings import has_errors
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.domain.wishes import WishKind
from optimizer.optimise import solve
from optimizer.prepare import prepare


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


@pytest.mark.parametrize(("sessions", "days", "hotels"), [(12, 3, 2), (30, 3, 3), (60, 5, 4)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_all_rules_the_rest_stays(sessions: int, days: int, hotels: int, seed: int) -> None:
    """No finding that stops the work, the same places, legs, windows, weights as the plain trip."""
    plain = generated_trip(sessions, days, hotels, seed)
    problem = generated_trip(sessions, days, hotels, seed, rules="all")
    assert not has_errors((*catalogue_findings(problem.catalogue), *wishes_findings(problem)))
    assert problem.content_hash != plain.content_hash
    assert problem.catalogue.matrices == plain.catalogue.matrices
    assert [one.availability for one in problem.catalogue.partners] == [
        one.availability for one in plain.catalogue.partners
    ]
    weights = {wish.id: wish.weight for wish in plain.wishes.wishes}
    scored = [wish for wish in problem.wishes.wishes if wish.kind is WishKind.SCORED]
    assert all(weights[wish.id] == wish.weight for wish in scored)
    again = generated_trip(sessions, days, hotels, seed, rules="all")
    assert problem.content_hash == again.content_hash


def test_all_rules_are_there() -> None:
    """Over a few seeds every feature occurs, in the data and in what prepare refuses."""
    seen: set[str] = set()
    for seed in (1, 2, 3):
        problem = generated_trip(40, 4, 4, seed, rules="all")
        catalogue, wishes = problem.catalogue, problem.wishes
        for session in catalogue.sessions:
            fields = ("daylight", "season", "prices", "visitor_types", "nationality_groups")
            seen |= {name for name in (*fields, "split", "rotates_with") if getattr(session, name)}
        seen |= {name for name in _LISTS if getattr(catalogue, name)}
        seen |= {f"precedence {one.kind.value}" for one in catalogue.precedence}
        seen |= {
            name for name in ("pins", "commitments", "debrief_minutes") if getattr(wishes, name)
        }
        seen |= {f"booking of a {one.kind.value}" for one in problem.bookings}
        seen |= {one.code for one in prepare(problem).dropped}
    assert seen >= {
        "daylight",
        "season",
        "prices",
        "visitor_types",
        "nationality_groups",
        "split",
        "rotates_with",
        *_LISTS,
        *(f"precedence {kind.value}" for kind in PrecedenceKind),
        *(f"booking of a {kind.value}" for kind in BookingKind),
        "pins",
        "commitments",
        "debrief_minutes",
        "excluded",
        "visitor-type",
        "nationality-group",
        "not-accessible",
        "lead-time",
        "holiday",
        "pinned-elsewhere",
    }


_LISTS = ("vat", "driver_rules", "interpreters", "closures", "alternatives")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_trip_with_all_rules_can_be_planned(seed: int) -> None:
    """The engine proves a plan of a small one, and it keeps every rule."""
    problem = generated_trip(20, 3, 2, seed, rules="all")
    result = solve(problem, SolveParameters(time_limit_seconds=120, workers=1))
    assert result.verdict is Verdict.OPTIMAL
    assert result.itinerary is not None
    assert check(problem, result.itinerary) == ()
    assert result.score is not None
    assert result.score.points > 0
