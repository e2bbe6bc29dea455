"""The funding split: grant, given shares and the remainder, exact to the cent or refused."""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.domain.funding import (
    FundingPlan,
    FundingSplit,
    Grant,
    RefusalCode,
    RemainderShare,
    Share,
    SplitRefusal,
)


def funding_split(
    plan: FundingPlan,
    total_cents: int,
    eligible_cents: int,
    income_cents: int = 0,
    *,
    interim: bool = False,
) -> FundingSplit | SplitRefusal:
    """Splits a cost between the plan's payers.

    Income lowers both what has to be paid and what the grant counts. An interim split calls up the
    given shares in their order, each only as far as something is left to pay.
    """
    net = total_cents - income_cents
    if net < 0:
        return SplitRefusal(code=RefusalCode.NEGATIVE_COST, needed_cents=net, covered_cents=0)
    if eligible_cents > total_cents:
        return SplitRefusal(
            code=RefusalCode.ELIGIBLE_OVER_TOTAL,
            needed_cents=total_cents,
            covered_cents=eligible_cents,
        )
    counted = max(0, eligible_cents - income_cents)
    paid = dict.fromkeys((payer.id for payer in plan.payers), 0)
    if plan.grant is not None:
        paid[plan.grant.payer] = granted_cents(plan.grant, counted)
    for given in plan.given:
        left = net - sum(paid.values())
        paid[given.payer] = min(given.cents, left) if interim else given.cents
    left = net - sum(paid.values())
    if left < 0 or (left > 0 and not plan.remainder):
        return SplitRefusal(
            code=RefusalCode.OVER_COVERED if left < 0 else RefusalCode.NOT_COVERED,
            needed_cents=net,
            covered_cents=net - left,
        )
    paid |= remainder_cents(plan.remainder, left)
    return FundingSplit(
        total_cents=total_cents,
        income_cents=income_cents,
        eligible_cents=eligible_cents,
        unrounded_grant_cents=0 if plan.grant is None else _rate_of(plan.grant, counted),
        shares=tuple(Share(payer=payer, cents=cents) for payer, cents in paid.items()),
        interim=interim,
    )


def granted_cents(grant: Grant, counted_cents: int) -> int:
    """The rate's part of what counts, at most the cap, rounded down to whole units."""
    limit = counted_cents if grant.cap_cents is None else grant.cap_cents
    return min(_rate_of(grant, counted_cents), limit) // grant.unit_cents * grant.unit_cents


def _rate_of(grant: Grant, counted_cents: int) -> int:
    return counted_cents * grant.rate_permille // 1000


def remainder_cents(shares: Sequence[RemainderShare], left_cents: int) -> dict[str, int]:
    """What is left by parts; cents that do not divide go to the largest fractions, then in order.

    Nobody gets a cent more or less than the rounded part, and the sum is exact.
    """
    parts = sum(share.parts for share in shares)
    whole = {share.payer: left_cents * share.parts // parts for share in shares}
    by_fraction = sorted(shares, key=lambda share: -(left_cents * share.parts % parts))
    for share in by_fraction[: left_cents - sum(whole.values())]:
        whole[share.payer] += 1
    return whole
