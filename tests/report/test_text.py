"""The itinerary as text: complete, and the same in two languages."""

from typing import Any

import pytest

from optimizer.check import score
from optimizer.costing import totals_by_category
from optimizer.domain.itinerary import Debrief, Departure, MealStop
from optimizer.domain.result import Reason, SolveResult, Tier, Verdict
from optimizer.report import itinerary_json, itinerary_text, verdict_sentence
from optimizer.report.layout import WIDTH
from optimizer.report.numbers import money
from optimizer.report.phrases import phrase
from optimizer.report.waiting import waiting_before
from tests.costing import example
from tests.report.results import result, tiers

ENGLISH = """\
Day 1 · Tuesday 11 May 2027 · Coach
───────────────────────────────────
  07:00–09:50  Arrival    Train 1 · Station
  10:00–10:10  Coach      Station → Site · 10 min, 4.2 km
  10:20–12:30  Visit      Fire demo @ Yard (Rescue Service) · in English · held twice in a row,
                          for halves of 8 and 8
  12:40–13:40  Lunch      Grill @ Site
  13:40–14:00  Free       20 min
  14:10–14:40  Own item   The mayor's welcome @ Site
  14:40–15:00  Coach      Site → Centre · 20 min, 8.5 km
               Night      The Inn · 6 single, 2 twin for single use, 4 twin · check-in from
                          15:00 · check-out by 12:00
"""

FINNISH = """\
  10:30–10:40  Bussi        Site → Station · 10 min, 4,2 km
  10:40–13:50  Vapaata      3 h 10
  14:00–16:50  Lähtö        Juna 2 · Station
"""


def _text(found: SolveResult | None = None, language: str = "en", **party: Any) -> str:
    return itinerary_text(example.problem(**party), found or result(), language)


def test_a_day_as_it_is_read() -> None:
    """Every minute of a day in English, and the end of the other one in Finnish."""
    assert ENGLISH in _text()
    assert FINNISH in _text(language="fi")


@pytest.mark.parametrize("language", ["en", "fi"])
def test_text_is_complete_and_fits(language: str) -> None:
    """Head, banner, verdict, wishes, costs; no line is too long or ends in a blank."""
    text = _text(language=language)
    problem = example.problem()
    banner = problem.catalogue.banner.in_language(language)
    for part in (problem.wishes.name.in_language(language), banner):
        assert part in text
    assert verdict_sentence(result(), language) in text
    for key in ("wishes.met", "wishes.unmet", "costs.title", "goals.title"):
        assert phrase(key, language) in text
    assert money(490_435, language) in text
    assert all(len(line) <= WIDTH and line == line.rstrip() for line in text.splitlines())
    assert text.endswith("\n")


def test_unmet_wishes_give_known_reasons_only() -> None:
    """The known reason; where there is none, how to ask for it."""
    text = _text()
    assert "• Smoke tour (30 p)\n    The smoke tour is closed on these dates." in text
    rescue = "• partner: Rescue Service (required)\n"
    assert f"{rescue}  Why is told with the price of each by: paamaja explain" in text


def test_budget_shows_what_is_left() -> None:
    """10 000 € − 4 904.35 €; without a budget there is no such line."""
    assert "Budget 10 000.00 €: 5 095.65 € left" in _text()
    asked = example.wishes()
    del asked["budget"]
    assert "Budget" not in itinerary_text(example.read(example.catalogue(), asked), result())


def test_without_a_plan_the_text_says_why() -> None:
    """The verdict, the dates asked for and what stands in the way; no days and no costs."""
    reason = Reason(code="x", message="No train runs on these dates.")
    unknown = (Tier(name="points", unit="points", value=None, bound=None),)
    text = _text(result(Verdict.INFEASIBLE, conflict=(reason,), tiers=unknown))
    assert "Goals" not in text
    assert "Impossible: No train runs on these dates." in text
    assert "Tuesday 11 May 2027 – Wednesday 12 May 2027" in text
    assert "• No train runs on these dates." in text
    assert "Day 1" not in text
    assert "Costs" not in text


def test_alternatives_stand_side_by_side() -> None:
    """A row for each with its own verdict; dashes where nothing was found."""
    others = (
        result(Verdict.FEASIBLE, name="cheapest", tiers=tiers(71, None)),
        result(Verdict.UNKNOWN, name="another-hotel"),
        result(name="my-own"),
    )
    lines = _text(result(alternatives=others)).splitlines()
    start = lines.index("Alternatives side by side")
    cells = [line.split("  ") for line in lines[start + 2 : start + 7]]
    rows = [[cell.strip() for cell in row if cell.strip()] for row in cells]
    costs = ["45", "4 904.35 €", "6 h 40"]
    assert rows == [
        ["Itinerary", "Verdict", "Points", "Cost", "Travel", "Visits", "Hotel"],
        ["best", "proved best", *costs, "2", "The Inn"],
        ["cheapest", "not proved", *costs, "2 (2 shared)", "The Inn"],
        ["another hotel", "nothing found", "–", "–", "–", "–", "–"],
        ["my-own", "proved", *costs, "2 (2 shared)", "The Inn"],
    ]


@pytest.mark.parametrize(
    ("fields", "party", "expected"),
    [
        ({"language_mode": "second"}, {"second_languages": ("fi",)}, "in Finnish as a second"),
        (
            {"language_mode": "consecutive", "interpreter": "voices"},
            {},
            "consecutive interpretation by Voices",
        ),
        ({"split": "twin"}, {"heads": 17}, "two hosts in parallel, for halves of 9 and 8"),
        (
            {"split": "rotation", "sessions": ("fire", "smoke")},
            {},
            "Fire demo ⇄ Smoke tour @ Yard (Rescue Service) · in English · halves of 8 and 8 swap",
        ),
    ],
)
def test_ways_to_hold_a_visit(fields: dict[str, Any], party: dict[str, Any], expected: str) -> None:
    """Language, interpretation and split are told with the visit."""
    day = example.first_day()
    items = (*day.items[:2], example.visit(620, 120, **fields), *day.items[3:])
    plan = example.itinerary()
    changed = day.model_copy(update={"items": items})
    plan = plan.model_copy(update={"days": (changed, plan.days[1])})
    text = _text(result(itinerary=plan), **party)
    assert expected in " ".join(text.split())


def test_walks_and_meals_at_their_own_place() -> None:
    """A walk is called a walk, a day without vehicle is on foot, no place is told twice."""
    day = example.last_day()
    walk = example.leg("centre", "site", 540, 900, None)
    items = (walk, *day.items[1:2], day.items[3])
    changed = day.model_copy(update={"items": items, "vehicle": None, "vehicles": 0})
    plan = example.itinerary()
    plan = plan.model_copy(update={"days": (plan.days[0], changed)})
    offer = example.catalogue()
    offer["restaurants"][0]["name"] = {"en": "Site", "fi": "Site"}
    text = itinerary_text(example.read(offer, example.wishes()), result(itinerary=plan))
    assert "Walk       Centre → Site · 10 min, 900 m" in text
    assert "Wednesday 12 May 2027 · on foot" in text
    assert "Lunch      Site\n" in text


def test_waiting_is_the_checkers() -> None:
    """Free time, summed, is what the checker calls waiting; so are the costs."""
    problem, plan = example.problem(), example.itinerary()
    judged = score(problem, plan)
    waited = sum(
        waiting_before(problem, day.items, index)[1]
        for day in plan.days
        for index in range(len(day.items))
    )
    assert waited == judged.waiting_minutes == 20 + 190
    paid = totals_by_category(plan.cost_lines)
    assert {category: cents for category, cents in paid.items() if cents} == judged.cost_by_category


def test_waiting_after_an_arrival_and_at_a_gate() -> None:
    """At the arrival's own place its buffer is all; before a gate the longer buffer counts."""
    offer = example.catalogue()
    offer["venues"][0]["gate"] = True
    problem = example.read(offer, example.wishes())
    arrival = example.first_day().items[0]
    lunch = MealStop(meal="lunch", restaurant="grill", place="station", start=660, end=720)
    move = example.leg("station", "site", 720, 4_250, "coach")
    items = (arrival, lunch, move, example.visit(770, 60))
    assert waiting_before(problem, items, 1) == (600, 60)
    assert waiting_before(problem, items, 3) == (730, 20)
    leaving = Departure(connection="train-out", place="station", start=840, end=1_010)
    assert waiting_before(problem, (leaving,), 0) == (840, 0)


def test_json_is_the_result() -> None:
    """What is written can be read back."""
    assert SolveResult.model_validate_json(itinerary_json(result())) == result()


def test_a_day_says_how_its_vehicle_is_taken_and_where_the_debrief_is() -> None:
    """Two drivers, returns between legs, and a debrief at a place, in both languages."""
    found = result()
    assert found.itinerary is not None
    first, *others = found.itinerary.days
    items = (*first.items, Debrief(place="centre", start=905, end=925))
    day = first.model_copy(update={"drivers": 2, "vehicle_waits": False, "items": items})
    plan = found.itinerary.model_copy(update={"days": (day, *others)})
    shown = found.model_copy(update={"itinerary": plan})
    english, finnish = _text(shown), _text(shown, language="fi")
    assert "Coach, two drivers, returns to its garage between legs" in english
    assert "  15:05–15:25  Debrief    Centre\n" in english
    assert "kaksi kuljettajaa, palaa varikolle ajojen välillä" in finnish
    assert "  15:05–15:25  Purku        Centre\n" in finnish
