"""What is said of charges beside their price: whether included, who pays, eligible or not, markup.

A statement is about a session, a supplier or a whole category. Of several that fit a charge, one
about its session counts before one about its supplier, and that before one about its category.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import Field, model_validator

from optimizer.domain.money import Category
from optimizer.domain.value import Id, Value

HOST = "host"
"""Who pays where nothing else is said."""


class Included(StrEnum):
    """Whether the price of the trip includes a charge."""

    INCLUDED = "included"
    OPTIONAL = "optional"
    OWN_ARRANGEMENT = "own-arrangement"


class Statement(Value):
    """Says something of the charges of one session, one supplier or one category."""

    session: Id | None = None
    supplier: Id | None = None
    category: Category | None = None

    @model_validator(mode="after")
    def _just_one(self) -> Statement:
        if sum(name is not None for name in (self.session, self.supplier, self.category)) != 1:
            raise ValueError("name just one of session, supplier and category")
        return self


class Inclusion(Statement):
    """Takes charges out of the price: the guests may choose them, or arrange them themselves."""

    kind: Included


class PaidBy(Statement):
    """Who pays for charges."""

    payer: Id


class CountedByGrant(Statement):
    """Whether a grant takes charges into account; those of which nothing is said it does not."""

    eligible: bool = True


class Markup(Value):
    """What the organiser adds to cost, in thousandths, for groups of at least `from_heads`.

    It is about a session, a supplier, a category, or all charges if none is named. Of rules that
    fit, the most specific counts; of equally specific ones that with the largest `from_heads`.
    """

    session: Id | None = None
    supplier: Id | None = None
    category: Category | None = None
    from_heads: Annotated[int, Field(ge=1)] = 1
    permille: Annotated[int, Field(ge=0, le=10_000)]

    @model_validator(mode="after")
    def _one_at_most(self) -> Markup:
        if sum(name is not None for name in (self.session, self.supplier, self.category)) > 1:
            raise ValueError("name one of session, supplier and category, or none of them")
        return self


Said = TypeVar("Said", bound=Statement)


def said_of(
    statements: Iterable[Said], category: Category, supplier: str, session: str | None
) -> Said | None:
    """The statement that counts for a charge, or None; of two about the same thing the first."""
    best: tuple[int, Said] | None = None
    for one in statements:
        rank = (
            3
            if one.session is not None and one.session == session
            else 2
            if one.supplier is not None and one.supplier == supplier
            else 1
            if one.category is category
            else 0
        )
        if rank and (best is None or rank > best[0]):
            best = rank, one
    return best[1] if best else None
