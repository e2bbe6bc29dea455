"""The account of a project: plan against what has been spent, by category, trip and payer."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.findings import Finding
from optimizer.domain.funding import FundingSplit, PayerKind, ProjectCategory, SplitRefusal
from optimizer.domain.ledger import Period
from optimizer.domain.value import Id, Text, Value


class CategoryTotal(Value):
    """What one category has cost; `category` is the project's, or a trip's with `trips/` before."""

    category: str
    cents: int
    eligible_cents: int


class CostEntry(Value):
    """One of the project's own costs as it counts."""

    cost: Id
    date: dt.date
    item: str
    category: ProjectCategory
    cents: int
    eligible: bool
    payer: Id | None
    illustrative: bool


class TripTotal(Value):
    """What one trip has cost."""

    trip: Id
    name: Text
    first: dt.date
    last: dt.date
    cents: int
    eligible_cents: int
    illustrative: bool


class PayerAccount(Value):
    """One payer: the share by the plan and to date, what was paid, and what is due back.

    A negative balance is still to be paid. None: not known, because a split was refused or some
    cost does not say who paid it.
    """

    payer: Id
    name: Text
    kind: PayerKind
    planned_cents: int | None
    share_cents: int | None
    paid_cents: int | None

    @property
    def balance_cents(self) -> int | None:
        """What was paid beyond the share."""
        if self.paid_cents is None or self.share_cents is None:
            return None
        return self.paid_cents - self.share_cents


class LedgerAccount(Value):
    """A project's account. Its categories sum to the total, and so do the shares less income.

    A split is None where it was refused; the findings say why, with the difference.
    """

    ledger: Id
    name: Text
    period: Period
    closed: bool
    net_of_vat: bool
    illustrative: bool
    planned: FundingSplit | None
    planned_refusal: SplitRefusal | None
    actual: FundingSplit | None
    actual_refusal: SplitRefusal | None
    total_cents: int
    eligible_cents: int
    income_cents: int
    planned_total_cents: int
    planned_eligible_cents: int
    planned_income_cents: int
    categories: tuple[CategoryTotal, ...]
    costs: tuple[CostEntry, ...]
    trips: tuple[TripTotal, ...]
    payers: tuple[PayerAccount, ...]
    findings: tuple[Finding, ...] = ()
