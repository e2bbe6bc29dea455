"""Faults that the engine once had: it must equal the oracle where they struck."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.prices import NEVER, Limits
from optimizer.dayplans.pricing import days_above
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes
from optimizer.master.goal import points
from optimizer.master.pool import RowTable
from optimizer.master.rows import all_rows
from optimizer.prepare import prepare
from tests.builders.small import small_catalogue_dict, small_wishes_dict
from tests.generators.features import ARRIVALS
from tests.generators.small_problems import random_problem
from tests.optimise.agreement import difference
from tests.oracle.brute_force import brute_force

Content = dict[str, Any]

DAY = {"first": "2027-05-10", "last": "2027-05-10", "min_days": 1, "max_days": 1}


def _contents() -> tuple[Content, Content]:
    """The small catalogue and wishes with nothing that must be but the demonstration."""
    catalogue, wishes = small_catalogue_dict(), small_wishes_dict()
    wishes.update(pins=[], quotas=[], precedence=[], commitments=[], budget={})
    return catalogue, wishes


def _problem(catalogue: Content, wishes: Content) -> Problem:
    return Problem(
        catalogue=Catalogue.model_validate(catalogue), wishes=Wishes.model_validate(wishes)
    )


def _two_arrivals(time: str, first: Content, second: Content) -> tuple[Content, Content]:
    """One day in May with two ways to come at one time, and all departures."""
    catalogue, wishes = _contents()
    common = catalogue["connections"][0] | {"time": time}
    rivals = [common | first, common | {"id": "z-bus-in"} | second]
    catalogue["connections"] = rivals + catalogue["connections"][2:]
    wishes["dates"] = DAY
    return catalogue, wishes


@pytest.mark.parametrize("time", ["10:00", "10:05", "10:20", "10:30", "10:40", "10:50"])
def test_arrivals_at_two_places_with_an_hourly_hire(time: str) -> None:
    """The place of the arrival counts on the way from the garage, whichever label came first."""
    catalogue, wishes = _two_arrivals(time, {}, {"place": "depot"})
    catalogue["vehicles"][0].update(hour_cents=6000, min_hours=1, km_cents=0)
    road = catalogue["matrices"][1]
    road["minutes"] = [[3 * minutes for minutes in row] for row in road["minutes"]]
    catalogue["rules"]["value_of_time_cents_per_minute"] = 0
    for restaurant in catalogue["restaurants"]:
        restaurant["place"] = "base"
    for venue in catalogue["venues"]:
        venue.update(place="base", features=["step-free"])
    assert difference(_problem(catalogue, wishes)) is None


@pytest.mark.parametrize("journeys", [(255, 155), (155, 255)])
def test_arrivals_alike_but_for_the_journey(journeys: tuple[int, int]) -> None:
    """Where time has a price the shorter journey is taken, in whatever order they stand."""
    first, second = ({"journey_minutes": minutes} for minutes in journeys)
    problem = _problem(*_two_arrivals("10:05", first, second))
    expected = brute_force(problem)
    assert expected.feasible
    assert difference(problem, expected) is None


@pytest.mark.parametrize("first", range(0, 24, 6))
def test_random_rival_arrivals(first: int) -> None:
    """Arrivals alike but for place, journey or a few minutes, with hourly hire and a garage."""
    found = {
        seed: text
        for seed in range(first, first + 6)
        if (text := difference(random_problem(seed, profile=ARRIVALS))) is not None
    }
    assert found == {}


def _late_evening(minutes: int) -> Problem:
    """Two days, visits at 7:00 or 9:30, an evening until 22:00 and this much rest after it."""
    catalogue, wishes = _contents()
    catalogue["rules"].update(day_start="06:30", day_end="22:30", night_rest_minutes=minutes)
    catalogue["precedence"] = []
    for partner in catalogue["partners"]:
        hours = {"days": ["mon", "tue"], "windows": ["07:00-08:30", "09:30-11:00"]}
        partner["availability"] = {"weekly": [hours]}
    coach = catalogue["vehicles"][0]
    del coach["hour_cents"]
    coach["day_cents"] = 10_000
    evening = {"id": "late", "name": {"fi": "x", "en": "x"}, "places": ["centre"], "minutes": 60}
    wishes["commitments"] = [evening | {"date": "2027-05-10", "start": "21:00"}]
    wishes["limits"]["night_rest_minutes"] = minutes
    wishes["dates"] = {"first": "2027-05-10", "last": "2027-05-11", "min_days": 2, "max_days": 2}
    return _problem(catalogue, wishes)


@pytest.mark.parametrize("minutes", [600, 630, 660, 690])
def test_night_rest_that_binds(minutes: int) -> None:
    """After a late evening only the later of two morning windows is left."""
    problem = _late_evening(minutes)
    expected = brute_force(problem)
    assert expected.feasible
    assert difference(problem, expected) is None


def test_a_listing_keeps_the_later_start() -> None:
    """Where night rest may bind, no early day replaces one with the same visits after the rest."""
    instance = prepare(_late_evening(660))
    rows, day = all_rows(instance), 1
    table, goal = RowTable(instance, rows), points(instance)
    bounds = table.rest_starts(day)
    prices = table.prices(day, np.zeros(len(rows), np.int64), goal, 1)
    graph, compared, home = (
        DayGraph(instance, instance.days[day]),
        goal.compared(rows, canonical=True),
        {3: NEVER},
    )
    assert bounds
    assert instance.gone_home in home
    starts: dict[int, set[bool]] = {}
    for vehicle in instance.days[day].vehicles:
        found = days_above(graph, 1, vehicle, prices, home, compared, Limits(), bounds)
        for _, plan in found.plans:
            starts.setdefault(plan.tokens, set()).add(plan.first_start >= max(bounds))
    singles = {tokens: late for tokens, late in starts.items() if tokens.bit_count() == 1}
    assert singles
    assert all(late == {False, True} for late in singles.values())


@pytest.mark.parametrize(
    ("seed", "profile"),
    [(2003, "splits"), (1071, "mixed"), (2006, "night-rest")],
    ids=["days alike with other nights", "no relaxation, mixed", "no relaxation, night rest"],
)
def test_seeds_that_once_failed(seed: int, profile: str) -> None:
    """Alike days that allow other nights have their own price; a tier without relaxation ends."""
    assert difference(random_problem(seed, profile=profile)) is None
