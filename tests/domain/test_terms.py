"""Booking terms: what a cancellation owes by date and size of group, at both edges."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.terms import CancellationStep, Terms
from tests.domain.findings_seen import in_catalogue, seen

SERVICE = dt.date(2027, 5, 10)
BY_SIZE = Terms(
    cancellation=(
        CancellationStep(fewer_than_days=7, permille=500),
        CancellationStep(fewer_than_days=5, permille=1000),
        CancellationStep(fewer_than_days=14, permille=500, from_heads=16),
        CancellationStep(fewer_than_days=10, permille=1000, from_heads=16),
    )
)
DEPOSIT = Terms(deposit_permille=300, deposit_days=30, deposit_kept=True, balance_days=7)


@pytest.mark.parametrize(
    ("heads", "days_left", "owed"),
    [
        (15, 7, 0),
        (15, 6, 500),
        (15, 5, 500),
        (15, 4, 1000),
        (16, 14, 0),
        (16, 13, 500),
        (16, 10, 500),
        (16, 9, 1000),
    ],
)
def test_steps_apply_to_their_group_from_their_day(heads: int, days_left: int, owed: int) -> None:
    """Both edges of each step, and of the group size at which other steps hold."""
    assert BY_SIZE.owed_permille(heads, days_left) == owed


@pytest.mark.parametrize(("days_left", "owed"), [(31, 0), (30, 300), (0, 300)])
def test_a_kept_deposit_is_owed_from_its_due_day(days_left: int, owed: int) -> None:
    """A deposit that is kept is the least owed once it is due; one that is returned is not."""
    assert DEPOSIT.owed_permille(20, days_left) == owed
    returned = DEPOSIT.model_copy(update={"deposit_kept": False})
    assert returned.owed_permille(20, days_left) == 0


_STEPS = st.builds(
    CancellationStep,
    fewer_than_days=st.integers(1, 60),
    permille=st.sampled_from([0, 250, 500, 1000]),
    from_heads=st.sampled_from([1, 6, 16]),
)
_TERMS = st.builds(
    Terms,
    cancellation=st.lists(_STEPS, max_size=5).map(tuple),
    deposit_permille=st.sampled_from([0, 300]),
    deposit_days=st.none() | st.integers(0, 60),
    deposit_kept=st.booleans(),
)


@settings(deadline=None)
@given(terms=_TERMS, heads=st.integers(1, 30))
def test_last_free_day_is_the_last_that_owes_nothing(terms: Terms, heads: int) -> None:
    """On the last free day nothing is owed, on the next day something is."""
    last = terms.last_free_day(heads, SERVICE)
    if last is None:
        assert all(terms.owed_permille(heads, left) == 0 for left in range(100))
    else:
        left = (SERVICE - last).days
        assert terms.owed_permille(heads, left) == 0
        assert terms.owed_permille(heads, left - 1) > 0


@settings(deadline=None)
@given(terms=_TERMS, heads=st.integers(1, 30), left=st.integers(0, 100))
def test_waiting_a_day_never_makes_a_cancellation_cheaper(
    terms: Terms, heads: int, left: int
) -> None:
    """The share owed never falls as the service comes nearer."""
    assert terms.owed_permille(heads, left) >= terms.owed_permille(heads, left + 1)


_PATH = "/catalogue/hotels/0/terms"
_STEP = {"fewer_than_days": 14, "permille": 500}


@pytest.mark.parametrize(
    ("terms", "code", "path"),
    [
        ({"cancellation": [_STEP, _STEP]}, "duplicate-id", "/cancellation/1"),
        (
            {"cancellation": [_STEP, {"fewer_than_days": 7, "permille": 500}]},
            "contradiction",
            "/cancellation/1",
        ),
        ({"deposit_permille": 300}, "value-wrong", "/deposit_permille"),
        ({"deposit_days": 3}, "value-wrong", "/deposit_permille"),
        ({"deposit_kept": True}, "value-wrong", "/deposit_permille"),
        (
            {"deposit_permille": 300, "deposit_days": 6, "balance_days": 7},
            "contradiction",
            "/balance_days",
        ),
    ],
    ids=str,
)
def test_terms_that_cannot_be_meant_are_told(terms: object, code: str, path: str) -> None:
    """One finding, at its place, for steps and payments that do not go together."""
    assert seen(in_catalogue("hotels", 0, "terms", to=terms)) == {(code, "error", _PATH + path)}


@pytest.mark.parametrize(
    "terms",
    [
        {"cancellation": [_STEP, {"fewer_than_days": 7, "permille": 501}]},
        {"cancellation": [_STEP, _STEP | {"from_heads": 16}]},
        {"deposit_permille": 300, "deposit_days": 7, "balance_days": 7, "deposit_kept": True},
        {},
    ],
    ids=str,
)
def test_sound_terms_are_accepted(terms: object) -> None:
    """The least that is still in order passes without a finding."""
    assert seen(in_catalogue("hotels", 0, "terms", to=terms)) == set()
