"""Dated tariffs, and vehicles whose terms cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks.check import CATALOGUE, Spot
from optimizer.domain.crosschecks.references import repeated
from optimizer.domain.findings import FindingCode
from optimizer.domain.tariffs import DriverRules
from optimizer.domain.ticks import lasting


def driver_rules_hold_together(catalogue: Catalogue) -> Iterator[Spot]:
    """Two versions from one date, parts longer than their break, two drivers who may do less."""
    versions = catalogue.driver_rules
    yield from repeated(
        CATALOGUE, ("driver_rules",), versions, lambda one: one.valid_from, "valid_from"
    )
    for index, rules in enumerate(versions):
        for part in ("least_part", "second_part"):
            minutes = getattr(rules, part)
            if minutes is not None and minutes > rules.break_minutes:
                yield Spot(
                    CATALOGUE,
                    ("driver_rules", index, part),
                    FindingCode.CONTRADICTION,
                    f"A part of a break takes {lasting(minutes)}, the whole break "
                    f"{lasting(rules.break_minutes)}.",
                    f"Lower {part} or raise break_minutes.",
                )
        yield from _two_do_more(index, rules)


def _two_do_more(index: int, rules: DriverRules) -> Iterator[Spot]:
    for name in ("driving_minutes", "duty_span_minutes"):
        one, two = getattr(rules, name), getattr(rules.two_drivers, name)
        if two < one:
            yield Spot(
                CATALOGUE,
                ("driver_rules", index, "two_drivers", name),
                FindingCode.CONTRADICTION,
                f"Two drivers may do {lasting(two)}, one alone {lasting(one)}.",
                "Two drivers may do at least what one may: correct one of the two numbers.",
            )


def returning_vehicles_have_a_garage(catalogue: Catalogue) -> Iterator[Spot]:
    """Vehicles that return to a garage which nobody named."""
    for index, vehicle in enumerate(catalogue.vehicles):
        if vehicle.returns_to_garage and vehicle.garage is None:
            yield Spot(
                CATALOGUE,
                ("vehicles", index, "returns_to_garage"),
                FindingCode.CONTRADICTION,
                f"Vehicle '{vehicle.id}' returns to its garage, but has none.",
                "Name its garage, or set returns_to_garage to false.",
            )
