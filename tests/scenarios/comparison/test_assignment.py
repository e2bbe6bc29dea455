"""The assignment of two plans: nothing lost, nothing counted twice, partners see their own."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.comparison import Alteration, DayPart
from optimizer.domain.itinerary import Itinerary
from scenarios.comparison import assignment_change
from scenarios.comparison.assignment import placed
from tests.scenarios.comparison.plans import plan, problem, random_plan, visit

PLANS = st.integers(0, 10_000).map(random_plan)


@given(PLANS)
@settings(max_examples=40, deadline=None)
def test_a_plan_beside_itself_changes_nothing(one: Itinerary) -> None:
    """Everything is kept, for everybody."""
    change = assignment_change(problem(), one, one)
    assert change.is_empty
    assert change.kept == placed(problem(), one)
    assert all(partner.is_unchanged for partner in change.partners)


@given(PLANS, PLANS)
@settings(max_examples=80, deadline=None)
def test_every_session_of_both_plans_is_told_once(before: Itinerary, after: Itinerary) -> None:
    """Kept, moved and dropped make the first plan; kept, moved and added the second."""
    change = assignment_change(problem(), before, after)
    kept, moved = change.kept, change.moved
    first = (*kept, *(one.before for one in moved), *change.dropped)
    second = (*kept, *(one.after for one in moved), *change.added)
    assert Counter(first) == Counter(placed(problem(), before))
    assert Counter(second) == Counter(placed(problem(), after))
    gone = {one.session for one in change.dropped}
    assert not gone & {one.session for one in change.added}, "what could be paired is paired"
    assert all(one.alterations for one in moved)


@given(PLANS, PLANS)
@settings(max_examples=80, deadline=None)
def test_the_other_way_round_is_the_mirror(before: Itinerary, after: Itinerary) -> None:
    """What was dropped is added, and as many are kept and moved."""
    there = assignment_change(problem(), before, after)
    back = assignment_change(problem(), after, before)
    assert set(there.kept) == set(back.kept)
    assert len(there.moved) == len(back.moved)
    assert Counter(one.session for one in there.dropped) == Counter(
        one.session for one in back.added
    )
    assert [(one.date, one.part, one.after, one.before) for one in there.days] == [
        (one.date, one.part, one.before, one.after) for one in back.days
    ]


@given(PLANS, PLANS)
@settings(max_examples=80, deadline=None)
def test_partners_share_the_whole_between_them(before: Itinerary, after: Itinerary) -> None:
    """Each sees just its own sessions, and together they see all."""
    change = assignment_change(problem(), before, after)
    hosts = {session.id: session.partner for session in problem().catalogue.sessions}
    for name in ("kept", "dropped", "added"):
        whole = Counter(getattr(change, name))
        parts = Counter(one for part in change.partners for one in getattr(part, name))
        assert parts == whole
    assert [one.partner for one in change.partners] == sorted(
        {hosts[one.session] for one in (*change.kept, *change.dropped, *change.added)}
        | {hosts[one.after.session] for one in change.moved}
    )


@pytest.mark.parametrize(
    ("other", "alterations"),
    [
        (visit("demo", 600), []),
        (visit("demo", 601), [Alteration.TIME]),
        (visit("demo", 600, end=661), [Alteration.DURATION]),
        (visit("demo", 600, venue="yard"), [Alteration.VENUE]),
        (visit("demo", 600, language_mode="second"), [Alteration.LANGUAGE]),
        (visit("demo", 600, split="twin"), [Alteration.SPLIT]),
    ],
)
def test_each_alteration_is_named(other: object, alterations: list[Alteration]) -> None:
    """A minute or another room is enough, and nothing else is named."""
    change = assignment_change(
        problem(),
        plan([visit("demo", 600)]),
        plan([other]),  # type: ignore[list-item]
    )
    expected = [tuple(alterations)] if alterations else []
    assert [one.alterations for one in change.moved] == expected
    assert len(change.kept) == (not alterations)


def test_a_repeated_session_is_matched_with_the_nearest() -> None:
    """The one at the same time is kept, the one of the same day moves, no days are swapped."""
    before = plan([visit("demo", 600)], [visit("demo", 600)])
    after = plan([visit("demo", 600), visit("demo", 900)], [])
    change = assignment_change(problem(), before, after)
    assert len(change.kept) == 1
    assert [one.alterations for one in change.moved] == [(Alteration.DATE, Alteration.TIME)]
    later = plan([visit("demo", 700)], [visit("demo", 600)])
    change = assignment_change(problem(), before, later)
    assert [one.alterations for one in change.moved] == [(Alteration.TIME,)]


def test_hotels_and_vehicles_are_told_by_date() -> None:
    """Two nights and three days; a day more is a night and a vehicle more."""
    before = plan([], [], [], hotel="park", vehicle="coach")
    after = plan([], [], [], hotel="lake", vehicle="coach")
    change = assignment_change(problem(), before, after)
    assert [(one.part, one.before, one.after) for one in change.days] == [
        (DayPart.HOTEL, "park", "lake")
    ] * 2
    longer = plan([], [], [], [], hotel="park", vehicle="coach")
    change = assignment_change(problem(), before, longer)
    assert [(one.part, one.before, one.after) for one in change.days] == [
        (DayPart.HOTEL, None, "park"),
        (DayPart.VEHICLE, None, "coach"),
    ]


def test_a_session_that_goes_over_to_another_partner_concerns_both() -> None:
    """Dropped for the one and added for the other, moved for the trip."""
    one = problem()
    host = one.catalogue.session("demo").partner
    taker = next(partner.id for partner in one.catalogue.partners if partner.id != host)
    sessions = tuple(
        session.model_copy(update={"partner": taker}) if session.id == "demo" else session
        for session in one.catalogue.sessions
    )
    edited = one.model_copy(
        update={"catalogue": one.catalogue.model_copy(update={"sessions": sessions})}
    )
    both = plan([visit("demo", 600)])
    change = assignment_change(one, both, both, edited)
    assert [one.alterations for one in change.moved] == [(Alteration.PARTNER,)]
    assert {part.partner: (len(part.dropped), len(part.added)) for part in change.partners} == {
        host: (1, 0),
        taker: (0, 1),
    }
