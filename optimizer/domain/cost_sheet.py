"""The cost sheet: what a trip costs and sells for, per person, and if it is cancelled."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.deadlines import Counterpart
from optimizer.domain.itinerary import CostLine
from optimizer.domain.money import Category
from optimizer.domain.result import Violation
from optimizer.domain.value import Count, Id, Value


class Amounts(Value):
    """Sums of lines: what they cost, sell for, and leave to the organiser before and after tax.

    `margin_cents` is what selling adds, without its tax; `output_vat_cents` is the tax on the
    organiser's own sale, `input_vat_cents` what of it is deducted, and the difference is remitted.
    Sale = cost + margin + tax to remit. None where a rate of tax is not known.
    """

    cost_cents: int
    sale_cents: int
    margin_cents: int | None
    output_vat_cents: int | None
    input_vat_cents: int | None

    @property
    def remitted_vat_cents(self) -> int | None:
        """The tax that the organiser pays on."""
        if self.output_vat_cents is None or self.input_vat_cents is None:
            return None
        return self.output_vat_cents - self.input_vat_cents


class SaleLine(Value):
    """A cost line with its markup and what it is sold for."""

    line: CostLine
    markup_permille: int
    amounts: Amounts


class NamedAmounts(Value):
    """Sums under a name: a category, a payer, or how things are taken."""

    name: str
    amounts: Amounts


class TaxAt(Value):
    """What is bought at one rate of tax; None where the rate is not known."""

    permille: int | None
    net_cents: int | None
    vat_cents: int | None
    gross_cents: int


class HeldAs(Value):
    """A visit that another size of group would hold in another way."""

    path: str
    before: str | None
    after: str | None


class PriceAt(Value):
    """The trip for so many paying guests, and some who travel free of charge.

    `per_person_cents` is the price of each paying guest in a shared twin room; a guest alone pays
    `single_supplement_cents` on top, but for an accessible room. Guests who travel free have the
    rooms for one first. Together the prices make the sale plus `rounding_cents`, because the price
    is rounded up to the cent. `broken` is what of the plan would not hold at this size.
    """

    paying: Count
    free: Count
    alone: Count
    amounts: Amounts
    optional_cents: int
    own_arrangement_cents: int
    per_person_cents: int
    single_supplement_cents: int | None
    optional_per_person_cents: int
    rounding_cents: int
    vehicles: tuple[tuple[dt.date, Id, Count], ...]
    splits: tuple[HeldAs, ...]
    broken: tuple[Violation, ...]


class NoPrice(Value):
    """A size at which the trip cannot be priced, and why."""

    paying: Count
    free: Count
    why: str


class Owed(Value):
    """What one supplier would keep of one booking."""

    counterpart: Counterpart
    supplier: Id
    item: str
    price_cents: int
    owed_cents: int


class ExposureStep(Value):
    """From a date on, until the next step: what is owed if the whole trip is cancelled."""

    date: dt.date
    owed_cents: int
    owed: tuple[Owed, ...]


class Exposure(Value):
    """What a cancellation costs by date, from the planning date on.

    `unknown` are bookings whose terms nobody has stated, `own_items_cents` the coordinator's own
    items: they come on top, with an amount that is not known, and are never taken for nothing.
    """

    first: dt.date
    last: dt.date
    price_cents: int
    steps: tuple[ExposureStep, ...]
    unknown: tuple[Owed, ...]
    own_items_cents: int


class CostSheet(Value):
    """A planned trip as an operator prices it."""

    problem_hash: str
    itinerary_hash: str
    currency: str = "EUR"
    heads: Count
    lines: tuple[SaleLine, ...]
    by_category: tuple[NamedAmounts, ...]
    by_payer: tuple[NamedAmounts, ...]
    by_inclusion: tuple[NamedAmounts, ...]
    by_rate: tuple[TaxAt, ...]
    eligible_cents: int
    total: Amounts
    sizes: tuple[PriceAt | NoPrice, ...]
    exposure: Exposure | None = None

    def of_category(self, category: Category) -> Amounts | None:
        """The sums of an included category; None if nothing of it is included."""
        return next((one.amounts for one in self.by_category if one.name == category.value), None)
