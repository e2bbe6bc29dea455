"""Prices by the date of supply, free places and what is left out: oracle, one model and engine."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from optimizer.check import check
from optimizer.domain.itinerary import CostLine
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.optimise import solve
from optimizer.prepare import prepare
from tests.generators.features import PRICES
from tests.generators.small_problems import random_problem
from tests.optimise.oracle_agreement import agreed_answer, assert_agrees
from tests.oracle.plain import plain_problem, plain_session

SEEDS = range(30)
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


def _rates(*rates: tuple[str, str, int]) -> list[dict[str, Any]]:
    return [
        {"category": category, "valid_from": start, "permille": permille}
        for category, start, permille in rates
    ]


def _across(first: str, last: str, **fields: Any) -> Problem:
    """The plain problem on other dates, its hotel and host with prices without tax."""
    plain = plain_problem([plain_session("a"), plain_session("b")], **fields)
    catalogue = plain.catalogue.model_dump(mode="json")
    catalogue["vat"] = _rates(
        ("general", "2013-01-01", 240),
        ("general", "2024-09-01", 255),
        ("accommodation", "2013-01-01", 100),
        ("accommodation", "2025-01-01", 140),
        ("accommodation", "2026-01-01", 135),
    )
    for one in (*catalogue["partners"], *catalogue["hotels"]):
        one["price_basis"] = "net"
    catalogue["partners"][0]["open_on_holidays"] = True
    catalogue["restaurants"][0]["open_on_holidays"] = True
    wishes = plain.wishes.model_dump(mode="json")
    wishes |= {"dates": {"first": first, "last": last}, "planning_date": "2024-01-01"}
    return Problem.model_validate({"catalogue": catalogue, "wishes": wishes})


def _lines(problem: Problem, category: str) -> list[CostLine]:
    result = solve(problem, PARAMETERS)
    assert result.itinerary is not None
    assert check(problem, result.itinerary) == ()
    return [line for line in result.itinerary.cost_lines if line.category == category]


def test_nights_on_both_sides_of_new_year_have_their_own_rate() -> None:
    """80 € without tax is 91.20 € on the last of December 2025 and 90.80 € on the next night."""
    rooms = _lines(_across("2025-12-31", "2026-01-02"), "rooms")
    assert [(line.path[:10], line.vat_permille, line.unit_cents) for line in rooms] == [
        ("2025-12-31", 140, 9120),
        ("2026-01-01", 135, 9080),
    ]


def test_the_planner_moves_a_visit_to_the_side_of_the_cheaper_rate() -> None:
    """50 € without tax is 62.00 € on 31 August 2024 and 62.75 € a day later; both fit on either."""
    pins = [{"session": "a", "date": "2024-08-31"}, {"session": "b", "date": "2024-09-01"}]
    free = _across("2024-08-31", "2024-09-01", rules={"value_of_time_cents_per_minute": 0})
    assert Counter((line.vat_permille, line.unit_cents) for line in _lines(free, "sessions")) == {
        (240, 6200): 2
    }
    pinned = free.model_copy(
        update={
            "wishes": free.wishes.model_validate(
                free.wishes.model_dump(mode="json") | {"pins": pins}
            )
        }
    )
    assert Counter((line.vat_permille, line.unit_cents) for line in _lines(pinned, "sessions")) == {
        (240, 6200): 1,
        (255, 6275): 1,
    }


def test_a_vehicle_has_the_prices_of_each_date() -> None:
    """Two choices of the one vehicle, each on its own dates; one where the prices are alike."""
    problem = random_problem(4, profile="hourly")
    catalogue = problem.catalogue.model_dump(mode="json")
    first = problem.wishes.dates.first
    assert problem.wishes.dates.window_days > 1
    catalogue["vehicles"][0] |= {"price_basis": "net", "day_cents": 9000}
    catalogue["vat"] = _rates(("passenger-transport", "2020-01-01", 100))
    for permilles, count in (((100,), 2), ((100, 140), 3)):
        if len(permilles) > 1:
            later = str(first.replace(day=first.day + 1))
            catalogue["vat"] += _rates(("passenger-transport", later, permilles[1]))
        wishes = problem.wishes.model_dump(mode="json")
        instance = prepare(Problem.model_validate({"catalogue": catalogue, "wishes": wishes}))
        assert len(instance.vehicles) == count
        charged = [instance.vehicles[day.vehicles[-1]].day_cents for day in instance.days]
        each = instance.vehicles[-1].count
        assert charged[0] == 9900 * each
        assert set(charged[1:]) == {(9900 if count == 2 else 10260) * each}


def test_what_is_left_out_is_planned_and_free() -> None:
    """Rooms by own arrangement: shown at their price, outside cost and budget; both edges of it."""
    plain = plain_problem([plain_session("a")], days=2)
    wishes = plain.wishes.model_dump(mode="json")
    wishes["inclusions"] = [{"category": "rooms", "kind": "own-arrangement"}]
    catalogue = plain.catalogue.model_dump(mode="json")
    problem = Problem.model_validate({"catalogue": catalogue, "wishes": wishes})
    result = solve(problem, PARAMETERS)
    assert result.score is not None
    assert sum(line.gross_cents for line in _lines(problem, "rooms")) == 16_000
    least = result.score.cost_cents
    for limit, verdict in ((least, "OPTIMAL"), (least - 1, "INFEASIBLE")):
        wishes["budget"] = {"total_cents": limit}
        wishes["wishes"][0] |= {"kind": "required", "weight": 0}
        narrow = Problem.model_validate({"catalogue": catalogue, "wishes": wishes})
        assert solve(narrow, PARAMETERS).verdict == verdict


@pytest.mark.parametrize("seed", SEEDS)
def test_all_agree_on_prices(seed: int) -> None:
    """The same verdict and optimum of oracle, one model and engine, and plans that check."""
    problem = random_problem(seed, profile=PRICES)
    answer = agreed_answer(problem)
    assert_agrees(solve(problem, PARAMETERS), answer)


@pytest.mark.parametrize("seed", range(100, 108))
def test_a_start_from_other_rates_is_priced_anew(seed: int) -> None:
    """After a change of every rate the answer is the same, with and without a start."""
    before = random_problem(seed, profile=PRICES)
    catalogue = before.catalogue.model_dump(mode="json")
    for index, rate in enumerate(catalogue["vat"]):
        rate["permille"] = (rate["permille"] * 7 + index * 31) % 400
    after = Problem.model_validate({"catalogue": catalogue, "wishes": before.wishes})
    cold = solve(after, PARAMETERS)
    warm = solve(after, PARAMETERS, start=solve(before, PARAMETERS))
    assert (warm.verdict, warm.tiers, warm.itinerary) == (cold.verdict, cold.tiers, cold.itinerary)
