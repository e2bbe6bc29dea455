"""The random problems: the same for the same seed, and every rule often enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from optimizer.domain.bookings import BookingKind
from optimizer.domain.catalogue import LanguageMode, PrecedenceKind, Split
from optimizer.domain.crosschecks import catalogue_findings, wishes_findings
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.itinerary import Itinerary, Leg
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force

SEEDS = 40
SOLVED_SEEDS = 12

Sign = Callable[[Problem], object]


def _wishes(kind: WishKind) -> Sign:
    return lambda p: any(wish.kind is kind for wish in p.wishes.wishes)


def _relation(kind: PrecedenceKind) -> Sign:
    return lambda p: any(rule.kind is kind for rule in p.catalogue.precedence)


SIGNS: dict[str, Sign] = {
    "flexible dates": lambda p: p.wishes.dates.window_days > p.wishes.dates.most_days,
    "choice of length": lambda p: p.wishes.dates.least_days < p.wishes.dates.most_days,
    "hotels": lambda p: len(p.catalogue.hotels) > 1,
    "a hotel change": lambda p: p.wishes.limits.max_hotel_changes and len(p.catalogue.hotels) > 1,
    "hour price": lambda p: any(v.hour_cents for v in p.catalogue.vehicles),
    "empty runs": lambda p: any(v.garage for v in p.catalogue.vehicles),
    "several vehicles": lambda p: any(v.seats < p.wishes.party.heads for v in p.catalogue.vehicles),
    "gates": lambda p: any(venue.gate for venue in p.catalogue.venues),
    "opening": lambda p: any(venue.opening for venue in p.catalogue.venues),
    "interpreters": lambda p: p.catalogue.interpreters,
    "second language": lambda p: p.wishes.party.second_languages,
    "rotation": lambda p: any(Split.ROTATION in s.split for s in p.catalogue.sessions),
    "repeat": lambda p: any(Split.REPEAT in s.split for s in p.catalogue.sessions),
    "twin": lambda p: any(Split.TWIN in s.split for s in p.catalogue.sessions),
    "seated": lambda p: any(s.seated for s in p.catalogue.sessions),
    "several visits": lambda p: any(s.visits_per_trip > 1 for s in p.catalogue.sessions),
    "alternatives": lambda p: p.catalogue.alternatives,
    **{f"precedence {kind}": _relation(kind) for kind in PrecedenceKind},
    **{f"wish {kind}": _wishes(kind) for kind in WishKind},
    "quota at least": lambda p: any(q.at_least for q in p.wishes.quotas),
    "quota at most": lambda p: any(q.at_most for q in p.wishes.quotas),
    "distinct partners": lambda p: p.wishes.distinct_partner_weight,
    "pin to a date": lambda p: any(pin.start is None for pin in p.wishes.pins),
    "pin to a start": lambda p: any(pin.start is not None for pin in p.wishes.pins),
    "fixed commitment": lambda p: any(c.is_fixed for c in p.wishes.commitments),
    "movable commitment": lambda p: any(not c.is_fixed for c in p.wishes.commitments),
    "meal by commitment": lambda p: any(c.meal for c in p.wishes.commitments),
    "meal on board": lambda p: any(c.meals for c in p.catalogue.connections),
    "budget in total": lambda p: p.wishes.budget.total_cents is not None,
    "budget per head": lambda p: p.wishes.budget.per_head_cents is not None,
    "category caps": lambda p: p.wishes.budget.caps,
    "time shift": lambda p: abs(p.wishes.party.time_shift_hours) >= 5,
    "long nights": lambda p: p.rules.night_rest_minutes > 700,
    "holiday": lambda p: any(
        p.catalogue.holiday(date) for date in (p.wishes.dates.first, p.wishes.dates.last)
    ),
    "lead times": lambda p: any(s.lead_working_days for s in p.catalogue.sessions),
    "allotment": lambda p: any(r.exceptions for h in p.catalogue.hotels for r in h.rooms),
    "release": lambda p: any(r.release_days for h in p.catalogue.hotels for r in h.rooms),
    "early check-out": lambda p: any(h.check_out < 720 for h in p.catalogue.hotels),
    "rooms of three kinds": lambda p: p.wishes.party.rooms and p.wishes.party.rooms.accessible,
    "access needs": lambda p: p.wishes.party.needed_features,
    "visitor types": lambda p: any(s.visitor_types for s in p.catalogue.sessions),
    "nationality groups": lambda p: any(s.nationality_groups for s in p.catalogue.sessions),
    "prices by visitor type": lambda p: any(s.prices for s in p.catalogue.sessions),
    "seasons": lambda p: any(
        s.season and not s.season.covers(p.wishes.dates.first) for s in p.catalogue.sessions
    ),
    "visas that take too long": lambda p: p.first_entry and p.first_entry > p.wishes.dates.first,
    **{
        f"booking of a {kind}": lambda p, kind=kind: any(b.kind is kind for b in p.bookings)
        for kind in BookingKind
    },
    "closures of the region": lambda p: any(not c.partners for c in p.catalogue.closures),
    "closures of partners": lambda p: any(c.partners for c in p.catalogue.closures),
    "daylight": lambda p: any(s.daylight for s in p.catalogue.sessions),
    "diets": lambda p: p.wishes.party.needed_diets,
    "suspended connection": lambda p: any(c.suspended for c in p.catalogue.connections),
    "value of time": lambda p: p.rules.value_of_time_cents_per_minute,
}


def test_the_same_seed_makes_the_same_problem() -> None:
    """And another seed another one."""
    assert random_problem(7).content_hash == random_problem(7).content_hash
    assert len({random_problem(seed).content_hash for seed in range(20)}) == 20


def test_few_problems_have_findings() -> None:
    """A quota of two that only one session answers is all that may be wrong with one."""
    findings = []
    for profile in PROFILES:
        for seed in range(SEEDS):
            problem = random_problem(seed, profile=profile)
            findings += [*catalogue_findings(problem.catalogue), *wishes_findings(problem)]
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert {finding.code for finding in errors} <= {FindingCode.CONTRADICTION}
    assert len(errors) < SEEDS


def test_every_feature_occurs_often_enough() -> None:
    """Of 640 problems of all profiles each feature marks at least 25."""
    problems = [random_problem(seed, profile=p) for p in PROFILES for seed in range(SEEDS)]
    counts = {name: sum(bool(sign(p)) for p in problems) for name, sign in SIGNS.items()}
    assert {name: count for name, count in counts.items() if count < 25} == {}


def _marks(itinerary: Itinerary) -> set[str]:
    """What an answer really uses."""
    visits = [visit for _, visit in itinerary.visits]
    found = {f"split {visit.split}" for visit in visits if visit.split}
    found |= {f"mode {visit.language_mode}" for visit in visits}
    items = [item for day in itinerary.days for item in day.items]
    found |= {item.kind for item in items}
    found |= {"driven" for item in items if isinstance(item, Leg) and item.vehicle}
    nights = [day.night.hotel for day in itinerary.days if day.night]
    found |= {"hotel change"} if len(set(nights)) > 1 else set()
    return found | {"no visit"} if not visits else found


@pytest.fixture(scope="module")
def answers() -> list[tuple[str, Itinerary | None]]:
    """The oracle's answers to some problems of every profile."""
    return [
        (profile, brute_force(random_problem(seed, profile=profile)).itinerary)
        for profile in PROFILES
        for seed in range(100, 100 + SOLVED_SEEDS)
    ]


@pytest.mark.slow
def test_the_answers_use_what_the_rules_offer(
    answers: list[tuple[str, Itinerary | None]],
) -> None:
    """Every kind of item, split and language mode, and a hotel change, in some best trip."""
    counts = Counter(mark for _, found in answers if found for mark in _marks(found))
    wanted = [f"split {split}" for split in Split] + [f"mode {mode}" for mode in LanguageMode]
    wanted += ["visit", "meal", "appointment", "arrival", "departure", "driven", "hotel change"]
    assert [mark for mark in wanted if not counts[mark]] == []
    assert counts["no visit"] < len(answers) / 4


@pytest.mark.slow
def test_about_a_quarter_has_no_trip(answers: list[tuple[str, Itinerary | None]]) -> None:
    """Enough to test `impossible`, few enough to test the rest."""
    share = sum(found is None for _, found in answers) / len(answers)
    assert 0.15 <= share <= 0.4
