"""Requests: who is asked for what, by when, and what becomes of it from version to version."""

import datetime as dt

import pytest

from api.store import COMMAND_LINE, Refused, Store, confirmations
from api.store.confirmations import Reply
from api.store.tables import Confirmation, Organisation
from optimizer.domain.statuses import FOLLOWING, ItemKind, LockedPrice, Status, StatusChange
from tests.api.publishing.plans_made import MOVED, WITHOUT_SEMINAR, published
from tests.api.set_clock import SetClock
from tests.api.store.resources import VISIT
from tests.check.example import example

TODAY = dt.date(2027, 3, 1)


def _by_path(rows: tuple[Confirmation, ...]) -> dict[str, Confirmation]:
    return {row.path: row for row in rows}


def _say(store: Store, row: Confirmation, *statuses: Status) -> None:
    for status in statuses:
        with store.writing(COMMAND_LINE) as session:
            until = dt.date(2027, 4, 1) if status is Status.OPTION else None
            reply = Reply(status, TODAY, "them", option_until=until)
            confirmations.reply(session, row.organisation_id, row.id, None, reply)


def test_everything_that_is_taken_is_asked_for(store: Store, host: Organisation) -> None:
    """Each visit, meal, stay, vehicle and interpreter of a day, connection; own items are not."""
    made = published(store, host.id)
    kinds = [row.kind for row in made.confirmations]
    _, itinerary = example()
    assert kinds.count(ItemKind.SESSION) == sum(len(one.sessions) for _, one in itinerary.visits)
    assert kinds.count(ItemKind.HOTEL) == 1
    assert kinds.count(ItemKind.VEHICLE) == 3
    assert kinds.count(ItemKind.INTERPRETER) == 2
    assert kinds.count(ItemKind.CONNECTION) == 2
    assert kinds.count(ItemKind.RESTAURANT) == 4
    assert {row.state for row in made.confirmations} == {Status.NOT_REQUESTED}


def test_a_request_says_what_is_asked(store: Store, host: Organisation) -> None:
    """Of a visit its partner, place, hours and language; of a stay how many nights."""
    rows = _by_path(published(store, host.id).confirmations)
    problem, _ = example()
    demo = rows["2027-05-12/visit/demo"]
    assert (demo.supplier, demo.venue) == (problem.catalogue.session("demo").partner, "hall")
    assert (demo.start, demo.end, demo.language_mode) == (540, 630, "own")
    stay = next(row for row in rows.values() if row.kind is ItemKind.HOTEL)
    assert (stay.date, stay.nights) == (dt.date(2027, 5, 11), 2)
    lunch = rows["2027-05-11/meal/lunch-bistro"]
    assert (lunch.meal, lunch.start, lunch.end) == ("lunch", 690, 750)


def test_what_the_wishes_say_is_not_asked_again(store: Store, host: Organisation) -> None:
    """A status with its price and last day goes over into the programme."""
    status = {
        "kind": "session",
        "id": "demo",
        "date": "2027-05-12",
        "history": [{"status": "option", "date": "2027-02-20"}],
        "option_until": "2027-04-10",
        "price": {"group_cents": 12300},
    }
    rows = _by_path(published(store, host.id, {"wishes/statuses": [status]}).confirmations)
    demo = rows["2027-05-12/visit/demo"]
    assert (demo.state, demo.option_until) == (Status.OPTION, dt.date(2027, 4, 10))
    assert LockedPrice.model_validate(demo.price) == LockedPrice(group_cents=12300)
    assert demo.answer_by == dt.date(2027, 4, 10)


def test_an_answer_is_due_by_the_deadline(store: Store, host: Organisation) -> None:
    """The lead of a partner that must be asked ahead of time is on its request."""
    edit = {"catalogue/sessions/demo/lead_working_days": 10}
    rows = _by_path(published(store, host.id, edit).confirmations)
    assert rows["2027-05-12/visit/demo"].answer_by == dt.date(2027, 4, 27)


@pytest.mark.parametrize("first", FOLLOWING)
@pytest.mark.parametrize("second", Status)
def test_only_steps_that_may_follow_are_taken(first: Status, second: Status) -> None:
    """Every pair of statuses: kept where the domain allows it, else refused and unchanged."""
    until = dt.date(2027, 4, 1)
    row = Confirmation()
    confirmations.write(row, VISIT, (StatusChange(status=Status.REQUESTED, date=TODAY),))
    row.history = [{"status": first.value, "date": str(TODAY), "by": "", "note": ""}]
    row.state, row.option_until = first, until if first is Status.OPTION else None
    allowed = second in FOLLOWING[first] or first is second is Status.OPTION
    reply = Reply(second, TODAY, "them", option_until=until + dt.timedelta(days=1))
    if not allowed:
        with pytest.raises(Refused, match="may not follow"):
            confirmations.step(row, reply)
    else:
        confirmations.step(row, reply)
    taken = [first, second] if allowed else [first]
    assert [one["status"] for one in row.history] == [one.value for one in taken]
    assert row.state is taken[-1]
    if row.state is Status.OPTION:
        assert row.option_until == (until + dt.timedelta(days=1) if allowed else until)
    else:
        assert row.option_until is None


def test_an_option_needs_its_last_day(store: Store, host: Organisation) -> None:
    """Without one nobody would know when it lapses."""
    row = published(store, host.id).confirmations[0]
    _say(store, row, Status.REQUESTED)
    with pytest.raises(Refused, match="until when"), store.writing(COMMAND_LINE) as session:
        confirmations.reply(session, host.id, row.id, None, Reply(Status.OPTION, TODAY))


def test_a_history_never_goes_back(store: Store, host: Organisation, clock: SetClock) -> None:
    """Where the clock is behind what is written, the next step is of the day before it."""
    row = published(store, host.id).confirmations[0]
    clock.move(days=-30)
    with store.writing(COMMAND_LINE) as session:
        early = Reply(Status.REQUESTED, clock.now().date())
        after = confirmations.reply(session, host.id, row.id, None, early)
    assert [one["date"] for one in after.history] == ["2027-03-01", "2027-03-01"]


def test_a_yes_is_kept_while_the_same_is_asked(store: Store, host: Organisation) -> None:
    """The next version asks for dinner at another hour: that is asked anew, all else is not."""
    first = published(store, host.id)
    for row in first.confirmations:
        _say(store, row, Status.REQUESTED, Status.CONFIRMED)
    second = published(store, host.id, MOVED, programme_id=first.programme.id)
    states = {row.path: row.state for row in second.confirmations}
    anew = {path for path, state in states.items() if state is not Status.CONFIRMED}
    assert anew == {"2027-05-11/meal/dinner-bistro"}
    dinner = _by_path(second.confirmations)["2027-05-11/meal/dinner-bistro"]
    assert dinner.state is Status.NOT_REQUESTED
    assert "confirmed" in dinner.history[0]["note"]


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ((), Status.NOT_REQUESTED),
        ((Status.REQUESTED,), Status.CANCELLED),
        ((Status.REQUESTED, Status.OPTION), Status.CANCELLED),
        ((Status.REQUESTED, Status.CONFIRMED), Status.CANCELLED),
        ((Status.REQUESTED, Status.DECLINED), Status.DECLINED),
    ],
)
def test_what_is_not_asked_any_more_is_cancelled(
    store: Store, host: Organisation, said: tuple[Status, ...], becomes: Status
) -> None:
    """Where somebody had been asked; a refusal stays one, and who was not asked hears nothing."""
    path = "2027-05-11/visit/seminar"
    first = published(store, host.id)
    _say(store, _by_path(first.confirmations)[path], *said)
    second = published(store, host.id, WITHOUT_SEMINAR, programme_id=first.programme.id)
    assert path not in _by_path(second.confirmations)
    with store.reading() as session:
        every = confirmations.of_programme(session, second.programme, needed=False)
    row = _by_path(every)[path]
    assert (row.needed, row.state) == (False, becomes)
    with pytest.raises(Refused, match="no longer asks"):
        _say(store, row, Status.REQUESTED)


def test_what_comes_back_is_asked_anew(store: Store, host: Organisation) -> None:
    """Cancelled by the planner and wanted again: a new request, not a refusal for ever."""
    path = "2027-05-11/visit/seminar"
    first = published(store, host.id)
    _say(store, _by_path(first.confirmations)[path], Status.REQUESTED, Status.CONFIRMED)
    published(store, host.id, WITHOUT_SEMINAR, programme_id=first.programme.id)
    third = published(store, host.id, programme_id=first.programme.id)
    row = _by_path(third.confirmations)[path]
    assert (row.needed, row.state) == (True, Status.NOT_REQUESTED)


def test_a_partner_sees_its_own(store: Store, host: Organisation) -> None:
    """Asked by supplier, the list has that one's requests and no other's."""
    made = published(store, host.id)
    partner = example()[0].catalogue.session("demo").partner
    with store.reading() as session:
        own = confirmations.of_programme(session, made.programme, supplier=partner)
    assert own
    assert {row.supplier for row in own} == {partner}
    assert len(own) < len(made.confirmations)
