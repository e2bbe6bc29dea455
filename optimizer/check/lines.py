"""The cost lines that an itinerary shows: amounts, tax, and what else they say, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from optimizer.check.cost import day_charges
from optimizer.check.prices import Charge, half_up, inclusion, is_eligible, payer, rate
from optimizer.check.trip import Trip
from optimizer.domain.charges import Included
from optimizer.domain.itinerary import CostLine, ItineraryDay
from optimizer.domain.money import Category, euros
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def cost_lines(trip: Trip) -> Iterator[Violation]:
    """Cost lines that say something else than the prices do; days without lines say nothing."""
    for index, day in enumerate(trip.days):
        if day.cost_lines:
            charges = tuple(day_charges(trip, index))
            yield from _sums(trip, day, charges)
            for line in day.cost_lines:
                yield from _product(line)
                yield from _tax(trip, day, line, charges)


def _fault(at: str, amount: int, message: str, unit: str = "cents") -> Violation:
    return Violation(rule=Rule.BUDGET, where=at, amount=amount, unit=unit, message=message)


def _sums(trip: Trip, day: ItineraryDay, charges: tuple[Charge, ...]) -> Iterator[Violation]:
    """Each supplier's lines of a category sum to what is owed; so do those not included."""
    owed: Counter[tuple[Category, Included, str]] = Counter()
    shown: Counter[tuple[Category, Included, str]] = Counter()
    for charge in charges:
        owed[charge.category, inclusion(trip, charge), charge.supplier] += charge.cents
    for line in day.cost_lines:
        shown[line.category, line.inclusion, line.supplier] += line.gross_cents
    for key in dict.fromkeys((*owed, *shown)):
        if off := abs(shown[key] - owed[key]):
            category, kind, supplier = key
            what = category if kind is Included.INCLUDED else f"{category} ({kind})"
            message = (
                f"the cost lines for {what} by {supplier} sum to {euros(shown[key])}, "
                f"by the prices it is {euros(owed[key])}"
            )
            yield _fault(f"{day.date} {what}", off, message)


def _product(line: CostLine) -> Iterator[Violation]:
    """Quantity × unit price = gross; kilometre lines are sums of rounded legs."""
    off = abs(line.quantity * line.unit_cents - line.gross_cents)
    if off and line.basis != "km":
        message = (
            f"the cost line says {line.quantity} × {euros(line.unit_cents)} "
            f"= {euros(line.gross_cents)}"
        )
        yield _fault(line.path, off, message)


def _tax(
    trip: Trip, day: ItineraryDay, line: CostLine, charges: tuple[Charge, ...]
) -> Iterator[Violation]:
    """Net, tax and rate by the date of supply; mode, payer, grant and inclusion as stated."""
    session = line.item if line.category is Category.SESSIONS else None
    owed = [
        charge
        for charge in charges
        if (charge.category, charge.supplier) == (line.category, line.supplier)
        and charge.session == session
    ]
    if not owed:
        yield _fault(line.path, abs(line.gross_cents), f"nothing is owed to {line.supplier}")
        return
    rates = {rate(trip, charge.tax, day.date) for charge in owed}
    if line.vat_permille not in rates:
        message = f"the rate of tax is {line.vat_permille} ‰, not one of {sorted(map(str, rates))}"
        yield _fault(line.path, 1, message, "rates")
    yield from _net(line)
    charge = owed[0]
    # A vehicle and a connection may share an id, and be supplied in two ways.
    modes = tuple(dict.fromkeys(charge.mode for charge in owed))
    stated: tuple[tuple[str, object, tuple[object, ...]], ...] = (
        ("supply_mode", line.supply_mode, modes),
        ("payer", line.payer, (payer(trip, charge),)),
        ("eligible", line.eligible, (is_eligible(trip, charge),)),
        ("inclusion", line.inclusion, (inclusion(trip, charge),)),
    )
    for name, told, true in stated:
        if told not in true:
            true_one = " or ".join(map(str, true))
            yield _fault(line.path, 1, f"{name} is told as {told}, it is {true_one}", "lines")


def _net(line: CostLine) -> Iterator[Violation]:
    """Net and tax are those of the line's own rate, and none where no rate is known."""
    permille = line.vat_permille
    net = None if permille is None else half_up(Fraction(line.gross_cents * 1000, 1000 + permille))
    tax = None if net is None else line.gross_cents - net
    for name, told, true in (("net", line.net_cents, net), ("tax", line.vat_cents, tax)):
        if told != true:
            message = f"{name} is told as {told} cents, it is {true}"
            yield _fault(line.path, abs((told or 0) - (true or 0)) or 1, message)
