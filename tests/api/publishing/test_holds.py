"""Holds: what a plan takes, exactly, by the checker's own counting."""

from collections import defaultdict

import pytest

from api.publishing import holds
from optimizer.check import check
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from tests.check.example import example

Key = tuple[BookingKind, str, str]


def _limits(problem: Problem, itinerary: Itinerary) -> dict[Key, int]:
    """The most of each thing that the plan takes at a time on a date, read off its bookings."""
    most: dict[Key, int] = defaultdict(int)
    for one in holds(problem, itinerary):
        key = (one.kind, one.id, "" if one.room is None else one.room.value)
        most[key] = max(most[key], one.count)
    return most


COUNTED = sorted(key for key in _limits(*example()) if key[0] is not BookingKind.VENUE)
"""What is held by number; a venue is held as a whole."""


def _with_room_for(problem: Problem, most: dict[Key, int], short: Key | None) -> Problem:
    """The problem of a host that can do just twice what the plan takes, of one thing one less."""

    def enough(kind: BookingKind, key: str, room: str = "") -> int:
        taken = most.get((kind, key, room), 0)
        return max(1, 2 * taken - ((kind, key, room) == short))

    catalogue = problem.catalogue
    partners = tuple(
        one.model_copy(update={"parallel_groups": enough(BookingKind.PARTNER, one.id)})
        for one in catalogue.partners
    )
    vehicles = tuple(
        one.model_copy(update={"max_count": enough(BookingKind.VEHICLE, one.id)})
        for one in catalogue.vehicles
    )
    interpreters = tuple(
        one.model_copy(update={"interpreters": enough(BookingKind.INTERPRETER, one.id)})
        for one in catalogue.interpreters
    )
    hotels = tuple(
        hotel.model_copy(
            update={
                "rooms": tuple(
                    room.model_copy(
                        update={"count": enough(BookingKind.HOTEL, hotel.id, room.kind.value)}
                    )
                    for room in hotel.rooms
                )
            }
        )
        for hotel in catalogue.hotels
    )
    updated = catalogue.model_copy(
        update={
            "partners": partners,
            "vehicles": vehicles,
            "interpreters": interpreters,
            "hotels": hotels,
        }
    )
    # Found again by id, as `model_copy` keeps the look-ups of the catalogue before.
    fresh = type(catalogue).model_validate(updated.model_dump())
    held = tuple(one for one in holds(problem, itinerary_of(problem)) if not _is_venue(one))
    return Problem(catalogue=fresh, wishes=problem.wishes, bookings=held)


def itinerary_of(problem: Problem) -> Itinerary:
    """The example's plan."""
    return example()[1]


def _is_venue(booking: Booking) -> bool:
    return booking.kind is BookingKind.VENUE


def _shared_faults(problem: Problem, itinerary: Itinerary) -> set[str]:
    return {one.where for one in check(problem, itinerary) if one.rule is Rule.CAPACITY_SHARED}


def test_a_host_of_twice_the_size_takes_the_plan_twice() -> None:
    """Beside its own bookings the plan fits where there is just twice of everything."""
    problem, itinerary = example()
    roomy = _with_room_for(problem, _limits(problem, itinerary), None)
    assert _shared_faults(roomy, itinerary) == set()


@pytest.mark.parametrize("short", COUNTED, ids="-".join)
def test_with_one_less_of_anything_it_does_not(short: Key) -> None:
    """So no count is too low: the checker finds a fault for each thing that is one short."""
    problem, itinerary = example()
    tight = _with_room_for(problem, _limits(problem, itinerary), short)
    assert _shared_faults(tight, itinerary) != set()


def test_a_venue_is_held_for_just_as_long_as_the_visit() -> None:
    """Another visit there is late by each minute before the end, and fits right after it."""
    problem, itinerary = example()
    venues = [one for one in holds(problem, itinerary) if _is_venue(one)]
    visits = [(date, visit.venue, visit.start, visit.end) for date, visit in itinerary.visits]
    assert [(one.date, one.id, one.start, one.end) for one in venues] == visits


def test_a_rotation_and_a_twin_hold_two_groups() -> None:
    """Two sessions of one partner that swap, and one session twice at a time."""
    problem, itinerary = example()
    partners = {
        (str(one.date), one.start): one.count
        for one in holds(problem, itinerary)
        if one.kind is BookingKind.PARTNER
    }
    rotation, twin = ("2027-05-12", 780), ("2027-05-13", 540)
    hosts = {problem.catalogue.session(key).partner for key in ("boats", "drones")}
    assert partners[rotation] == (2 if len(hosts) == 1 else 1)
    assert partners[twin] == 2
    assert partners["2027-05-12", 900] == 1, "a repeat has one group at a time"


def test_rooms_of_a_kind_are_counted_together() -> None:
    """However a night lists them; and the last day has none."""
    problem, itinerary = example()
    rooms = [one for one in holds(problem, itinerary) if one.kind is BookingKind.HOTEL]
    for day in itinerary.days:
        found = {one.room: one.count for one in rooms if one.date == day.date}
        wanted: dict[object, int] = defaultdict(int)
        for booked in day.night.rooms if day.night else ():
            wanted[booked.kind] += booked.count
        assert found == wanted


def test_ticks_become_whole_minutes_that_cover_the_visit() -> None:
    """A minute used in part is held as a whole."""
    problem, itinerary = example()
    fine = problem.catalogue.rules.model_copy(update={"ticks_per_minute": 7})
    ticking = problem.model_copy(
        update={"catalogue": problem.catalogue.model_copy(update={"rules": fine})}
    )
    by_hand = [(visit.start // 7, -(-visit.end // 7)) for _, visit in itinerary.visits]
    held = [one for one in holds(ticking, itinerary) if _is_venue(one)]
    assert [(one.start, one.end) for one in held] == by_hand
