"""One line of cost: quantity × unit price, left out when it costs nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from optimizer.domain.itinerary import CostLine
from optimizer.domain.money import Category

Basis = Literal["group", "person", "room-night", "hour", "km", "leg", "day", "half-day"]


@dataclass(frozen=True)
class Account:
    """What lines pay for: a path in the trip, a category, and the supplier who is paid."""

    path: str
    category: Category
    supplier: str

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
            ),
        )


def path(date: dt.date, kind: str, key: str) -> str:
    """The stable name of what a line pays for, for instance `2027-05-11/visit/demo-x`."""
    return f"{date.isoformat()}/{kind}/{key}"
