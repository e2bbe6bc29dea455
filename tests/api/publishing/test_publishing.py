"""Publishing: from a plan to a programme that holds what it needs, and to its next version."""

import datetime as dt
import threading

import pytest

from api.publishing import (
    BreaksRules,
    ChangeKind,
    change_log,
    draft,
    holds,
    problem_to_replan,
    publish,
    with_current_bookings,
    withdraw,
)
from api.store import (
    COMMAND_LINE,
    NotFound,
    Refused,
    Stale,
    Store,
    absences,
    bookings,
    confirmations,
    plans,
    programmes,
)
from api.store.confirmations import Reply
from api.store.tables import EditionState, Organisation, ProgrammeState
from optimizer.check import check
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.changes import FreezeLevel, PlanningOrder
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.programme import LevelFrom
from optimizer.domain.rules import Rule
from optimizer.domain.statuses import ItemKind, Status
from tests.api.publishing.plans_made import MOVED, WITHOUT_SEMINAR, published, stored
from tests.check.example import example

TODAY = dt.date(2027, 3, 1)
FIRST, LAST = dt.date(2027, 5, 11), dt.date(2027, 5, 13)


def _held(store: Store, organisation: str) -> list[Booking]:
    with store.reading() as session:
        rows = bookings.held(session, organisation, FIRST, LAST)
        return [bookings.as_booking(row) for row in rows]


def test_a_draft_holds_nothing_and_asks_nobody(store: Store, host: Organisation) -> None:
    """It is there to be looked at."""
    plan = stored(store, host.id, name="Spring")
    with store.writing(COMMAND_LINE) as session:
        programme, edition = draft(session, host.id, plan)
    assert (programme.name, programme.state, programme.published) == (
        "Spring",
        ProgrammeState.DRAFT,
        None,
    )
    assert (edition.number, edition.state) == (1, EditionState.DRAFT)
    assert _held(store, host.id) == []
    with store.reading() as session:
        assert confirmations.of_programme(session, programme) == ()


def test_what_is_published_is_held(store: Store, host: Organisation) -> None:
    """All that the itinerary takes, no more and no less."""
    made = published(store, host.id)
    assert made.programme.state is ProgrammeState.PUBLISHED
    assert (made.programme.published, made.edition.state) == (1, EditionState.PUBLISHED)
    held, wanted = _held(store, host.id), holds(*example())
    assert sorted(held, key=str) == sorted(wanted, key=str)


def test_the_next_delegation_is_planned_around_it(store: Store, host: Organisation) -> None:
    """A problem of the same host has the bookings, named after who holds them."""
    published(store, host.id, name="Spring")
    problem, itinerary = example()
    with store.reading() as session:
        after = with_current_bookings(session, host.id, problem)
    assert {one.trip for one in after.bookings} == {"Spring"}
    assert len(after.bookings) == len(holds(problem, itinerary))
    rules = {one.rule for one in check(after, _of(after, itinerary))}
    assert rules == {Rule.CAPACITY_SHARED}


def test_the_same_things_cannot_be_published_twice(store: Store, host: Organisation) -> None:
    """A second programme that needs what the first holds is refused, with each place and reason."""
    published(store, host.id)
    with pytest.raises(BreaksRules) as raised:
        published(store, host.id)
    assert {one.rule for one in raised.value.violations} == {Rule.CAPACITY_SHARED}
    with store.reading() as session:
        states = [one.state for one in programmes.listing(session, host.id).items]
    assert states == [ProgrammeState.PUBLISHED], "the refused one left nothing behind"


def test_of_two_that_publish_at_once_one_is_refused(store: Store, host: Organisation) -> None:
    """The last rooms go to one of them, also when both look at the same moment."""
    drafts = []
    for _ in range(2):
        plan = stored(store, host.id)
        with store.writing(COMMAND_LINE) as session:
            drafts.append(draft(session, host.id, plan)[0].id)
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def run(key: str) -> None:
        together.wait()
        try:
            with store.writing(COMMAND_LINE) as session:
                publish(session, host.id, key)
            outcomes.append("published")
        except BreaksRules:
            outcomes.append("refused")

    threads = [threading.Thread(target=run, args=(key,)) for key in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["published", "refused"]


def test_another_organisation_is_not_concerned(
    store: Store, host: Organisation, other: Organisation
) -> None:
    """Its things are others, also where they have the same ids."""
    published(store, host.id)
    published(store, other.id)
    assert sorted(_held(store, host.id), key=str) == sorted(_held(store, other.id), key=str)


def test_a_withdrawn_programme_frees_what_it_held(store: Store, host: Organisation) -> None:
    """The next one can have it; the first stays to be looked at."""
    first = published(store, host.id)
    with store.writing(COMMAND_LINE) as session:
        withdraw(session, host.id, first.programme.id, first.programme.version)
    assert _held(store, host.id) == []
    published(store, host.id)
    with store.reading() as session:
        programme = programmes.get(session, host.id, first.programme.id)
        assert programme.state is ProgrammeState.WITHDRAWN
        assert programmes.editions(session, programme)[0].state is EditionState.WITHDRAWN


def test_a_withdrawn_programme_can_be_published_again(store: Store, host: Organisation) -> None:
    """As its next version, which is again the first that anyone has."""
    first = published(store, host.id)
    with store.writing(COMMAND_LINE) as session:
        withdraw(session, host.id, first.programme.id)
    again = published(store, host.id, programme_id=first.programme.id)
    assert (again.edition.number, again.programme.state) == (2, ProgrammeState.PUBLISHED)
    assert [one.kind for one in change_log(again.edition)] == [ChangeKind.FIRST]


def test_the_next_version_takes_the_place_of_the_first(store: Store, host: Organisation) -> None:
    """Bookings that stay are the same rows; those not needed are released; one version holds."""
    first = published(store, host.id)
    second = published(store, host.id, WITHOUT_SEMINAR, programme_id=first.programme.id)
    assert second.edition.number == 2
    with store.reading() as session:
        programme = programmes.get(session, host.id, first.programme.id)
        states = [one.state for one in programmes.editions(session, programme)]
    assert states == [EditionState.REPLACED, EditionState.PUBLISHED]
    before, after = ({row.id for row in one.bookings} for one in (first, second))
    assert after < before
    assert sorted(_held(store, host.id), key=str) == sorted(
        holds(*example(WITHOUT_SEMINAR)), key=str
    )


def test_a_draft_is_replaced_by_the_next_one(store: Store, host: Organisation) -> None:
    """Published versions are numbered without gaps, however many drafts there were."""
    first = published(store, host.id)
    key = first.programme.id
    for edit in (WITHOUT_SEMINAR, MOVED):
        plan = stored(store, host.id, edit)
        with store.writing(COMMAND_LINE) as session:
            _, edition = draft(session, host.id, plan, programme_id=key)
    assert edition.number == 2
    with store.writing(COMMAND_LINE) as session:
        assert publish(session, host.id, key).edition.plan_id == plan


def test_nobody_publishes_a_draft_that_they_have_not_seen(store: Store, host: Organisation) -> None:
    """Another draft is another version of the programme."""
    plan = stored(store, host.id)
    with store.writing(COMMAND_LINE) as session:
        programme, _ = draft(session, host.id, plan)
    seen = programme.version
    with store.writing(COMMAND_LINE) as session:
        draft(session, host.id, plan, programme_id=programme.id)
    with pytest.raises(Stale), store.writing(COMMAND_LINE) as session:
        publish(session, host.id, programme.id, seen)


def test_the_change_log_is_between_what_held_and_what_holds(
    store: Store, host: Organisation
) -> None:
    """The first version says that it is one, the next one what it does differently."""
    first = published(store, host.id)
    assert [one.kind for one in change_log(first.edition)] == [ChangeKind.FIRST]
    second = published(store, host.id, WITHOUT_SEMINAR, programme_id=first.programme.id)
    kinds = [one.kind for one in change_log(second.edition)]
    assert kinds == [ChangeKind.DROPPED, ChangeKind.KEPT]
    same = published(store, host.id, WITHOUT_SEMINAR, programme_id=first.programme.id)
    assert [one.kind for one in change_log(same.edition)] == [ChangeKind.NONE]


def test_a_partner_that_goes_away_stops_the_publishing(store: Store, host: Organisation) -> None:
    """What was possible when it was planned is looked at again."""
    plan = stored(store, host.id)
    with store.writing(COMMAND_LINE) as session:
        programme, _ = draft(session, host.id, plan)
        partner = example()[0].catalogue.session("demo").partner
        absences.add(session, host.id, partner, absences.Away(FIRST, LAST))
    with pytest.raises(BreaksRules) as raised, store.writing(COMMAND_LINE) as session:
        publish(session, host.id, programme.id)
    assert {one.rule for one in raised.value.violations} == {Rule.CAPACITY_SHARED}


@pytest.mark.parametrize("minutes", [(0, 540), (630, 700)])
def test_a_partner_away_at_other_hours_does_not(
    store: Store, host: Organisation, minutes: tuple[int, int]
) -> None:
    """Up to the minute at which the visit starts, and from the minute at which it ends."""
    partner = example()[0].catalogue.session("demo").partner
    away = absences.Away(dt.date(2027, 5, 12), dt.date(2027, 5, 12), *minutes)
    with store.writing(COMMAND_LINE) as session:
        absences.add(session, host.id, partner, away)
    assert published(store, host.id).edition.number == 1


def test_what_cannot_be_published_is_refused(
    store: Store, host: Organisation, other: Organisation
) -> None:
    """A plan without itinerary or of others, a programme without draft, nothing to withdraw."""
    asked = plans.Asked(request={}, problem={}, problem_hash="", parameters={})
    with store.writing(COMMAND_LINE) as session:
        waiting = plans.add(session, host.id, asked)
        impossible = plans.add(session, host.id, asked)
        plans.record_result(session, impossible, {"verdict": "INFEASIBLE", "itinerary": None})
        empty = programmes.add(session, host.id, "Empty")
    with store.writing(COMMAND_LINE) as session:
        for plan in (waiting, impossible):
            with pytest.raises(Refused, match="no itinerary"):
                draft(session, host.id, plan.id)
        with pytest.raises(Refused, match="no draft"):
            publish(session, host.id, empty.id)
        with pytest.raises(Refused, match="can be withdrawn"):
            withdraw(session, host.id, empty.id)
        with pytest.raises(NotFound):
            draft(session, other.id, waiting.id)
        with pytest.raises(NotFound):
            publish(session, other.id, empty.id)


def test_a_plan_may_go_while_its_programme_stays(store: Store, host: Organisation) -> None:
    """What was published does not depend on the plan that it came from."""
    made = published(store, host.id)
    plan = made.edition.plan_id
    assert plan is not None
    with store.writing(COMMAND_LINE) as session:
        plans.remove(session, host.id, plan, None)
    with store.reading() as session:
        programme = programmes.get(session, host.id, made.programme.id)
        holding = programmes.published(session, programme)
    assert holding is not None
    assert holding.plan_id is None
    assert holding.itinerary["days"]


def test_a_refusal_is_in_the_wishes_of_the_next_plan(store: Store, host: Organisation) -> None:
    """A partner declines: planned anew, its session is not on offer on that date any more."""
    made = published(store, host.id)
    demo = next(row for row in made.confirmations if row.item == "demo")
    for status in (Status.REQUESTED, Status.DECLINED):
        with store.writing(COMMAND_LINE) as session:
            confirmations.reply(session, host.id, demo.id, None, Reply(status, TODAY, "rescue"))
    with store.reading() as session:
        problem = problem_to_replan(session, host.id, made.programme.id, planning_date=TODAY)
    told = {(one.kind, one.id): one.status for one in problem.wishes.statuses}
    assert told[ItemKind.SESSION, "demo"] is Status.DECLINED
    assert problem.programme is not None
    assert problem.programme.version == 1
    assert problem.bookings == (), "its own bookings do not stand in its way"
    itinerary = example()[1]
    assert problem.programme.itinerary == itinerary
    faults = check(problem, _of(problem, itinerary))
    assert [(one.rule, one.where.split()[0]) for one in faults] == [(Rule.PIN, "2027-05-12")]


def test_planning_anew_keeps_what_is_confirmed_and_what_others_hold(
    store: Store, host: Organisation
) -> None:
    """All confirmed: the old plan is still valid as it stands, beside a booking made since."""
    made = published(store, host.id)
    for row in made.confirmations:
        for status in (Status.REQUESTED, Status.CONFIRMED):
            with store.writing(COMMAND_LINE) as session:
                confirmations.reply(session, host.id, row.id, None, Reply(status, TODAY))
    by_phone = Booking(kind=BookingKind.VENUE, id="hall", date=LAST, trip="by phone")
    with store.writing(COMMAND_LINE) as session:
        bookings.add(session, host.id, by_phone)
    with store.reading() as session:
        problem = problem_to_replan(
            session,
            host.id,
            made.programme.id,
            planning_date=dt.date(2027, 5, 12),
            frozen_minute=700,
        )
    assert problem.bookings == (by_phone,)
    assert problem.wishes.planning_date == dt.date(2027, 5, 12)
    assert all(one.is_confirmed for one in problem.wishes.statuses)
    assert {one.date for one in problem.wishes.statuses if one.kind is ItemKind.HOTEL} == {
        FIRST,
        dt.date(2027, 5, 12),
    }, "a stay is confirmed for each of its nights"
    assert check(problem, _of(problem, example()[1])) == ()


def test_planning_anew_takes_levels_order_and_a_newer_catalogue(
    store: Store, host: Organisation
) -> None:
    """What the coordinator wants of it, and what the host offers by now."""
    made = published(store, host.id)
    newer, _ = example({"catalogue/sessions/demo/talk_minutes": 100})
    levels = (LevelFrom(date=FIRST, level=FreezeLevel.DAYS_MAY_MOVE),)
    with store.reading() as session:
        problem = problem_to_replan(
            session,
            host.id,
            made.programme.id,
            planning_date=TODAY,
            levels=levels,
            order=PlanningOrder.POINTS_FIRST,
            catalogue=newer.catalogue,
        )
    assert problem.catalogue == newer.catalogue
    assert problem.programme is not None
    assert problem.programme.levels == levels
    assert problem.programme.order is PlanningOrder.POINTS_FIRST


def _of(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """The itinerary, as one of this problem."""
    return itinerary.model_copy(update={"problem_hash": problem.content_hash})


def test_what_is_known_by_the_store_is_narrowed_to_the_catalogue(
    store: Store, host: Organisation
) -> None:
    """A booking of something that a catalogue does not have makes no problem invalid."""
    stray = Booking(kind=BookingKind.VENUE, id="elsewhere", date=FIRST)
    with store.writing(COMMAND_LINE) as session:
        bookings.add(session, host.id, stray)
        absences.add(session, host.id, "nobody", absences.Away(FIRST, LAST))
    with store.reading() as session:
        assert with_current_bookings(session, host.id, example()[0]).bookings == ()
