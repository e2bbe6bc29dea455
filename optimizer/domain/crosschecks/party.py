"""The party: counts that add up, languages that exist, and groups that nothing can take."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks.check import WISHES, Spot
from optimizer.domain.crosschecks.known import did_you_mean
from optimizer.domain.crosschecks.references import unknown_languages
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes


def party_languages(wishes: Wishes) -> Iterator[Spot]:
    """Languages of the party that do not exist."""
    for key in ("own_languages", "second_languages"):
        yield from unknown_languages(WISHES, ("party", key), getattr(wishes.party, key))


def counts_fit_heads(wishes: Wishes) -> Iterator[Spot]:
    """More guests of a role, diet or access need, or in need of a visa, than there are guests."""
    heads = wishes.party.heads
    if wishes.party.visa_bound > heads:
        yield Spot(
            WISHES,
            ("party", "visa_bound"),
            FindingCode.VALUE_OUT_OF_RANGE,
            f"{wishes.party.visa_bound} guests need a visa, but only {heads} come.",
            f"Lower visa_bound to at most {heads}, or correct heads.",
            detail={"heads": heads, "count": wishes.party.visa_bound},
        )
    for key in ("roles", "diets", "access_needs"):
        for name, count in getattr(wishes.party, key).items():
            if count > heads:
                yield Spot(
                    WISHES,
                    ("party", key, name),
                    FindingCode.VALUE_OUT_OF_RANGE,
                    f"{count} guests are counted as '{name}', but only {heads} come.",
                    f"Lower the count to at most {heads}, or correct heads.",
                    detail={"heads": heads, "count": count},
                )


def rooms_fit_heads(wishes: Wishes) -> Iterator[Spot]:
    """Rooms that sleep more or fewer guests than come."""
    party = wishes.party
    if party.rooms is not None and party.rooms.guests != party.heads:
        yield Spot(
            WISHES,
            ("party", "rooms"),
            FindingCode.ROOMS_DO_NOT_FIT,
            f"The rooms sleep {party.rooms.guests} guests, but {party.heads} come.",
            "A single or accessible room sleeps one guest, a twin room two: correct the numbers, "
            "or leave rooms out to give everyone a single room.",
            detail={"heads": party.heads, "guests": party.rooms.guests},
        )


def needs_are_catered_for(problem: Problem) -> Iterator[Spot]:
    """Diets that no restaurant and access features that no venue mentions: often misspelt."""
    catalogue, party = problem.catalogue, problem.wishes.party
    offers = (
        ("diets", party.needed_diets, catalogue.restaurants, "restaurant cooks for the diet"),
        ("access_needs", party.needed_features, catalogue.venues, "venue has the feature"),
    )
    for key, needs, givers, words in offers:
        field = "diets" if key == "diets" else "features"
        given = {name for giver in givers for name in getattr(giver, field)}
        for need in sorted(needs - given):
            yield Spot(
                WISHES,
                ("party", key, need),
                FindingCode.UNKNOWN_ID,
                f"No {words} '{need}'.",
                did_you_mean(need, given) + "Correct the name, or add it to those that provide it.",
                Severity.WARNING,
                {"kind": key, "name": need},
            )


def group_finds_room(problem: Problem) -> Iterator[Spot]:
    """A party too large for every session, every hotel or every vehicle there is.

    Warnings: the trip may do without, and what is impossible is for the solver to prove.
    """
    party = problem.wishes.party
    for what, most, size in _largest(problem.catalogue, problem):
        if 0 < most < size:
            yield Spot(
                WISHES,
                ("party", "heads"),
                FindingCode.GROUP_TOO_LARGE,
                f"The party needs {size} places, but {what} in the catalogue has at most {most}.",
                "Bring fewer people, plan two trips, or add something larger to the catalogue.",
                Severity.WARNING,
                {"heads": party.heads, "needed": size, "most": most},
            )


def debrief_finds_room(problem: Problem) -> Iterator[Spot]:
    """A debrief for more people than any venue or restaurant holds, and no hotel to hold it in."""
    if problem.wishes.debrief_minutes is None or problem.catalogue.hotels:
        return
    people = problem.wishes.party.heads + problem.wishes.party.guides
    rooms = [venue.capacity for venue in problem.catalogue.venues]
    rooms += [restaurant.capacity for restaurant in problem.catalogue.restaurants]
    most = max(rooms, default=0)
    if most < people:
        yield Spot(
            WISHES,
            ("debrief_minutes",),
            FindingCode.GROUP_TOO_LARGE,
            f"A debrief needs room for {people}, but no venue or restaurant holds over {most}.",
            "Leave debrief_minutes out, or add a place that holds everyone to the catalogue.",
            Severity.WARNING,
            {"needed": people, "most": most},
        )


def _largest(catalogue: Catalogue, problem: Problem) -> Iterator[tuple[str, int, int]]:
    """What there is, how many the largest takes (0: there is none), and how many must fit."""
    party = problem.wishes.party
    halves = ((one.max_group * (2 if one.split else 1)) for one in catalogue.sessions)
    yield "no session", max(halves, default=0), party.heads
    beds = (
        sum(room.count * (2 if room.kind == "twin" else 1) for room in hotel.rooms)
        for hotel in catalogue.hotels
    )
    yield "no hotel", max(beds, default=0), party.heads
    seats = (vehicle.seats * vehicle.max_count for vehicle in catalogue.vehicles)
    yield "no vehicle", max(seats, default=0), party.heads + party.guides
