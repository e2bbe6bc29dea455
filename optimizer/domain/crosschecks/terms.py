"""Booking terms whose steps or payments do not go together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks.check import CATALOGUE, Spot
from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import Steps
from optimizer.domain.terms import Terms

_SUPPLIERS = ("partners", "hotels", "restaurants", "vehicles", "connections", "interpreters")


def terms_hold_together(catalogue: Catalogue) -> Iterator[Spot]:
    """Every supplier's terms: later is never cheaper, payments have dates in order."""
    for field in _SUPPLIERS:
        for index, supplier in enumerate(getattr(catalogue, field)):
            if supplier.terms is not None:
                yield from _cancellation((field, index, "terms"), supplier.terms)
                yield from _payments((field, index, "terms"), supplier.terms)


def _cancellation(steps: Steps, terms: Terms) -> Iterator[Spot]:
    """Of the steps of one group size each later one owes more, and none stands twice."""
    order = sorted(
        enumerate(terms.cancellation),
        key=lambda one: (one[1].from_heads, -one[1].fewer_than_days),
    )
    for (_, earlier), (index, later) in pairwise(order):
        if earlier.from_heads != later.from_heads:
            continue
        place = (*steps, "cancellation", index)
        if earlier.fewer_than_days == later.fewer_than_days:
            yield Spot(
                CATALOGUE,
                place,
                FindingCode.DUPLICATE_ID,
                f"Two cancellation steps begin {later.fewer_than_days} days before the service.",
                "Keep one of them.",
                detail={"days": later.fewer_than_days},
            )
        elif later.permille <= earlier.permille:
            yield Spot(
                CATALOGUE,
                place,
                FindingCode.CONTRADICTION,
                f"A cancellation with fewer than {later.fewer_than_days} days left owes "
                f"{later.permille} ‰, no more than the {earlier.permille} ‰ that are owed "
                f"with fewer than {earlier.fewer_than_days}.",
                "Write a larger share for the later step, or leave the step out.",
                detail={"later": later.permille, "earlier": earlier.permille},
            )


def _payments(steps: Steps, terms: Terms) -> Iterator[Spot]:
    """A deposit has a share and a date, and is due no later than the balance."""
    if bool(terms.deposit_permille) != (terms.deposit_days is not None) or (
        terms.deposit_kept and not terms.deposit_permille
    ):
        yield Spot(
            CATALOGUE,
            (*steps, "deposit_permille"),
            FindingCode.VALUE_WRONG,
            "A deposit needs both its share, deposit_permille, and its date, deposit_days.",
            "Give both, or neither of them and no deposit_kept.",
        )
    deposit, balance = terms.deposit_days, terms.balance_days
    if deposit is not None and balance is not None and balance > deposit:
        yield Spot(
            CATALOGUE,
            (*steps, "balance_days"),
            FindingCode.CONTRADICTION,
            f"The balance is due {balance} days before the service, before the deposit "
            f"({deposit} days before).",
            "Let the deposit be due first.",
            detail={"deposit_days": deposit, "balance_days": balance},
        )
