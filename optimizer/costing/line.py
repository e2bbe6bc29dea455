"""One line of cost: quantity × unit price, its tax and who pays; left out when it costs nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from optimizer.costing.vat import net_of
from optimizer.domain.charges import HOST, Included, said_of
from optimizer.domain.itinerary import CostLine
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import SupplyMode, VatCategory

Basis = Literal["group", "person", "room-night", "hour", "km", "leg", "day", "half-day"]


@dataclass(frozen=True)
class Account:
    """What lines pay for: a path in the trip, a category and the supplier, and how it is taken."""

    path: str
    category: Category
    supplier: str
    vat_permille: int | None = None
    supply_mode: SupplyMode = SupplyMode.RESALE
    eligible: bool = False
    payer: str = HOST
    inclusion: Included = Included.INCLUDED

    def line(
        self,
        item: str,
        basis: Basis,
        quantity: int,
        unit_cents: int,
        gross_cents: int | None = None,
    ) -> tuple[CostLine, ...]:
        """The line, or nothing when it costs nothing; gross = quantity × unit unless given."""
        gross = quantity * unit_cents if gross_cents is None else gross_cents
        if gross == 0:
            return ()
        net = None if self.vat_permille is None else net_of(gross, self.vat_permille)
        return (
            CostLine(
                path=self.path,
                category=self.category,
                supplier=self.supplier,
                item=item,
                basis=basis,
                quantity=quantity,
                unit_cents=unit_cents,
                gross_cents=gross,
                net_cents=net,
                vat_cents=None if net is None else gross - net,
                vat_permille=self.vat_permille,
                supply_mode=self.supply_mode,
                eligible=self.eligible,
                payer=self.payer,
                inclusion=self.inclusion,
            ),
        )


def open_account(
    problem: Problem,
    date: dt.date,
    where: str,
    category: Category,
    supplier: str,
    vat_category: VatCategory,
    supply_mode: SupplyMode,
    session: str | None = None,
) -> Account:
    """The account of one supplier's service on a date, with all that the data say of it."""
    wishes = problem.wishes
    included = said_of(wishes.inclusions, category, supplier, session)
    payer = said_of(wishes.payers, category, supplier, session)
    eligible = said_of(wishes.eligible, category, supplier, session)
    return Account(
        path=where,
        category=category,
        supplier=supplier,
        vat_permille=problem.catalogue.vat_permille(vat_category, date),
        supply_mode=supply_mode,
        eligible=eligible is not None and eligible.eligible,
        payer=wishes.payer if payer is None else payer.payer,
        inclusion=Included.INCLUDED if included is None else included.kind,
    )


def is_included(problem: Problem, category: Category, supplier: str) -> bool:
    """Whether a supplier's charges of a category count in the price of the trip."""
    said = said_of(problem.wishes.inclusions, category, supplier, None)
    return said is None or said.kind is Included.INCLUDED


def path(date: dt.date, kind: str, key: str) -> str:
    """The stable name of what a line pays for, for instance `2027-05-11/visit/demo-x`."""
    return f"{date.isoformat()}/{kind}/{key}"
