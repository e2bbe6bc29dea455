"""The funding split: exact to the cent, or refused with the exact difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from optimizer.costing.funding import funding_split, granted_cents, remainder_cents
from optimizer.domain.funding import (
    Eligibility,
    FundingPlan,
    FundingSplit,
    GivenShare,
    Grant,
    Payer,
    PayerKind,
    RefusalCode,
    RemainderShare,
    SplitRefusal,
)
from optimizer.domain.value import Text

AMOUNTS = st.integers(0, 1_000_000_00)


def _payer(key: str, kind: PayerKind) -> Payer:
    return Payer(id=key, name=Text(fi=key, en=key), kind=kind)


PAYERS = (
    _payer("state", PayerKind.GRANT),
    _payer("town", PayerKind.MUNICIPAL),
    _payer("one", PayerKind.PRIVATE),
    _payer("two", PayerKind.PRIVATE),
    _payer("three", PayerKind.PRIVATE),
)


def plan(
    rate: int = 700,
    unit: int = 100,
    cap: int | None = None,
    town: int = 8_164_00,
    parts: tuple[int, ...] = (1,),
) -> FundingPlan:
    """A plan of a grant, one given share and private payers by parts."""
    names = ("one", "two", "three")
    return FundingPlan(
        payers=PAYERS,
        grant=Grant(payer="state", rate_permille=rate, unit_cents=unit, cap_cents=cap),
        given=(GivenShare(payer="town", cents=town),),
        remainder=tuple(
            RemainderShare(payer=name, parts=part) for name, part in zip(names, parts, strict=False)
        ),
    )


def test_the_host_projects_own_figures() -> None:
    """78 958 € at 70 % in whole euros: 55 270, 8 164 and 15 524."""
    split = funding_split(plan(), 78_958_00, 78_958_00)
    assert isinstance(split, FundingSplit)
    assert [split.of(name) for name in ("state", "town", "one")] == [55_270_00, 8_164_00, 15_524_00]
    assert split.unrounded_grant_cents == 55_270_60


@given(
    total=AMOUNTS,
    ineligible=AMOUNTS,
    income=AMOUNTS,
    rate=st.integers(0, 1000),
    unit=st.sampled_from([1, 5, 100, 10_000]),
    cap=st.none() | AMOUNTS,
    town=AMOUNTS,
    parts=st.lists(st.integers(1, 7), max_size=3).map(tuple),
    interim=st.booleans(),
)
def test_any_split_is_exact_or_refused_with_its_exact_difference(
    total: int,
    ineligible: int,
    income: int,
    rate: int,
    unit: int,
    cap: int | None,
    town: int,
    parts: tuple[int, ...],
    interim: bool,
) -> None:
    """Shares sum to the net cost; a refusal names what is missing or too much, to the cent."""
    how = plan(rate, unit, cap, town, parts)
    eligible = max(0, total - ineligible)
    found = funding_split(how, total, eligible, income, interim=interim)
    net, counted = total - income, max(0, eligible - income)
    if net < 0:
        assert isinstance(found, SplitRefusal)
        assert (found.code, found.difference_cents) == (RefusalCode.NEGATIVE_COST, net)
        return
    # by fractions, without the code's own order of steps
    grant = counted * rate // 1000
    grant = min(grant, cap) if cap is not None else grant
    grant -= grant % unit
    due = min(town, net - grant) if interim else town
    left = net - grant - due
    if left >= 0 and (left == 0 or parts):
        assert isinstance(found, FundingSplit)
        assert sum(share.cents for share in found.shares) == net
        assert all(share.cents >= 0 for share in found.shares)
        assert (found.of("state"), found.of("town")) == (grant, due)
        for name, part in zip(("one", "two", "three"), parts, strict=False):
            assert abs(found.of(name) - left * part / sum(parts)) < 1
    else:
        assert isinstance(found, SplitRefusal)
        assert found.difference_cents == left
        code = RefusalCode.OVER_COVERED if left < 0 else RefusalCode.NOT_COVERED
        assert found.code is code


@pytest.mark.parametrize(
    ("counted", "unit", "cap", "grant"),
    [
        (142_85, 1, None, 99_99),  # 99.995
        (142_86, 1, None, 100_00),  # 100.002
        (142_85, 100, None, 99_00),
        (142_86, 100, None, 100_00),
        (200_00, 100, 140_00, 140_00),
        (200_01, 100, 140_00, 140_00),
        (300_00, 100, 140_00, 140_00),
        (300_00, 100, 140_50, 140_00),  # a cap between two units
        (300_00, 1, 140_50, 140_50),
        (300_00, 1, 0, 0),
        (0, 100, None, 0),
    ],
)
def test_grants_at_both_edges_of_unit_and_cap(
    counted: int, unit: int, cap: int | None, grant: int
) -> None:
    """70 %, rounded down to the unit, just below and just at the next one; and at the cap."""
    given_by = Grant(payer="state", rate_permille=700, unit_cents=unit, cap_cents=cap)
    assert granted_cents(given_by, counted) == grant


def test_refusals_at_both_edges() -> None:
    """Without a remainder a cent more or less is refused with that cent, and none is not."""
    even = plan(parts=(), town=30_00)
    assert isinstance(funding_split(even, 100_00, 100_00), FundingSplit)
    for given_share, difference in ((29_99, 1), (30_01, -1)):
        found = funding_split(plan(parts=(), town=given_share), 100_00, 100_00)
        assert isinstance(found, SplitRefusal)
        assert found.difference_cents == difference


def test_more_eligible_than_there_is_is_refused() -> None:
    """A credit note that is not eligible while its invoice was."""
    assert isinstance(funding_split(plan(town=0), 100_00, 100_00), FundingSplit)
    found = funding_split(plan(town=0), 100_00, 100_01)
    assert isinstance(found, SplitRefusal)
    assert (found.code, found.difference_cents) == (RefusalCode.ELIGIBLE_OVER_TOTAL, -1)


def test_cents_that_do_not_divide_go_to_the_largest_fractions() -> None:
    """100 cents by 1, 1 and 1, and by 3, 2 and 2."""
    shares = [RemainderShare(payer=name) for name in ("one", "two", "three")]
    assert remainder_cents(shares, 100) == {"one": 34, "two": 33, "three": 33}
    uneven = [
        RemainderShare(payer=name, parts=parts)
        for name, parts in (("one", 3), ("two", 2), ("three", 2))
    ]  # 42.86, 28.57, 28.57
    assert remainder_cents(uneven, 100) == {"one": 43, "two": 29, "three": 28}


def test_interim_calls_up_given_shares_only_as_needed() -> None:
    """Half a project does not owe the whole municipal share; the final account does."""
    found = funding_split(plan(), 20_000_00, 20_000_00, interim=True)
    assert isinstance(found, FundingSplit)
    assert [found.of(name) for name in ("state", "town", "one")] == [14_000_00, 6_000_00, 0]
    final = funding_split(plan(), 20_000_00, 20_000_00)
    assert isinstance(final, SplitRefusal)
    assert final.difference_cents == -2_164_00


def test_a_payer_has_one_share() -> None:
    """Two shares of one payer are refused where they are written."""
    with pytest.raises(ValidationError, match="more than one share"):
        FundingPlan(
            payers=PAYERS,
            given=(GivenShare(payer="one", cents=1),),
            remainder=(RemainderShare(payer="one"),),
        )


def test_eligibility_by_category_and_supplier() -> None:
    """Listed categories count, refused ones and refused suppliers do not."""
    rule = Eligibility(
        categories=("sessions", "meals"), not_categories=("meals",), not_suppliers=("inn",)
    )
    assert rule.holds("sessions", "fire-service")
    assert not rule.holds("rooms", "fire-service")
    assert not rule.holds("meals", "fire-service")
    assert not rule.holds("sessions", "inn")
    assert Eligibility().holds("rooms", "inn")
