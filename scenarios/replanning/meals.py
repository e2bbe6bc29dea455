"""Meals of two plans side by side: whom it concerns that cooks and is no partner."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.catalogue import Meal
from optimizer.domain.itinerary import Itinerary, MealStop
from scenarios.replanning.replanned import MealChange

_Meals = dict[tuple[dt.date, Meal], MealStop]


def meal_changes(before: Itinerary | None, after: Itinerary | None) -> tuple[MealChange, ...]:
    """Every meal that is not as it was, in order; none where there is no plan to compare with."""
    if before is None or after is None:
        return ()
    old, new = _meals(before), _meals(after)
    found = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        told = [None if one is None else (one.restaurant, one.start) for one in (was, now)]
        if told[0] != told[1]:
            found.append(
                MealChange(
                    date=key[0],
                    meal=key[1],
                    before=None if was is None else was.restaurant,
                    before_start=None if was is None else was.start,
                    after=None if now is None else now.restaurant,
                    after_start=None if now is None else now.start,
                )
            )
    return tuple(found)


def _meals(itinerary: Itinerary) -> _Meals:
    return {
        (day.date, item.meal): item
        for day in itinerary.days
        for item in day.items
        if isinstance(item, MealStop)
    }
