"""Marks: what offers, vehicles and nights keep of a published programme, and what tells them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from optimizer.domain.problem import Problem
from optimizer.master.goal import broken_levels, changes
from optimizer.master.windows import windows_of
from optimizer.prepare import prepare
from optimizer.prepare.instance import Instance, Offer
from optimizer.prepare.published import AS_PUBLISHED
from tests.check.example import DROP, example

PLAN = example()[1]
PUBLISHED = PLAN.model_dump(mode="json")


def _instance(level: str = "free", edit: dict[str, Any] | None = None, **more: Any) -> Instance:
    levels = [{"date": "2027-05-10", "level": level}]
    programme = {"itinerary": PUBLISHED, "frozen_until": "2027-05-10", "levels": levels, **more}
    return prepare(example({"wishes/programme": programme, **(edit or {})})[0])


def _offers(instance: Instance, session: str, day: int) -> list[Offer]:
    return [one for one in instance.days[day].offers if session in one.sessions]


def test_without_a_programme_there_are_no_marks() -> None:
    """No base, no markers, no offer apart: nothing that a plan would have to carry."""
    instance = prepare(example()[0])
    assert (instance.marks, instance.markers) == ((), ())
    for day in instance.days:
        assert (day.vehicle_marks, day.night_marks) == ((), ())
        assert all((one.marks, one.markers) == ((), ()) for one in day.offers)
        assert not any(one.key.endswith(AS_PUBLISHED) for one in day.offers)


def test_a_published_visit_stands_apart() -> None:
    """Once at its minute, where it keeps all four; else without that minute, keeping less."""
    instance = _instance()
    apart = [o for o in _offers(instance, "simulator", 1) if o.key.endswith(AS_PUBLISHED)]
    assert [(one.starts, one.marks) for one in apart] == [(((900, 900),), (0, -4))]
    for one in _offers(instance, "simulator", 1):
        if one.key.endswith(AS_PUBLISHED):
            continue
        assert one.marks == (0, -3)
        if (one.venue, one.split) == ("dock", apart[0].split):
            assert not any(first <= 900 <= last for first, last in one.starts)
    assert {one.marks for one in _offers(instance, "simulator", 2)} <= {(0, -1)}


def test_equal_bits_are_equal_marks() -> None:
    """On a day, offers that use the same tokens and markers have the same marks, at every level."""
    for level in ("fixed", "times-may-move", "days-may-move", "free"):
        for day in _instance(level).days:
            seen: dict[tuple[object, ...], object] = {}
            for one in day.offers:
                bits = (*one.tokens, *one.markers)
                if bits:
                    assert seen.setdefault(bits, one.marks) == one.marks


def test_a_trip_that_holds_nothing() -> None:
    """Ten items weigh forty; fixed are these, four meals, three vehicles and two nights."""
    meals = sum(item.kind == "meal" for day in PLAN.days for item in day.items)
    assert _instance().marks == (0, 40)
    assert _instance("days-may-move").marks == (10, 40)
    assert _instance("fixed").marks == (10 + meals + 3 + 2, 40)


def test_vehicles_and_nights() -> None:
    """Another vehicle or hotel adds two; the published one of a fixed day keeps a level."""
    for level, kept in (("free", 0), ("fixed", -1)):
        instance = _instance(level)
        vehicles = [one.vehicle.id if one.vehicle else None for one in instance.vehicles]
        told = dict(zip(vehicles, instance.days[1].vehicle_marks, strict=True))
        assert told["coach"] == (kept, 0)
        assert told[None] == (0, 2)
        hotels = [one.hotel.id for one in instance.hotels]
        assert dict(zip(hotels, instance.days[1].night_marks, strict=True)) == {
            key: (kept, 0) if key == "grand" else (0, 2) for key in hotels
        }
        assert set(instance.days[2].night_marks) == {(0, 0)}  # the trip ended there


def test_a_published_session_stays_on_offer() -> None:
    """Nobody wishes the lecture; it is planned only because it was published."""
    unwished = {"wishes/distinct_partner_weight": 0, "wishes/wishes/college": DROP}
    without = prepare(example(unwished)[0])
    kept = _instance(edit=unwished)
    assert not _offers(without, "lecture", 0)
    assert _offers(kept, "lecture", 0)


def test_what_is_still_on_offer_bounds_a_tier_at_once() -> None:
    """A session that is gone is lost for certain; with all on offer everything can be kept."""
    whole = _instance("times-may-move")
    assert changes(whole).reported(changes(whole).ceiling(whole)) == 0
    assert broken_levels(whole).reported(broken_levels(whole).ceiling(whole)) == 0
    history = [{"status": "declined", "date": "2027-03-01"}]
    refused = {"kind": "session", "id": "simulator", "history": history}
    gone = _instance("times-may-move", {"wishes/statuses": [refused]})
    assert changes(gone).reported(changes(gone).ceiling(gone)) == 4
    assert broken_levels(gone).reported(broken_levels(gone).ceiling(gone)) == 1


def test_a_vehicle_in_the_workshop_counts_only_on_a_day_that_every_trip_has() -> None:
    """Another one has to be taken on that day, unless a shorter trip may leave the day out."""
    workshop = {"catalogue/vehicles/coach/unavailable": [{"start": "2027-05-12"}]}
    dates = {"first": "2027-05-11", "last": "2027-05-13"}
    for least, counted in ((3, 2), (2, 2), (1, 0)):
        days = {"wishes/dates": dates | {"min_days": least, "max_days": 3}}
        instance = _instance(edit=workshop | days)
        goal = changes(instance)
        assert instance.is_in_every_trip(1) == (counted > 0)
        assert goal.reported(goal.ceiling(instance)) == counted


def test_a_hotel_that_is_gone_counts_only_where_every_trip_sleeps() -> None:
    """Both nights are in another hotel; a trip that may be a day shorter can spare one of them."""
    for least, counted in ((3, 4), (2, 0)):
        dates = {"first": "2027-05-11", "last": "2027-05-13", "min_days": least, "max_days": 3}
        instance = _instance(edit={"wishes/dates": dates})
        others = tuple(one for one in instance.hotels if one.hotel.id != "grand")
        marks = [
            tuple(
                mark
                for mark, one in zip(day.night_marks, instance.hotels, strict=True)
                if one.hotel.id != "grand"
            )
            for day in instance.days
        ]
        days = tuple(
            replace(day, night_marks=own) for day, own in zip(instance.days, marks, strict=True)
        )
        gone = replace(instance, hotels=others, days=days)
        assert changes(gone).reported(changes(gone).ceiling(gone)) == counted


def test_other_dates_keep_less() -> None:
    """A window of dates away from what was published can only hold visits that moved."""
    dates = {"first": "2027-05-11", "last": "2027-05-20", "min_days": 3, "max_days": 3}
    edit = {"wishes/dates": dates, "wishes/pins": [], "wishes/commitments/mayor": DROP}
    instance = _instance("times-may-move", edit)
    goal = changes(instance)
    least = {
        window.days[0].date: goal.reported(goal.ceiling(window)) for window in windows_of(instance)
    }
    first = min(least)
    assert first == dt.date(2027, 5, 11)
    others = [value for date, value in least.items() if date > first]
    assert others
    assert all(value is not None and value > (least[first] or 0) for value in others)


def test_the_moment_ends_levels() -> None:
    """What began before the moment has no level: it is past, which is a rule."""
    begun = _instance("fixed", frozen_until="2027-05-13", frozen_minute=541)
    assert begun.marks[0] < _instance("fixed").marks[0]
    problem: Problem = begun.problem
    assert problem.wishes.programme is not None
