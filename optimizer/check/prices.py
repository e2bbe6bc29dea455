"""Prices as the rule book says: in gross by the date of supply, and what of them is included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from optimizer.check.trip import Trip, known
from optimizer.domain.catalogue import Session
from optimizer.domain.charges import Included, Statement
from optimizer.domain.money import Category
from optimizer.domain.tariffs import PriceBasis, SupplyMode, VatCategory
from optimizer.domain.value import Value


@dataclass(frozen=True)
class Charge:
    """What one supplier is owed for one service, in cents of gross."""

    category: Category
    supplier: str
    cents: int
    tax: VatCategory
    mode: SupplyMode
    session: str | None = None


Word = TypeVar("Word", bound=Statement)
Dear = TypeVar("Dear", bound=Value)


def half_up(amount: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    whole = int(abs(amount) + Fraction(1, 2))
    return whole if amount >= 0 else -whole


def rate(trip: Trip, category: VatCategory, date: dt.date) -> int | None:
    """The rate in thousandths that was last set on or before a date; None if none was."""
    if category is VatCategory.EXEMPT:
        return 0
    known = {
        entry.valid_from: entry.permille
        for entry in reversed(trip.catalogue.vat)
        if entry.category is category and entry.valid_from <= date
    }
    return known[max(known)] if known else None


def gross(trip: Trip, cents: int, basis: PriceBasis, category: VatCategory, date: dt.date) -> int:
    """A unit price in gross; one whose rate is not known stays as it is stated."""
    permille = rate(trip, category, date)
    if basis is PriceBasis.GROSS or permille is None:
        return cents
    return half_up(Fraction(cents * (1000 + permille), 1000))


def in_gross(
    trip: Trip, item: Dear, basis: PriceBasis, category: VatCategory, date: dt.date
) -> Dear:
    """An item whose own prices, all that end in cents, are in gross."""
    prices = {name: value for name, value in item if name.endswith("_cents") and value is not None}
    return item.model_copy(
        update={name: gross(trip, cents, basis, category, date) for name, cents in prices.items()}
    )


def session_terms(trip: Trip, session: Session) -> tuple[PriceBasis, VatCategory]:
    """Basis and tax of a session's prices: its own word, else its partner's."""
    partner = known(trip.catalogue.partner, session.partner)
    basis = partner.price_basis if partner else PriceBasis.GROSS
    category = partner.vat_category if partner else VatCategory.GENERAL
    return session.price_basis or basis, session.vat_category or category


def said(stated: Iterable[Word], charge: Charge) -> Word | None:
    """What is stated of a charge: by its session, else by its supplier, else by its category."""
    about = (
        [one for one in stated if charge.session is not None and one.session == charge.session],
        [one for one in stated if one.supplier == charge.supplier],
        [one for one in stated if one.category is charge.category],
    )
    return next((words[0] for words in about if words), None)


def inclusion(trip: Trip, charge: Charge) -> Included:
    """Whether a charge is in the price of the trip."""
    word = said(trip.wishes.inclusions, charge)
    return word.kind if word else Included.INCLUDED


def payer(trip: Trip, charge: Charge) -> str:
    """Who pays a charge."""
    word = said(trip.wishes.payers, charge)
    return word.payer if word else trip.wishes.payer


def is_eligible(trip: Trip, charge: Charge) -> bool:
    """Whether a grant takes a charge into account."""
    word = said(trip.wishes.eligible, charge)
    return word is not None and word.eligible


def free_places(per: int | None, guests: int) -> int:
    """One place free of charge for each `per` paying ones."""
    return 0 if per is None else guests // (per + 1)
