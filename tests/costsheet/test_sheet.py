"""The cost sheet over random plans: every sum exact, at every size of group."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

import pytest

from optimizer.check import check, score
from optimizer.costsheet import cost_sheet
from optimizer.costsheet.regroup import priced, rooms_for
from optimizer.domain.cost_sheet import Amounts, CostSheet, NamedAmounts, PriceAt
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from optimizer.report import cost_sheet_text
from tests.costing import example, small
from tests.generators.features import PRICES
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force

SEEDS = range(40)
SIZES = (1, 2, 7, 10, 16, 24, 30)


@cache
def planned(seed: int) -> tuple[Problem, Itinerary] | None:
    """A random problem with the oracle's plan; None if it has none."""
    problem = random_problem(seed, profile=PRICES)
    markups = [{"permille": 115}, {"category": "meals", "permille": 70, "from_heads": 10}]
    catalogue = problem.catalogue.model_dump(mode="json") | {"markups": markups}
    modes = ("own", "resale", "brokered")
    for kind in ("partners", "hotels", "restaurants", "vehicles", "connections"):
        for index, one in enumerate(catalogue[kind]):
            one["supply_mode"] = modes[(seed + index) % 3]
    problem = Problem.model_validate({"catalogue": catalogue, "wishes": problem.wishes})
    found = brute_force(problem).itinerary
    return None if found is None else (problem, found)


def plans() -> list[tuple[Problem, Itinerary]]:
    """The plans of all seeds that have one."""
    return [found for seed in SEEDS if (found := planned(seed)) is not None]


def _figures(amounts: Amounts) -> tuple[int | None, ...]:
    return tuple(amounts.model_dump().values())


def _added(named: Iterable[NamedAmounts]) -> tuple[int, ...]:
    columns = zip(*(_figures(one.amounts) for one in named), strict=True)
    return tuple(sum(value or 0 for value in column) for column in columns)


def test_enough_plans_are_looked_at() -> None:
    """The properties below are not shown on nothing."""
    assert len(plans()) >= 15


def test_lines_categories_payers_and_total_agree() -> None:
    """Lines = categories = payers = total, for cost, sale, margin and tax, to the cent."""
    for problem, itinerary in plans():
        sheet = cost_sheet(problem, itinerary, ())
        total = _figures(sheet.total)
        if sheet.by_category:
            assert _added(sheet.by_category) == total == _added(sheet.by_payer)
        included = [one for one in sheet.lines if one.line.is_included]
        assert sum(one.line.gross_cents for one in included) == sheet.total.cost_cents
        assert sum(one.amounts.sale_cents for one in included) == sheet.total.sale_cents
        assert sum(one.gross_cents for one in sheet.by_rate) == sheet.total.cost_cents
        taxed = sum((one.net_cents or 0) + (one.vat_cents or 0) for one in sheet.by_rate)
        assert taxed == sheet.total.cost_cents
        apart = [one for one in sheet.by_inclusion if one.name != "included"]
        rest = sum(one.line.gross_cents for one in sheet.lines if not one.line.is_included)
        assert sum(one.amounts.cost_cents for one in apart) == rest


def test_the_sheet_costs_what_the_checker_says() -> None:
    """The total is the checker's cost, and its lines are those that the checker accepts."""
    for problem, itinerary in plans():
        sheet = cost_sheet(problem, itinerary, ())
        assert sheet.total.cost_cents == score(problem, itinerary).cost_cents
        assert check(problem, priced(problem, itinerary)) == ()
        for one in sheet.lines:
            assert one.line.net_cents is not None
            assert one.line.gross_cents == one.line.net_cents + (one.line.vat_cents or 0)


@pytest.mark.parametrize("free", [0, 1, 3])
def test_what_guests_pay_is_the_sale(free: int) -> None:
    """Price × payers + supplements = sale + rounding, which is less than a cent for each."""
    for problem, itinerary in plans():
        for one in cost_sheet(problem, itinerary, SIZES, free).sizes:
            assert isinstance(one, PriceAt)
            supplements = (one.single_supplement_cents or 0) * one.alone
            paid = one.per_person_cents * one.paying + supplements
            assert paid == one.amounts.sale_cents + one.rounding_cents
            if one.amounts.sale_cents >= supplements:
                assert 0 <= one.rounding_cents < one.paying


def test_the_planned_size_is_the_plan_itself() -> None:
    """Priced at its own size, also with one guest who travels free, a plan costs what it costs."""
    for problem, itinerary in plans():
        heads = problem.wishes.party.heads
        (same,) = cost_sheet(problem, itinerary, (heads,)).sizes
        (fewer,) = cost_sheet(problem, itinerary, (heads - 1,), 1).sizes
        total = cost_sheet(problem, itinerary, ()).total
        for one in (same, fewer):
            assert isinstance(one, PriceAt)
            assert one.amounts == total
            assert one.broken == ()
            assert one.splits == ()


def test_rooms_scale_with_the_party() -> None:
    """Everyone has a bed at every size, and those who need an accessible room keep it."""
    for problem, _ in plans():
        party = problem.wishes.party
        for heads in SIZES:
            rooms = rooms_for(party, heads)
            assert rooms.guests == heads
            assert rooms.accessible == min(party.room_demand.accessible, heads)
        assert rooms_for(party, party.heads) == party.room_demand


def test_a_vehicle_and_a_connection_may_share_an_id() -> None:
    """Supplied in two ways, each of their lines says its own, and the checker takes both."""
    offer = json.loads(json.dumps(small.catalogue()).replace('"train-in"', '"coach"'))
    offer["vehicles"][0]["supply_mode"] = "own"
    problem = small.read(offer, small.wishes())
    shared = example.itinerary().model_dump_json().replace('"train-in"', '"coach"')
    plan = priced(problem, Itinerary.model_validate_json(shared))
    lines = [line for line in plan.cost_lines if line.supplier == "coach"]
    assert {line.supply_mode.value for line in lines} == {"own", "resale"}
    assert [fault for fault in check(problem, plan) if fault.rule is Rule.BUDGET] == []
    sheet = cost_sheet(problem, plan, (), exposure=True)
    text = cost_sheet_text(problem, sheet)
    train = problem.catalogue.connection("coach").name.en
    assert train != problem.catalogue.vehicle("coach").name.en
    assert text.count(train) == 2


def test_a_sheet_survives_its_own_json() -> None:
    """What is written is what is read."""
    problem, itinerary = plans()[0]
    sheet = cost_sheet(problem, itinerary, exposure=True)
    assert CostSheet.model_validate_json(sheet.model_dump_json()) == sheet
