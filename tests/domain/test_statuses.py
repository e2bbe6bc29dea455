"""Statuses of requests: what may follow what, and what cannot be meant."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.domain.catalogue import Meal
from optimizer.domain.statuses import (
    FOLLOWING,
    IllegalTransition,
    ItemKind,
    ItemStatus,
    Status,
    StatusChange,
    advanced,
    asked_since,
    confirmed_on,
    illegal_steps,
    locked_price,
    may_follow,
    refusal_of,
)
from tests.builders.small import Content
from tests.domain.findings_seen import findings_after, in_catalogue, in_wishes, seen

DAY = dt.date(2027, 1, 1)
ALLOWED = {
    ("not-requested", "requested"),
    ("not-requested", "cancelled"),
    ("requested", "option"),
    ("requested", "confirmed"),
    ("requested", "declined"),
    ("requested", "cancelled"),
    ("option", "option"),
    ("option", "requested"),
    ("option", "confirmed"),
    ("option", "declined"),
    ("option", "cancelled"),
    ("confirmed", "cancelled"),
    ("declined", "requested"),
    ("cancelled", "requested"),
}


def _item(*answers: str, **more: Any) -> ItemStatus:
    history = [{"status": one, "date": DAY + dt.timedelta(n)} for n, one in enumerate(answers)]
    content = {"kind": "session", "id": "demo", "date": "2027-05-11", "history": history}
    return ItemStatus.model_validate(content | {"option_until": "2027-04-01"} | more)


@pytest.mark.parametrize(
    ("answers", "after"),
    [
        (["not-requested"], None),
        (["requested"], 0),
        (["not-requested", "requested", "option", "requested"], 1),
        (["requested", "option", "confirmed"], 0),
        (["requested", "declined"], None),
        (["requested", "declined", "requested"], 2),
        (["requested", "option", "cancelled", "requested", "confirmed"], 3),
    ],
)
def test_a_request_stands_since_it_was_first_asked_for(
    answers: list[str], after: int | None
) -> None:
    """An option that lapsed takes nothing back; a refusal does."""
    day = None if after is None else DAY + dt.timedelta(after)
    assert _item(*answers).asked_on == day


def test_lead_times_count_from_the_request_on_record() -> None:
    """The earliest for the thing and the date; never later than planning."""
    date, planned = dt.date(2027, 5, 11), DAY + dt.timedelta(5)

    def since(*items: ItemStatus, key: str = "demo", on: dt.date = date) -> dt.date:
        return asked_since(items, ItemKind.SESSION, key, on, planned)

    asked = _item("not-requested", "requested")
    assert since(asked) == DAY + dt.timedelta(1)
    assert since(_item("requested"), asked) == since(asked, _item("requested")) == DAY
    for others in (since(), since(asked, key="tour"), since(asked, on=planned)):
        assert others == planned
    assert since(_item(*["option"] * 7)) == DAY
    assert asked_since((asked,), ItemKind.HOTEL, "demo", date, planned) == planned
    assert asked_since((asked,), ItemKind.SESSION, "demo", date, DAY) == DAY


def test_just_these_steps_are_allowed() -> None:
    """Every pair of statuses, against a list written by hand."""
    pairs = {(one.value, other.value) for one in Status for other in Status}
    assert {pair for pair in pairs if may_follow(Status(pair[0]), Status(pair[1]))} == ALLOWED
    assert set(FOLLOWING) == set(Status)


@given(st.lists(st.tuples(st.sampled_from(Status), st.integers(0, 9)), min_size=1, max_size=8))
def test_a_request_goes_only_where_it_may(steps: list[tuple[Status, int]]) -> None:
    """Step by step: allowed and not earlier, or refused and left as it was; never in between."""
    item = _item(steps[0][0].value)
    for status, days in steps[1:]:
        change = StatusChange(status=status, date=DAY + dt.timedelta(days), by="host")
        allowed = (item.status.value, status.value) in ALLOWED and change.date >= item.since
        if allowed:
            after = advanced(item, change)
            assert after.history == (*item.history, change)
            assert (after.status, after.since) == (status, change.date)
            item = after
        else:
            with pytest.raises(IllegalTransition):
                advanced(item, change)
    assert not list(illegal_steps(item.history))
    assert item.is_confirmed + item.is_refused + item.is_open == 1


def test_what_is_settled_for_a_date() -> None:
    """Confirmed on its date only; refused on its date, or on every date without one."""
    yes, no = _item("confirmed", price={"group_cents": 5}), _item("requested", "declined")
    date, other = dt.date(2027, 5, 11), dt.date(2027, 5, 12)
    assert confirmed_on([yes, no], ItemKind.SESSION, date) == (yes,)
    assert confirmed_on([yes, no], ItemKind.SESSION, other) == ()
    assert refusal_of([no], ItemKind.SESSION, "demo", date) is no
    assert refusal_of([no], ItemKind.SESSION, "demo", other) is None
    assert refusal_of([yes, no], ItemKind.SESSION, "demo", date) is None
    ever = _item("requested", "cancelled", date=None)
    assert refusal_of([ever], ItemKind.SESSION, "demo", other) is ever
    assert refusal_of([ever], ItemKind.HOTEL, "demo", other) is None
    assert locked_price([yes], ItemKind.SESSION, "demo", date, None) == yes.price
    assert locked_price([yes], ItemKind.SESSION, "demo", other, None) is None


def test_a_restaurant_may_refuse_one_meal() -> None:
    """A refusal or confirmation for one meal says nothing of the other."""
    date, ask = dt.date(2027, 5, 11), (ItemKind.RESTAURANT, "demo")
    answers = {"kind": "restaurant"}
    no = _item("requested", "declined", meal="dinner", **answers)
    yes = _item("confirmed", meal="lunch", **answers)
    for statuses in ([no], [yes, no]):
        assert refusal_of(statuses, *ask, date, Meal.DINNER) is no
        assert refusal_of(statuses, *ask, date, Meal.LUNCH) is None


def _status(kind: str, key: str, answer: str, date: str | None = "2027-05-11", **more: Any) -> Any:
    history = [{"status": answer, "date": "2027-02-01"}]
    return {"kind": kind, "id": key, "date": date, "history": history} | more


def _with(*statuses: Any) -> Any:
    return in_wishes("statuses", to=list(statuses))


FAULTS: dict[str, tuple[list[Any], set[tuple[str, str, str]]]] = {
    "sound": (
        [
            _status("session", "demo", "confirmed", venue="base-hall", start="10:00"),
            _status("hotel", "park", "option", option_until="2027-03-01"),
        ],
        set(),
    ),
    "unknown hotel": (
        [_status("hotel", "no-such", "requested")],
        {("unknown-id", "error", "/wishes/statuses/0/id")},
    ),
    "unknown venue and fallback": (
        [_status("session", "demo", "requested", venue="x", fallback="y")],
        {
            ("unknown-id", "error", "/wishes/statuses/0/venue"),
            ("unknown-id", "error", "/wishes/statuses/0/fallback"),
        },
    ),
    "order": (
        [
            _status("session", "demo", "requested")
            | {
                "history": [
                    {"status": "not-requested", "date": "2027-01-01"},
                    {"status": "confirmed", "date": "2027-01-02"},
                ]
            }
        ],
        {("status-order", "error", "/wishes/statuses/0/history/1")},
    ),
    "dates of the history": (
        [
            _status("session", "demo", "requested")
            | {
                "history": [
                    {"status": "requested", "date": "2027-01-02"},
                    {"status": "confirmed", "date": "2027-01-01"},
                ]
            }
        ],
        {("status-order", "error", "/wishes/statuses/0/history/1")},
    ),
    "twice": (
        [_status("hotel", "park", "requested"), _status("hotel", "park", "declined")],
        {("duplicate-id", "error", "/wishes/statuses/1")},
    ),
    "option lapsed the day before": (
        [_status("hotel", "park", "option", option_until="2027-02-28")],
        {("option-expired", "warning", "/wishes/statuses/0/option_until")},
    ),
    "option without its date": (
        [_status("hotel", "park", "option")],
        {("value-wrong", "error", "/wishes/statuses/0")},
    ),
    "confirmed without a date": (
        [_status("session", "demo", "confirmed", None)],
        {("value-wrong", "error", "/wishes/statuses/0")},
    ),
    "start of a hotel": (
        [_status("hotel", "park", "confirmed", start="10:00")],
        {("value-wrong", "error", "/wishes/statuses/0")},
    ),
    "price of a hotel": (
        [_status("hotel", "park", "confirmed", price={"group_cents": 1})],
        {("value-wrong", "error", "/wishes/statuses/0")},
    ),
    "visit outside the trip": (
        [_status("session", "demo", "confirmed", "2027-05-13")],
        {("date-outside-trip", "error", "/wishes/statuses/0/date")},
    ),
    "confirmed and refused": (
        [_status("session", "demo", "confirmed"), _status("session", "demo", "declined", None)],
        {("contradiction", "error", "/wishes/statuses/0")},
    ),
    "lunch confirmed, dinner refused": (
        [
            _status("restaurant", "market", "confirmed", meal="lunch"),
            _status("restaurant", "market", "declined", meal="dinner"),
        ],
        set(),
    ),
    "confirmed for both meals, and one refused": (
        [
            _status("restaurant", "market", "confirmed"),
            _status("restaurant", "market", "declined", meal="dinner"),
        ],
        {("contradiction", "error", "/wishes/statuses/0")},
    ),
    "two hotels": (
        [_status("hotel", "park", "confirmed"), _status("hotel", "lake", "confirmed")],
        {("contradiction", "error", "/wishes/statuses/1")},
    ),
    "two hotels on two dates": (
        [
            _status("hotel", "park", "confirmed"),
            _status("hotel", "lake", "confirmed", "2027-05-10"),
        ],
        set(),
    ),
    "an arrival and a departure": (
        [
            _status("connection", "train-in-am", "confirmed"),
            _status("connection", "train-out-pm", "confirmed"),
        ],
        set(),
    ),
    "two arrivals": (
        [
            _status("connection", "train-in-am", "confirmed"),
            _status("connection", "train-in-pm", "confirmed"),
        ],
        {("contradiction", "error", "/wishes/statuses/1")},
    ),
    "excluded": (
        [_status("session", "drill", "confirmed")],
        {("contradiction", "error", "/wishes/statuses/0")},
    ),
    "another start than the pin": (
        [_status("session", "plant-tour", "confirmed", start="10:15")],
        {("contradiction", "error", "/wishes/statuses/0/start")},
    ),
    "the start of the pin": (
        [_status("session", "plant-tour", "confirmed", start="10:00")],
        set(),
    ),
    "another date than the pin": (
        [_status("session", "plant-tour", "confirmed", "2027-05-12")],
        {("contradiction", "error", "/wishes/statuses/0")},
    ),
    "a venue of others": (
        [_status("session", "demo", "confirmed", venue="plant")],
        {("contradiction", "error", "/wishes/statuses/0/venue")},
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_meant_is_told(name: str) -> None:
    """One fault, one finding in its place; what is sound has none."""
    statuses, expected = FAULTS[name]
    assert seen(_with(*statuses)) == expected


def test_vehicles_that_cannot_be_used() -> None:
    """Not available that day, or too small; just available, just large enough."""

    def away(catalogue: Content, wishes: Content) -> None:
        catalogue["vehicles"][0]["unavailable"] = [{"start": "2027-05-11", "end": "2027-05-11"}]

    key = "coach"
    clash = {("contradiction", "error", "/wishes/statuses/0")}
    assert seen(away, _with(_status("vehicle", key, "confirmed"))) == clash
    assert seen(away, _with(_status("vehicle", key, "confirmed", "2027-05-12"))) == set()


@pytest.mark.parametrize(
    ("fallback", "code"), [("demo", None), ("briefing", "contradiction"), ("nope", "unknown-id")]
)
def test_fallbacks_of_sessions(fallback: str, code: str | None) -> None:
    """Another session that exists: not the session itself, not an unknown one."""
    found = seen(in_catalogue("sessions", 0, "fallback", to=fallback))
    path = "/catalogue/sessions/0/fallback"
    assert found == ({(code, "error", path)} if code else set())


def test_a_confirmed_visit_is_something_to_plan() -> None:
    """Wishes of nothing but a confirmed visit can be planned."""
    nothing = [in_wishes(key, to=[]) for key in ("wishes", "pins", "quotas")]
    codes = {one.code.value for one in findings_after(*nothing)}
    assert "no-wishes" in codes
    assert seen(*nothing, _with(_status("session", "demo", "confirmed"))) == set()
