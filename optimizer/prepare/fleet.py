"""The vehicles to be hired, with what they charge: in gross by date, nothing where not included."""

from __future__ import annotations

import datetime as dt

from optimizer.costing import gross_prices, is_included
from optimizer.domain.calendar import DateRange, dates_between
from optimizer.domain.catalogue import Vehicle
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem


def fleet(problem: Problem) -> tuple[Vehicle, ...]:
    """Every vehicle by id, once for each set of prices it has in the window of the trip.

    Each is not to be had on the dates of the other prices.
    """
    wished = problem.wishes.dates
    dates = dates_between(wished.first, wished.last)
    found: list[Vehicle] = []
    for vehicle in sorted(problem.catalogue.vehicles, key=lambda vehicle: vehicle.id):
        versions: dict[Vehicle, list[dt.date]] = {}
        for date in dates:
            versions.setdefault(_charged(problem, vehicle, date), []).append(date)
        for charged, own in versions.items():
            others = tuple(DateRange(start=date) for date in dates if date not in own)
            unavailable = (*vehicle.unavailable, *others)
            found.append(charged.model_copy(update={"unavailable": unavailable}))
    return tuple(found)


def _charged(problem: Problem, vehicle: Vehicle, date: dt.date) -> Vehicle:
    if not is_included(problem, Category.TRANSPORT, vehicle.id):
        free = {field for field in type(vehicle).model_fields if field.endswith("_cents")}
        return vehicle.model_copy(
            update={field: 0 for field in free if getattr(vehicle, field) is not None}
        )
    return gross_prices(problem, date, vehicle, vehicle.price_basis, vehicle.vat_category)
