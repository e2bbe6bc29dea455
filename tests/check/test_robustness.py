"""The checker takes any plan made by hand: it lists faults, and never raises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.check import check, score, unmet_wishes
from optimizer.domain.catalogue import LanguageMode, Meal, Split
from optimizer.domain.itinerary import Itinerary, ItineraryDay
from optimizer.domain.rules import Rule
from tests.check.catalogue import LINE
from tests.check.example import example

PROBLEM, PLAN = example()
IDS = [
    *LINE,
    *("ghost", "demo", "boats", "party", "hall", "dock", "coach", "minibus", "train-in"),
    *("train-out", "tulkki", "tolk", "wreath", "mayor", "canteen", "army"),
]
ID_FIELDS = (
    *("connection", "place", "vehicle", "origin", "destination", "venue", "interpreter"),
    *("restaurant", "commitment"),
)
MINUTES = st.integers(-3000, 3000)
Items = tuple[Any, ...]
Mutation = Callable[[ItineraryDay], ItineraryDay]


def _on_items(change: Callable[[Items, int, int], Items]) -> st.SearchStrategy[Mutation]:
    """Mutations of a day's items at two positions of it."""

    def mutation(first: int, second: int) -> Mutation:
        def mutate(day: ItineraryDay) -> ItineraryDay:
            if not day.items:
                return day
            size = len(day.items)
            items = change(day.items, first % size, second % size)
            return day.model_copy(update={"items": items})

        return mutate

    return st.builds(mutation, st.integers(0, 99), st.integers(0, 99))


def _with(items: Items, position: int, **fields: Any) -> Items:
    """The items with fields of one of them changed, as far as it has them."""
    item = items[position]
    known = {key: value for key, value in fields.items() if key in type(item).model_fields}
    return (*items[:position], item.model_copy(update=known), *items[position + 1 :])


def _swapped(items: Items, one: int, other: int) -> Items:
    changed = list(items)
    changed[one], changed[other] = changed[other], changed[one]
    return tuple(changed)


def _field_change(fields: dict[str, Any]) -> st.SearchStrategy[Mutation]:
    return _on_items(lambda items, one, _: _with(items, one, **fields))


def _day_change(fields: dict[str, Any]) -> Mutation:
    return lambda day: day.model_copy(update=fields)


def _night_change(hotel: str, count: int) -> Mutation:
    def mutate(day: ItineraryDay) -> ItineraryDay:
        if day.night is None:
            return day
        rooms = tuple(room.model_copy(update={"count": count}) for room in day.night.rooms)
        night = day.night.model_copy(update={"hotel": hotel, "rooms": rooms})
        return day.model_copy(update={"night": night})

    return mutate


ITEM_FIELDS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"start": MINUTES}),
    st.fixed_dictionaries({"end": MINUTES}),
    st.dictionaries(st.sampled_from(ID_FIELDS), st.sampled_from(IDS), min_size=1),
    st.fixed_dictionaries({"sessions": st.lists(st.sampled_from(IDS), max_size=3).map(tuple)}),
    st.fixed_dictionaries({"split": st.sampled_from([None, *Split])}),
    st.fixed_dictionaries({"language_mode": st.sampled_from(LanguageMode)}),
    st.fixed_dictionaries({"meal": st.sampled_from(Meal)}),
    st.fixed_dictionaries({"metres": MINUTES}),
    st.sampled_from([{"vehicle": None}, {"interpreter": None}]),
)
DAY_FIELDS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"date": st.dates(dt.date(2027, 4, 30), dt.date(2027, 5, 31))}),
    st.sampled_from([{"date": dt.date.min}, {"date": dt.date.max}, {"night": None}, {"items": ()}]),
    st.fixed_dictionaries(
        {"vehicle": st.sampled_from([None, *IDS]), "vehicles": st.integers(-10, 10**12)}
    ),
)
MUTATIONS = st.one_of(
    _on_items(lambda items, one, _: items[:one] + items[one + 1 :]),
    _on_items(lambda items, one, other: (*items[:other], items[one], *items[other:])),
    _on_items(_swapped),
    ITEM_FIELDS.flatmap(_field_change),
    DAY_FIELDS.map(_day_change),
    st.builds(_night_change, st.sampled_from(["grand", "spa", "ghost"]), MINUTES),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), MUTATIONS), min_size=1, max_size=6),
    st.permutations(range(3)),
    st.integers(1, 3),
)
def test_no_plan_makes_the_checker_raise(
    mutations: list[tuple[int, Mutation]], order: list[int], size: int
) -> None:
    """Whatever is shifted, dropped, doubled, swapped or renamed, there is an answer."""
    days = list(PLAN.days)
    for index, mutate in mutations:
        days[index] = mutate(days[index])
    plan = PLAN.model_copy(update={"days": tuple(days[index] for index in order[:size])})
    found = check(PROBLEM, plan)
    assert [fault for fault in found if fault.amount < 1] == []
    worth = score(PROBLEM, plan)
    assert worth.waiting_minutes >= 0
    assert set(unmet_wishes(PROBLEM, plan)) <= {wish.id for wish in PROBLEM.wishes.wishes}


@pytest.mark.parametrize(
    "plan",
    [
        PLAN.model_copy(update={"days": ()}),
        PLAN.model_copy(update={"days": PLAN.days * 12}),
        PLAN.model_copy(
            update={"days": tuple(day.model_copy(update={"items": ()}) for day in PLAN.days)}
        ),
    ],
    ids=["no day", "too many days", "empty days"],
)
def test_an_empty_or_endless_plan_is_a_fault(plan: Itinerary) -> None:
    """A plan of no day, of repeated days or of empty ones is judged as any other."""
    assert Rule.STAY in {fault.rule for fault in check(PROBLEM, plan)}
    assert score(PROBLEM, plan).time_cents >= 0
