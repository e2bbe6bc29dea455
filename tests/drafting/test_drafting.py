"""Drafts: what hand edits make of a plan, and that the checker and the sums agree about it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from optimizer.check import check, score
from optimizer.check.cost import day_cost
from optimizer.check.trip import Trip
from optimizer.costing import totals_by_category
from optimizer.domain.edits import (
    Add,
    Drop,
    Exclude,
    HandEdit,
    Move,
    PinHere,
    StopKind,
    StopName,
    Unpin,
)
from optimizer.domain.findings import FindingCode, InvalidInput
from optimizer.domain.itinerary import Debrief, Itinerary, Leg, MealStop, Visit
from optimizer.domain.levels import Level
from optimizer.domain.programme import Stop
from optimizer.domain.rules import Rule
from optimizer.drafting import draft, judge
from tests.check.example import DROP, example
from tests.oracle.plain import plain_problem, plain_session

TUESDAY, WEDNESDAY, THURSDAY = (dt.date(2027, 5, day) for day in (11, 12, 13))
PROBLEM, PLAN = example()


def _name(stop: Stop, date: dt.date) -> StopName:
    match stop:
        case Visit():
            kind, key = StopKind.VISIT, stop.sessions[0]
        case MealStop():
            kind, key = StopKind.MEAL, stop.meal.value
        case Debrief():
            return StopName(date=date, kind=StopKind.DEBRIEF, start=stop.start)
        case _:
            kind, key = StopKind.APPOINTMENT, stop.commitment
    return StopName(date=date, kind=kind, id=key, start=stop.start)


def _stops(plan: Itinerary) -> list[tuple[dt.date, Stop]]:
    return [(day.date, one) for day in plan.days for one in day.items if isinstance(one, Stop)]


def _visit(plan: Itinerary, session: str) -> tuple[dt.date, Visit]:
    return next((date, one) for date, one in plan.visits if session in one.sessions)


def _moved(session: str, date: dt.date, start: int) -> Move:
    at, visit = _visit(PLAN, session)
    return Move(stop=_name(visit, at), date=date, start=start)


@st.composite
def hand_edits(draw: st.DrawFn) -> tuple[HandEdit, ...]:
    """Up to four edits that can be made one after the other."""
    edits: list[HandEdit] = []
    dates = st.sampled_from((TUESDAY, WEDNESDAY, THURSDAY))
    starts = st.integers(min_value=300, max_value=1500)
    sessions = st.sampled_from(("demo", "lecture", "seminar", "simulator"))
    for _ in range(draw(st.integers(min_value=0, max_value=4))):
        stops = _stops(draft(PROBLEM, PLAN, tuple(edits)).itinerary)
        kind = draw(st.sampled_from(("move", "move", "drop", "add", "pin", "exclude")))
        if kind == "add":
            edits.append(Add(session=draw(sessions), date=draw(dates), start=draw(starts)))
        elif kind == "exclude":
            edits.append(Exclude(session=draw(sessions)))
        elif stops:
            date, stop = draw(st.sampled_from(stops))
            if kind == "move":
                edits.append(Move(stop=_name(stop, date), date=draw(dates), start=draw(starts)))
            elif kind == "drop":
                edits.append(Drop(stop=_name(stop, date)))
            elif isinstance(stop, Visit):
                edits.append(PinHere(stop=_name(stop, date)))
    return tuple(edits)


def test_no_edit_is_the_same_plan_to_the_byte() -> None:
    """Nothing done by hand leaves problem and plan as they are."""
    made = draft(PROBLEM, PLAN, ())
    assert made.problem is PROBLEM
    assert made.itinerary.model_dump_json() == PLAN.model_dump_json()


@settings(max_examples=60, deadline=None)
@given(hand_edits())
def test_whatever_is_done_is_never_misjudged(edits: tuple[HandEdit, ...]) -> None:
    """Stops are where they were put, legs as the rules say, and all sums as the checker's."""
    made = draft(PROBLEM, PLAN, edits)
    judged = judge(PROBLEM, PLAN, made)
    trip = Trip(made.problem, made.itinerary)
    for index, day in enumerate(made.itinerary.days):
        if day.cost_lines:
            assert totals_by_category(day.cost_lines) == day_cost(trip, index)
    wrong = [
        one.violation
        for one in judged.findings
        if (one.violation.rule is Rule.BUDGET and not one.violation.where.startswith("trip"))
        or one.violation.rule is Rule.STAY
        or (one.violation.rule is Rule.TRAVEL and " leg " in one.violation.where)
    ]
    assert not wrong
    assert {one.violation for one in judged.findings} == set(check(made.problem, made.itinerary))
    assert judged.score == score(made.problem, made.itinerary)
    for one in judged.findings:
        if one.spot.item is not None:
            day = next(day for day in made.itinerary.days if day.date == one.spot.date)
            assert one.violation.where.startswith(f"{day.date} {day.items[one.spot.item].kind}")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_moving_back_gives_the_plan_back(data: st.DataObject) -> None:
    """Any stop moved anywhere and back again is the plan to the byte, and so is the problem."""
    date, stop = data.draw(st.sampled_from(_stops(PLAN)))
    other = data.draw(st.sampled_from((TUESDAY, WEDNESDAY, THURSDAY)))
    start = data.draw(st.integers(min_value=0, max_value=300)) * 5
    away = Move(stop=_name(stop, date), date=other, start=start)
    moved = stop.model_copy(update={"start": start})
    there = [_name(one, day) for day, one in _stops(PLAN) if day == other and one is not stop]
    assume(_name(moved, other) not in there)  # two stops of one name and time are one to an edit
    back = Move(stop=_name(moved, other), date=date, start=stop.start)
    made = draft(PROBLEM, PLAN, (away, back))
    assert made.itinerary.model_dump_json() == PLAN.model_dump_json()
    assert made.problem.content_hash == PROBLEM.content_hash


def test_a_draft_that_breaks_nothing_is_a_plan() -> None:
    """The debrief-free seminar five minutes later: no finding, and lines that sum to the cost."""
    made = draft(PROBLEM, PLAN, (_moved("seminar", TUESDAY, 875),))
    judged = judge(PROBLEM, PLAN, made)
    assert judged.findings == ()
    assert judged.may_be_published
    assert check(made.problem, made.itinerary) == ()
    day = made.itinerary.days[0]
    leg = next(item for item in day.items if isinstance(item, Leg) and item.origin == "campus")
    assert leg.start == 920
    assert day.cost_lines


def test_a_start_falls_on_the_grid() -> None:
    """The nearest five minutes are taken, unless the stop is where it is already."""
    for wished, start in ((877, 875), (878, 880)):
        made = draft(PROBLEM, PLAN, (_moved("seminar", TUESDAY, wished),))
        assert _visit(made.itinerary, "seminar")[1].start == start


def test_a_clash_is_told_at_the_visit_with_its_amount() -> None:
    """The lecture into lunch: no-overlap and travel block, each at the visit, by the minute."""
    made = draft(PROBLEM, PLAN, (_moved("seminar", TUESDAY, 845),))
    judged = judge(PROBLEM, PLAN, made)
    told = {one.violation.rule: one for one in judged.findings}
    assert told[Rule.NO_OVERLAP].violation.amount == 10
    assert told[Rule.NO_OVERLAP].level is Level.BLOCK
    item = made.itinerary.days[0].items[told[Rule.NO_OVERLAP].spot.item or 0]
    assert isinstance(item, Visit)
    assert item.sessions == ("seminar",)
    assert not judged.may_be_published


def test_a_pin_goes_where_its_visit_goes() -> None:
    """The pinned lab on another day is no broken pin; the problem has the pin there."""
    made = draft(PROBLEM, PLAN, (_moved("lab", WEDNESDAY, 480),))
    assert [(pin.session, pin.date) for pin in made.problem.wishes.pins] == [("lab", WEDNESDAY)]
    assert all(one.rule is not Rule.PIN for one in check(made.problem, made.itinerary))


def test_pins_are_set_and_taken_out() -> None:
    """A pin by hand holds day and start, or the day alone; taking it out leaves the wishes."""
    date, visit = _visit(PLAN, "seminar")
    for whole_day, start in ((False, visit.start), (True, None)):
        pin = PinHere(stop=_name(visit, date), whole_day=whole_day)
        made = draft(PROBLEM, PLAN, (pin,))
        assert (made.problem.wishes.pins[-1].session, made.problem.wishes.pins[-1].start) == (
            "seminar",
            start,
        )
        assert made.itinerary.days == PLAN.days
        assert made.itinerary.problem_hash == made.problem.content_hash
        assert draft(PROBLEM, PLAN, (pin, Unpin(session="seminar"))).problem is PROBLEM


def test_what_is_excluded_is_gone_and_stays_out() -> None:
    """An excluded session has no visit, and the problem has a wish against it."""
    made = draft(PROBLEM, PLAN, (Exclude(session="seminar"),))
    assert all("seminar" not in visit.sessions for _, visit in made.itinerary.visits)
    assert made.problem.wishes.wishes[-1].target.session == "seminar"
    brought = draft(PROBLEM, PLAN, (Exclude(session="seminar"), _added("seminar")))
    assert brought.problem is PROBLEM


def _added(session: str) -> Add:
    return Add(session=session, date=THURSDAY, start=600)


def test_an_added_session_is_held_as_the_party_can_follow_it() -> None:
    """A dropped visit that is added again has its old length, venue and language."""
    date, visit = _visit(PLAN, "seminar")
    edits = (Drop(stop=_name(visit, date)), Add(session="seminar", date=date, start=visit.start))
    made = draft(PROBLEM, PLAN, edits)
    assert made.itinerary == PLAN


def test_an_empty_day_is_still_a_day() -> None:
    """A day of which everything is dropped keeps its night, and the trip its days."""
    drops = tuple(Drop(stop=_name(stop, date)) for date, stop in _stops(PLAN) if date == WEDNESDAY)
    made = draft(PROBLEM, PLAN, drops)
    assert made.itinerary.days[1].items == ()
    assert made.itinerary.days[1].night == PLAN.days[1].night
    assert {one.rule for one in check(made.problem, made.itinerary)} >= {Rule.LUNCH, Rule.DINNER}


def test_the_debrief_goes_with_the_last_visit() -> None:
    """It is held after the last visit where that is; it goes with the day's only visit."""
    problem, plan = _debriefed()
    day = plan.days[0]
    visit = next(item for item in day.items if isinstance(item, Visit))
    later = draft(problem, plan, (Move(stop=_name(visit, day.date), date=day.date, start=900),))
    own = next(one for one in later.itinerary.days[0].items if isinstance(one, Debrief))
    assert own.start == 975
    assert own.place == visit.place
    gone = draft(problem, plan, (Drop(stop=_name(visit, day.date)),))
    assert not any(isinstance(one, Debrief) for one in gone.itinerary.days[0].items)


def _debriefed() -> tuple:  # type: ignore[type-arg]
    from optimizer.domain.progress import SolveParameters
    from optimizer.optimise import solve

    problem = plain_problem([plain_session("tour")], wishes={"debrief_minutes": 15})
    found = solve(problem, SolveParameters(time_limit_seconds=60, workers=1))
    assert found.itinerary is not None
    return problem, found.itinerary


def test_a_day_on_foot_gets_the_vehicle_that_it_needs() -> None:
    """A day without a vehicle that now has to be driven is driven in one that can be had."""
    edit = {"plan/days/2/vehicle": None, "plan/days/2/vehicles": 0}
    walked = dict.fromkeys(("plan/days/2/items/lab", "plan/days/2/items/to-campus"), DROP)
    walked["plan/days/2/items/to-bistro"] = DROP
    problem, plan = example({**edit, **walked})
    made = draft(problem, plan, (_added("lab"),))
    day = made.itinerary.days[2]
    assert day.vehicle == "coach"
    assert day.vehicles == 1
    assert any(line.item == "day" or "coach" in line.path for line in day.cost_lines)


@pytest.mark.parametrize(
    ("edit", "path", "code"),
    [
        (Move(stop=StopName(date=TUESDAY, id="nowhere"), date=TUESDAY, start=600), "stop", "id"),
        (_added("nowhere"), "session", "id"),
        (Exclude(session="nowhere"), "session", "id"),
        (Unpin(session="demo"), "session", "id"),
        (Add(session="demo", date=dt.date(2027, 5, 14), start=600), "date", "date"),
        (Drop(stop=StopName(date=dt.date(2027, 5, 14), id="demo")), "stop/date", "date"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_place(edit: HandEdit, path: str, code: str) -> None:
    """Names that nothing has and days that the plan has not, all of them at once."""
    codes = {"id": FindingCode.UNKNOWN_ID, "date": FindingCode.DATE_OUTSIDE_TRIP}
    with pytest.raises(InvalidInput) as bad:
        draft(PROBLEM, PLAN, (edit, edit))
    assert [(one.path, one.code) for one in bad.value.findings] == [
        (f"/edits/{number}/{path}", codes[code]) for number in (0, 1)
    ]


def test_a_session_that_cannot_be_held_for_the_party_says_why() -> None:
    """It is refused with the reason, and not put in wrongly."""
    problem, plan = example({"catalogue/sessions/seminar/min_group": 30})
    with pytest.raises(InvalidInput) as bad:
        draft(problem, plan, (_added("seminar"),))
    (found,) = bad.value.findings
    assert found.code is FindingCode.CONTRADICTION
    assert found.message
