"""Booking terms of a supplier: cancellation by date, deposit and balance, and what is due when."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from optimizer.domain.value import Value

Permille = Annotated[int, Field(ge=0, le=1000)]
"""A share in thousandths."""

Days = Annotated[int, Field(ge=0, le=1000)]
"""Calendar days before a service."""


class CancellationStep(Value):
    """Cancelled with fewer than so many days left, this share of the price is owed.

    `from_heads` is the least group to which it applies: each group follows the steps of the
    largest `from_heads` that it reaches, and no others.
    """

    fewer_than_days: Annotated[int, Field(ge=1, le=1000)]
    permille: Permille
    from_heads: Annotated[int, Field(ge=1)] = 1


class Terms(Value):
    """What a supplier asks of a booking. All days are calendar days before the service.

    The service is the visit's, meal's or journey's own date; of nights in a row in one hotel the
    first. Of several steps that apply the largest share is owed. A deposit of `deposit_permille`
    is due `deposit_days` before, the balance `balance_days` before; with `deposit_kept` a
    cancellation owes at least the deposit from the day it is due. An option lapses unless it is
    confirmed `option_days` before. What is None is not asked for.
    """

    cancellation: tuple[CancellationStep, ...] = ()
    deposit_permille: Permille = 0
    deposit_days: Days | None = None
    deposit_kept: bool = False
    balance_days: Days | None = None
    option_days: Days | None = None
    name_list_days: Days | None = None
    rooming_list_days: Days | None = None
    diets_days: Days | None = None
    menu_days: Days | None = None
    programme_days: Days | None = None
    source: str = ""

    def steps_for(self, heads: int) -> tuple[CancellationStep, ...]:
        """The cancellation steps that apply to a group, the earliest first."""
        reached = max(
            (step.from_heads for step in self.cancellation if step.from_heads <= heads), default=0
        )
        steps = (step for step in self.cancellation if step.from_heads == reached)
        return tuple(sorted(steps, key=lambda step: -step.fewer_than_days))

    def owed_permille(self, heads: int, days_left: int) -> int:
        """The share of the price that is owed when cancelled with so many days left."""
        owed = max(
            (step.permille for step in self.steps_for(heads) if days_left < step.fewer_than_days),
            default=0,
        )
        if self.deposit_kept and self.deposit_days is not None and days_left <= self.deposit_days:
            owed = max(owed, self.deposit_permille)
        return owed

    def last_free_day(self, heads: int, service: dt.date) -> dt.date | None:
        """The last date on which a cancellation costs nothing; None if it never costs anything."""
        dear = [step.fewer_than_days for step in self.steps_for(heads) if step.permille]
        if self.deposit_kept and self.deposit_permille and self.deposit_days is not None:
            dear.append(self.deposit_days + 1)
        return service - dt.timedelta(days=max(dear)) if dear else None
