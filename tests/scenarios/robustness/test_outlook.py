"""Outlooks: what is shared between draws is just what each would have been answered by itself."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest

from optimizer.check import check
from optimizer.check.retiming import retimed
from optimizer.domain.itinerary import Itinerary, ItineraryDay, Visit
from scenarios.robustness import Disturbances, Ground, Here, Settings, sweep, sweeping
from scenarios.robustness.drawing import Absent, Event, Late
from scenarios.robustness.outlook import Step, likewise, outlook
from scenarios.robustness.situation import Ending, Situation
from scenarios.robustness.stages import next_situation
from tests.scenarios.upset_trips import PARAMETERS, published

FIRST, SECOND = dt.date(2027, 5, 11), dt.date(2027, 5, 12)

LATE = Late(session="other", date=SECOND, minutes=30, start=585)
MISSED = Late(session="tour", date=SECOND, minutes=60, start=660)
AWAY = Absent(partner="host", date=SECOND, told_on=SECOND, told_at=0)


def _base() -> Situation:
    plan = published()[1].itinerary
    assert plan is not None
    return Situation(plan=plan)


def _changed(before: Situation, **update: Any) -> Situation:
    """The situation with something of the first day as it was not."""
    day, *rest = before.plan.days
    return _with_days(before, (day.model_copy(update=update), *rest))


def _with_days(before: Situation, days: tuple[ItineraryDay, ...]) -> Situation:
    plan = before.plan.model_copy(update={"days": days})
    return before.model_copy(update={"plan": plan})


def _later(before: Situation, kind: str) -> Situation:
    """The first day with its first item of a kind a quarter of an hour later, driven so."""
    problem, _ = published()
    day, *rest = before.plan.days
    one = next(item for item in day.items if item.kind == kind)
    late = one.model_copy(update={"start": one.start + 15, "end": one.end + 15})
    items = tuple(late if item == one else item for item in day.items)
    days = (day.model_copy(update={"items": items}), *rest)
    changed = _with_days(before, days)
    return changed.model_copy(update={"plan": retimed(problem, changed.plan)})


def _dinner_later(before: Situation) -> Situation:
    day = before.plan.days[0]
    at = max(n for n, item in enumerate(day.items) if item.kind == "meal")
    dinner = day.items[at].model_copy(update={"end": day.items[at].end + 15})
    return _changed(before, items=(*day.items[:at], dinner, *day.items[at + 1 :]))


def _after(before: Situation, event: Event) -> Situation:
    problem, result = published()
    return next_situation(problem, result, before, event, PARAMETERS)


@pytest.mark.parametrize("event", [LATE, MISSED, AWAY], ids=["late", "missed", "away"])
def test_a_day_that_is_over_at_other_times_changes_nothing(event: Event) -> None:
    """The second day's answer is that of the draw whose first day went as planned, to the byte."""
    problem, _ = published()
    straight = _base()
    crooked = _later(straight, "visit")
    assert crooked != straight
    assert not check(problem, crooked.plan)
    assert outlook(crooked, event, SECOND) == outlook(straight, event, SECOND)
    found = likewise(problem, crooked, event, SECOND, Step(straight, _after(straight, event)))
    assert found == _after(crooked, event)
    assert (found.ending is Ending.NO_PLAN) is (event is MISSED)


def test_what_the_days_to_come_can_feel_makes_another_outlook() -> None:
    """Sessions held, cost, the night, when the last day ended; and all of a day under way."""
    base = _base()
    day = base.plan.days[0]
    visits = [item for item in day.items if isinstance(item, Visit)]
    fewer = tuple(item for item in day.items if item != visits[0])
    dearer = tuple(
        line.model_copy(update={"gross_cents": line.gross_cents + 1}) for line in day.cost_lines[:1]
    )
    assert day.night is not None
    others = [
        _changed(base, items=fewer),
        _changed(base, cost_lines=(*dearer, *day.cost_lines[1:])),
        _changed(base, night=day.night.model_copy(update={"hotel": "another"})),
        _dinner_later(base),
        base.model_copy(update={"absent": (("guild", SECOND),)}),
        base.model_copy(update={"is_proved": False}),
    ]
    found = [outlook(one, LATE, SECOND) for one in (base, *others)]
    assert len(set(found)) == len(found)
    crooked = _later(base, "visit")
    assert outlook(crooked, LATE, FIRST) != outlook(base, LATE, FIRST)


def test_replannings_before_do_not_count_but_are_kept() -> None:
    """How often it was planned on the way is the draw's own, and no part of the outlook."""
    problem, _ = published()
    base = _base()
    again = base.model_copy(update={"replans": 3})
    assert outlook(again, LATE, SECOND) == outlook(base, LATE, SECOND)
    found = likewise(problem, again, LATE, SECOND, Step(base, _after(base, LATE)))
    assert found is not None
    assert found.replans == 4


def test_what_the_checker_refuses_is_taken_anew() -> None:
    """A past that breaks a rule is not papered over by another draw's answer."""
    problem, _ = published()
    base = _base()
    broken = _changed(base, items=base.plan.days[0].items[:1])
    assert likewise(problem, broken, LATE, SECOND, Step(base, _after(base, LATE))) is None


CHANCES = Disturbances.model_validate(
    {
        "id": "much",
        "no_shows": {"permille": 150},
        "delays": {
            "permille": 500,
            "minutes": [{"minutes": 60, "share": 1}, {"minutes": 75, "share": 1}],
        },
    }
)


def test_a_sweep_that_shares_finds_what_one_finds_that_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same report but for the number of plannings, which is smaller."""
    problem, result = published()
    plan = result.itinerary
    assert isinstance(plan, Itinerary)
    ground, settings = Ground(problem, result, PARAMETERS), Settings(draws=60, seed=2)

    def swept() -> Any:
        return sweep(problem, plan, CHANCES, settings, Here(ground), threading.Event())

    shared = swept()

    def alone(before: Situation, event: Event, today: dt.date) -> str:
        return f"{before.digest} {event.model_dump_json()}"

    monkeypatch.setattr(sweeping, "outlook", alone)
    each = swept()
    assert shared.plannings < each.plannings
    assert shared.model_copy(update={"plannings": each.plannings}) == each
