"""Funding: who pays for a project, by which plan, and the split that follows to the cent."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.money import Category, Cents
from optimizer.domain.value import Id, Text, Value

Permille = Annotated[int, Field(ge=0, le=1000)]
"""A rate in thousandths: 700 is 70 %."""


class PayerKind(StrEnum):
    """What a payer is to the project."""

    GRANT = "grant"
    MUNICIPAL = "municipal"
    OTHER_PUBLIC = "other-public"
    PRIVATE = "private"
    APPLICANT = "applicant"


class ProjectCategory(StrEnum):
    """What a project's own cost is for; a trip's cost lines have the categories of trips."""

    PERSONNEL = "personnel"
    PURCHASED_SERVICES = "purchased-services"
    TRAVEL = "travel"
    MATERIALS = "materials"
    PREMISES = "premises"
    OVERHEADS = "overheads"
    OTHER = "other"


class Payer(Value):
    """Someone who pays a share; the applicant pays the bills until the others have paid theirs."""

    id: Id
    name: Text
    kind: PayerKind


class Grant(Value):
    """A grant: eligible cost × rate, at most the cap, rounded down to whole units."""

    payer: Id
    rate_permille: Permille
    cap_cents: Cents | None = None
    unit_cents: Annotated[int, Field(ge=1, le=100_000_00)] = 1


class GivenShare(Value):
    """A share that is a given amount, whatever the project costs in the end."""

    payer: Id
    cents: Cents


class RemainderShare(Value):
    """A part of what is left when grant and given shares are paid: `parts` out of those of all."""

    payer: Id
    parts: Annotated[int, Field(ge=1, le=1_000_000)] = 1


class Eligibility(Value):
    """What the grant counts where a cost does not say it itself; None: every category."""

    categories: tuple[ProjectCategory | Category, ...] | None = None
    not_categories: tuple[ProjectCategory | Category, ...] = ()
    not_suppliers: tuple[str, ...] = ()

    def holds(self, category: str, supplier: str) -> bool:
        """Whether a cost of this category from this supplier counts."""
        counted = self.categories is None or category in {one.value for one in self.categories}
        refused = {one.value for one in self.not_categories}
        return counted and category not in refused and supplier not in self.not_suppliers


class FundingPlan(Value):
    """How a project is paid. Who deducts VAT counts costs net of it, anyone else gross.

    Without `remainder` nothing may be left over: grant and given shares are the whole net cost.
    """

    payers: Annotated[tuple[Payer, ...], Field(min_length=1)]
    grant: Grant | None = None
    given: tuple[GivenShare, ...] = ()
    remainder: tuple[RemainderShare, ...] = ()
    eligibility: Eligibility = Eligibility()
    vat_deductible: bool = False

    @model_validator(mode="after")
    def _one_share_each(self) -> FundingPlan:
        shares = [share.payer for share in self.given]
        shares += [share.payer for share in self.remainder]
        shares += [] if self.grant is None else [self.grant.payer]
        for payer in shares:
            if shares.count(payer) > 1:
                raise ValueError(f"{payer} has more than one share; give each payer just one")
        return self


class Share(Value):
    """What one payer pays."""

    payer: Id
    cents: int


class FundingSplit(Value):
    """A cost split between its payers: the shares sum to the net cost, to the cent.

    `unrounded_grant_cents` is the rate's part of the eligible cost before cap and rounding, with
    fractions of a cent left out. In an interim split given shares are called up only as needed.
    """

    total_cents: int
    income_cents: int
    eligible_cents: int
    unrounded_grant_cents: int
    shares: tuple[Share, ...]
    interim: bool = False

    @model_validator(mode="after")
    def _sums_match(self) -> FundingSplit:
        if (paid := sum(share.cents for share in self.shares)) != self.net_cents:
            raise ValueError(f"the shares sum to {paid}, the net cost is {self.net_cents}")
        return self

    @property
    def net_cents(self) -> int:
        """What has to be paid: the total less the project's income."""
        return self.total_cents - self.income_cents

    def of(self, payer: str) -> int:
        """What one payer pays."""
        return sum(share.cents for share in self.shares if share.payer == payer)


class RefusalCode(StrEnum):
    """Why there is no split."""

    NOT_COVERED = "not-covered"
    OVER_COVERED = "over-covered"
    NEGATIVE_COST = "negative-cost"
    ELIGIBLE_OVER_TOTAL = "eligible-over-total"


class SplitRefusal(Value):
    """A split that does not come out even; `difference_cents` is what is needed less what is there.

    More than is needed gives a negative difference.
    """

    code: RefusalCode
    needed_cents: int
    covered_cents: int

    @property
    def difference_cents(self) -> int:
        """What is missing; negative where there is too much."""
        return self.needed_cents - self.covered_cents
