"""The to-do list: dates, amounts and order, and days on which the office is closed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimizer.costsheet.regroup import priced
from optimizer.deadlines import deadlines_of
from optimizer.domain.calendar import weekday
from optimizer.domain.deadlines import Counterpart, Deadline, DeadlineKind
from optimizer.domain.itinerary import Itinerary, ItineraryDay, Night
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.terms import Terms
from tests.check.example import example as checked_example
from tests.costing import example
from tests.deadlines.plans import on, random_visits, with_terms
from tests.deadlines.plans import one_day as plan_of_one_day

DAY = dt.timedelta(days=1)


def _listed(problem: Problem, plan: Itinerary | None = None) -> dict[str, Deadline]:
    plan = plan or example.itinerary(problem)
    return {one.id: one for one in deadlines_of(problem, plan).deadlines}


def _of(problem: Problem, kind: DeadlineKind, to: Counterpart) -> list[Deadline]:
    found = _listed(problem).values()
    return [one for one in found if one.kind is kind and one.counterpart is to]


def test_nothing_is_asked_where_the_data_ask_for_nothing() -> None:
    """Without leads, terms and releases the list is empty."""
    assert deadlines_of(example.problem(), example.itinerary()).deadlines == ()


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("option_days", "option"),
        ("name_list_days", "name-list"),
        ("rooming_list_days", "rooming-list"),
        ("diets_days", "diets"),
        ("menu_days", "menu"),
        ("programme_days", "programme"),
    ],
)
def test_each_term_is_one_deadline_of_each_booking(field: str, kind: str) -> None:
    """Hotel, restaurant, both visits and the coach of both days, so many days before."""
    found = _listed(with_terms(**{field: 14}))
    kinds = {(one.item, one.kind.value) for one in found.values()}
    other = "transport-order" if field == "programme_days" else kind
    assert kinds == {
        ("2027-05-11/night/inn", kind),
        ("2027-05-11/meal/lunch-grill", kind),
        ("2027-05-11/visit/fire", kind),
        ("2027-05-12/visit/talk", kind),
        ("2027-05-11/vehicle/coach", other),
        ("2027-05-12/vehicle/coach", other),
    }
    assert all(one.latest == one.service - 14 * DAY for one in found.values())
    assert all(one.date <= one.latest for one in found.values())


def test_deposit_and_balance_are_the_price_of_the_booking() -> None:
    """To the cent, the deposit rounded half up: 6 x 90 + 2 x 100 + 4 x 120 euros of rooms."""
    problem = with_terms(deposit_permille=333, deposit_days=30, balance_days=7)
    night = 6 * 9_000 + 2 * 10_000 + 4 * 12_000
    (deposit,) = _of(problem, DeadlineKind.DEPOSIT, Counterpart.HOTEL)
    (balance,) = _of(problem, DeadlineKind.BALANCE, Counterpart.HOTEL)
    assert deposit.cents == (night * 333 + 500) // 1000 == 40_626
    assert balance.cents == night - 40_626
    paid: dict[str, int] = {}
    for one in _listed(problem).values():
        if one.kind in (DeadlineKind.DEPOSIT, DeadlineKind.BALANCE):
            assert one.cents is not None
            paid[one.item] = paid.get(one.item, 0) + one.cents
    lines: dict[str, int] = {}
    for line in example.itinerary(problem).cost_lines:
        lines[line.path] = lines.get(line.path, 0) + line.gross_cents
    assert paid == {item: lines[item] for item in paid}
    assert "2027-05-12/visit/talk" not in paid  # it costs nothing


def test_without_cost_lines_an_amount_is_not_known() -> None:
    """A plan made by hand has deadlines for payments, but no amounts: None, never 0."""
    problem = with_terms(deposit_permille=300, deposit_days=30, balance_days=7)
    plan = example.itinerary(problem)
    bare = tuple(day.model_copy(update={"cost_lines": ()}) for day in plan.days)
    found = _listed(problem, plan.model_copy(update={"days": bare}))
    payments = [one for one in found.values() if one.kind is DeadlineKind.DEPOSIT]
    assert payments
    assert {one.cents for one in payments} == {None}


@pytest.mark.parametrize("heads", [5, 16, 60])
@pytest.mark.parametrize("deposit", [{}, {"deposit_permille": 300, "deposit_days": 20}])
def test_cancelling_a_day_after_a_deadline_costs_more(heads: int, deposit: dict[str, Any]) -> None:
    """The deadlines are just the days after which more is owed, with the share owed up to then."""
    steps = [(7, 500, 1), (5, 1000, 1), (28, 100, 10), (14, 500, 10), (56, 250, 50)]
    cancellation = [
        {"fewer_than_days": days, "permille": owed, "from_heads": least}
        for days, owed, least in steps
    ]
    content: dict[str, Any] = {
        "cancellation": cancellation,
        "deposit_kept": bool(deposit),
    } | deposit
    terms = Terms.model_validate(content)
    offer = example.catalogue()
    offer["hotels"][0]["terms"] = content
    asked = example.wishes()
    asked["party"] |= {"heads": heads, "rooms": None}
    problem = example.read(offer, asked)
    kinds = (DeadlineKind.FREE_CANCELLATION, DeadlineKind.CHEAPER_CANCELLATION)
    found = {
        (one.service - one.latest).days: one.owed_permille
        for one in _listed(problem).values()
        if one.kind in kinds
    }
    owed = [terms.owed_permille(heads, left) for left in range(100)]
    assert found == {left: owed[left] for left in range(1, 100) if owed[left] < owed[left - 1]}


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ({"category": "rooms"}, "2027-05-11/night/inn"),
        ({"supplier": "grill"}, "2027-05-11/meal/lunch-grill"),
        ({"session": "fire"}, "2027-05-11/visit/fire"),
    ],
)
def test_what_guests_arrange_themselves_has_no_terms(said: dict[str, str], gone: str) -> None:
    """Only that booking leaves the list; what is optional stays in it."""
    before = {one.item for one in _listed(with_terms(diets_days=14)).values()}
    for kind, left in (("own-arrangement", before - {gone}), ("optional", before)):
        content = with_terms(diets_days=14).model_dump(mode="json")
        content["wishes"]["inclusions"] = [{"kind": kind, **said}]
        problem = Problem.model_validate(content)
        assert {one.item for one in _listed(problem).values()} == left


@pytest.mark.parametrize("kind", ["included", "optional"])
def test_what_is_optional_is_paid_for_like_the_rest(kind: str) -> None:
    """The host books it: deposit and balance of the whole price, to the cent."""
    terms = {"deposit_permille": 333, "deposit_days": 30, "balance_days": 7}
    content = with_terms(**terms).model_dump(mode="json")
    content["wishes"]["inclusions"] = [{"category": "rooms", "kind": kind}]
    problem = Problem.model_validate(content)
    plan = priced(problem, example.itinerary(problem))
    found = [one for one in _listed(problem, plan).values() if one.supplier == "inn"]
    cents = sum(line.gross_cents for line in plan.cost_lines if line.category is Category.ROOMS)
    paid = {one.kind.value: one.cents for one in found if one.cents is not None}
    assert paid == {
        "deposit": (cents * 333 + 500) // 1000,
        "balance": cents - (cents * 333 + 500) // 1000,
    }


def test_a_stay_is_one_booking_from_its_first_night() -> None:
    """Two nights in a row: one rooming list, the price of both; another hotel between: two."""
    problem = with_terms(rooming_list_days=14, deposit_permille=1000, deposit_days=30)
    first, last = example.itinerary(problem).days
    assert first.night is not None
    line = [one for one in first.cost_lines if one.path.endswith("night/inn")]

    def night(step: int, hotel: str) -> ItineraryDay:
        date = first.date + step * DAY
        path = f"{date}/night/{hotel}"
        lines = tuple(one.model_copy(update={"path": path}) for one in line)
        rooms = Night(hotel=hotel, rooms=first.night.rooms)  # type: ignore[union-attr]
        return ItineraryDay(date=date, vehicle=None, items=(), night=rooms, cost_lines=lines)

    plan = Itinerary(problem_hash="x", days=(night(0, "inn"), night(1, "inn"), last))
    found = [one for one in _listed(problem, plan).values() if one.counterpart is Counterpart.HOTEL]
    assert [(one.kind.value, one.service) for one in found] == [
        ("deposit", first.date),
        ("rooming-list", first.date),
    ]
    assert found[0].cents == 2 * sum(one.gross_cents for one in line)
    plan = Itinerary(problem_hash="x", days=(night(0, "inn"), night(2, "inn"), last))
    lists = [one for one in _listed(problem, plan) if one.startswith("rooming-list")]
    assert len([one for one in lists if one.endswith("inn")]) == 2


def test_what_falls_on_a_closed_day_is_done_on_the_working_day_before() -> None:
    """Every deadline of random problems lies on the last office day up to its last day in time."""
    moved = 0
    for problem, date, visit in random_visits(range(30)):
        early = on(problem, dt.date(2026, 1, 1))
        for one in deadlines_of(early, plan_of_one_day(early, date, visit)).deadlines:
            catalogue = early.catalogue
            assert catalogue.office_works(one.date)
            assert one.date <= one.latest
            between = (one.latest - one.date).days + 1
            days = [one.date + step * DAY for step in range(1, between)]
            assert not any(catalogue.office_works(day) for day in days)
            moved += one.date != one.latest
    assert moved > 20


def test_the_office_has_its_own_days() -> None:
    """An office that works on Wednesdays only does everything on a Wednesday."""
    offer = example.catalogue()
    offer["office_days"] = ["wed"]
    offer["hotels"][0]["terms"] = {"rooming_list_days": 14, "diets_days": 8}
    found = _listed(example.read(offer, example.wishes()))
    assert {weekday(one.date).value for one in found.values()} == {"wed"}


def test_where_the_office_day_has_passed_it_is_to_be_done_at_once() -> None:
    """Planned on the Sunday that is the last day in time: that day, in time; a day later: late."""
    problem = with_terms(diets_days=16)  # 25 April 2027, a Sunday
    item = "diets/2027-05-11/night/inn"
    sunday = dt.date(2027, 4, 25)
    in_time = _listed(on(problem, sunday))[item]
    assert (in_time.date, in_time.latest, in_time.overdue) == (sunday, sunday, False)
    late = _listed(on(problem, sunday + DAY))[item]
    assert (late.date, late.latest) == (sunday - 2 * DAY, sunday)
    assert (late.overdue, late.days_late) == (True, 1)


def test_the_list_is_by_date_and_ids_are_stable() -> None:
    """In order of dates, each id once; planned on another day the same ids."""
    problem = with_terms(diets_days=9, menu_days=12, deposit_permille=200, deposit_days=33)
    plan = example.itinerary(problem)
    listed = deadlines_of(problem, plan).deadlines
    assert [one.date for one in listed] == sorted(one.date for one in listed)
    ids = [one.id for one in listed]
    assert len(ids) == len(set(ids)) > 5
    later = deadlines_of(on(problem, problem.wishes.planning_date + 50 * DAY), plan)
    assert {one.id for one in later.deadlines} == set(ids)
    assert later.overdue


def _asked(status: str, **fields: Any) -> dict[str, Any]:
    """A status of something on the first day, reached by the allowed steps."""
    steps = ["requested"] if status == "requested" else ["requested", status]
    history = [{"status": step, "date": "2027-03-01"} for step in steps]
    return {"date": "2027-05-11", "history": history, **fields}


def _with_statuses(*statuses: dict[str, Any]) -> set[str]:
    """The ids of the deadlines on the first day: two leads, options, a release, diets."""
    problem = with_terms(option_days=30, diets_days=14)
    content = problem.model_dump(mode="json")
    content["catalogue"]["sessions"][0] |= {"access": "named-list", "lead_working_days": 8}
    for room in content["catalogue"]["hotels"][0]["rooms"]:
        room["release_days"] = 21
    content["wishes"]["statuses"] = statuses
    return {one for one in _listed(Problem.model_validate(content)) if "2027-05-11" in one}


VISIT, STAY = "2027-05-11/visit/fire", "2027-05-11/night/inn"
LUNCH = "2027-05-11/meal/lunch-grill"


def test_what_is_confirmed_has_no_request_no_option_and_no_release() -> None:
    """Lists are still to be sent; nothing else of the plan changes."""
    before = _with_statuses()
    sessions = _with_statuses(_asked("confirmed", kind="session", id="fire"))
    assert before - sessions == {f"request/{VISIT}", f"option/{VISIT}"}
    stays = _with_statuses(_asked("confirmed", kind="hotel", id="inn"))
    assert before - stays == {f"option/{STAY}", f"release/{STAY}"}
    meals = _with_statuses(_asked("confirmed", kind="restaurant", id="grill", meal="lunch"))
    assert before - meals == {f"option/{LUNCH}"}
    dinner = _with_statuses(_asked("confirmed", kind="restaurant", id="grill", meal="dinner"))
    assert dinner == before
    assert f"clearance/{VISIT}" in sessions
    assert not (sessions | stays | meals) - before


def test_what_is_asked_for_is_not_asked_for_again() -> None:
    """A request that waits for its answer, or has an option, is no more to be made."""
    before = _with_statuses()
    for status in ("requested", "option"):
        until = {"option_until": "2027-04-20"} if status == "option" else {}
        after = _with_statuses(_asked(status, kind="session", id="fire", **until))
        assert before - after == {f"request/{VISIT}"}


@pytest.mark.parametrize(("until", "latest"), [("2027-04-20", "2027-04-20"), ("2027-06-01", None)])
def test_an_option_lapses_when_its_status_says(until: str, latest: str | None) -> None:
    """Its own date counts before the terms'; one after the service, at the service."""
    content = with_terms(option_days=30).model_dump(mode="json")
    asked = _asked("option", kind="hotel", id="inn", option_until=until)
    content["wishes"]["statuses"] = [asked]
    found = _listed(Problem.model_validate(content))
    assert str(found[f"option/{STAY}"].latest) == (latest or "2027-05-11")
    assert found[f"option/{LUNCH}"].latest == dt.date(2027, 4, 11)


def test_a_rotation_asks_both_of_its_hosts() -> None:
    """Two sessions held in one visit are two requests."""
    problem, plan = checked_example()
    items = {one.item for one in deadlines_of(problem, plan).deadlines}
    edit = {f"catalogue/sessions/{key}/lead_working_days": 4 for key in ("boats", "drones")}
    problem, plan = checked_example(edit)
    more = {one.item for one in deadlines_of(problem, plan).deadlines} - items
    assert {"2027-05-12/visit/boats", "2027-05-12/visit/drones"} == more


def test_a_plan_of_another_catalogue_is_refused() -> None:
    """What it names and the catalogue does not have is said."""
    plan = example.itinerary()
    with pytest.raises(KeyError, match="sessions"):
        deadlines_of(checked_example()[0], plan)
