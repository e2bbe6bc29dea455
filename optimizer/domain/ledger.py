"""The project ledger: a project's plan, its own costs and its trips over its period."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.funding import FundingPlan, ProjectCategory
from optimizer.domain.itinerary import CostLine
from optimizer.domain.money import Cents
from optimizer.domain.value import Id, Text, Value

SignedCents = Annotated[int, Field(ge=-10_000_000_00, le=10_000_000_00)]
"""An amount in integer cents; a credit note is negative."""


class Period(Value):
    """The dates between which a project's costs count, both included."""

    first: dt.date
    last: dt.date

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.last < self.first:
            raise ValueError(f"the last date {self.last} is before the first {self.first}")
        return self

    def holds(self, date: dt.date) -> bool:
        """Whether a date is inside."""
        return self.first <= date <= self.last


class FigureKind(StrEnum):
    """Which figure of the plan a source prints."""

    TOTAL = "total"
    INCOME = "income"
    NET = "net"
    ELIGIBLE = "eligible"
    GRANT = "grant"
    MUNICIPAL = "municipal"
    OTHER_PUBLIC = "other-public"
    PRIVATE = "private"


class PrintedFigure(Value):
    """A figure as a source prints it; it is compared with the plan, never taken over."""

    figure: FigureKind
    cents: Cents
    source: str


class PlanFigures(Value):
    """What was planned: costs, income, and what each payer was to pay (as far as it was fixed).

    Without `eligible_cents` all of the total is eligible.
    """

    total_cents: Cents
    income_cents: Cents = 0
    eligible_cents: Cents | None = None
    by_payer: dict[Id, Cents] = {}
    printed: tuple[PrintedFigure, ...] = ()

    @property
    def counted_cents(self) -> int:
        """The eligible part of the planned total."""
        return self.total_cents if self.eligible_cents is None else self.eligible_cents


class FixedCost(Value):
    """A cost of the project itself. What is left out of net and gross is not known.

    `eligible` overrules the funding plan; without `payer` the applicant has paid it.
    """

    id: Id
    date: dt.date
    item: str
    category: ProjectCategory
    supplier: str = ""
    net_cents: SignedCents | None = None
    gross_cents: SignedCents | None = None
    eligible: bool | None = None
    payer: Id | None = None
    illustrative: bool = False
    note: str = ""


class TripCost(Value):
    """A delegation's trip: its total, or a file with its cost lines (a result will do).

    `file` is a path from the ledger's own folder. `eligible` overrules the funding plan.
    """

    id: Id
    name: Text
    date: dt.date
    net_cents: SignedCents | None = None
    gross_cents: SignedCents | None = None
    file: str | None = None
    eligible: bool | None = None
    payer: Id | None = None
    illustrative: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _total_or_file(self) -> TripCost:
        given = self.net_cents is not None or self.gross_cents is not None
        if given == (self.file is not None):
            raise ValueError("give either a total (net_cents, gross_cents) or a file")
        return self


class ProjectLedger(Value):
    """A project with its plan and what it has cost so far.

    `closed` says that the account is final: given shares are then due in full.
    """

    id: Id
    name: Text
    period: Period
    funding: FundingPlan
    plan: PlanFigures
    applicant: Id | None = None
    income_cents: Cents = 0
    costs: tuple[FixedCost, ...] = ()
    trips: tuple[TripCost, ...] = ()
    closed: bool = False
    note: Text | None = None


class CostLines(Value):
    """A file of cost lines; each line's path begins with its date, as in an itinerary."""

    cost_lines: tuple[CostLine, ...]


class DatedLine(Value):
    """A cost line of a trip with the day it belongs to."""

    date: dt.date
    line: CostLine


class LedgerInput(Value):
    """A ledger with the cost lines of its trips, by the trip's id where a file gives them."""

    document: str = ""
    ledger: ProjectLedger
    lines: dict[Id, tuple[DatedLine, ...]] = {}
